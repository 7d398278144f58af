//! Which column of a roster is which.

use crate::diag::{Diagnostic, Severity, nearest};
use crate::load::headers::{missing_column, unnamed_or_unknown};
use crate::load::loader::Loader;
use crate::model::RosterColumns;
use crate::source::{Cell, Encoding, Table};

/// Our names of the columns of a table that stands by itself, and of posts.csv.
pub(super) const OUR_NAMES: &[&str] = &[
    "id",
    "title",
    "rank",
    "point",
    "reports_to",
    "staff",
    "dotted_to",
    "office",
    "title_zh",
    "title_en",
    "superior_zh",
    "superior_en",
    "tenure",
    "structure",
    "vacant",
    "note_zh",
    "note_en",
    "effective",
    "until",
    "period",
    "held_against",
    "offset_by",
    "outside",
];

/// The first column of published organograms, by which they are known.
const ORGANOGRAM_ID: &str = "Post Unique Reference";

/// The columns of the senior posts' table of an organogram as published on
/// data.gov.uk, with ours that they are taken for.
const ORGANOGRAM: &[(&str, &str)] = &[
    (ORGANOGRAM_ID, "id"),
    ("Job Title", "title"),
    ("Grade", "rank"),
    ("Grade (or equivalent)", "rank"),
    ("Reports to Senior Post", "reports_to"),
];

/// What a table is usually in where it is not UTF-8. Published organograms are
/// often in Windows-1252.
pub(super) fn usual_encoding(bytes: &[u8]) -> Encoding {
    let head = &bytes[..bytes.len().min(4096)];
    let head = String::from_utf8_lossy(head).to_lowercase();
    match head.contains(&ORGANOGRAM_ID.to_lowercase()) {
        true => Encoding::Windows1252,
        false => Encoding::Big5Hkscs,
    }
}

/// Finds the columns; `None` where one that must be there is not.
pub(super) fn columns(
    loader: &mut Loader<'_>,
    table: &Table,
    lenient: bool,
) -> Option<RosterColumns> {
    let organogram = table.headers.iter().any(|cell| is(cell, ORGANOGRAM_ID));
    let columns = if organogram {
        organogram_columns(table)
    } else {
        our_columns(loader, table, lenient)
    };
    let has = |name: &str| columns.header(name).is_some();
    let mut missing: Vec<&str> = ["id", "reports_to"]
        .into_iter()
        .filter(|n| !has(n))
        .collect();
    if !["title", "title_zh", "title_en"]
        .iter()
        .any(|name| has(name))
    {
        missing.push("title");
    }
    if !has("rank") && !organogram {
        missing.push("rank");
    }
    for name in &missing {
        // A misspelt name has been reported already.
        let misspelt = table.headers.iter().any(|header| {
            let name_there = header.text.trim();
            !OUR_NAMES.contains(&name_there)
                && nearest(name_there, OUR_NAMES.iter().copied()) == Some(*name)
        });
        if !misspelt || lenient || organogram {
            let theirs = ORGANOGRAM.iter().find(|(_, ours)| ours == name);
            let theirs = theirs.filter(|_| organogram);
            loader.report(missing_column(
                table,
                theirs.map_or(*name, |(their, _)| their),
            ));
        }
    }
    missing.is_empty().then_some(columns)
}

fn is(cell: &Cell, name: &str) -> bool {
    cell.text.trim().eq_ignore_ascii_case(name)
}

fn organogram_columns(table: &Table) -> RosterColumns {
    let mut columns = RosterColumns {
        convention: Some("organogram of the government of the United Kingdom"),
        ..RosterColumns::default()
    };
    for header in &table.headers {
        let known = ORGANOGRAM.iter().find(|(name, _)| is(header, name));
        match known.filter(|(_, ours)| columns.header(ours).is_none()) {
            Some((_, ours)) => columns.used.push((*ours, header.text.trim().to_owned())),
            None => columns.unused.push(header.text.trim().to_owned()),
        }
    }
    columns.unused.retain(|name| !name.is_empty());
    columns
}

fn our_columns(loader: &mut Loader<'_>, table: &Table, lenient: bool) -> RosterColumns {
    let mut columns = RosterColumns::default();
    for (at, header) in table.headers.iter().enumerate() {
        let text = header.text.trim();
        if text.is_empty() && table.is_empty(at) {
            continue;
        }
        let known = OUR_NAMES.iter().find(|name| **name == text);
        let finding = match known {
            Some(name) if columns.header(name).is_none() => {
                columns.used.push((*name, text.to_owned()));
                continue;
            }
            Some(name) => {
                let message = format!("the column `{name}` stands twice");
                Diagnostic::error("tables/duplicate-column", message)
                    .at(header.span)
                    .help("remove one of them")
            }
            None => unknown(header),
        };
        columns.unused.push(text.to_owned());
        loader.report(passed_over(finding, lenient));
    }
    columns
}

/// The finding, as a warning where the reading is lenient.
pub(super) fn passed_over(mut finding: Diagnostic, lenient: bool) -> Diagnostic {
    if lenient {
        finding.severity = Severity::Warning;
    }
    finding
}

fn unknown(header: &Cell) -> Diagnostic {
    let name = header.text.trim();
    let finding = unnamed_or_unknown(header)
        .did_you_mean(name, OUR_NAMES.iter().copied())
        .help(format!(
            "this table's columns are: {}; --lenient passes over others",
            OUR_NAMES.join(", ")
        ));
    match name {
        "" => finding,
        _ => finding.help(format!(
            "to pass over the column, say so in a paper.toml beside the table: [tables] ignore = [{name:?}]"
        )),
    }
}
