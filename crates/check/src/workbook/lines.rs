//! A table in CSV as rows of a sheet: blank lines and comments have rows too.

use tables::source::{Cell, FileId, Row, Sources, Table};

/// One row of a sheet, by its number from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) number: u32,
    pub(super) cells: Vec<String>,
    /// Whether it is the row of the heads.
    pub(super) is_head: bool,
    /// Whether it is a comment that commas make as wide as the table.
    pub(super) is_wide: bool,
}

/// What stands in the lines of a text, one after the other.
enum Item<'a> {
    Cells(&'a [Cell]),
    Comment(String),
}

/// The rows of a table.
pub(super) fn lines(file: FileId, text: &str) -> Vec<Line> {
    let (table, _) = Table::parse(file, text);
    let mut items: Vec<(usize, usize, Item<'_>)> = Vec::new();
    let spanned = |cells: &[Cell]| {
        let ends = cells.first().zip(cells.last());
        ends.map(|(first, last)| (first.span.start, last.span.end))
    };
    if let Some((start, end)) = spanned(&table.headers) {
        items.push((start, end, Item::Cells(&table.headers)));
    }
    for Row { cells, span } in table.rows.iter().chain(&table.passed_over) {
        items.push((span.start, span.end, Item::Cells(cells)));
    }
    let width = table.width();
    for words in &table.comments {
        let (start, comment) = comment(text, words.start, words.end);
        items.push((start, words.end, Item::Comment(comment)));
    }
    items.sort_by_key(|(start, ..)| *start);
    let head = table.headers.first().map(|cell| cell.span.start);
    let (mut number, mut before) = (0, 0);
    let mut found = Vec::new();
    for (at, (start, end, item)) in items.into_iter().enumerate() {
        let ends = line_ends(text.get(before..start).unwrap_or_default());
        number += if at == 0 { ends } else { ends.max(1) };
        before = end;
        let after = text.get(end..).unwrap_or_default();
        let is_wide =
            matches!(&item, Item::Comment(_)) && after.trim_start_matches('"').starts_with(',');
        let cells = match item {
            Item::Cells(cells) => filled(cells),
            Item::Comment(comment) => commented_row(&comment, width).unwrap_or(vec![comment]),
        };
        let is_head = Some(start) == head;
        found.push(Line {
            number,
            cells,
            is_head,
            is_wide,
        });
    }
    found
}

/// Whether the rows of a table end with CRLF, as that of its heads does.
pub(super) fn is_crlf(text: &str) -> bool {
    let file = Sources::default().add("".into(), String::new(), Vec::new());
    let (table, _) = Table::parse(file, text);
    let end = table.headers.last().map_or(0, |cell| cell.span.end);
    let mut lines = text.get(end..).unwrap_or_default().split_inclusive('\n');
    lines.next().is_some_and(|line| line.ends_with("\r\n"))
}

/// How many lines end in a text.
fn line_ends(text: &str) -> u32 {
    let returns = text.matches('\r').count() - text.matches("\r\n").count();
    u32::try_from(text.matches('\n').count() + returns).unwrap_or(u32::MAX)
}

/// A comment with its sign, and where its line begins.
fn comment(text: &str, start: usize, end: usize) -> (usize, String) {
    let line = text[..start].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let sign = text[line..start].trim_start_matches([' ', '\t', '"']);
    let is_quoted = text[line..start].contains('"');
    let words = &text[start..end];
    let words = match is_quoted {
        true => words.replace("\"\"", "\""),
        false => words.to_owned(),
    };
    (line, unlined(&format!("{sign}{words}")))
}

/// The cells of a comment that is a row which was taken out, `# dpo,cdp,…`: as many
/// as the table has columns, and none that begins with a space, as words would.
pub(super) fn commented_row(comment: &str, width: usize) -> Option<Vec<String>> {
    let cells: Vec<String> = comment.split(',').map(str::to_owned).collect();
    let is_row = width > 1
        && cells.len() == width
        && comment.starts_with("# ")
        && !comment.contains(['"', '\n'])
        && !cells[1..]
            .iter()
            .any(|cell| cell.starts_with(char::is_whitespace));
    is_row.then_some(cells)
}

/// The texts of cells, without empty ones at the end.
fn filled(cells: &[Cell]) -> Vec<String> {
    let last = cells.iter().rposition(|cell| !cell.text.is_empty());
    let cells = cells[..last.map_or(0, |last| last + 1)].iter();
    cells.map(|cell| unlined(&cell.text)).collect()
}

/// A text whose lines end as a workbook's do.
pub(super) fn unlined(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
mod tests {
    use super::lines;
    use tables::source::Sources;

    #[test]
    fn blank_lines_and_comments_keep_their_rows() {
        let text = "# a, \"b\nid,n\r\n\r\n# x,y\n\"# p, q\",\n1,\"a\nb\"\n#allow c/d: e, f\n";
        let file = Sources::default().add("t.csv".into(), text.to_owned(), Vec::new());
        let found = lines(file, text);
        let found: Vec<String> = found
            .iter()
            .map(|it| format!("{} {:?} {}", it.number, it.cells, it.is_head))
            .collect();
        assert_eq!(
            found,
            [
                "0 [\"# a, \\\"b\"] false",
                "1 [\"id\", \"n\"] true",
                "3 [\"# x\", \"y\"] false",
                "4 [\"# p, q\"] false",
                "5 [\"1\", \"a\\nb\"] false",
                "6 [\"#allow c/d: e, f\"] false",
            ]
        );
    }
}
