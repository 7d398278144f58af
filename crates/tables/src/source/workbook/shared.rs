//! Whether the cells of a sheet name their shared texts: a cell that names none would
//! have the first of them.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::parts::{Refused, attribute};

/// An error at a cell of a sheet's part whose value is to be the number of a shared
/// text, and is no number from 0.
pub(super) fn sound(text: &[u8]) -> Result<(), Refused> {
    let mut reader = Reader::from_reader(text);
    let mut buffer = Vec::new();
    let (mut cell, mut is_shared, mut is_value) = (String::new(), false, false);
    loop {
        buffer.clear();
        let event = reader
            .read_event_into(&mut buffer)
            .map_err(Refused::damaged)?;
        match event {
            Event::Start(element) => {
                let name = element.local_name();
                is_value = is_shared && name.as_ref() == "v";
                if name.as_ref() == "c" {
                    is_shared = attribute(&element, "t").as_deref() == Some("s");
                    cell = attribute(&element, "r").unwrap_or_default();
                }
            }
            Event::Text(words) if is_value => {
                let number = words.xml10_content();
                if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
                    let why = format!("the cell {cell} has the text of number {number}");
                    return Err(Refused::damaged(why));
                }
            }
            Event::End(_) => is_value = false,
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::sound;

    #[test]
    fn shared_texts_have_numbers_from_nought() {
        let sheet = |value: &str| {
            format!(
                "<row><c r=\"A1\"><v>-1</v></c><c r=\"B1\" t=\"s\"><v>{value}</v></c>\
                 <c r=\"C1\" t=\"str\"><v>a</v></c></row>"
            )
        };
        for good in ["0", "12"] {
            assert_eq!(sound(sheet(good).as_bytes()), Ok(()), "{good}");
        }
        for bad in ["-1", "1.5", "a"] {
            let told = sound(sheet(bad).as_bytes()).map_err(|it| it.to_string());
            let said = format!("the workbook is damaged: the cell B1 has the text of number {bad}");
            assert_eq!(told, Err(said));
        }
    }
}
