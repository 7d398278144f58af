//! The duties of a post should stand together in duties.csv.
//!
//! A row among those of another post has most often the wrong post: the duty would
//! be printed in another annex than the one that it was written for.
//!
//! Example: a row of `ds` between two rows of `cdp`, where the other duties of
//! `ds` stand further down.
//!
//! Fix: correct the post, or move the row to the others of its post.

use crate::{Context, Level, Rule};
use std::collections::BTreeMap;
use tables::diag::Diagnostic;
use tables::model::{Duty, Lang};

const NAME: &str = "duties/scattered";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("scattered.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let duties = &context.project.duties;
    let blocks: Vec<&[Duty]> = duties.chunk_by(|a, b| a.post == b.post).collect();
    let mut longest: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, block) in blocks.iter().enumerate() {
        let best = longest.entry(&block[0].post).or_insert(at);
        if block.len() > blocks[*best].len() {
            *best = at;
        }
    }
    let mut findings = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        let post = block[0].post.as_str();
        let home = blocks[longest[post]];
        // What stands between two rows of one post parts that post's duties, and
        // is said once, of the row that is out of place.
        let parts = at > 0
            && blocks
                .get(at + 1)
                .is_some_and(|next| next[0].post == blocks[at - 1][0].post);
        let beside = |other: usize| {
            other.abs_diff(at) == 2 && blocks[other.min(at) + 1].len() < block.len().max(2)
        };
        if longest[post] == at || post.is_empty() || (!parts && beside(longest[post])) {
            continue;
        }
        let message = format!("this duty of `{post}` stands apart from its others");
        findings.push(
            Diagnostic::warning(NAME, message)
                .at(context.sources.cell_span(block[0].row, "post"))
                .with(context.sources.cell_span(home[0].row, "post"), "the others")
                .help("correct the post, or move the row to the others of its post"),
        );
    }
    findings
}
