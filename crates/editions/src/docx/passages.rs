//! Where the words of the document were typed, in a part that no reader sees: the
//! bookmarks of passages are called by its ids.

use std::collections::BTreeMap;

use super::names::{PASSAGES, RELS};
use crate::document::{Document, PassageKind};
use crate::xml::Xml;

/// The bookmark of a passage; Word hides names that begin so.
pub(super) fn name(passage: usize) -> String {
    format!("_pp{passage}")
}

/// The part, and what belongs to it.
pub(super) fn parts(
    document: &Document,
    marked: &BTreeMap<usize, usize>,
) -> [(&'static str, String); 3] {
    let mut xml = Xml::part();
    xml.open(
        "passages",
        &[("xmlns", PASSAGES), ("lang", document.lang.code())],
    );
    for at in marked.keys() {
        let Some(passage) = document.passages.get(*at) else {
            continue;
        };
        let (kind, cell) = match &passage.kind {
            PassageKind::Typed => ("typed", None),
            PassageKind::Call => ("call", None),
            PassageKind::Cell(column) => ("cell", Some(column)),
        };
        let id = name(*at);
        let places = [
            passage.line,
            passage.column,
            passage.end_line,
            passage.end_column,
        ];
        let [line, column, end_line, end_column] = places.map(|place| place.to_string());
        let mut attributes = vec![
            ("id", id.as_str()),
            ("kind", kind),
            ("file", &passage.file),
            ("line", &line),
            ("column", &column),
            ("end_line", &end_line),
            ("end_column", &end_column),
        ];
        if let Some(cell) = cell {
            attributes.push(("cell", cell));
        }
        xml.leaf("passage", &attributes, &passage.text);
    }
    let properties = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n\
         <ds:datastoreItem ds:itemID=\"{{7A5B1C0E-3D42-4B6E-9F18-2C6D8E4F9A10}}\" \
         xmlns:ds=\"http://schemas.openxmlformats.org/officeDocument/2006/customXml\">\
         <ds:schemaRefs><ds:schemaRef ds:uri=\"{PASSAGES}\"/></ds:schemaRefs></ds:datastoreItem>"
    );
    let rels = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <Relationships xmlns=\"{RELS}\"><Relationship Id=\"rId1\" \
         Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps\" \
         Target=\"itemProps1.xml\"/></Relationships>"
    );
    [
        ("customXml/item1.xml", xml.done()),
        ("customXml/itemProps1.xml", properties),
        ("customXml/_rels/item1.xml.rels", rels),
    ]
}
