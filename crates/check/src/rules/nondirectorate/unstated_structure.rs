//! Where an office carries on another, a row of nondirectorate.csv should say whether its
//! posts are new.
//!
//! Without `structure` and `from` they stand in the proposed office alone, and count as
//! created. Posts that were in the office before it are told by `from`.
//!
//! Example: a row of `tr`, which succeeds `tm`, with an empty structure and no from.
//!
//! Fix: write `proposed` in structure if the posts are new, or in from the office that they
//! come from.

use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Lang, Office, Staff, Structure};

const NAME: &str = "nondirectorate/unstated-structure";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &["nondirectorate.csv", "offices.csv"],
    source: include_str!("unstated_structure.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let rows = context.project.establishment.staff().iter();
    rows.filter_map(|row| finding(context, row)).collect()
}

fn finding(context: &Context<'_>, row: &Staff) -> Option<Diagnostic> {
    let all = &context.project.establishment;
    let office = all.office(&row.office)?;
    let proposed = |it: &&Office| it.structure.only() == Some(Structure::Proposed);
    let mut wholes = all.wholes(office).filter(proposed);
    let before = wholes.find_map(|whole| whole.succeeds.first())?;
    let sources = context.sources;
    let stated = sources.cell_text(row.row, "structure");
    let stated = stated.is_some_and(|text| !text.trim().is_empty());
    if stated || row.from.is_some() {
        return None;
    }
    let message = format!(
        "`{}` carries on `{before}`, and the posts of `{}` count as created",
        row.office, row.id
    );
    let finding = Diagnostic::warning(NAME, message).at(sources.cell_span(row.row, "office"));
    Some(finding.help(format!(
        "write `proposed` in structure if they are new, or `{before}` in from if they come from there"
    )))
}
