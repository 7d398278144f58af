//! A post that is re-ranked to another pay point must be mentioned as such.
//!
//! Upgrading or downgrading a post needs the approval of the Finance Committee; it
//! must not come about by a cell of a table alone.
//!
//! Example: a post of D2 before and D3 after, and no `{{rank "id"
//! structure="existing"}}`, `{{point "id" structure="existing"}}`,
//! `change="re-ranked"`, or 重訂 or `upgrade` with the post's title in the body.
//!
//! Fix: say in the body what it is re-ranked from and to.

use crate::{BODY, Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Lang, Structure};

const NAME: &str = "posts/upgrading-unmentioned";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &["ranks.csv", "offices.csv", BODY],
    source: include_str!("upgrading_unmentioned.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let establishment = &context.project.establishment;
    let mut findings = Vec::new();
    if context.prose.bodies.is_empty() {
        return findings;
    }
    for after in establishment.posts() {
        let before = establishment.post_in(Structure::Existing, &after.id);
        let moved = establishment.structure_of(after) == Some(Structure::Proposed);
        let Some(before) = before.filter(|_| moved) else {
            continue;
        };
        let (from, to) = (
            establishment.pay_point_of(before),
            establishment.pay_point_of(after),
        );
        let (Some(from), Some(to)) = (from, to) else {
            continue;
        };
        if from != to && !mentioned(context, &after.id) {
            let message = format!(
                "`{}` goes from {from} to {to} and no body says so",
                after.id
            );
            findings.push(
                Diagnostic::warning(NAME, message)
                    .at(context.sources.cell_span(after.row, "rank"))
                    .with(context.sources.cell_span(before.row, "rank"), "the rank before")
                    .help(format!(
                        "write {{{{rank \"{0}\" structure=\"existing\"}}}} and {{{{rank \"{0}\"}}}} \
                         where the paper proposes it",
                        after.id
                    )),
            );
        }
    }
    findings
}

/// Words by which a body says that a post is re-ranked.
const WORDS: &[(Lang, &[&str])] = &[
    (Lang::Zh, &["重訂", "提升", "升格", "改為", "調低"]),
    (
        Lang::En,
        &["upgrad", "re-rank", "regrad", "downgrad", "re-grad"],
    ),
];

/// Whether a text names the post by its title, typed or given, with one of these
/// words.
fn said(context: &Context<'_>, id: &str) -> bool {
    let establishment = &context.project.establishment;
    let posts = establishment.posts().iter().filter(|post| post.id == id);
    let mut passages = context.prose.parts().flat_map(|body| {
        let pieces = context.prose.pieces(body);
        pieces.map(|(_, passage)| passage)
    });
    passages.any(|passage| {
        let mut posts = posts.clone();
        passage.says(WORDS) && posts.any(|post| passage.has_name(&post.title))
    })
}

fn mentioned(context: &Context<'_>, id: &str) -> bool {
    if said(context, id) {
        return true;
    }
    let bodies = context.prose.parts();
    let mut calls = bodies.flat_map(|body| body.pieces.iter().flat_map(|piece| &piece.calls));
    calls.any(|call| {
        let names = call.positional.iter().any(|name| name == id);
        let before = call.named("structure") == Some("existing");
        let words = matches!(call.name.as_str(), "rank" | "point");
        (names && before && words) || call.named("change") == Some("re-ranked")
    })
}
