//! A rank that is to be created has no holders before, and one that is to be abolished
//! none after.
//!
//! Example: the structure of `clo` in ranks.csv is `proposed`, and a post of today has
//! that rank.
//!
//! Fix: leave the rank's structure empty, or give the post another rank.

use std::collections::BTreeSet;

use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Lang, Structure};

const NAME: &str = "ranks/wrong-structure";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Error,
    languages: &Lang::ALL,
    needs: &["posts.csv", "offices.csv", "ranks.csv"],
    source: include_str!("wrong_structure.rs"),
    run,
};

/// Whose rank it is.
struct Holder<'a> {
    rank: &'a str,
    says: String,
    structures: Vec<Structure>,
    row: tables::source::RowRef,
}

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let establishment = &context.project.establishment;
    let mut told = BTreeSet::new();
    let mut findings = Vec::new();
    for holder in holders(context) {
        let Some(rank) = establishment.rank(holder.rank) else {
            continue;
        };
        let Some(only) = rank.structure.only() else {
            continue;
        };
        let other = holder.structures.iter().find(|it| **it != only);
        // One finding a rank: all its holders have the same way out.
        if other.is_none() || !told.insert(holder.rank) {
            continue;
        }
        let (when, how) = match only {
            Structure::Proposed => ("existing", "to be created"),
            Structure::Existing => ("proposed", "to be abolished"),
        };
        let message = format!(
            "the rank `{}` is {how}, and the {when} {} it",
            rank.id, holder.says
        );
        findings.push(
            Diagnostic::error(NAME, message)
                .at(context.sources.cell_span(holder.row, "rank"))
                .with(context.sources.cell_span(rank.row, "structure"), "the rank")
                .help("leave the structure of the rank empty in ranks.csv, or write another rank here"),
        );
    }
    findings
}

/// The posts, and the rows of nondirectorate.csv, in table order.
fn holders<'a>(context: &Context<'a>) -> Vec<Holder<'a>> {
    let establishment = &context.project.establishment;
    let posts = establishment.posts().iter().filter_map(|post| {
        Some(Holder {
            rank: &post.rank,
            says: format!("`{}` has", post.id),
            structures: establishment.stands(post)?.each().collect(),
            row: post.row,
        })
    });
    let staff = establishment.staff().iter().filter_map(|staff| {
        Some(Holder {
            rank: staff.rank.as_deref()?,
            says: format!("`{}` has", staff.id),
            structures: staff.structure.each().collect(),
            row: staff.row,
        })
    });
    posts.chain(staff).collect()
}
