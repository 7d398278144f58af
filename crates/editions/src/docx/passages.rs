//! Where the words of the document were typed, in a part that no reader sees: the
//! bookmarks of passages are called by its ids.

use std::collections::BTreeMap;

use super::names::PASSAGES;
use super::store::{self, Item};
use crate::document::{Document, PassageKind};
use crate::xml::Xml;

/// Where it stands in the package.
const ITEM: Item = Item {
    number: 1,
    id: "7A5B1C0E-3D42-4B6E-9F18-2C6D8E4F9A10",
    schema: PASSAGES,
};

/// The bookmark of a passage; Word hides names that begin so.
pub(super) fn name(passage: usize) -> String {
    format!("_pp{passage}")
}

/// The part, and what belongs to it.
pub(super) fn parts(document: &Document, marked: &BTreeMap<usize, usize>) -> [(String, String); 3] {
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
        if passage.typed != passage.text {
            attributes.push(("typed", &passage.typed));
        }
        xml.leaf("passage", &attributes, &passage.text);
    }
    store::parts(&ITEM, xml.done())
}
