//! A post against which another is held is kept vacant, and one post alone is held
//! against it.
//!
//! Its row in posts.csv says so: `vacant` is `yes`.
//!
//! Example: `beam` is held against `survey`, whose row does not say that it is vacant.
//!
//! Fix: write `yes` into the column `vacant` of the post that is kept vacant.

use std::collections::BTreeMap;

use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Lang, Post, Structure};

const FILLED: &str = "posts/held-against-filled";
const TWICE: &str = "posts/held-against-twice";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[FILLED, TWICE],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &["posts.csv", "offices.csv"],
    source: include_str!("held_against_filled.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let establishment = &context.project.establishment;
    let proposed = |post: &&Post| establishment.stands_in(post, Structure::Proposed);
    let mut first: BTreeMap<&str, &Post> = BTreeMap::new();
    let mut findings = Vec::new();
    for post in establishment.posts().iter().filter(proposed) {
        let Some(id) = post.held_against.as_deref().filter(|id| *id != post.id) else {
            continue;
        };
        // One that goes is another rule's business.
        let Some(kept) = establishment.post_in(Structure::Proposed, id) else {
            continue;
        };
        let span = context.sources.cell_span(post.row, "held_against");
        if let Some(earlier) = first.insert(id, post) {
            let message = format!("`{}` and `{}` are held against `{id}`", earlier.id, post.id);
            let there = context.sources.cell_span(earlier.row, "held_against");
            let finding = Diagnostic::warning(TWICE, message).at(span);
            let finding = finding.with(there, "first here");
            findings.push(finding.help("name another post for one of them"));
        } else if !kept.vacant {
            let message = format!(
                "`{}` is held against `{id}`, which is not said to be vacant",
                post.id
            );
            findings.push(
                Diagnostic::warning(FILLED, message)
                    .at(span)
                    .with(context.sources.cell_span(kept.row, "id"), "the post")
                    .help(format!(
                        "write `yes` into the column vacant of the proposed row of `{id}`, or name another post"
                    )),
            );
        }
    }
    findings
}
