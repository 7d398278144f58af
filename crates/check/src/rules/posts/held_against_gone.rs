//! A post against which another is held stands in the proposed structure.
//!
//! It is kept vacant meanwhile. A post that is deleted or lapses is not kept: it pays
//! for another at most.
//!
//! Example: `beam` is held against `oil`, which is deleted.
//!
//! Fix: add the proposed row of the post, or name it in `offset_by`.

use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Change, Lang, Structure};

const NAME: &str = "posts/held-against-gone";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Error,
    languages: &Lang::ALL,
    needs: &["posts.csv", "offices.csv"],
    source: include_str!("held_against_gone.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let establishment = &context.project.establishment;
    let mut findings = Vec::new();
    for post in establishment.posts() {
        let Some(id) = &post.held_against else {
            continue;
        };
        // What stands is another rule's business, and an unknown id too.
        let Some(gone) = establishment.post(id) else {
            continue;
        };
        if establishment.post_in(Structure::Proposed, id).is_some() || *id == post.id {
            continue;
        }
        let how = match establishment.changes(id).contains(&Change::Lapsed) {
            true => "lapses",
            false => "is deleted",
        };
        let message = format!("`{}` is held against `{id}`, which {how}", post.id);
        findings.push(
            Diagnostic::error(NAME, message)
                .at(context.sources.cell_span(post.row, "held_against"))
                .with(context.sources.cell_span(gone.row, "id"), "the post")
                .help(format!(
                    "add the proposed row of `{id}` to posts.csv; if it pays for `{}`, name it in offset_by",
                    post.id
                )),
        );
    }
    findings
}
