//! XML element by element: it declares nothing, is not deeper than a document may be,
//! and every entity in it is one of XML's own.

use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::reader::NsReader;

/// How deep elements may stand in one another.
const DEEPEST: usize = 1_000;

/// The namespace of the words of a document, as most programs and as strict ones write
/// it.
const WORDS: [&str; 2] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];

/// What is wrong with it.
#[derive(Debug)]
pub(crate) struct XmlError(pub(crate) String);

/// What comes next.
pub(crate) enum Node {
    /// An element begins.
    Open(Element),
    /// The element that began last ends.
    Close,
    /// Text.
    Text(String),
}

/// The beginning of an element.
pub(crate) struct Element {
    /// Its name without its prefix.
    pub(crate) name: String,
    /// Whether it is one of a document's words.
    pub(crate) is_word: bool,
    values: Vec<(String, String)>,
}

impl Element {
    /// The value of an attribute, by its name without prefix.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        let found = self.values.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// A part while it is gone through.
pub(crate) struct Walk<'x> {
    reader: NsReader<&'x [u8]>,
    depth: usize,
    /// An element without content is still to end.
    is_empty: bool,
}

impl<'x> Walk<'x> {
    pub(crate) fn new(text: &'x str) -> Self {
        let text = text.trim_start_matches('\u{FEFF}');
        Self {
            reader: NsReader::from_str(text),
            depth: 0,
            is_empty: false,
        }
    }

    /// What comes next; none at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Node>, XmlError> {
        if std::mem::take(&mut self.is_empty) {
            return Ok(Some(Node::Close));
        }
        loop {
            let (space, event) = self.reader.read_resolved_event().map_err(wrong)?;
            return Ok(Some(match event {
                Event::Start(start) => {
                    let element = element(&start, &space)?;
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        let message = format!("its elements stand deeper than {DEEPEST}");
                        return Err(XmlError(message));
                    }
                    Node::Open(element)
                }
                Event::Empty(start) => {
                    let element = element(&start, &space)?;
                    self.is_empty = true;
                    Node::Open(element)
                }
                Event::End(_) => {
                    self.depth -= 1;
                    Node::Close
                }
                Event::Text(text) => Node::Text(text.xml10_content().into_owned()),
                Event::CData(text) => Node::Text(text.xml10_content().into_owned()),
                Event::GeneralRef(reference) => {
                    let written = format!("&{};", reference.xml10_content());
                    Node::Text(unescaped(&written)?)
                }
                Event::DocType(_) => {
                    let message = "it declares a document type, which no Word document does";
                    return Err(XmlError(message.to_owned()));
                }
                Event::Eof if self.depth > 0 => {
                    return Err(XmlError("a part of it ends too early".to_owned()));
                }
                Event::Eof => return Ok(None),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            }));
        }
    }
}

fn element(start: &BytesStart<'_>, space: &ResolveResult<'_>) -> Result<Element, XmlError> {
    let is_word = match space {
        ResolveResult::Bound(Namespace(name)) => WORDS.contains(name),
        _ => false,
    };
    let mut values = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(wrong)?;
        let name = attribute.key.local_name().as_ref().to_owned();
        values.push((name, unescaped(&attribute.value)?));
    }
    Ok(Element {
        name: start.local_name().as_ref().to_owned(),
        is_word,
        values,
    })
}

/// Text without entities.
fn unescaped(text: &str) -> Result<String, XmlError> {
    let text = quick_xml::escape::unescape(text);
    Ok(text.map_err(wrong)?.into_owned())
}

fn wrong(error: impl std::fmt::Display) -> XmlError {
    XmlError(error.to_string())
}
