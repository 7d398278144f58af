//! What a column means, in the words of the book.

/// The page of the book on tables.
const PAGE: &str = include_str!("../../../../book/src/tables.md");

/// What a column of a table means, without the book's markup; `None` where the book
/// does not say.
pub fn meaning(table: &str, column: &str) -> Option<String> {
    let head = format!("\n## {table}\n");
    let section = &PAGE[PAGE.find(&head)? + head.len()..];
    let section = section.split("\n## ").next().unwrap_or_default();
    let rows = section.lines().filter_map(|line| line.strip_prefix("| "));
    let named = format!("`{column}`");
    let mut cells = rows.filter_map(|row| row.trim_end_matches(" |").split_once(" | "));
    let (_, meaning) = cells.find(|(names, _)| names.split(", ").any(|name| name == named))?;
    Some(plain(meaning))
}

/// A text without backticks, and with the words of links alone.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        let Some((words, after)) = after.split_once("](") else {
            break;
        };
        let Some((_, after)) = after.split_once(')') else {
            break;
        };
        out += before;
        out += words;
        rest = after;
    }
    (out + rest).replace('`', "")
}

#[cfg(test)]
mod tests {
    use super::{meaning, plain};
    use tables::load::TABLES;

    #[test]
    fn every_column_has_a_meaning_in_the_book() {
        for (table, columns) in TABLES {
            for (column, _) in *columns {
                let meaning = meaning(table, column);
                assert!(meaning.is_some_and(|it| !it.is_empty()), "{table} {column}");
            }
        }
    }

    #[test]
    fn markup_is_left_away() {
        assert_eq!(
            plain("the `id` in [heads.csv](#headscsv); x[1]"),
            "the id in heads.csv; x[1]"
        );
    }
}
