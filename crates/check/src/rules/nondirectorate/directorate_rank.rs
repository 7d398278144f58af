//! Posts of nondirectorate.csv must be of non-directorate ranks, and support a post that
//! stands when they do.
//!
//! A rank on a point of the directorate is counted and paid as a row of posts.csv. A row
//! of the structure `proposed` supports a post that is there after the reorganisation, and
//! one of `existing` a post that was there before it.
//!
//! Example: a row of the structure `proposed` whose `post` is deleted.
//!
//! Fix: name another post or rank, or correct the structure.

use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Lang, Staff, Structure};

const DIRECTORATE: &str = "nondirectorate/directorate-rank";
const GONE: &str = "nondirectorate/post-apart";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[DIRECTORATE, GONE],
    level: Level::Error,
    languages: &Lang::ALL,
    needs: &[
        "nondirectorate.csv",
        "posts.csv",
        "offices.csv",
        "ranks.csv",
    ],
    source: include_str!("directorate_rank.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let rows = context.project.establishment.staff().iter();
    rows.flat_map(|row| [directorate(context, row), gone(context, row)])
        .flatten()
        .collect()
}

/// A rank of the directorate.
fn directorate(context: &Context<'_>, row: &Staff) -> Option<Diagnostic> {
    let id = row.rank.as_deref()?;
    let rank = context.project.establishment.rank(id)?;
    let point = rank.pay_point.as_ref().filter(|_| rank.is_directorate())?;
    let message = format!(
        "the rank `{id}` of `{}` is on {point}, a point of the directorate",
        row.id
    );
    let finding = Diagnostic::error(DIRECTORATE, message);
    let finding = finding.at(context.sources.cell_span(row.row, "rank"));
    Some(finding.help("give its posts rows of posts.csv, or write another rank"))
}

/// A post that does not stand in the structure that the row is of.
fn gone(context: &Context<'_>, row: &Staff) -> Option<Diagnostic> {
    let all = &context.project.establishment;
    let id = row.post.as_deref()?;
    let structure = row.structure.only()?;
    let other = all.post_in(structure.other(), id)?;
    if all.post_in(structure, id).is_some() {
        return None;
    }
    let when = match structure {
        Structure::Existing => "before",
        Structure::Proposed => "after",
    };
    let message = format!(
        "`{}` is of the structure `{}`, and `{id}` does not stand {when} the reorganisation",
        row.id,
        structure.word()
    );
    let finding = Diagnostic::error(GONE, message);
    let finding = finding.at(context.sources.cell_span(row.row, "post"));
    let finding = finding.with(context.sources.cell_span(other.row, "id"), "the post");
    Some(finding.help("name a post that they support then, or correct the structure"))
}
