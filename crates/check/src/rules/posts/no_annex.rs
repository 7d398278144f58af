//! A post of a proposed office should be in an annex: its own of duties, or the
//! chart of its office.
//!
//! Members could not see where the post stands.
//!
//! Example: an office with a chart of another structure only.
//!
//! Fix: add a row `chart` for the office, or `duties` for the post.

use crate::{Context, Level, Rule};
use std::collections::BTreeSet;
use tables::diag::Diagnostic;
use tables::model::{Lang, Structure};

const NAME: &str = "posts/no-annex";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &["annexes.csv", "offices.csv"],
    source: include_str!("no_annex.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let project = context.project;
    let proposed = project
        .annexes
        .iter()
        .filter(|annex| annex.structure != Some(Structure::Existing));
    let shown: BTreeSet<&str> = proposed.map(|annex| annex.subject.as_str()).collect();
    let establishment = &project.establishment;
    let posts = establishment.posts().iter();
    posts
        .filter(|post| establishment.structure_of(post) == Some(Structure::Proposed))
        .filter(|post| !post.outside && !shown.contains(post.id.as_str()))
        .filter(|post| {
            let office = establishment.office(&post.office);
            let mut wholes = office
                .into_iter()
                .flat_map(|office| establishment.wholes(office));
            !wholes.any(|whole| shown.contains(whole.id.as_str()))
        })
        .map(|post| {
            Diagnostic::warning(NAME, format!("the post `{}` is in no annex", post.id))
                .at(context.sources.cell_span(post.row, "id"))
                .help(format!(
                    "add `duties,{}` or `chart,{}` to annexes.csv",
                    post.id, post.office
                ))
        })
        .collect()
}
