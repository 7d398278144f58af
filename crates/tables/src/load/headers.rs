//! The header row of a table: which columns must be there, and which may.

use super::loader::Loader;
use crate::diag::{Diagnostic, nearest};
use crate::model::Lang;
use crate::source::{Cell, Span, Table};

/// When a column of a table, or a key of paper.toml, must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Always.
    Always,
    /// Where the paper is printed in this language.
    For(Lang),
    /// Always, unless the paper is of this type.
    Unless(&'static str),
    /// It may be left out.
    Never,
}

/// A column that a table may have.
pub type Column = (&'static str, Need);

impl Loader<'_> {
    /// Reports unknown, duplicate and missing columns; says whether there are none.
    pub(super) fn check_headers(&mut self, table: &Table, columns: &[Column]) -> bool {
        let before = self.findings.len();
        let names = || columns.iter().map(|(name, _)| *name);
        for (at, header) in table.headers.iter().enumerate() {
            let name = header.text.trim();
            let earlier = table.headers[..at]
                .iter()
                .find(|cell| cell.text.trim() == name);
            if !names().any(|known| known == name) {
                let passed_over = match name {
                    "" => table.is_empty(at),
                    _ => self.ignored.has(name),
                };
                if !passed_over {
                    self.report(unknown_column(header, names()));
                }
            } else if let Some(first) = earlier {
                self.report(
                    Diagnostic::error(
                        "tables/duplicate-column",
                        format!("the column `{name}` stands twice"),
                    )
                    .at(header.span)
                    .with(first.span, "first here")
                    .help("remove one of them"),
                );
            }
        }
        let missing = columns.iter().filter(|(name, need)| {
            let needed = match need {
                Need::Always => true,
                Need::For(lang) => self.langs.contains(lang),
                Need::Unless(kind) => self.kind != *kind,
                Need::Never => false,
            };
            needed && table.column(name).is_none()
        });
        // A misspelt name is one mistake: the column is not missing as well.
        let misspelt: Vec<&str> = table
            .headers
            .iter()
            .map(|header| header.text.trim())
            .filter(|name| !names().any(|known| known == *name) && !self.ignored.has(name))
            .filter_map(|name| nearest(name, names()))
            .collect();
        let missing: Vec<&str> = missing
            .map(|(name, _)| *name)
            .filter(|name| !misspelt.contains(name))
            .collect();
        for name in missing {
            self.report(missing_column(table, name));
        }
        self.findings.len() == before
    }
}

fn unknown_column(header: &Cell, names: impl Iterator<Item = &'static str> + Clone) -> Diagnostic {
    let name = header.text.trim();
    let finding = unnamed_or_unknown(header).did_you_mean(name, names.clone());
    let finding = finding.help(format!(
        "this table's columns are: {}",
        names.collect::<Vec<_>>().join(", ")
    ));
    if name.is_empty() {
        return finding.help("give the column a name, or empty its cells");
    }
    finding.help(format!(
        "to pass over the column, say so in paper.toml: [tables] ignore = [{name:?}]"
    ))
}

/// The finding for a column whose name is not known.
pub(super) fn unnamed_or_unknown(header: &Cell) -> Diagnostic {
    let name = header.text.trim();
    let message = match name {
        "" => "a column has no name, and cells stand in it".to_owned(),
        _ => format!("no column `{name}` is known"),
    };
    let finding = Diagnostic::error("tables/unknown-column", message).at(header.span);
    if name.starts_with('#') {
        return finding.help("for a comment, write a space after the sign: # a comment");
    }
    finding
}

pub(super) fn missing_column(table: &Table, name: &str) -> Diagnostic {
    let headers = &table.headers;
    let span = match (headers.first(), headers.last()) {
        (Some(first), Some(last)) => Span::new(table.file, first.span.start, last.span.end),
        _ => Span::new(table.file, 0, 0),
    };
    Diagnostic::error(
        "tables/missing-column",
        format!("the column `{name}` is missing"),
    )
    .at(span)
    .help(format!("add `{name}` to the header row"))
}
