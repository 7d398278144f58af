//! Documents, and what is made of them.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use crate::package;
use crate::plain::plain;
use content::edition::HeadData;
use content::sheet::LayoutWords;
use panelpaper_editions::chart::Painter;
use panelpaper_editions::document::{AnnexPart, Block, Document, Inline, Paragraph};
use panelpaper_editions::{docx, html};
use tables::fonts::FontFiles;

pub(crate) const HOSTILE: &str = "</w:t><script>x</script> & \"<!--\" ]]>";

pub(crate) fn document(body: Vec<Block>, annexes: usize) -> Document {
    let annex = |number: usize| AnnexPart {
        name: format!("annex-{number}"),
        key: format!("chart {number}"),
        change: None,
        was: None,
        label: format!("Annex {number}"),
        corner: format!("Annex {number}"),
        number,
        titles: vec![vec![Inline::plain(HOSTILE)]],
        landscape: number.is_multiple_of(7),
        was_landscape: None,
        blocks: vec![Block::Plain(vec![Inline::plain("To lead.")])],
    };
    let plain = plain(body);
    Document {
        title: HOSTILE.to_owned(),
        authors: vec![HOSTILE.to_owned()],
        head: HeadData {
            committee: HOSTILE.to_owned(),
            title: HOSTILE.to_owned(),
            words: LayoutWords::from([("page".to_owned(), "- {n} -".to_owned())]),
            ..plain.head
        },
        annexes: (1..=annexes).map(annex).collect(),
        ..plain
    }
}

pub(crate) fn paragraph(number: usize, text: &str) -> Block {
    Block::Paragraph(Paragraph {
        number: Some(number),
        name: None,
        inside: vec![Inline::plain(text)],
    })
}

/// The parts of the Word document by name, and the HTML.
pub(crate) fn parts(document: &Document) -> (BTreeMap<String, String>, String) {
    let measure = |_: char| 0.5;
    let fonts = FontFiles::default();
    let painter = Painter::new(&fonts, &document.fonts);
    let bytes = docx::docx(document, &measure, &painter).expect("a Word document");
    assert_eq!(
        bytes,
        docx::docx(document, &measure, &painter).expect("the same")
    );
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut parts = BTreeMap::new();
    for at in 0..package.len() {
        let mut part = package.by_index(at).expect("a part");
        let mut text = String::new();
        part.read_to_string(&mut text).expect("XML");
        roxmltree::Document::parse(&text).expect("every part is XML");
        let name = part.name().expect("a name").into_owned();
        parts.insert(name, text);
    }
    package::check(&parts);
    let html = String::from_utf8(html::html(document, &measure)).expect("text");
    (parts, html)
}

/// The main part of the Word document, and the HTML.
pub(crate) fn made(document: &Document) -> (String, String) {
    let (mut parts, html) = parts(document);
    let main = parts.remove("word/document.xml");
    (main.expect("the main part"), html)
}
