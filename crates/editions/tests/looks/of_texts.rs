//! Lists, duties, posts, references and fields.

use super::support::{document, made, paragraph, parts};
use super::{block, table};
use panelpaper_editions::document::{
    Beside, Block, Inline, Item, List, Look, Paragraph, Redline, Target, Words,
};
use tables::model::Lang;

#[test]
fn a_redline_leads_to_no_part_that_it_has_not() {
    let mut document = document(vec![paragraph(2, "We propose.")], 1);
    assert!(parts(&document).0.contains_key("customXml/item2.xml"));
    document.redline = Some(Box::new(Redline::default()));
    assert!(!parts(&document).0.contains_key("customXml/item2.xml"));
}

#[test]
fn fields_look_like_their_words() {
    let words = |text: &str| {
        Inline::Text(Words {
            text: text.to_owned(),
            look: Look {
                strong: true,
                ..Look::default()
            },
            passage: None,
        })
    };
    let link = Inline::Link {
        to: Target::Place("annex-1".to_owned()),
        inside: vec![words("Annexes 1 to 2")],
    };
    let body = Paragraph {
        number: Some(2),
        name: None,
        inside: vec![link],
    };
    let (main, _) = made(&document(vec![Block::Paragraph(body)], 2));
    let field = main
        .split("fldCharType=\"begin\"")
        .next()
        .unwrap_or_default();
    assert!(
        field.ends_with("<w:rPr><w:b/><w:bCs/></w:rPr><w:fldChar w:"),
        "{field}"
    );
    assert_eq!(main.matches("\\h \\* MERGEFORMAT").count(), 2);
    let bold = "<w:rPr><w:b/><w:bCs/></w:rPr><w:instrText xml:space=\"preserve\"> REF";
    assert_eq!(main.matches(bold).count(), 2);
}

#[test]
fn what_stands_behind_a_number_or_a_name_is_set_in() {
    let mut data = table(&["Item"], &[&["a"]]);
    data.lead = "Notes".to_owned();
    data.notes = vec![
        ("A".to_owned(), "of one kind".to_owned()),
        ("B".to_owned(), "of another".to_owned()),
    ];
    let side = |text: &str| (1, vec![Inline::plain("(1) "), Inline::plain(text)]);
    let beside = Block::Beside(Beside {
        heads: ["Existing", "Proposed"].map(str::to_owned),
        rows: vec![[side("to lead"), side("to guide")]],
    });
    let facts =
        ["Rank:", "Responsible to:"].map(|term| (term.to_owned(), vec![Inline::plain("x")]));
    let body = vec![block(data), beside, Block::Facts(facts.into())];
    let (main, _) = made(&document(body, 0));
    let hung = "<w:ind w:left=\"520\" w:hanging=\"520\"/>";
    assert_eq!(main.matches(hung).count(), 2);
    let number = ">(1)</w:t></w:r><w:r><w:tab/></w:r>";
    assert_eq!(main.matches(number).count(), 2, "{main}");
    // The first note hangs behind the word and its sign, the second behind its sign.
    let notes: Vec<&str> = main
        .split("<w:pStyle w:val=\"TableNote")
        .skip(1)
        .filter_map(|rest| rest.split("<w:ind ").nth(1)?.split("/>").next())
        .collect();
    assert_eq!(
        notes,
        [
            "w:left=\"836\" w:hanging=\"836\"",
            "w:left=\"836\" w:hanging=\"198\""
        ]
    );
    // Both facts begin where the longer name ends.
    let inset = main.split("<w:pStyle w:val=\"PlainParagraph\"/>").skip(1);
    let inset: Vec<&str> = inset
        .filter_map(|rest| rest.split("<w:ind ").nth(1)?.split("/>").next())
        .collect();
    assert!(
        inset.len() == 2 && inset[0] == inset[1] && inset[0].contains("w:hanging"),
        "{inset:?}"
    );
}

#[test]
fn a_list_keeps_what_leads_into_it() {
    let item = Item {
        number: "(a)".to_owned(),
        inside: vec![Inline::plain("an item")],
        ..Item::default()
    };
    let list = Block::List(List {
        pattern: vec!["(a)".to_owned()],
        level: 0,
        start: 1,
        at_margin: false,
        items: vec![item],
    });
    let kept = "<w:pStyle w:val=\"PaperParagraph\"/><w:keepNext/>";
    let (main, _) = made(&document(vec![paragraph(2, "That is"), list], 0));
    assert_eq!(main.matches(kept).count(), 1);
    let (main, _) = made(&document(
        vec![paragraph(2, "That is"), paragraph(3, "all.")],
        0,
    ));
    // The last of the body stays with the signature.
    assert_eq!(main.matches(kept).count(), 1);
}

#[test]
fn numbers_stay_with_their_names_and_signs() {
    let mut document = document(
        vec![paragraph(
            2,
            "See paragraph 8 and Annex 16 of 1 October 2027.",
        )],
        0,
    );
    document.lang = Lang::En;
    let (main, html) = made(&document);
    let tied = "See paragraph\u{A0}8 and Annex\u{A0}16 of 1\u{A0}October\u{A0}2027.";
    assert!(html.contains(tied), "{html}");
    assert!(main.contains(tied), "{main}");
    document.lang = Lang::Zh;
    document.body = vec![paragraph(2, "見附件10及第8段，共86,386,000元。")];
    let (main, html) = made(&document);
    let tied = "見附件\u{A0}10及第\u{A0}8\u{A0}段，共86,386,000\u{A0}元。";
    assert!(main.contains(tied), "{main}");
    // Who looks for the words of the web finds them as they are.
    let held = "見<span class=\"k\">附件10</span>及<span class=\"k\">第8段</span>，\
                共<span class=\"k\">86,386,000元</span>。";
    assert!(html.contains(held), "{html}");
    // What reviewers change is held against the words without gaps.
    let (parts, _) = parts(&document);
    let version = &parts["customXml/item2.xml"];
    assert!(version.contains("見附件10及第8段") && !version.contains('\u{A0}'));
}

#[test]
fn duties_stand_at_the_margin_and_items_further_in() {
    let list = |at_margin| {
        let item = |number: &str| Item {
            number: number.to_owned(),
            inside: vec![Inline::plain("to lead")],
            ..Item::default()
        };
        Block::List(List {
            pattern: vec!["(1)".to_owned(), "(a)".to_owned()],
            level: 0,
            start: 1,
            at_margin,
            items: vec![item("(1)"), item("(2)")],
        })
    };
    for (at_margin, first, second) in [(true, 700, 1_400), (false, 1_400, 2_100)] {
        let document = document(vec![list(at_margin)], 0);
        let (parts, html) = parts(&document);
        let numbering = &parts["word/numbering.xml"];
        let own = numbering.split("w:lvlText w:val=\"(%1)\"").nth(1);
        let insets: Vec<&str> = own
            .unwrap_or_default()
            .split("<w:ind w:left=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        assert_eq!(insets[..2], [first.to_string(), second.to_string()]);
        assert_eq!(html.contains("items at-margin"), at_margin);
    }
    // Two lists of one pattern, of which one stands at the margin, are two for Word.
    let (parts, _) = parts(&document(vec![list(true), list(false)], 0));
    let numbering = &parts["word/numbering.xml"];
    assert_eq!(
        numbering.matches("w:val=\"(%1)\"").count(),
        2,
        "{numbering}"
    );
}

#[test]
fn posts_hang_and_stand_apart_and_their_pay_stands_close_below() {
    let lines = ["1 Engineer", "(D1) ($1)", "1 總工程師", "(首長級)"];
    let lines = lines.map(|line| vec![Inline::plain(line)]);
    let posts = Block::Posts(lines.join(&Inline::Break));
    let (main, html) = made(&document(vec![posts], 0));
    let close = "<w:pStyle w:val=\"PostLines\"/><w:keepNext/><w:spacing w:after=\"0\"/>\
                 <w:ind w:left=\"1050\" w:hanging=\"350\"/>";
    let apart = "<w:pStyle w:val=\"PostLines\"/><w:ind w:left=\"1050\" w:hanging=\"350\"/>";
    assert_eq!(main.matches(close).count(), 2, "{main}");
    assert_eq!(main.matches(apart).count(), 1, "{main}");
    let said = "<div class=\"posts\"><p>1 Engineer</p><p class=\"on\">(D1) ($1)</p>";
    assert!(html.contains(said), "{html}");
}

#[test]
fn no_chinese_line_begins_with_the_dash_that_leads_into_a_list() {
    let (parts, _) = parts(&document(Vec::new(), 0));
    let settings = &parts["word/settings.xml"];
    let signs = |name: &str| {
        let own = settings.split(name).nth(1)?.split("w:val=\"").nth(1)?;
        own.split('"').next()
    };
    let before = signs("w:noLineBreaksBefore").expect("signs");
    assert!(
        ['－', '。', '」', ')']
            .iter()
            .all(|sign| before.contains(*sign))
    );
    let after = signs("w:noLineBreaksAfter").expect("signs");
    assert!(['「', '('].iter().all(|sign| after.contains(*sign)));
}

#[test]
fn numbers_of_duties_side_by_side_hang_on_the_web() {
    let duty = |text: &str| (1, vec![Inline::plain(text)]);
    let beside = Block::Beside(Beside {
        heads: ["Existing", "Proposed"].map(str::to_owned),
        rows: vec![[duty("(1) To lead"), duty("To plan")]],
    });
    let (_, html) = made(&document(vec![beside], 0));
    let cells = "<td class=\"l1\"><span class=\"n\">(1)</span> To lead</td>\
                 <td class=\"l1\">To plan</td>";
    assert!(html.contains(cells), "{html}");
}
