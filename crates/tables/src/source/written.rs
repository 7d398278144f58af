//! Cells as they are written in CSV.

use std::borrow::Cow;

/// A row of cells as a line of CSV, without its end.
pub fn csv_row<'a>(cells: impl IntoIterator<Item = &'a str>) -> String {
    let cells: Vec<Cow<'_, str>> = cells.into_iter().map(csv_cell).collect();
    cells.join(",")
}

/// A text as a cell of CSV: in quotes where it needs them.
fn csv_cell(text: &str) -> Cow<'_, str> {
    match text.contains([',', '"', '\n', '\r']) {
        true => Cow::Owned(format!("\"{}\"", text.replace('"', "\"\""))),
        false => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::csv_row;
    use crate::source::{Sources, Table};

    #[test]
    fn what_is_written_is_read_again() {
        let cells = [
            "heu",
            "Head, Efficiency Unit",
            "a \"b\"",
            "",
            "甲\r\n乙",
            "'",
        ];
        let text = format!("a,b,c,d,e,f\n{}\n", csv_row(cells));
        let mut sources = Sources::default();
        let file = sources.add("a.csv".into(), text.clone(), Vec::new());
        let (table, faults) = Table::parse(file, &text);
        let read: Vec<&str> = table.rows[0].cells.iter().map(|it| &*it.text).collect();
        assert_eq!((read.as_slice(), faults.len()), (&cells[..], 0));
    }
}
