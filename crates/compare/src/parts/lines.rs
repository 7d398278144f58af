//! The rows of a table in one version, each with what names it.

use std::collections::BTreeMap;

use tables::model::Stands;
use tables::source::{RowRef, Table};

use super::kinds::{Kind, Named, named};
use crate::version::Version;

/// What names a row.
pub(crate) type Key = Vec<String>;

/// The rows of a table in a version, each with what names it.
pub(crate) struct Lines<'v> {
    pub(crate) version: &'v Version,
    table: Option<&'v Table>,
    pub(crate) rows: Vec<(Key, RowRef)>,
}

pub(crate) fn table<'v>(version: &'v Version, file: &str) -> Option<&'v Table> {
    let mut tables = version.sources.tables().iter();
    tables.find(|table| version.sources.file(table.file).is_table(file))
}

impl<'v> Lines<'v> {
    /// `now` gives the text of a cell with the ids of today, by what its column names.
    pub(crate) fn new(
        version: &'v Version,
        kind: &Kind<'_>,
        now: &dyn Fn(Option<Named>, &str) -> String,
    ) -> Self {
        let table = table(version, kind.file);
        let structures = match kind.of {
            "post" => structures(version),
            _ => BTreeMap::new(),
        };
        let mut times: BTreeMap<Key, usize> = BTreeMap::new();
        let rows = table.into_iter().flat_map(Table::row_refs);
        let rows = rows.map(|(row, _)| {
            let mut key: Key = kind
                .key
                .iter()
                .map(|column| {
                    let text = text(version, row, column);
                    now(named(kind.of, column), &text)
                })
                .collect();
            let structure = structures.get(&row.index);
            key.extend(structure.map(|&structure| structure.to_owned()));
            // Rows that nothing tells apart are told by their order.
            let time = times.entry(key.clone()).or_default();
            *time += 1;
            if *time > 1 {
                key.push(format!("#{time}"));
            }
            (key, row)
        });
        Self {
            version,
            table,
            rows: rows.collect(),
        }
    }

    /// What a row is called: what names it, and its title.
    pub(crate) fn name(&self, kind: &Kind<'_>, (key, row): &(Key, RowRef)) -> String {
        let words = key.iter().filter(|word| !word.is_empty());
        let mut name = words.cloned().collect::<Vec<_>>().join(" ");
        let mut called = kind.called.iter();
        let called = called.find_map(|column| {
            let called = text(self.version, *row, column);
            (!called.is_empty()).then_some(called)
        });
        if let Some(called) = called {
            name += &format!(", {called}");
        }
        name
    }

    /// The columns, in the table's order.
    pub(crate) fn columns(&self) -> Vec<&'v str> {
        let headers = self.table.into_iter().flat_map(|table| &table.headers);
        headers.map(|cell| cell.text.trim()).collect()
    }
}

/// What stands in a column of a row, without white space around it.
pub(crate) fn text(version: &Version, row: RowRef, column: &str) -> String {
    let text = version.sources.cell_text(row, column);
    text.unwrap_or_default().trim().to_owned()
}

/// The structure of each post's row, where it is of one alone.
fn structures(version: &Version) -> BTreeMap<u32, &'static str> {
    let establishment = &version.project.establishment;
    let posts = establishment.posts().iter();
    let structures = posts.filter_map(|post| {
        let structure = match establishment.stands(post)? {
            Stands::Existing => "existing",
            Stands::Proposed => "proposed",
            Stands::Both => return None,
        };
        Some((post.row.index, structure))
    });
    structures.collect()
}
