//! A post of a proposed office should be in an annex: its own of duties, or the
//! chart of its office.
//!
//! Members could not see where the post stands.
//!
//! Example: an office with a chart of another structure only.
//!
//! Mend: add a row `chart` for the office, or `duties` for the post.

use crate::check::{Level, Look, Rule};
use crate::diag::Diagnostic;
use crate::model::Structure;
use std::collections::BTreeSet;

const NAME: &str = "posts/no-annex";
pub(in crate::check) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    needs: &["annexes.csv", "offices.csv"],
    source: include_str!("post_without_annex.rs"),
    run,
};

fn run(look: &Look<'_>) -> Vec<Diagnostic> {
    let project = look.project;
    let subjects = project.annexes.iter().map(|annex| annex.subject.as_str());
    let shown: BTreeSet<&str> = subjects.collect();
    let establishment = &project.establishment;
    let posts = establishment.posts().iter();
    posts
        .filter(|post| establishment.structure_of(post) == Some(Structure::Proposed))
        .filter(|post| !shown.contains(post.id.as_str()) && !shown.contains(post.office.as_str()))
        .map(|post| {
            Diagnostic::warning(NAME, format!("the post `{}` is in no annex", post.id))
                .at(look.sources.cell_span(post.row, "id"))
                .help(format!(
                    "add `duties,{}` or `chart,{}` to annexes.csv",
                    post.id, post.office
                ))
        })
        .collect()
}
