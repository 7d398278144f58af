//! The parts of a workbook's file, measured before anything is made of them: what
//! it claims of their sizes may be wrong.

use std::io::{Cursor, Read};

use bytesize::ByteSize;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use thiserror::Error;
use zip::ZipArchive;

use crate::source::foreign;

/// The most bytes that the parts of a workbook may have together, unpacked.
const LARGEST: u64 = 128 << 20;

/// The most parts that it may have.
const MOST: usize = 10_000;

/// Why a workbook is not read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refused {
    /// A password is asked for.
    #[error("the workbook is locked with a password")]
    Locked,
    /// It is of another kind, named with its article.
    #[error("this is {0}, and no Excel workbook (.xlsx)")]
    Foreign(&'static str),
    /// It would be too much.
    #[error("{0}")]
    TooLarge(String),
    /// A part of it cannot be made sense of.
    #[error("the workbook is damaged: {0}")]
    Damaged(String),
    /// Two sheets have one name.
    #[error("two sheets of the workbook are called `{0}`")]
    Twins(String),
}

impl Refused {
    pub(super) fn damaged(why: impl ToString) -> Self {
        Self::Damaged(why.to_string())
    }
}

/// What the parts of a workbook have that may matter.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// It has macros.
    pub(super) has_macros: bool,
    /// Some part says that something is hidden.
    pub(super) hides: bool,
    /// Some part has struck-out letters.
    pub(super) strikes: bool,
    /// Some part says that cells are merged.
    pub(super) merges: bool,
}

/// Measures all parts of a workbook by unpacking them.
pub(super) fn measured(bytes: &[u8]) -> Result<Facts, Refused> {
    if let Some(refused) = other_kind(bytes) {
        return Err(refused);
    }
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(Refused::damaged)?;
    if zip.len() > MOST {
        let message = format!("the workbook has {} parts, more than {MOST}", zip.len());
        return Err(Refused::TooLarge(message));
    }
    let mut facts = Facts::default();
    let mut total = 0;
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(why)
                if why == zip::result::ZipError::PASSWORD_REQUIRED =>
            {
                Refused::Locked
            }
            error => Refused::damaged(error),
        })?;
        let name = part.name().map_err(Refused::damaged)?.to_ascii_lowercase();
        facts.has_macros |= name.ends_with("vbaproject.bin");
        if !(name.ends_with(".xml") || name.ends_with(".rels")) {
            continue;
        }
        let text = unpacked(&mut part, LARGEST - total)?;
        total += text.len() as u64;
        sound(&text)?;
        facts.hides |= has(&text, b"hidden");
        facts.merges |= has(&text, b"mergeCell");
        facts.strikes |= has(&text, b"strike");
    }
    Ok(facts)
}

/// The text of a part.
pub(super) fn part(bytes: &[u8], name: &str) -> Result<Vec<u8>, Refused> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(Refused::damaged)?;
    let mut part = zip.by_name(name).map_err(Refused::damaged)?;
    unpacked(&mut part, LARGEST)
}

/// Goes through the elements of a part until `see` has seen enough.
pub(super) fn elements(
    text: &[u8],
    mut see: impl FnMut(&BytesStart<'_>) -> bool,
) -> Result<(), Refused> {
    let mut reader = Reader::from_reader(text);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader
            .read_event_into(&mut buffer)
            .map_err(Refused::damaged)?
        {
            Event::Start(element) | Event::Empty(element) if see(&element) => return Ok(()),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The value of an attribute, as it is written.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let found = attributes.with_checks(false).flatten();
    let mut found = found.filter(|it| it.key.local_name().as_ref() == name);
    found.next().map(|it| it.value.into_owned())
}

fn other_kind(bytes: &[u8]) -> Option<Refused> {
    let wide = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    match foreign(bytes) {
        Some("an Excel workbook (.xlsx)") if has(bytes, b"xl/workbook.bin") => {
            Some(Refused::Foreign("a binary Excel workbook (.xlsb)"))
        }
        Some("an Excel workbook (.xlsx)" | "a zip archive") => None,
        Some("an old Excel or Word file (.xls, .doc)") if has(bytes, &wide("EncryptedPackage")) => {
            Some(Refused::Locked)
        }
        Some("an old Excel or Word file (.xls, .doc)") => {
            Some(Refused::Foreign("an old Excel workbook (.xls)"))
        }
        Some(kind) => Some(Refused::Foreign(kind)),
        None if bytes.is_empty() => Some(Refused::damaged("it is empty")),
        None if bytes.starts_with(b"PK") => None,
        None => Some(Refused::Foreign("a file of another kind")),
    }
}

fn unpacked(part: &mut impl Read, most: u64) -> Result<Vec<u8>, Refused> {
    let mut text = Vec::new();
    let read = part.take(most + 1).read_to_end(&mut text);
    read.map_err(Refused::damaged)?;
    if text.len() as u64 > most {
        let most = ByteSize::b(LARGEST);
        let message = format!("the workbook has more than the {most} that it may have, unpacked");
        return Err(Refused::TooLarge(message));
    }
    Ok(text)
}

/// The parts are in UTF-8, and no part claims more strings than it has bytes: room
/// would be made for all of them.
fn sound(text: &[u8]) -> Result<(), Refused> {
    if std::str::from_utf8(text).is_err() || text.contains(&0) {
        return Err(Refused::damaged("a part of it is not UTF-8"));
    }
    let mut rest = text;
    while let Some(at) = find(rest, b"uniqueCount") {
        rest = &rest[at + b"uniqueCount".len()..];
        let digits = rest.iter().skip_while(|byte| !byte.is_ascii_digit());
        let digits = digits.take_while(|byte| byte.is_ascii_digit());
        let digits: Vec<u8> = digits.take(20).copied().collect();
        let claimed = String::from_utf8_lossy(&digits).parse::<u64>();
        if claimed.is_ok_and(|claimed| claimed > text.len() as u64) {
            return Err(Refused::damaged(
                "it claims to have more texts than it has bytes",
            ));
        }
    }
    Ok(())
}

fn has(text: &[u8], word: &[u8]) -> bool {
    find(text, word).is_some()
}

/// Where a word begins. Its first byte is looked for alone, since that is quick.
fn find(text: &[u8], word: &[u8]) -> Option<usize> {
    let first = *word.first()?;
    let mut from = 0;
    loop {
        from += text.get(from..)?.iter().position(|byte| *byte == first)?;
        if text[from..].starts_with(word) {
            return Some(from);
        }
        from += 1;
    }
}
