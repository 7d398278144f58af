//! What computed words come from: the cells that a call names, or that say the same.

use compare::Version;
use compare::version::At;
use tables::source::Span;

use super::numbers::comparable;
use super::{settings, times, totals};

/// The most cells that are named.
const MOST: usize = 3;

/// The cells that some computed words come from, each with its column: of a day or a
/// period those that say it; those with the same words; of the rows that a call names
/// alone, if it names any; else what of paper.toml says them.
pub(super) fn cells(version: &Version, words: &str, call: Option<&str>) -> Vec<(At, String)> {
    let printed = words;
    let words = comparable(words);
    let named: Vec<&str> = call.map(quoted).unwrap_or_default();
    let times = call.map_or(Vec::new(), |call| times::cells(version, call, &named));
    if !times.is_empty() {
        return times;
    }
    // What a call counts has no cell of its own: one that says the same is another's.
    if call.is_some() && named.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(Span, String)> = Vec::new();
    let mut rows: Vec<(Span, String)> = Vec::new();
    for table in version.sources.tables() {
        for row in &table.rows {
            let mut ids = row.cells.iter().map(|cell| cell.text.trim());
            let is_named = ids.any(|id| named.contains(&id));
            if !named.is_empty() && !is_named {
                continue;
            }
            for (cell, head) in row.cells.iter().zip(&table.headers) {
                let column = head.text.trim();
                if comparable(&cell.text) == words && !words.is_empty() {
                    found.push((cell.span, column.to_owned()));
                } else if named.contains(&cell.text.trim()) && column == "id" {
                    rows.push((cell.span, column.to_owned()));
                }
            }
        }
    }
    let all = if found.is_empty() { rows } else { found };
    if all.is_empty() && call.is_none() {
        let mut own = totals::cells(version, printed);
        if own.is_empty() {
            own = settings::settings(version, printed);
        }
        own.truncate(MOST);
        return own;
    }
    let all = all.into_iter().take(MOST);
    all.map(|(span, column)| (version.at(span), column))
        .collect()
}

/// The quoted words of a call that are no values of filters.
fn quoted(call: &str) -> Vec<&str> {
    let parts: Vec<&str> = call.split('"').collect();
    let mut inside = parts.iter().enumerate().filter(|(at, _)| at % 2 == 1);
    let mut out: Vec<&str> = Vec::new();
    inside.by_ref().for_each(|(at, word)| {
        if !parts[at - 1].ends_with('=') {
            out.push(word);
        }
    });
    out
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_call_names_rows_and_filters() {
        let call = "{{title \"survey\" structure=\"existing\"}}";
        assert_eq!(quoted(call), ["survey"]);
        assert_eq!(quoted("{{count change=\"created\"}}"), [""; 0]);
    }
}
