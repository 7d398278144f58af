//! What the elements of a document mean.

use super::Track;
use crate::xml::Element;

/// What an element of a document is.
pub(super) enum Meaning {
    /// Nothing of its own: what stands in it counts.
    Nothing,
    /// A paragraph.
    Paragraph,
    /// A row of a table.
    Row,
    /// Words, of this kind.
    Words,
    /// Nothing in it is words.
    Silent,
    /// A picture or another object: only a text box in it has words.
    Object,
    /// The words of a text box.
    Box,
    /// The style of a paragraph, or its list.
    Form,
    /// A formula: its letters stand in elements of its own.
    Formula,
    /// Something put in, or taken out.
    Tracked { put_in: bool },
    /// A sign.
    Sign(char),
    /// A change of how something looks.
    Look(&'static str),
    /// A part of a field: `begin`, `separate`, `end`.
    FieldChar,
    /// A field in one element.
    Field,
    /// Where a bookmark begins or ends.
    Mark { begins: bool },
    /// Where what a comment is about begins or ends.
    About { begins: bool },
    /// The mark of a comment, which may be about nothing but its place.
    Comment,
    /// Where a move begins or ends.
    Moved { begins: bool },
}

/// The meaning of an element that stands in others.
pub(super) fn meaning(element: &Element, within: Option<&str>, within_formula: bool) -> Meaning {
    let name = element.name.as_str();
    if !element.is_word {
        return match name {
            // What older programs show in place of what stands beside it.
            "Fallback" => Meaning::Silent,
            "oMath" => Meaning::Formula,
            "t" if within_formula => Meaning::Words,
            _ => Meaning::Nothing,
        };
    }
    if let Some(sign) = sign(element) {
        return Meaning::Sign(sign);
    }
    match name {
        "p" => Meaning::Paragraph,
        "tr" => Meaning::Row,
        "t" | "delText" => Meaning::Words,
        "instrText" | "delInstrText" | "sdtPr" | "tabs" => Meaning::Silent,
        // Those that part the notes from the text.
        "footnote" | "endnote" if element.value("type").is_some_and(|it| it != "normal") => {
            Meaning::Silent
        }
        "drawing" | "pict" | "object" => Meaning::Object,
        "txbxContent" => Meaning::Box,
        "ins" | "del" | "moveFrom" | "moveTo" => match within {
            Some("numPr") => Meaning::Look("the numbering"),
            _ => Meaning::Tracked {
                put_in: matches!(name, "ins" | "moveTo"),
            },
        },
        "fldChar" => Meaning::FieldChar,
        "fldSimple" => Meaning::Field,
        "pStyle" | "numId" | "ilvl" => Meaning::Form,
        "bookmarkStart" | "bookmarkEnd" => Meaning::Mark {
            begins: name == "bookmarkStart",
        },
        "commentRangeStart" | "commentRangeEnd" => Meaning::About {
            begins: name == "commentRangeStart",
        },
        "commentReference" => Meaning::Comment,
        "moveFromRangeStart" | "moveToRangeStart" => Meaning::Moved { begins: true },
        "moveFromRangeEnd" | "moveToRangeEnd" => Meaning::Moved { begins: false },
        _ => look(element),
    }
}

/// A sign that is no text in the file.
fn sign(element: &Element) -> Option<char> {
    Some(match element.name.as_str() {
        "tab" | "ptab" => '\t',
        "cr" => '\n',
        "br" => match element.value("type") {
            None | Some("textWrapping") => '\n',
            // A page begins: no word.
            Some(_) => return None,
        },
        "noBreakHyphen" => '\u{2011}',
        "softHyphen" => '\u{AD}',
        "sym" => {
            let code = element.value("char").unwrap_or_default();
            let code = u32::from_str_radix(code, 16).ok();
            code.and_then(char::from_u32).unwrap_or('\u{FFFD}')
        }
        "footnoteReference" | "endnoteReference" => super::NOTE,
        _ => return None,
    })
}

/// A change of looks, if it is one: it says who made it, and holds what was before.
fn look(element: &Element) -> Meaning {
    if element.value("author").is_none() {
        return Meaning::Nothing;
    }
    Meaning::Look(match element.name.as_str() {
        "rPrChange" => "how the words look",
        "pPrChange" => "how the paragraph looks",
        "numberingChange" => "the numbering",
        "sectPrChange" => "how the pages look",
        "cellIns" | "cellDel" | "cellMerge" => "a cell of a table",
        name if name.starts_with("t") && name.ends_with("Change") => "how the table looks",
        _ => "how something looks",
    })
}

/// Who changed something, as an element says it.
pub(super) fn track(element: &Element) -> Track {
    Track {
        author: element.value("author").unwrap_or_default().to_owned(),
        date: element.value("date").map(str::to_owned),
        moved: None,
    }
}
