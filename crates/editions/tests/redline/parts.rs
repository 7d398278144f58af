//! What stands one under another: what comes, goes and moves.

use panelpaper_editions::document::{Block, Heading, Inline, Paragraph};
use panelpaper_editions::redline::merge;

use crate::support::{blocks, document, list, marked, typed};

fn paragraph(name: &str, text: &str) -> Block {
    Block::Paragraph(Paragraph {
        number: Some(2),
        name: Some(name.to_owned()).filter(|name| !name.is_empty()),
        inside: vec![Inline::plain(text)],
    })
}

fn heading(text: &str) -> Block {
    Block::Heading(Heading {
        level: 1,
        number: None,
        inside: vec![Inline::plain(text)],
    })
}

#[test]
fn paragraphs_and_items_come_go_and_move() {
    let old = vec![
        heading("Purpose"),
        paragraph("", "This paper seeks views."),
        paragraph("cost", "It costs nothing."),
        list(&[
            "to plan works",
            "to keep the books",
            "to advise the Secretary",
        ]),
    ];
    let new = vec![
        heading("Purpose"),
        paragraph("", "A word before all others."),
        paragraph("", "This paper seeks Members’ views."),
        paragraph("cost", "Altogether another sum of money."),
        list(&[
            "to advise the Secretary",
            "to plan works",
            "to keep all books",
            "to chair meetings",
        ]),
    ];
    let whole = |body: Vec<Block>| document(body, Vec::new(), Vec::new());
    let merged = merge(&whole(old), &whole(new), &[]);
    assert_eq!(
        blocks(&merged.body, &merged.notes),
        [
            "= Purpose",
            "{+A word before all others.+}",
            "This paper seeks {+Members’ +}views.",
            // Told by its label.
            "[-It costs nothing-]{+Altogether another sum of money+}.",
            "(1) {~1 to advise the Secretary~}",
            "(2) to plan works",
            "(3) to keep [-the-]{+all+} books",
            "(3) [~1 to advise the Secretary~]",
            "(4) {+to chair meetings+}",
        ]
    );
}

#[test]
fn the_head_and_the_signatories_are_marked() {
    let (old, mut new) = (typed("Same"), typed("Same"));
    new.head.title = "Lights of the harbour".to_owned();
    new.head.signatories = vec!["Bureau".to_owned(), "Office".to_owned()];
    let merged = merge(&old, &new, &[]);
    let redline = merged.redline.expect("what a redline has");
    assert_eq!(marked(&redline.title, &[]), "Lights{+ of the harbour+}");
    let lines = redline.signature.iter().map(|line| marked(line, &[]));
    assert_eq!(
        lines.collect::<Vec<_>>(),
        ["Bureau", "{+Office+}", "October 2031"]
    );
}
