//! What pays for a post, and the post against which it is held, must be in the tables.
//!
//! `offset_by` names posts of posts.csv or rows of nondirectorate.csv, with semicolons
//! between; `held_against` names one post.
//!
//! Example: `oli` in the column offset_by.
//!
//! Fix: write the id of a post that is deleted or lapses, or of a row of
//! nondirectorate.csv.

use crate::{Context, Level, Rule, unknown, unknown_of_list};
use tables::diag::Diagnostic;
use tables::model::Lang;

const OFFSET: &str = "posts/unknown-offset";
const HELD: &str = "posts/unknown-held-against";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[OFFSET, HELD],
    level: Level::Required,
    languages: &Lang::ALL,
    needs: &["posts.csv", "offices.csv", "nondirectorate.csv"],
    source: include_str!("unknown_offset.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let establishment = &context.project.establishment;
    let posts = || establishment.posts().iter().map(|post| post.id.as_str());
    let staff = || establishment.staff().iter().map(|staff| staff.id.as_str());
    let is_staff = |id: &str| staff().any(|known| known == id);
    let mut findings = Vec::new();
    for post in establishment.posts() {
        let span = |column| context.sources.cell_span(post.row, column);
        for id in &post.offset_by {
            if *id == post.id {
                let message = format!("`{id}` pays for itself");
                let finding = Diagnostic::error(OFFSET, message).at(span("offset_by"));
                findings.push(finding.help("name what pays for it in the row of the created post"));
            } else if establishment.post(id).is_none() && !is_staff(id) {
                let what = "post or row of nondirectorate.csv";
                let known = posts().chain(staff());
                findings.push(unknown_of_list(OFFSET, what, id, span("offset_by"), known));
            }
        }
        if let Some(id) = &post.held_against {
            let finding = if *id == post.id {
                let message = format!("`{id}` is held against itself");
                Some(Diagnostic::error(HELD, message).at(span("held_against")))
            } else if establishment.post(id).is_none() {
                Some(unknown(HELD, "post", id, span("held_against"), posts()))
            } else {
                None
            };
            let help = "name the post that is kept vacant meanwhile";
            findings.extend(finding.map(|finding| finding.help(help)));
        }
    }
    findings
}
