//! Documents that no paper of the repository has: very long ones, and odd ones.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use content::edition::HeadData;
use content::sheet::LayoutWords;
use content::table::{ColumnData, HeadCell, RowData, TableData};
use panelpaper_editions::chart::Painter;
use panelpaper_editions::document::{
    AnnexPart, Block, Document, Heading, Inline, Item, List, Paragraph, Table,
};
use panelpaper_editions::{docx, html};
use tables::model::{Align, Date, FontChoice, Lang};

const HOSTILE: &str = "</w:t><script>x</script> & \"<!--\" ]]>";

fn document(body: Vec<Block>, annexes: usize) -> Document {
    let annex = |number: usize| AnnexPart {
        name: format!("annex-{number}"),
        label: format!("Annex {number}"),
        number,
        titles: vec![vec![Inline::plain(HOSTILE)]],
        landscape: number.is_multiple_of(7),
        blocks: vec![Block::Plain(vec![Inline::plain("To lead.")])],
    };
    Document {
        lang: Lang::En,
        title: HOSTILE.to_owned(),
        authors: vec![HOSTILE.to_owned()],
        date: Date::parse("2031-11-03").expect("a day"),
        head: HeadData {
            lang: "en",
            region: "gb",
            date: "3 November 2031".to_owned(),
            signed: "October 2031".to_owned(),
            number: None,
            committee: HOSTILE.to_owned(),
            title: HOSTILE.to_owned(),
            signatories: vec!["Bureau".to_owned()],
            words: LayoutWords::from([("page".to_owned(), "- {n} -".to_owned())]),
            item: None,
        },
        head_passages: Vec::new(),
        fonts: FontChoice::default(),
        body,
        annexes: (1..=annexes).map(annex).collect(),
        notes: Vec::new(),
        passages: Vec::new(),
        files: Vec::new(),
    }
}

fn paragraph(number: usize, text: &str) -> Block {
    Block::Paragraph(Paragraph {
        number: Some(number),
        name: None,
        inside: vec![Inline::plain(text)],
    })
}

/// The main part of the Word document, and its HTML.
fn made(document: &Document) -> (String, String) {
    let measure = |_: char| 0.5;
    let painter = || Painter::new(std::iter::empty());
    let bytes = docx::docx(document, &measure, &painter).expect("a Word document");
    assert_eq!(
        bytes,
        docx::docx(document, &measure, &painter).expect("the same")
    );
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut main = String::new();
    for at in 0..package.len() {
        let mut part = package.by_index(at).expect("a part");
        let mut text = String::new();
        part.read_to_string(&mut text).expect("XML");
        roxmltree::Document::parse(&text).expect("every part is XML");
        if text.contains("<w:document ") {
            main = text;
        }
    }
    let html = String::from_utf8(html::html(document, &measure)).expect("text");
    (main, html)
}

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
    let mut data = TableData::new(columns, heads);
    data.landscape = true;
    data.rows = vec![RowData::plain(vec![HOSTILE.to_owned(), "1".to_owned()])];
    let table = Block::Table(Table {
        data,
        number: None,
        passages: Vec::new(),
        is_of_body: true,
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
