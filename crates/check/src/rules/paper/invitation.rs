//! The invitation of a paper of the Establishment Subcommittee must name what the
//! tables propose, with the pay of each post.
//!
//! It is what the Finance Committee approves: invitation.zh.hbs and invitation.en.hbs,
//! which stand before the body. Each directorate post that is gained or lost, extended,
//! created again or redeployed for a time is to be in a `{{posts}}` of it, and none to which nothing happens;
//! a post that stays in its place and rank, as one that is retitled, need not be there.
//!
//! Example: a post of posts.csv that is created, and no
//! `{{posts change="created" lines=true}}`.
//!
//! Fix: name the posts by what happens to them, each on lines of its own.

use std::collections::BTreeSet;

use crate::prose::{BodyText, Call};
use crate::{BODY, Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Change, EC, Establishment, Lang, Post, Selection, Structure};
use tables::source::FileId;

const NAME: &str = "paper/invitation";
const MISSING: &str = "paper/no-invitation";
const PAY: &str = "paper/no-pay";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME, MISSING, PAY],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &["posts.csv", "offices.csv", "ranks.csv", BODY],
    source: include_str!("invitation.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let project = context.project;
    if project.paper.kind != EC {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for body in &project.bodies {
        let mut read = context.prose.bodies.iter();
        let read = read.find(|read| read.lang == body.lang);
        match (body.invitation, read) {
            (Some(file), Some(read)) => findings.extend(of_body(context, file, read)),
            _ => {
                let name = format!("invitation.{}.hbs", body.lang.code());
                let message = format!("{name} is missing: nothing says what Members are to do");
                let finding = Diagnostic::warning(MISSING, message).at(project.paper.kind_span);
                let way_out = format!("write {name}: Members are invited to recommend …");
                findings.push(finding.help(way_out));
            }
        }
    }
    findings
}

fn of_body(context: &Context<'_>, file: FileId, body: &BodyText) -> Vec<Diagnostic> {
    let all = &context.project.establishment;
    let pieces = body.pieces.iter();
    let pieces = pieces.filter(|piece| piece.span.file == file);
    let mut findings = Vec::new();
    let mut named: BTreeSet<&str> = BTreeSet::new();
    for piece in pieces {
        let pays = piece.calls.iter().any(|call| call.name == "pay");
        for call in piece.calls.iter().filter(|call| call.name == "posts") {
            if !pays && !has_pay(call) {
                let message = "these posts are named without their pay";
                let finding = Diagnostic::warning(PAY, message).at(call.span);
                findings.push(finding.help("add lines=true, or show=\"pay\""));
            }
            let posts = selection(call, all).map(|selection| selection.posts(all));
            for post in posts.into_iter().flatten() {
                named.insert(&post.id);
                if all.changes(&post.id) == [Change::Kept] {
                    let message = format!("nothing happens to the post `{}`", post.id);
                    let finding = Diagnostic::warning(NAME, message).at(call.span);
                    findings.push(finding.help("name the posts by what happens to them: change="));
                }
            }
        }
    }
    let mut seen = BTreeSet::new();
    let posts = all.posts().iter();
    let posts = posts.filter(|post| all.is_directorate(post) && is_asked_for(all, &post.id));
    let silent = posts.filter(|post| !named.contains(post.id.as_str()));
    for post in silent.filter(|post| seen.insert(post.id.as_str())) {
        let change = asked_for(all, &post.id).map_or("", Change::word);
        let invitation = format!("invitation.{}.hbs", body.lang.code());
        let message = format!("{invitation} does not name the post `{}`", post.id);
        let finding = Diagnostic::warning(NAME, message);
        let finding = finding.at(context.sources.cell_span(post.row, "id"));
        let way_out = format!("write {{{{posts change=\"{change}\" lines=true}}}} there");
        findings.push(finding.help(way_out));
    }
    findings
}

/// Whether what happens to a post is to be approved.
fn is_asked_for(all: &Establishment, id: &str) -> bool {
    let changes = all.changes(id);
    let longer = LONGER.iter().any(|it| changes.contains(it));
    all.is_gained(id) || all.is_lost(id) || longer || is_lent(all, id)
}

/// Whether a post is redeployed up to a day, or for a period.
fn is_lent(all: &Establishment, id: &str) -> bool {
    let then = all.post_in(Structure::Proposed, id);
    let ends = |post: &Post| post.term.until.is_some() || post.term.period.is_some();
    let moves = all.changes(id).contains(&Change::Redeployed);
    moves && then.is_some_and(ends)
}

/// Changes by which a post is there for longer.
const LONGER: [Change; 2] = [Change::Extended, Change::ReCreated];

/// What happens to a post that is to be approved: of several changes not that it moves.
fn asked_for(all: &Establishment, id: &str) -> Option<Change> {
    let changes = all.changes(id);
    let longer = LONGER.into_iter().find(|it| changes.contains(it));
    let moves = |it: &&Change| matches!(it, Change::Redeployed | Change::Retitled);
    let other = changes.iter().find(|it| !moves(it)).copied();
    longer.or(other).or(changes.first().copied())
}

fn has_pay(call: &Call) -> bool {
    let shown = call.named("show").unwrap_or_default();
    call.named("lines") == Some("true") || shown.split_whitespace().any(|it| it == "pay")
}

/// The posts that a call describes. In the rounds of a block its Head is that of the
/// round, and all of them are meant.
fn selection(call: &Call, all: &Establishment) -> Option<Selection> {
    let known = |id: &&str| all.head(id).is_some();
    let read = Selection::read(all, |name| {
        let value = call.named(name);
        let value = match name {
            "head" => value.filter(known),
            _ => value,
        };
        value.map(str::to_owned)
    });
    read.ok()
}
