//! The cells that an annex of a table is made of, and the file of a picture.

use super::cells::{Used, UsedCells};
use crate::build::fingerprint::short_sum;
use tables::model::Annex;

/// How many cells of a file are told apart: of a larger one it is only said that it
/// changed.
const MOST_CELLS: usize = 5_000;

/// The tables that each of the computed ones is made of.
fn sources_of(name: &str) -> &'static [&'static str] {
    match name {
        "costs" => &["offices.csv", "ranks.csv", "pay.csv", "posts.csv"],
        "changes" => &["offices.csv", "heads.csv", "ranks.csv", "posts.csv"],
        "establishment" => &["heads.csv", "establishment.csv"],
        "nondirectorate" => &[
            "offices.csv",
            "ranks.csv",
            "posts.csv",
            "nondirectorate.csv",
        ],
        "ceilings" => &["heads.csv", "ceilings.csv"],
        "posts" => &["offices.csv", "ranks.csv", "posts.csv"],
        _ => &[],
    }
}

impl UsedCells<'_> {
    /// A table: its file and its section of paper.toml, or the tables that it is
    /// computed from.
    pub(super) fn of_table(&mut self, annex: &Annex) {
        let name = annex.subject.as_str();
        if let Some(own) = self.project.own_table(name) {
            let file = self.sources.file(own.span.file);
            let rest = file.text.get(own.span.start..).unwrap_or_default();
            let end = rest.find("\n[").unwrap_or(rest.len());
            self.used.push(Used {
                key: format!("paper.toml [table.{name}]"),
                sum: short_sum(&rest[..end]),
                place: format!("paper.toml:{}", file.line(own.span.start)),
                cell: None,
            });
            self.whole(&format!("{name}.csv"));
        }
        for file in sources_of(name) {
            self.whole(file);
        }
    }

    /// A picture: its file.
    pub(super) fn of_picture(&mut self, annex: &Annex) {
        if let Some(picture) = self.project.picture(&annex.subject) {
            self.used.push(Used {
                key: picture.path.clone(),
                sum: short_sum(&picture.sum),
                place: picture.path.clone(),
                cell: None,
            });
        }
    }

    /// Every cell of a file, in the columns of the edition.
    fn whole(&mut self, file: &str) {
        let sources = self.sources;
        let mut tables = sources.tables().iter();
        let found = tables.find(|table| sources.file(table.file).path.file_name() == Some(file));
        let Some(table) = found else { return };
        if table.rows.len().saturating_mul(table.headers.len()) > MOST_CELLS {
            self.used.push(Used {
                key: file.to_owned(),
                sum: short_sum(&sources.file(table.file).text),
                place: file.to_owned(),
                cell: None,
            });
            return;
        }
        let other = if self.code == "zh" { "_en" } else { "_zh" };
        for (number, row) in (1..).zip(&table.rows) {
            for (header, cell) in table.headers.iter().zip(&row.cells) {
                let column = header.text.trim();
                if column.ends_with(other) {
                    continue;
                }
                let line = sources.file(table.file).line(cell.span.start);
                self.used.push(Used {
                    key: format!("{file} {number} {column}"),
                    sum: short_sum(&cell.text),
                    place: format!("{file}:{line} {column}"),
                    cell: Some(cell.span),
                });
            }
        }
    }
}
