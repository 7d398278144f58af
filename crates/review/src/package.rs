//! The file as a package of parts, measured as it is unpacked: what it claims of their
//! sizes may be wrong. Nothing of it is written anywhere.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use bytesize::ByteSize;
use tables::source::foreign;
use thiserror::Error;
use zip::ZipArchive;
use zip::result::ZipError;

use crate::xml::{Node, Walk, XmlError};

/// The most bytes that the parts that are read may have together, unpacked.
const LARGEST: u64 = 128 << 20;

/// The most parts that it may have.
const MOST: usize = 10_000;

/// Why a document is not read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refused {
    /// A password is asked for.
    #[error("it is locked with a password: save it without one")]
    Locked,
    /// It is of another kind, named with its article.
    #[error("it is {0}, and no Word document (.docx): save it as one")]
    Foreign(&'static str),
    /// It would be too much.
    #[error("{0}: no paper has so much, and none of it is read")]
    TooLarge(String),
    /// A part of it cannot be made sense of.
    #[error("it is damaged: {0}; open it in Word or LibreOffice and save it again")]
    Damaged(String),
    /// It was not made by this program, or what it carried is lost.
    #[error(
        "it does not say where its words were typed: it is no document of `panelpaper build \
         --with docx` of version 0.6.0 or later, or was saved by a program that leaves such \
         parts out; take the changes over by hand, or have them made in a document that says it"
    )]
    NotOurs,
}

impl Refused {
    pub(crate) fn damaged(why: impl ToString) -> Self {
        Self::Damaged(why.to_string())
    }
}

impl From<XmlError> for Refused {
    fn from(error: XmlError) -> Self {
        Self::Damaged(error.0)
    }
}

/// The parts of a document that are read, by their names.
#[derive(Debug)]
pub struct Package {
    /// The name of the main part.
    main: String,
    parts: BTreeMap<String, String>,
}

impl Package {
    /// Unpacks the parts that hold words.
    ///
    /// # Errors
    /// Why it is not read.
    pub fn open(bytes: &[u8]) -> Result<Self, Refused> {
        if let Some(refused) = other_kind(bytes) {
            return Err(refused);
        }
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(refused)?;
        if zip.len() > MOST {
            let message = format!("it has {} parts, more than {MOST}", zip.len());
            return Err(Refused::TooLarge(message));
        }
        let mut parts = BTreeMap::new();
        let mut left = LARGEST;
        for at in 0..zip.len() {
            let part = zip.by_index(at).map_err(refused)?;
            let name = part.name().map_err(Refused::damaged)?.into_owned();
            if part.enclosed_name().is_none() {
                let message = format!("its part `{name}` leads out of it");
                return Err(Refused::Damaged(message));
            }
            if !holds_words(&name) {
                continue;
            }
            let text = unpacked(part, left)?;
            left -= text.len() as u64;
            let text = String::from_utf8(text);
            let text = text.map_err(|_| Refused::damaged(format!("{name} is not UTF-8")))?;
            parts.insert(name, text);
        }
        let main = main(&parts)?;
        if !parts.contains_key(&main) {
            return Err(Refused::damaged(format!("{main} is missing")));
        }
        Ok(Self { main, parts })
    }

    /// The text of the main part.
    pub fn main(&self) -> &str {
        self.parts.get(&self.main).map_or("", String::as_str)
    }

    /// The parts beside the main one whose names begin so, in their order.
    pub fn beside(&self, begin: &str) -> impl Iterator<Item = &str> {
        let folder = self.main.rsplit_once('/').map_or("", |(folder, _)| folder);
        let begin = format!("{folder}/{begin}");
        let begin = begin.trim_start_matches('/').to_owned();
        let parts = self.parts.iter();
        let parts = parts.filter(move |(name, _)| {
            let rest = name.strip_prefix(&begin);
            rest.is_some_and(|rest| !rest.contains('/'))
        });
        parts.map(|(_, text)| text.as_str())
    }

    /// The parts that the program left in it for itself.
    pub fn stores(&self) -> impl Iterator<Item = &str> {
        let parts = self.parts.iter();
        let own = parts.filter(|(name, _)| name.starts_with("customXml/item"));
        own.map(|(_, text)| text.as_str())
    }
}

/// Whether a part may be needed.
fn holds_words(name: &str) -> bool {
    let has_end = name.ends_with(".xml") || name.ends_with(".rels");
    let is_layout = ["styles", "theme", "fontTable", "settings"];
    let file = name.rsplit('/').next().unwrap_or_default();
    has_end && !name.contains("/media/") && !is_layout.iter().any(|own| file.starts_with(own))
}

/// The name of the main part.
fn main(parts: &BTreeMap<String, String>) -> Result<String, Refused> {
    let usual = || "word/document.xml".to_owned();
    let Some(rels) = parts.get("_rels/.rels") else {
        return Ok(usual());
    };
    let mut walk = Walk::new(rels);
    while let Some(node) = walk.next()? {
        if let Node::Open(element) = node {
            let kind = element.value("Type").unwrap_or_default();
            if kind.ends_with("/officeDocument") {
                let target = element.value("Target").unwrap_or_default();
                return Ok(target.trim_start_matches('/').to_owned());
            }
        }
    }
    Ok(usual())
}

fn refused(error: ZipError) -> Refused {
    match error {
        ZipError::UnsupportedArchive(why) if why == ZipError::PASSWORD_REQUIRED => Refused::Locked,
        error => Refused::damaged(error),
    }
}

fn other_kind(bytes: &[u8]) -> Option<Refused> {
    let wide = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let has = |word: &[u8]| bytes.windows(word.len()).any(|window| window == word);
    match foreign(bytes) {
        Some("a Word document (.docx)" | "a zip archive") => None,
        // A document may hold a workbook, whose parts stand below its own.
        Some(kind) if kind.starts_with("an Excel") && has(b"word/document") => None,
        Some("an old Excel or Word file (.xls, .doc)") if has(&wide("EncryptedPackage")) => {
            Some(Refused::Locked)
        }
        Some(kind) => Some(Refused::Foreign(kind)),
        None if bytes.is_empty() => Some(Refused::damaged("it is empty")),
        None if bytes.starts_with(b"PK") => None,
        None => Some(Refused::Foreign("a file of another kind")),
    }
}

fn unpacked(part: impl Read, most: u64) -> Result<Vec<u8>, Refused> {
    let mut text = Vec::new();
    let read = part.take(most + 1).read_to_end(&mut text);
    read.map_err(Refused::damaged)?;
    if text.len() as u64 > most {
        let most = ByteSize::b(LARGEST);
        let message = format!("it has more than {most}, unpacked");
        return Err(Refused::TooLarge(message));
    }
    Ok(text)
}
