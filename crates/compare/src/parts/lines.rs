//! The rows of a table in one version, each with what names it.

use std::collections::BTreeMap;

use tables::model::Stands;
use tables::source::{RowRef, Table};

use crate::version::Version;

/// A table whose rows are named by some of their columns.
pub(crate) struct Kind<'a> {
    pub(crate) file: &'a str,
    pub(crate) of: &'static str,
    pub(crate) key: &'a [&'a str],
    /// The columns that say what a row is called, of which the first filled ones are
    /// shown: one for each language.
    pub(crate) called: &'a [&'a str],
    /// Whether the order of the rows is the order on the page.
    pub(crate) ordered: bool,
}

/// The tables, in the order of the list. duties.csv has a part of its own.
pub(crate) const KINDS: &[Kind<'_>] = &[
    kind(
        "offices.csv",
        "office",
        &["id", "structure"],
        &["name_zh", "name_en"],
        true,
    ),
    kind(
        "heads.csv",
        "Head",
        &["id", "structure"],
        &["name_zh", "name_en"],
        true,
    ),
    kind(
        "posts.csv",
        "post",
        &["id"],
        &["title_zh", "title_en"],
        true,
    ),
    kind(
        "nondirectorate.csv",
        "non-directorate post",
        &["id", "structure"],
        &["rank"],
        true,
    ),
    kind(
        "ranks.csv",
        "rank",
        &["id", "structure"],
        &["name_zh", "name_en"],
        true,
    ),
    kind("pay.csv", "pay", &["point", "date"], &[], false),
    kind("figures.csv", "figure", &["id"], &[], false),
    kind(
        "establishment.csv",
        "establishment",
        &["date", "head", "category"],
        &[],
        true,
    ),
    kind("ceilings.csv", "ceiling", &["head", "year"], &[], true),
    kind(
        "annexes.csv",
        "annex",
        &["kind", "subject", "id"],
        &["title_zh", "title_en"],
        true,
    ),
];

const fn kind(
    file: &'static str,
    of: &'static str,
    key: &'static [&'static str],
    called: &'static [&'static str],
    ordered: bool,
) -> Kind<'static> {
    Kind {
        file,
        of,
        key,
        called,
        ordered,
    }
}

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
    pub(crate) fn new(
        version: &'v Version,
        kind: &Kind<'_>,
        now: &dyn Fn(Named, &str) -> String,
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
                    match named(kind.of, column) {
                        Some(named) => now(named, &text),
                        None => text,
                    }
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

/// What a column names by its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Named {
    /// A post.
    Post,
    /// A rank.
    Rank,
    /// An office.
    Office,
    /// One of these.
    Any,
}

/// What a column names by its id, where it does.
pub(crate) fn named(of: &str, column: &str) -> Option<Named> {
    match (of, column) {
        ("post", "id" | "reports_to" | "dotted_to") => Some(Named::Post),
        ("rank", "id") | ("post" | "non-directorate post", "rank") => Some(Named::Rank),
        ("office", "id" | "succeeds") | ("post" | "non-directorate post", "office") => {
            Some(Named::Office)
        }
        ("annex", "subject" | "under") => Some(Named::Any),
        _ => None,
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
