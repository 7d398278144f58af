//! What the document says as it is made, paragraph by paragraph, and the sums of the
//! files that it is made of: what is changed in it later can be told without them.

use super::names::VERSION;
use super::store::{self, Item};
use crate::document::Document;
use crate::xml::{Xml, unescaped};

/// Where it stands in the package.
const ITEM: Item = Item {
    number: 2,
    id: "2F0C6B7D-91E4-4C3A-8A55-6B1D0E7F3C21",
    schema: VERSION,
};

/// Stand in a text for the mark of a note and for a picture.
const NOTE: &str = "\u{FDD0}";
const PICTURE: &str = "\u{FDD1}";

/// The part, and what belongs to it, with the parts of the document by name.
pub(super) fn parts(document: &Document, said: &[(&str, &str)]) -> [(String, String); 3] {
    let mut xml = Xml::part();
    xml.open(
        "version",
        &[
            ("xmlns", VERSION),
            ("lang", document.lang.code()),
            ("type", &document.kind),
        ],
    );
    for (name, sum) in &document.files {
        xml.empty("file", &[("name", name), ("sha256", sum)]);
    }
    for (part, text) in said {
        xml.open("text", &[("part", part), ("xml:space", "preserve")]);
        paragraphs(text, &mut xml);
        xml.close();
    }
    store::parts(&ITEM, xml.done())
}

/// The paragraphs of a part, each as its stretches, with the mark of the passage that
/// each was typed in.
fn paragraphs(part: &str, xml: &mut Xml) {
    let mut said = Said::default();
    let mut rest = part;
    while let Some(at) = rest.find('<') {
        let end = rest[at..].find('>').map_or(rest.len(), |end| at + end);
        let tag = &rest[at + 1..end];
        rest = rest.get(end + 1..).unwrap_or_default();
        let name = tag.split([' ', '/']).next().unwrap_or_default();
        match name {
            "w:p" => xml.open("p", &[]),
            "" if tag == "/w:p" => {
                said.flush(xml);
                xml.close();
            }
            "w:t" => {
                let text = rest.split('<').next().unwrap_or_default();
                said.text.push_str(&unescaped(text));
            }
            // Stops of a ruler have values.
            "w:tab" if !tag.contains("w:val") => said.text.push('\t'),
            "w:br" if !tag.contains("w:type") => said.text.push('\n'),
            "w:footnoteReference" => said.text.push_str(NOTE),
            "w:drawing" => said.text.push_str(PICTURE),
            "w:bookmarkStart" => {
                let name = attribute(tag, "w:name").filter(|name| name.starts_with("_pp"));
                if let Some(name) = name {
                    said.flush(xml);
                    said.of = Some((attribute(tag, "w:id"), name));
                }
            }
            "w:bookmarkEnd"
                if said
                    .of
                    .as_ref()
                    .is_some_and(|of| of.0 == attribute(tag, "w:id")) =>
            {
                said.flush(xml);
                said.of = None;
            }
            _ => {}
        }
    }
}

/// A stretch while it is gathered.
#[derive(Default)]
struct Said<'x> {
    /// The id of the bookmark, and its name.
    of: Option<(Option<&'x str>, &'x str)>,
    text: String,
}

impl Said<'_> {
    fn flush(&mut self, xml: &mut Xml) {
        if self.text.is_empty() {
            return;
        }
        match self.of {
            Some((_, name)) => xml.leaf("t", &[("of", name)], &self.text),
            None => xml.leaf("t", &[], &self.text),
        }
        self.text.clear();
    }
}

/// The value of an attribute of a tag that we wrote.
fn attribute<'x>(tag: &'x str, name: &str) -> Option<&'x str> {
    let from = tag.find(&format!("{name}=\""))? + name.len() + 2;
    tag[from..].split('"').next()
}
