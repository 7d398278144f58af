//! No post may report to itself through others.
//!
//! Such posts hang from no head, and no chart can hold them.
//!
//! With `panelpaper chart --lenient` it is a warning, and the first of them stands
//! at the top.
//!
//! Example: a reports to b, and b reports to a.
//!
//! Fix: correct one of the superiors.

use std::collections::BTreeMap;

use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Lang, Post, circles};
use tables::source::Sources;

const NAME: &str = "posts/reporting-cycle";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Required,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("reporting_cycle.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let (project, sources) = (context.project, context.sources);
    let posts = project.establishment.posts();
    let mut index: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (at, post) in posts.iter().enumerate() {
        index.entry((&post.office, &post.id)).or_insert(at);
    }
    let superior = |at: usize| {
        let post: &Post = &posts[at];
        index
            .get(&(post.office.as_str(), post.reports_to.as_deref()?))
            .copied()
    };
    circles(posts.len(), superior)
        .into_iter()
        .map(|cycle| finding(&cycle, posts, sources))
        .collect()
}

fn finding(cycle: &[usize], posts: &[Post], sources: &Sources) -> Diagnostic {
    let ids: Vec<&str> = cycle.iter().map(|&at| posts[at].id.as_str()).collect();
    let round = [ids.as_slice(), &ids[..1]].concat().join(" → ");
    let span = |at: usize| sources.cell_span(posts[at].row, "reports_to");
    let mut finding = Diagnostic::error(NAME, format!("posts report in a circle: {round}"))
        .at(span(cycle[0]))
        .help("correct one of these superiors");
    for &at in &cycle[1..] {
        finding = finding.with(span(at), "and this");
    }
    finding
}
