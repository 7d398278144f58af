//! An office that carries on another should be a proposed one.
//!
//! In the row of an existing office the column succeeds changes nothing: posts
//! that move count as transferred all the same. The structure is probably wrong,
//! or the cell is in the wrong row.
//!
//! Example: `pier,existing,…,lo` in offices.csv.
//!
//! Fix: write proposed in the column structure, or empty the cell.

use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Lang, Stands};

const NAME: &str = "offices/existing-successor";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("existing_successor.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let offices = context.project.establishment.offices().iter();
    offices
        .filter(|office| office.structure == Stands::Existing)
        .filter_map(|office| {
            let succeeds = office.succeeds.first()?;
            let message = format!("an existing office carries on `{succeeds}`");
            let cell = |column| context.sources.cell_span(office.row, column);
            Some(
                Diagnostic::warning(NAME, message)
                    .at(cell("succeeds"))
                    .with(cell("structure"), "the structure here")
                    .help("write `proposed` there if the paper asks for the office, or empty this cell"),
            )
        })
        .collect()
}
