//! A cell should not hold lines that look like rows of its table.
//!
//! A quote that is typed by mistake takes in all that follows, up to the next
//! one: rows become part of one cell, and their posts or duties are lost, most
//! quietly where the paper does not print that column. Line breaks in a cell are
//! otherwise as good as any character.
//!
//! Example: `"To survey` at the end of one row, with its closing quote three rows
//! further down.
//!
//! Fix: close the quote in its own cell, or remove it.

use std::collections::BTreeSet;

use crate::rules::tables::in_each_table;
use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::Lang;
use tables::source::{Sources, Span, Table};

const NAME: &str = "tables/swallowed-rows";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("swallowed_rows.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    in_each_table(context, in_table)
}

/// What is found in one table.
pub(in crate::rules) fn in_table(sources: &Sources, table: &Table) -> Vec<Diagnostic> {
    let rows = || table.rows.iter().chain(&table.passed_over);
    // Of a ragged row it has been said already that a quote may be missing.
    let cells = rows().filter(|row| !table.is_ragged(row));
    let cells = cells.flat_map(|row| &row.cells).map(|cell| cell.span);
    let text = &sources.file(table.file).text;
    let comments = table.comments.iter().map(|span| Span {
        // The quote before a comment that a spreadsheet has put in quotes.
        start: text[..span.start].rfind(['"', '\r', '\n']).unwrap_or(0),
        ..*span
    });
    let known: BTreeSet<&str> = rows()
        .filter_map(|row| row.cells.first())
        .map(|cell| cell.text.as_str())
        .collect();
    let context = Lines {
        width: table.width(),
        known,
    };
    let finding = |span: Span| {
        let written = &text[span.start..span.end];
        let line = context.first_row(written)?;
        let row = Span::new(span.file, span.start + line.start, span.start + line.end);
        Some(
            Diagnostic::warning(
                NAME,
                "a quote opens here, and lines that look like rows stand before it closes",
            )
            .at(Span::new(span.file, span.start, span.start + 1))
            .with(row, "the first of them")
            .help("close the quote in its own cell, or remove it")
            .help(format!(
                "if all of it is one cell, say so on the line before the row: # allow {NAME}: the reason"
            )),
        )
    };
    let ignored = table.ignored.iter().copied();
    let all = cells.chain(comments).chain(ignored);
    all.filter_map(finding).collect()
}

struct Lines<'a> {
    /// How many columns the table has.
    width: usize,
    /// What stands in its first column.
    known: BTreeSet<&'a str>,
}

impl Lines<'_> {
    /// The first line that looks like a row, of those after the first.
    fn first_row(&self, written: &str) -> Option<std::ops::Range<usize>> {
        if !written.starts_with('"') {
            return None;
        }
        let mut at = 0;
        let mut lines = written.split_inclusive(['\r', '\n']).map(|line| {
            at += line.len();
            let end = at - line.len() + line.trim_end().len();
            at - line.len()..end.max(at - line.len())
        });
        lines.next();
        lines.find(|line| self.is_row(&written[line.clone()]))
    }

    /// Whether a line has a cell for each column, or begins like other rows.
    /// Prose has a space after a comma, and rows have none.
    fn is_row(&self, line: &str) -> bool {
        let cells: Vec<&str> = line.split(',').collect();
        let [first, rest @ ..] = &cells[..] else {
            return false;
        };
        let prose = rest.iter().any(|cell| cell.starts_with(' '));
        let enough = self.width > 2 && cells.len() >= self.width;
        !rest.is_empty() && !prose && (enough || self.known.contains(first))
    }
}
