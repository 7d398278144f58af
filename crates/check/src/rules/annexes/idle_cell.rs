//! A cell of annexes.csv should be one that its kind of annex reads.
//!
//! What stands in any other changes nothing, and was meant to.
//!
//! Example: levels is 1 in the row of a job description.
//!
//! Fix: empty the cell, or give it to the row that it is meant for.

use crate::{Context, Level, Rule};
use content::annex::{ANNEX_KINDS, AnnexKind, kind_of};
use tables::diag::Diagnostic;
use tables::model::{Annex, Lang};

const NAME: &str = "annexes/idle-cell";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Error,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("idle_cell.rs"),
    run,
};

/// The columns that not every kind reads.
const COLUMNS: [&str; 10] = [
    "structure",
    "under",
    "levels",
    "as_at",
    "show",
    "compare",
    "revised",
    "number",
    "alt_zh",
    "alt_en",
];

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let annexes = context.project.annexes.iter();
    let idle = annexes.flat_map(|annex| {
        // An unknown kind is another rule's business.
        let kind = kind_of(annex).into_iter();
        kind.flat_map(move |kind| of_row(context, annex, kind))
    });
    idle.collect()
}

/// The cells of a row that its kind does not read.
fn of_row(context: &Context<'_>, annex: &Annex, kind: &AnnexKind) -> Vec<Diagnostic> {
    let unread = COLUMNS
        .into_iter()
        .filter(|name| !kind.columns.contains(name));
    let filled = unread.filter(|column| {
        let text = context.sources.cell_text(annex.row, column);
        text.is_some_and(|text| !text.trim().is_empty())
    });
    let finding = |column| {
        let message = format!("an annex of {} reads no `{column}`", kind.name);
        let finding = Diagnostic::error(NAME, message);
        let finding = finding.at(context.sources.cell_span(annex.row, column));
        let readers = ANNEX_KINDS
            .iter()
            .filter(|kind| kind.columns.contains(&column));
        let readers: Vec<&str> = readers.map(|kind| kind.name).collect();
        finding.help(match readers.is_empty() {
            true => "leave this cell empty".to_owned(),
            false => format!("leave this cell empty; it is for {}", readers.join(", ")),
        })
    };
    filled.map(finding).collect()
}
