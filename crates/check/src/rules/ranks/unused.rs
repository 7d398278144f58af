//! A rank should be held by a post, or by posts of nondirectorate.csv.
//!
//! It was left behind by a post that has gone, or a post has the wrong rank.
//!
//! Example: `peo` in ranks.csv, and no post of that rank.
//!
//! Fix: correct the post's rank, or take the row out.

use crate::{Context, Level, Rule};
use std::collections::BTreeSet;
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "ranks/unused";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &["posts.csv", "nondirectorate.csv"],
    source: include_str!("unused.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let establishment = &context.project.establishment;
    let posts = establishment.posts().iter().map(|post| post.rank.as_str());
    let staff = establishment.staff().iter();
    let staff = staff.filter_map(|row| row.rank.as_deref());
    let held: BTreeSet<&str> = posts.chain(staff).collect();
    // What is created or abolished is told of by itself.
    let ranks = establishment.ranks().iter();
    let ranks = ranks.filter(|rank| rank.structure.only().is_none());
    ranks
        .filter(|rank| !rank.id.is_empty() && !held.contains(rank.id.as_str()))
        .map(|rank| {
            Diagnostic::warning(NAME, format!("no post holds the rank `{}`", rank.id))
                .at(context.sources.cell_span(rank.row, "id"))
                .help("take it out, or give it to the post that should hold it")
        })
        .collect()
}
