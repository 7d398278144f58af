//! A paragraph that says which post a deleted one pays for must be of a post that the
//! tables have it pay for.
//!
//! Looked at are sentences that name a post that goes, by `{{posts}}` or `{{title}}`, and
//! then offset or 抵銷 with `{{title "post"}}`, or with `{{para "label"}}` where the
//! paragraph or item of the label names posts.
//!
//! Example: delete `{{posts change="deleted"}}`, to offset the post in `{{para "data"}}`,
//! where `offset_by` names it for another post.
//!
//! Fix: name the paragraph of the post that has it in `offset_by`, or correct posts.csv.

use std::collections::BTreeSet;

use crate::prose::{BodyText, Call, sentence};
use crate::{BODY, Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Change, Establishment, Lang, Post};

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
        let told = |call: &&Call| matches!(call.name.as_str(), "para" | "title");
        for call in piece.calls.iter().filter(told) {
            let (before, _) = sentence(body.lang, &passage.text, &(call.at..call.at));
            let words = OFFSETS.iter().filter(|(lang, _)| *lang == body.lang);
            let mut words = words.flat_map(|(_, words)| *words);
            let Some(offset) = words.find_map(|word| before.rfind(word)) else {
                continue;
            };
            let from = call.at - before.len();
            // The posts of titles behind the word are those that are paid for.
            let to = match call.name.as_str() {
                "title" => from + offset,
                _ => call.at,
            };
            let earlier = piece.calls.iter();
            let earlier = earlier.filter(|it| (from..to).contains(&it.at));
            let paying: BTreeSet<&str> = earlier.flat_map(|it| posts(all, it)).collect();
            let told = told_of(all, body, call).unwrap_or_default();
            if told.is_disjoint(&paying) || call.name == "para" {
                findings.extend(finding(context, call, &paying, &told));
            }
        }
    }
    findings
}

/// The posts that a call names as those that are paid for: those of a paragraph, or that of
/// a title.
fn told_of<'a>(
    all: &'a Establishment,
    body: &'a BodyText,
    call: &'a Call,
) -> Option<BTreeSet<&'a str>> {
    if call.name == "title" {
        return Some(posts(all, call).into_iter().collect());
    }
    let label = call.positional.first()?;
    let mut pieces = body.pieces.iter();
    let there = pieces.find(|piece| piece.label.as_ref() == Some(label))?;
    Some(there.calls.iter().flat_map(|it| posts(all, it)).collect())
}

/// What is said of a call that names posts as paid for which none of those that go pays for.
fn finding(
    context: &Context<'_>,
    call: &Call,
    paying: &BTreeSet<&str>,
    told: &BTreeSet<&str>,
) -> Option<Diagnostic> {
    let all = &context.project.establishment;
    let pays_for = |payer: &str, post: &Post| post.offset_by.iter().any(|id| id == payer);
    let pays = |id: &&str| {
        let mut payees = all.posts().iter().filter(|post| post.id == **id);
        payees.any(|post| paying.iter().any(|payer| pays_for(payer, post)))
    };
    if told.is_empty() || told.iter().any(pays) {
        return None;
    }
    let paid_by = |payer: &str| all.posts().iter().find(|post| pays_for(payer, post));
    let known = paying.iter().find_map(|id| Some((*id, paid_by(id)?)));
    let (message, paid, help) = match (known, call.name.as_str()) {
        (Some((payer, paid)), "title") => (
            format!("`{payer}` pays for `{}` by the tables", paid.id),
            paid,
            "name",
        ),
        (Some((payer, paid)), _) => {
            let label = call.positional.first()?;
            let message = format!(
                "`{payer}` pays for `{}` by the tables, which paragraph `{label}` does not name",
                paid.id
            );
            (message, paid, "name the paragraph of")
        }
        (None, _) => return other_payer(context, call, paying, told),
    };
    let named = format!("{help} `{}`", paid.id);
    Some(paid_by_others(context, call, (paid, message), &named))
}

/// A finding at a call about a post that is paid for, and what the call should name.
fn paid_by_others(
    context: &Context<'_>,
    call: &Call,
    (paid, message): (&Post, String),
    help: &str,
) -> Diagnostic {
    let cell = context.sources.cell_span(paid.row, "offset_by");
    let finding = Diagnostic::warning(NAME, message).at(call.span);
    let finding = finding.with(cell, "what pays for it");
    finding.help(format!("{help}, or correct posts.csv"))
}

/// What is said where posts that go pay for none, and that which they are told to pay for
/// is paid for by others.
fn other_payer(
    context: &Context<'_>,
    call: &Call,
    paying: &BTreeSet<&str>,
    told: &BTreeSet<&str>,
) -> Option<Diagnostic> {
    let all = &context.project.establishment;
    let goes = |id: &&str| all.changes(id).contains(&Change::Deleted);
    if call.name != "title" || !paying.iter().any(goes) {
        return None;
    }
    let mut posts = all.posts().iter();
    let paid = posts.find(|post| told.contains(&*post.id) && !post.offset_by.is_empty())?;
    let payers: Vec<String> = paid.offset_by.iter().map(|id| format!("`{id}`")).collect();
    let message = format!(
        "{} pays for `{}` by the tables",
        payers.join(" and "),
        paid.id
    );
    Some(paid_by_others(
        context,
        call,
        (paid, message),
        "name what pays for it",
    ))
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
