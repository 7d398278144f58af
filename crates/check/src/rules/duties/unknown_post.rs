//! A duty must be of a post in posts.csv.
//!
//! Example: a duty of `cpd`, where the post is `cdp`.
//!
//! Fix: write an id of posts.csv, or add the post there.

use std::collections::BTreeSet;

use crate::{Context, Level, Rule, unknown};
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "duties/unknown-post";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Required,
    languages: &Lang::ALL,
    needs: &["posts.csv"],
    source: include_str!("unknown_post.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let (project, sources) = (context.project, context.sources);
    let posts = project.establishment.posts();
    let ids: BTreeSet<&str> = posts.iter().map(|post| post.id.as_str()).collect();
    project
        .duties
        .iter()
        .filter(|duty| !duty.post.is_empty() && !ids.contains(duty.post.as_str()))
        .map(|duty| {
            let span = sources.cell_span(duty.row, "post");
            unknown(NAME, "post", &duty.post, span, ids.iter().copied())
        })
        .collect()
}
