//! Parts of our own in the package, which Word keeps and shows nobody.

use super::names::RELS;

/// One of them.
pub(super) struct Item {
    pub(super) number: usize,
    /// A name that no other part has.
    pub(super) id: &'static str,
    /// The namespace of its root.
    pub(super) schema: &'static str,
}

/// A part, and what belongs to it.
pub(super) fn parts(item: &Item, xml: String) -> [(String, String); 3] {
    let Item { number, id, schema } = item;
    let properties = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n\
         <ds:datastoreItem ds:itemID=\"{{{id}}}\" \
         xmlns:ds=\"http://schemas.openxmlformats.org/officeDocument/2006/customXml\">\
         <ds:schemaRefs><ds:schemaRef ds:uri=\"{schema}\"/></ds:schemaRefs></ds:datastoreItem>"
    );
    let rels = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <Relationships xmlns=\"{RELS}\"><Relationship Id=\"rId1\" \
         Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps\" \
         Target=\"itemProps{number}.xml\"/></Relationships>"
    );
    [
        (format!("customXml/item{number}.xml"), xml),
        (format!("customXml/itemProps{number}.xml"), properties),
        (format!("customXml/_rels/item{number}.xml.rels"), rels),
    ]
}
