//! The id of an annex must be its own: no other annex may have it, and it may be
//! the id of no post, office or other subject.
//!
//! Helpers call annexes by their ids and subjects, so that an id which means two
//! things means none.
//!
//! Example: two charts with the id pilots, or a chart with the id keeper where
//! keeper is a post.
//!
//! Fix: give the annex a name that nothing else has.

use std::collections::BTreeMap;

use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Annex, Establishment, Lang};
use tables::source::RowRef;

const NAME: &str = "annexes/taken-id";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Required,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("taken_id.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let (project, sources) = (context.project, context.sources);
    let mut first: BTreeMap<&str, RowRef> = BTreeMap::new();
    let mut findings = Vec::new();
    for annex in &project.annexes {
        let Some(id) = annex.id.as_deref() else {
            continue;
        };
        let earlier = first.insert(id, annex.row).map(|row| (row, "id"));
        let taken = earlier
            .or_else(|| of_annex(&project.annexes, annex, id))
            .or_else(|| of_table(&project.establishment, annex, id));
        let Some((row, column)) = taken else { continue };
        let finding = Diagnostic::error(NAME, format!("the id `{id}` is taken"));
        findings.push(
            finding
                .at(sources.cell_span(annex.row, "id"))
                .with(sources.cell_span(row, column), "by this")
                .help("give the annex an id that nothing else has"),
        );
    }
    findings
}

/// The row of another annex whose subject it is.
fn of_annex(annexes: &[Annex], own: &Annex, id: &str) -> Option<(RowRef, &'static str)> {
    let mut others = annexes.iter().filter(|annex| annex.number != own.number);
    let other = others.find(|annex| annex.subject == id)?;
    Some((other.row, "subject"))
}

/// The row of a post or office that has it; its own subject's id would say nothing
/// new.
fn of_table(all: &Establishment, own: &Annex, id: &str) -> Option<(RowRef, &'static str)> {
    let post = || {
        all.posts()
            .iter()
            .find(|post| post.id == id)
            .map(|post| post.row)
    };
    let office = all.offices().iter().find(|office| office.id == id);
    let row = office.map(|office| office.row).or_else(post)?;
    (own.subject != id).then_some((row, "id"))
}
