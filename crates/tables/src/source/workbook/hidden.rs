//! What of a sheet is hidden: nobody who looks at it sees that it counts.

use super::parts::{Refused, attribute, elements};
use super::places::column_name;

/// The hidden rows and columns of a sheet, from 0, as ranges with their ends.
#[derive(Debug, Default)]
pub(super) struct Hidden {
    pub(super) rows: Vec<(u32, u32)>,
    pub(super) columns: Vec<(u32, u32)>,
}

/// Reads the text of a sheet's part for what it hides.
pub(super) fn hidden(text: &[u8]) -> Result<Hidden, Refused> {
    let mut found = Hidden::default();
    let mut next_row = 0_u32;
    elements(text, |element| {
        let name = element.local_name();
        let number = |name: &str| {
            attribute(element, name)?
                .parse::<u32>()
                .ok()?
                .checked_sub(1)
        };
        let is_hidden = || {
            let hidden = attribute(element, "hidden");
            hidden.is_some_and(|it| matches!(it.as_str(), "1" | "true" | "on"))
        };
        match name.as_ref() {
            "col" if is_hidden() => {
                let first = number("min").unwrap_or_default();
                let last = number("max").unwrap_or(first).max(first);
                found.columns.push((first, last));
            }
            "row" => {
                let row = number("r").unwrap_or(next_row);
                next_row = row.saturating_add(1);
                if is_hidden() {
                    join(&mut found.rows, row);
                }
            }
            _ => {}
        }
        false
    })?;
    Ok(found)
}

/// Puts a row to those before it.
fn join(ranges: &mut Vec<(u32, u32)>, row: u32) {
    match ranges.last_mut() {
        Some((_, last)) if last.checked_add(1) == Some(row) => *last = row,
        _ => ranges.push((row, row)),
    }
}

/// How many ranges are named.
const NAMED: usize = 5;

/// Ranges of rows in words: `7, 9 to 12`.
pub(super) fn row_names(ranges: &[(u32, u32)]) -> String {
    names(ranges, |row| (u64::from(row) + 1).to_string())
}

/// Ranges of columns in words: `C, E to G`.
pub(super) fn column_names(ranges: &[(u32, u32)]) -> String {
    names(ranges, column_name)
}

fn names(ranges: &[(u32, u32)], name: impl Fn(u32) -> String) -> String {
    let named = ranges
        .iter()
        .take(NAMED)
        .map(|&(first, last)| match first == last {
            true => name(first),
            false => format!("{} to {}", name(first), name(last)),
        });
    let mut named = named.collect::<Vec<_>>().join(", ");
    if let more @ 1.. = ranges.len().saturating_sub(NAMED) {
        named += &format!(" and {more} more");
    }
    named
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_hidden_is_named() {
        let text = b"<worksheet><cols><col min=\"3\" max=\"4\" hidden=\"1\"/><col min=\"6\" max=\"6\"/></cols>\
            <sheetData><row r=\"2\"/><row hidden=\"true\"/><row r=\"4\" hidden=\"1\"><c/></row>\
            <row r=\"9\" hidden=\"1\"/></sheetData></worksheet>";
        let found = hidden(text).expect("XML");
        assert_eq!(row_names(&found.rows), "3 to 4, 9");
        assert_eq!(column_names(&found.columns), "C to D");
        let many: Vec<(u32, u32)> = (0..9).map(|row| (2 * row, 2 * row)).collect();
        assert_eq!(row_names(&many), "1, 3, 5, 7, 9 and 4 more");
    }
}
