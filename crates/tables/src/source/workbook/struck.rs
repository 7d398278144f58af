//! What of a sheet is struck out: somebody means to take it out, and it counts.

use std::collections::BTreeSet;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::parts::{Refused, attribute, elements};

/// The numbers of the styles of cells whose letters are struck out.
pub(super) fn styles(text: &[u8]) -> Result<BTreeSet<usize>, Refused> {
    let mut section = String::new();
    let mut fonts: Vec<bool> = Vec::new();
    let mut found = BTreeSet::new();
    let mut count = 0;
    elements(text, |element| {
        match (element.local_name().as_ref(), section.as_str()) {
            (
                name @ ("fonts" | "fills" | "cellStyleXfs" | "cellXfs" | "cellStyles" | "dxfs"),
                _,
            ) => {
                name.clone_into(&mut section);
            }
            ("font", "fonts") => fonts.push(false),
            ("strike", "fonts") => {
                if let Some(font) = fonts.last_mut() {
                    *font = is_on(element);
                }
            }
            ("xf", "cellXfs") => {
                let font = attribute(element, "fontId").and_then(|id| id.parse::<usize>().ok());
                if font.and_then(|font| fonts.get(font)) == Some(&true) {
                    found.insert(count);
                }
                count += 1;
            }
            _ => {}
        }
        false
    })?;
    Ok(found)
}

/// The numbers of the shared texts of which some words are struck out.
pub(super) fn texts(text: &[u8]) -> Result<BTreeSet<usize>, Refused> {
    let mut found = BTreeSet::new();
    let mut count = 0_usize;
    elements(text, |element| {
        match element.local_name().as_ref() {
            "si" => count += 1,
            "strike" if is_on(element) => {
                found.extend(count.checked_sub(1));
            }
            _ => {}
        }
        false
    })?;
    Ok(found)
}

/// The cells of a sheet's part that are struck out, or have such words, from 0.
pub(super) fn cells(
    text: &[u8],
    styles: &BTreeSet<usize>,
    texts: &BTreeSet<usize>,
) -> Result<BTreeSet<(u32, u32)>, Refused> {
    let mut reader = Reader::from_reader(text);
    let (mut buffer, mut found) = (Vec::new(), BTreeSet::new());
    let mut cell: Option<(u32, u32)> = None;
    let (mut shared, mut value) = (false, false);
    loop {
        buffer.clear();
        let event = reader
            .read_event_into(&mut buffer)
            .map_err(Refused::damaged)?;
        match event {
            Event::Start(element) | Event::Empty(element) => {
                value = false;
                match element.local_name().as_ref() {
                    "c" => {
                        cell = attribute(&element, "r").and_then(|name| place(&name));
                        shared = attribute(&element, "t").as_deref() == Some("s");
                        let style = attribute(&element, "s").and_then(|it| it.parse().ok());
                        if style.is_some_and(|style: usize| styles.contains(&style)) {
                            found.extend(cell);
                        }
                    }
                    "v" => value = shared,
                    "strike" if is_on(&element) => found.extend(cell),
                    _ => {}
                }
            }
            Event::Text(words) if value => {
                let number = words.xml10_content().trim().parse().ok();
                if number.is_some_and(|number: usize| texts.contains(&number)) {
                    found.extend(cell);
                }
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// Whether an element that switches something on does so.
fn is_on(element: &BytesStart<'_>) -> bool {
    let value = attribute(element, "val");
    value.is_none_or(|value| matches!(value.as_str(), "1" | "true" | "on"))
}

/// The row and column of a cell by its name, `B7`, from 0.
fn place(name: &str) -> Option<(u32, u32)> {
    let at = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = name.split_at(at);
    let column = letters.bytes().try_fold(0_u32, |column, letter| {
        let letter = letter.to_ascii_uppercase().checked_sub(b'A')?;
        column.checked_mul(26)?.checked_add(u32::from(letter) + 1)
    })?;
    let row: u32 = digits.parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn struck_cells_are_found_by_their_style_and_their_words() {
        let sheet = b"<styleSheet><fonts><font/><font><strike/></font><font><strike val=\"0\"/></font>\
            </fonts><cellStyleXfs><xf fontId=\"1\"/></cellStyleXfs><cellXfs><xf fontId=\"0\"/>\
            <xf fontId=\"1\"/><xf fontId=\"2\"/></cellXfs><dxfs><font><strike/></font></dxfs></styleSheet>";
        let styles = styles(sheet).expect("XML");
        assert_eq!(styles, BTreeSet::from([1]));
        let shared = b"<sst><si><t>a</t></si><si><r><rPr><strike/></rPr><t>b</t></r></si></sst>";
        let texts = texts(shared).expect("XML");
        assert_eq!(texts, BTreeSet::from([1]));
        let sheet = b"<sheetData><row><c r=\"A1\" s=\"1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>\
            <c r=\"C1\"><v>1</v></c></row><row><c r=\"AA12\" t=\"inlineStr\"><is><r><rPr><strike val=\"1\"/></rPr>\
            <t>c</t></r></is></c><c r=\"B2\" s=\"2\"/></row></sheetData>";
        let found = cells(sheet, &styles, &texts).expect("XML");
        assert_eq!(found, BTreeSet::from([(0, 0), (0, 1), (11, 26)]));
    }
}
