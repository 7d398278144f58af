//! An office that a post stands in, that another office carries on, or that has a
//! part, must be in offices.csv.
//!
//! Example: `dpoo` in the column office.
//!
//! Fix: write an id of offices.csv, or add the office there.

use crate::{Context, Level, Rule, unknown, unknown_of_list};
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
            .filter(|office| office.structure.includes(Structure::Existing))
            .map(|office| office.id.as_str())
    };
    let succeeded = establishment.offices().iter().flat_map(|office| {
        let span = sources.cell_span(office.row, "succeeds");
        let unknown_to = |id: &&String| !existing().any(|known| known == id.as_str());
        let wrong = office.succeeds.iter().filter(unknown_to);
        let finding =
            |id: &String| unknown_of_list(OFFICES, "existing office", id, span, existing());
        wrong.map(finding).collect::<Vec<_>>()
    });
    let wholes = establishment.offices().iter().filter_map(|office| {
        let whole = office.part_of.as_deref()?;
        let span = sources.cell_span(office.row, "part_of");
        let missing = establishment.office(whole).is_none();
        missing.then(|| unknown(OFFICES, "office", whole, span, ids()))
    });
    posts.chain(succeeded).chain(wholes).collect()
}
