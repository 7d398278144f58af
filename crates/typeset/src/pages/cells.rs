//! The cells that printed words come from: the data of the templates does not
//! remember them.

use tables::source::{Sources, Span};

/// How many runs of a line are looked for together.
const TOGETHER: usize = 64;

/// The cell that a line is printed from, by its runs without white space: the
/// cell with the most of them. Numbers before and marks behind may be the
/// layout's.
pub(super) fn of_line(runs: &[String], sources: &Sources) -> Option<Span> {
    let cells = squeezed(sources);
    let ends = |start: usize| start + 1..=runs.len().min(start + TOGETHER);
    let stretch = |start: usize| ends(start).map(move |end| runs[start..end].concat());
    let mut stretches: Vec<String> = (0..runs.len())
        .flat_map(stretch)
        .filter(|stretch| stretch.chars().count() > 3)
        .collect();
    stretches.sort_by_key(|stretch| std::cmp::Reverse(stretch.len()));
    stretches.iter().find_map(|stretch| {
        let found = cells.iter().find(|(text, _)| text.contains(stretch))?;
        Some(found.1)
    })
}

/// The longest cell that stands in a text, or else the one that the text stands
/// in.
pub(super) fn of_text(text: &str, sources: &Sources) -> Option<Span> {
    let text = squeeze(text);
    let cells = squeezed(sources);
    let inside = cells.iter().filter(|(cell, _)| text.contains(cell));
    let longest = inside.max_by_key(|(cell, span)| (cell.len(), std::cmp::Reverse(span.start)));
    let around = || cells.iter().find(|(cell, _)| cell.contains(&text));
    longest.or_else(around).map(|(_, span)| *span)
}

/// Every cell without its white space.
pub(super) fn squeezed(sources: &Sources) -> Vec<(String, Span)> {
    let tables = sources.tables().iter();
    let cells = tables.flat_map(|table| table.rows.iter().flat_map(|row| &row.cells));
    let cells = cells.map(|cell| (squeeze(&cell.text), cell.span));
    cells.filter(|(text, _)| !text.is_empty()).collect()
}

/// A text without its white space.
pub(super) fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
