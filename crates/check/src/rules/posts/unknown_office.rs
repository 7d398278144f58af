//! An office that a post stands in, or that another office carries on, must be
//! in offices.csv.
//!
//! Example: `dpoo` in the column office.
//!
//! Fix: write an id of offices.csv, or add the office there.

use crate::{Context, Level, Rule, unknown};
use tables::diag::Diagnostic;
use tables::model::{Lang, Structure};

const POSTS: &str = "posts/unknown-office";
const OFFICES: &str = "offices/unknown-office";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[POSTS, OFFICES],
    level: Level::Required,
    languages: &Lang::ALL,
    needs: &["offices.csv"],
    source: include_str!("unknown_office.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let (project, sources) = (context.project, context.sources);
    let establishment = &project.establishment;
    let ids = || {
        establishment
            .offices()
            .iter()
            .map(|office| office.id.as_str())
    };
    let posts = establishment
        .posts()
        .iter()
        .filter(|post| !post.office.is_empty() && establishment.office(&post.office).is_none())
        .map(|post| {
            let span = sources.cell_span(post.row, "office");
            unknown(POSTS, "office", &post.office, span, ids())
        });
    let existing = || {
        let offices = establishment.offices().iter();
        offices
            .filter(|office| office.structure == Structure::Existing)
            .map(|office| office.id.as_str())
    };
    let succeeded = establishment.offices().iter().filter_map(|office| {
        let succeeds = office.succeeds.as_deref()?;
        let span = sources.cell_span(office.row, "succeeds");
        (!existing().any(|id| id == succeeds))
            .then(|| unknown(OFFICES, "existing office", succeeds, span, existing()))
    });
    posts.chain(succeeded).collect()
}
