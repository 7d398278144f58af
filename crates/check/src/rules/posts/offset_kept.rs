//! A post that pays for another must be deleted or lapse, and pays once.
//!
//! An offset is a saving: there is none from a post that stays, and one post cannot be
//! saved twice.
//!
//! Example: two created posts are both offset by `oil`, or one by a row of
//! nondirectorate.csv that is of the structure `proposed`.
//!
//! Fix: name posts that are deleted or lapse, each for one post alone.

use std::collections::BTreeMap;

use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Change, Lang, Post, Staff, Structure};

const KEPT: &str = "posts/offset-kept";
const TWICE: &str = "posts/offset-twice";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[KEPT, TWICE],
    level: Level::Error,
    languages: &Lang::ALL,
    needs: &["posts.csv", "offices.csv", "nondirectorate.csv"],
    source: include_str!("offset_kept.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let establishment = &context.project.establishment;
    let mut first: BTreeMap<&str, &Post> = BTreeMap::new();
    let mut findings = Vec::new();
    // That of an existing row is not read.
    let posts = establishment.posts().iter();
    for post in posts.filter(|post| establishment.stands_in(post, Structure::Proposed)) {
        let span = context.sources.cell_span(post.row, "offset_by");
        for id in &post.offset_by {
            if let Some(earlier) = first.insert(id, post) {
                let message = format!("`{id}` pays for `{}` and for `{}`", earlier.id, post.id);
                let there = context.sources.cell_span(earlier.row, "offset_by");
                findings.push(
                    Diagnostic::error(TWICE, message)
                        .at(span)
                        .with(there, "first here")
                        .help("name it once"),
                );
            }
            let mut staff = establishment.staff().iter();
            let stays = |row: &Staff| establishment.change_of(row) != Change::Deleted;
            if staff.any(|row| row.id == *id && stays(row)) {
                let message = format!("`{id}` pays for `{}`, and its posts stay", post.id);
                let finding = Diagnostic::error(KEPT, message).at(span);
                findings.push(finding.help(
                    "a row of nondirectorate.csv that pays is of the structure `existing` alone",
                ));
            }
            let changes = establishment.changes(id);
            let goes = |change: &Change| change.structure() == Structure::Existing;
            // Rows of nondirectorate.csv have no changes, and unknown ids neither.
            if !changes.is_empty() && !changes.iter().any(goes) {
                let message = format!(
                    "`{id}` pays for `{}`, and is neither deleted nor lapses",
                    post.id
                );
                let finding = Diagnostic::error(KEPT, message).at(span);
                findings.push(finding.help(format!(
                    "take the proposed row of `{id}` out of posts.csv, or name another post"
                )));
            }
        }
    }
    findings
}
