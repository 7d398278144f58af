//! An office must not be a part of itself, and must stand where its whole stands.
//!
//! A part of a part is a part of the whole; it ends somewhere. What is typed once
//! stands before and after, and so must its whole.
//!
//! Example: `harbour` is part of `port`, and `port` of `harbour`.
//!
//! Fix: leave part_of empty for the largest office, or correct the structure.

use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Lang, Structure, circles};

const CIRCLE: &str = "offices/part-circle";
const PARTED: &str = "offices/part-without-whole";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[CIRCLE, PARTED],
    level: Level::Required,
    languages: &Lang::ALL,
    needs: &["offices.csv"],
    source: include_str!("part_circle.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let establishment = &context.project.establishment;
    let offices = establishment.offices();
    let place = |id: &str| offices.iter().position(|office| office.id == id);
    let whole = |at: usize| place(offices[at].part_of.as_deref()?);
    let mut findings = Vec::new();
    for circle in circles(offices.len(), whole) {
        let ids: Vec<&str> = circle.iter().map(|&at| offices[at].id.as_str()).collect();
        let first = &offices[circle[0]];
        let message = match &ids[..] {
            [one] => format!("`{one}` is a part of itself"),
            ids => format!("these offices are parts of one another: {}", ids.join(", ")),
        };
        findings.push(
            Diagnostic::error(CIRCLE, message)
                .at(context.sources.cell_span(first.row, "part_of"))
                .help("leave part_of empty for the largest of them"),
        );
    }
    for office in offices {
        let whole = office
            .part_of
            .as_deref()
            .and_then(|id| establishment.office(id));
        let Some(whole) = whole else {
            continue;
        };
        let alone = office
            .structure
            .each()
            .find(|it| !whole.structure.includes(*it));
        if let Some(structure) = alone {
            let word = Structure::WORDS[usize::from(structure == Structure::Proposed)];
            let message = format!(
                "`{}` is {word}, and its whole `{}` is not",
                office.id, whole.id
            );
            findings.push(
                Diagnostic::error(PARTED, message)
                    .at(context.sources.cell_span(office.row, "part_of"))
                    .with(
                        context.sources.cell_span(whole.row, "structure"),
                        "the whole's structure",
                    )
                    .help("give both the same structure, or name another whole"),
            );
        }
    }
    findings
}
