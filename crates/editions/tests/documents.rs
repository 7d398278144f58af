//! Documents that no paper of the repository has: very long ones, and odd ones.

mod package;
mod plain;
mod support;

use std::collections::BTreeSet;

use content::edition::ItemData;
use content::table::{ColumnData, HeadCell, RowData, TableData};
use panelpaper_editions::document::{Block, Document, Heading, Inline, Item, List, Table};
use support::{HOSTILE, document, made, paragraph, parts};
use tables::model::{Align, Lang};

#[test]
fn three_hundred_annexes_are_three_hundred_sections() {
    let (main, html) = made(&document(vec![paragraph(2, "We propose.")], 300));
    assert_eq!(main.matches("<w:sectPr>").count(), 301);
    assert_eq!(main.matches("w:orient=\"landscape\"").count(), 42);
    assert_eq!(main.matches("_Ref_annex_").count(), 300);
    assert_eq!(html.matches("<section ").count(), 300);
    assert!(!html.contains("<script"));
    let xml = html
        .strip_prefix("<!DOCTYPE html>\n")
        .expect("a document type");
    let page = roxmltree::Document::parse(xml).expect("closed elements");
    let ids: Vec<&str> = page
        .descendants()
        .filter_map(|node| node.attribute("id"))
        .collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    let title = page.descendants().find(|node| node.has_tag_name("h1"));
    assert_eq!(title.and_then(|node| node.text()), Some(HOSTILE));
}

#[test]
fn numbers_that_word_would_count_otherwise_are_typed() {
    let letters = |at: usize| match at {
        0..26 => format!(
            "({})",
            char::from(b'a' + u8::try_from(at).expect("a letter"))
        ),
        _ => format!(
            "(a{})",
            char::from(b'a' + u8::try_from(at - 26).expect("a letter"))
        ),
    };
    let item = |at: usize| Item {
        number: letters(at),
        inside: vec![Inline::plain("an item")],
        ..Item::default()
    };
    let list = List {
        pattern: vec!["(a)".to_owned()],
        level: 0,
        start: 1,
        at_margin: false,
        items: (0..30).map(item).collect(),
    };
    let (main, html) = made(&document(vec![Block::List(list)], 0));
    assert_eq!(main.matches("<w:ilvl w:val=\"0\"/>").count(), 26);
    assert!(main.contains(">(ab)</w:t>") && !main.contains(">(b)</w:t>"));
    assert!(html.contains(">(b)</span>") && html.contains(">(ad)</span>"));
}

#[test]
fn a_table_across_has_a_section_of_its_own() {
    let heads = vec![vec![HeadCell::plain("Head"), HeadCell::plain("")]];
    let columns = vec![
        ColumnData::auto(Align::Left),
        ColumnData::wide(Align::Right),
    ];
    let mut data = TableData::new(Lang::En, columns, heads);
    data.landscape = true;
    data.rows = vec![RowData::plain(vec![HOSTILE.to_owned(), "1".to_owned()])];
    let table = Block::Table(Table {
        data,
        number: None,
        passages: Vec::new(),
        around: Default::default(),
        is_of_body: true,
        marks: None,
    });
    let heading = Block::Heading(Heading {
        level: 1,
        number: None,
        inside: vec![Inline::plain("COST")],
    });
    let body = vec![
        heading,
        paragraph(2, "As follows."),
        table,
        paragraph(3, "So."),
    ];
    let (main, html) = made(&document(body, 1));
    // Before it, its own, what follows, and the annex.
    assert_eq!(main.matches("<w:sectPr>").count(), 4);
    assert_eq!(main.matches("w:orient=\"landscape\"").count(), 1);
    assert_eq!(main.matches("<w:headerReference").count(), 2);
    assert_eq!(main.matches("<w:pgNumType w:start=\"1\"/>").count(), 2);
    // A head without words names nothing.
    assert_eq!(html.matches("scope=\"col\"").count(), 1);
}

/// Items of a list that begins at a number.
fn list(start: usize, letters: &[&str]) -> Block {
    let item = |letter: &&str| Item {
        number: format!("({letter})"),
        inside: vec![Inline::plain("the creation of the following post -")],
        below: vec![Block::Posts(vec![
            Inline::plain("1 Chief Engineer"),
            Inline::Break,
            Inline::plain("(D1)"),
        ])],
        ..Item::default()
    };
    Block::List(List {
        pattern: vec!["(a)".to_owned()],
        level: 0,
        start,
        at_margin: false,
        items: letters.iter().map(item).collect(),
    })
}

/// An item of a subcommittee with so many enclosures.
fn item(number: &str, enclosures: usize) -> Document {
    let mut document = document(vec![paragraph(2, "We propose.")], enclosures);
    document.head.number = Some(number.to_owned());
    document.head.item = Some(ItemData {
        left: String::new(),
        heads: vec!["HEAD 47 – HARBOUR LIGHTS".to_owned()],
        subhead: Some("Subhead 000 Operational expenses".to_owned()),
    });
    let dashes = ("dashes".to_owned(), "-----".to_owned());
    document.head.words.extend([dashes]);
    for annex in &mut document.annexes {
        annex.label = match enclosures {
            1 => "Enclosure".to_owned(),
            _ => format!("附件{}", annex.number),
        };
        annex.corner = format!("{number}{}", annex.label);
    }
    document.invitation = vec![
        Block::Plain(vec![Inline::plain("Members are invited to approve -")]),
        list(1, &["a", "b"]),
        Block::Plain(vec![Inline::plain("Foreshore Office")]),
        list(3, &["c"]),
        list(1, &["a"]),
    ];
    document
}

#[test]
fn an_item_invites_members_before_its_body() {
    let (main, html) = made(&item("EC(2031-32)7", 2));
    assert!(!main.contains("w:val=\"Title\""));
    assert_eq!(html.matches("<h1>").count(), 1);
    // Where no line breaks is no other text.
    for text in [&main, &html].map(|text| text.replace('\u{A0}', " ")) {
        let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words}"));
        let order = [
            "HEAD 47",
            "Subhead 000",
            "Members are",
            "We propose",
            "-----",
        ];
        assert!(order.map(at).is_sorted());
    }
    // A list that runs on is one list, and a new one another.
    let lists: Vec<&str> = main
        .split("<w:numId w:val=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|id| *id != "1")
        .collect();
    assert_eq!(lists.len(), 4, "{lists:?}");
    assert!(lists[0] == lists[1] && lists[1] == lists[2] && lists[2] != lists[3]);
    // Posts are further in than their item, and all is narrower than the text.
    let close = "<w:pStyle w:val=\"PostLines\"/><w:keepNext/><w:spacing w:after=\"0\"/>\
                 <w:ind w:left=\"3500\" w:right=\"1050\" w:hanging=\"350\"/>";
    assert_eq!(main.matches(close).count(), 4, "{main}");
    assert_eq!(html.matches("<div class=\"posts\">").count(), 4);
}

#[test]
fn a_corner_counts_the_enclosure_and_not_the_paper() {
    // The same digit stands in the paper's number, before it, and in none.
    for (number, enclosures, fields) in [("EC(2031-32)1", 2, 2), ("EC(2017-18)13", 1, 0)] {
        let (parts, html) = parts(&item(number, enclosures));
        let main = &parts["word/document.xml"];
        let header = &parts["word/header3.xml"];
        assert_eq!(main.matches("SEQ Annex").count(), fields);
        let before = format!("<w:t xml:space=\"preserve\">{number}附件</w:t>");
        assert_eq!(main.contains(&before), fields > 0, "{main}");
        assert_eq!(header.contains("REF _Ref_annex_1"), fields > 0);
        assert!(header.contains(" PAGE "), "{header}");
        assert!(parts["word/header1.xml"].contains(number));
        assert_eq!(
            parts.keys().filter(|name| name.contains("/header")).count(),
            2 + enclosures
        );
        assert!(html.contains(number));
    }
}
