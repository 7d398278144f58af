//! The cells that lines of a column come from.

use std::cmp::Reverse;

use memchr::memmem::Finder;

use super::cells::squeezed;
use tables::source::{Sources, Span};

/// Every cell of the tables, as lines are looked for in it.
pub(super) struct Cells {
    /// Their texts, one a line: one search goes through all.
    text: String,
    /// Where each ends there, and where it is typed.
    ends: Vec<(usize, Span)>,
}

impl Cells {
    /// Those of all tables.
    pub(super) fn of(sources: &Sources) -> Self {
        let (mut text, mut ends) = (String::new(), Vec::new());
        for (cell, span) in squeezed(sources) {
            text.push_str(&bare(&cell));
            ends.push((text.len(), span));
            text.push('\n');
        }
        Self { text, ends }
    }

    /// The one cell that a line is printed from, by the lines of its column: that with the
    /// most of those around it. In doubt there is none.
    pub(super) fn of_line(&self, lines: &[String], at: usize) -> Option<Span> {
        let within = self.with(lines.get(at)?);
        let stands = |text: &str| within.iter().any(|(cell, _)| cell.contains(text));
        let found = stretches(lines, at, &stands).into_iter();
        let long = found.filter(|stretch| stretch.chars().count() > 3);
        let longest = long.min_by_key(|stretch| Reverse(stretch.len()))?;
        let equal = only(within.iter().filter(|(cell, _)| *cell == longest));
        equal.or_else(|| only(within.iter().filter(|(cell, _)| cell.contains(&longest))))
    }

    /// The cells that have a text.
    fn with(&self, text: &str) -> Vec<(&str, Span)> {
        let finder = Finder::new(text);
        let (mut found, mut from) = (Vec::new(), 0);
        while let Some(at) = finder.find(&self.text.as_bytes()[from..]) {
            let cell = self
                .ends
                .partition_point(|(end, _)| *end < from + at + text.len());
            let Some((end, span)) = self.ends.get(cell) else {
                break;
            };
            let start = cell
                .checked_sub(1)
                .map_or(0, |before| self.ends[before].0 + 1);
            found.push((&self.text[start..*end], *span));
            from = end + 1;
        }
        found
    }
}

/// The stretches of lines around one that stand anywhere: where one does not, none does
/// that has it in it.
fn stretches(lines: &[String], at: usize, stands: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    let mut before = String::new();
    for start in (0..=at).rev() {
        before.insert_str(0, &lines[start]);
        if !stands(&before) {
            break;
        }
        let mut text = before.clone();
        found.push(text.clone());
        for line in &lines[at + 1..] {
            text.push_str(line);
            if !stands(&text) {
                break;
            }
            found.push(text.clone());
        }
    }
    found
}

/// The place of the one cell, if there is no other.
fn only<'c>(mut cells: impl Iterator<Item = &'c (&'c str, Span)>) -> Option<Span> {
    let (_, span) = cells.next()?;
    cells.next().is_none().then_some(*span)
}

/// A text without white space, and without hyphens, which may be those of line ends.
pub(super) fn bare(text: &str) -> String {
    let is_gap = |c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{AD}');
    text.chars().filter(|c| !is_gap(*c)).collect()
}
