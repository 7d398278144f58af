//! What pays for a post, and what is held vacant for it, should stand in its proposed
//! row.
//!
//! `offset_by` and `held_against` are of a post as it is to be; in the existing row
//! nobody reads them.
//!
//! Example: the existing row of a post that is re-ranked has `offset_by`.
//!
//! Fix: move the ids to the proposed row, or empty the cell.

use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Lang, Structure};

const NAME: &str = "posts/unread-cell";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &["posts.csv", "offices.csv"],
    source: include_str!("unread_cell.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let establishment = &context.project.establishment;
    let existing = establishment.posts().iter();
    let existing = existing.filter(|post| !establishment.stands_in(post, Structure::Proposed));
    let mut findings = Vec::new();
    for post in existing {
        let cells = [
            ("offset_by", !post.offset_by.is_empty()),
            ("held_against", post.held_against.is_some()),
        ];
        let after = establishment.post_in(Structure::Proposed, &post.id);
        for (column, _) in cells.into_iter().filter(|(_, filled)| *filled) {
            let message = format!(
                "{column} is read in proposed rows, and this row of `{}` is existing",
                post.id
            );
            let finding =
                Diagnostic::warning(NAME, message).at(context.sources.cell_span(post.row, column));
            findings.push(match after {
                Some(after) => finding
                    .with(
                        context.sources.cell_span(after.row, "id"),
                        "the proposed row",
                    )
                    .help("move it there"),
                None => finding.help("empty the cell"),
            });
        }
    }
    findings
}
