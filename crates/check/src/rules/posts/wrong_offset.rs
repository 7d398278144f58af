//! A paragraph that says which post a deleted one pays for must be of a post that the
//! tables have it pay for.
//!
//! Looked at are sentences that name a post that goes, by `{{posts}}` or `{{title}}`, and
//! then offset or 抵銷 with `{{para "label"}}`, where the paragraph or item of the label
//! names posts.
//!
//! Example: delete `{{posts change="deleted"}}`, to offset the post in `{{para "data"}}`,
//! where `offset_by` names it for another post.
//!
//! Fix: name the paragraph of the post that has it in `offset_by`, or correct posts.csv.

use std::collections::BTreeSet;

use crate::prose::{BodyText, Call, sentence};
use crate::{BODY, Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Establishment, Lang};

const NAME: &str = "posts/wrong-offset";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &["posts.csv", "offices.csv", BODY],
    source: include_str!("wrong_offset.rs"),
    run,
};

/// What says in a sentence that one post pays for another.
const OFFSETS: &[(Lang, &[&str])] = &[
    (Lang::Zh, &["抵銷"]),
    (Lang::En, &["offset", "pay for", "pays for"]),
];

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let bodies = context.prose.parts();
    bodies.flat_map(|body| of_body(context, body)).collect()
}

fn of_body(context: &Context<'_>, body: &BodyText) -> Vec<Diagnostic> {
    let all = &context.project.establishment;
    let mut findings = Vec::new();
    for (piece, passage) in context.prose.pieces(body) {
        for call in piece.calls.iter().filter(|call| call.name == "para") {
            let (before, _) = sentence(body.lang, &passage.text, &(call.at..call.at));
            let mut words = OFFSETS.iter().filter(|(lang, _)| *lang == body.lang);
            if !words.any(|(_, words)| words.iter().any(|word| before.contains(word))) {
                continue;
            }
            let from = call.at - before.len();
            let earlier = piece.calls.iter();
            let earlier = earlier.filter(|it| (from..call.at).contains(&it.at));
            let paying: BTreeSet<&str> = earlier.flat_map(|it| posts(all, it)).collect();
            findings.extend(finding(context, body, call, &paying));
        }
    }
    findings
}

/// What is said of a paragraph whose posts none of those that go pays for.
fn finding(
    context: &Context<'_>,
    body: &BodyText,
    call: &Call,
    paying: &BTreeSet<&str>,
) -> Option<Diagnostic> {
    let all = &context.project.establishment;
    let paid_by = |paying: &str| {
        let mut posts = all.posts().iter();
        posts.find(|post| post.offset_by.iter().any(|id| id == paying))
    };
    let (payer, paid) = paying.iter().find_map(|id| Some((*id, paid_by(id)?)))?;
    let label = call.positional.first()?;
    let mut pieces = body.pieces.iter();
    let there = pieces.find(|piece| piece.label.as_ref() == Some(label))?;
    let told: BTreeSet<&str> = there.calls.iter().flat_map(|it| posts(all, it)).collect();
    let pays = |id: &&str| {
        let mut payers = all.posts().iter().filter(|post| post.id == **id);
        payers.any(|post| post.offset_by.iter().any(|it| paying.contains(it.as_str())))
    };
    if told.is_empty() || told.iter().any(pays) {
        return None;
    }
    let message = format!(
        "`{payer}` pays for `{}` by the tables, which paragraph `{label}` does not name",
        paid.id
    );
    let cell = context.sources.cell_span(paid.row, "offset_by");
    let finding = Diagnostic::warning(NAME, message).at(call.span);
    let finding = finding.with(cell, "what pays for it");
    Some(finding.help(format!(
        "name the paragraph of `{}`, or correct posts.csv",
        paid.id
    )))
}

/// The posts that a call prints.
fn posts<'a>(all: &'a Establishment, call: &'a Call) -> Vec<&'a str> {
    match call.name.as_str() {
        "posts" | "count" => {
            let described = call.posts(all).unwrap_or_default().into_iter();
            described.map(|post| post.id.as_str()).collect()
        }
        "title" => {
            let known = call.positional.iter().filter(|id| all.post(id).is_some());
            known.map(String::as_str).collect()
        }
        _ => Vec::new(),
    }
}
