//! The offices from which and to which a body says that a post is moved must be those of its
//! rows in posts.csv.
//!
//! Looked at are sentences that name one post, or the posts of one title, and say that it is
//! transferred or redeployed from one office of the tables to another; an office counts with
//! all that it is a part of.
//!
//! Example: transfer the post of Chief Engineer (Reclaimed Water) from the DSD to the WSD,
//! where posts.csv has it the other way round.
//!
//! Fix: correct the offices, or posts.csv.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::prose::{Passage, sentence, without_superiors};
use crate::{BODY, Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Establishment, Lang, Post, Structure};

const NAME: &str = "posts/wrong-move";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &["offices.csv", BODY],
    source: include_str!("wrong_move.rs"),
    run,
};

/// Words for the move, before the offices in English and between them in Chinese.
const VERBS_EN: [&str; 4] = ["transfer", "redeploy", "re-deploy", "move"];
const VERBS_ZH: [&str; 9] = [
    "轉撥至",
    "轉撥到",
    "轉撥予",
    "轉撥",
    "調配至",
    "調配到",
    "調撥至",
    "調派至",
    "調往",
];

/// The offices that a text says a post moves between.
struct Move<'a> {
    from: (Range<usize>, &'a str),
    to: (Range<usize>, &'a str),
}

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for body in context.prose.parts() {
        for (_, passage) in context.prose.pieces(body) {
            for moved in moves(context, passage) {
                findings.extend(finding(context, passage, &moved));
            }
        }
    }
    findings
}

/// The moves that a passage tells of.
fn moves<'a>(context: &Context<'a>, passage: &Passage) -> Vec<Move<'a>> {
    let (lang, text) = (passage.lang, passage.text.as_str());
    let names = names(&context.project.establishment, lang);
    let (from, the): (&[&str], &str) = match lang {
        Lang::Zh => (&["由", "從"], ""),
        Lang::En => (&[" from "], "the "),
    };
    let office = |at: usize| {
        let article = text[at..].starts_with(the) && !the.is_empty();
        let start = at + if article { the.len() } else { 0 };
        let found = names
            .iter()
            .filter(|(name, _)| text[start..].starts_with(name));
        let (name, id) = found.max_by_key(|(name, _)| name.len())?;
        Some((start..start + name.len(), *id))
    };
    let starts = from.iter().flat_map(|word| {
        let found = text.match_indices(word);
        found.map(|(at, word)| at + word.len())
    });
    let found = starts.filter_map(|at| {
        let from = office(at)?;
        let rest = &text[from.0.end..];
        let joint = match lang {
            Lang::Zh => {
                let plain = rest.trim_start_matches("重行");
                let verb = VERBS_ZH.iter().find(|verb| plain.starts_with(**verb))?;
                rest.len() - plain.len() + verb.len()
            }
            Lang::En => {
                let (before, _) = sentence(lang, text, &from.0);
                let lower = before.to_lowercase();
                let moves = VERBS_EN.iter().any(|verb| lower.contains(verb));
                " to ".len() * usize::from(moves && rest.starts_with(" to "))
            }
        };
        let to = office(from.0.end + joint).filter(|_| joint > 0)?;
        Some(Move { from, to })
    });
    found.collect()
}

/// The names of offices with their ids.
fn names(all: &Establishment, lang: Lang) -> Vec<(&str, &str)> {
    let offices = all.offices().iter();
    let names = offices.flat_map(|office| {
        let names = [office.name.get(lang), office.short.get(lang)];
        names.map(|name| (name, office.id.as_str()))
    });
    names.filter(|(name, _)| !name.is_empty()).collect()
}

/// What is said of a move that the one post of its sentence does not make.
fn finding(context: &Context<'_>, passage: &Passage, moved: &Move<'_>) -> Option<Diagnostic> {
    let all = &context.project.establishment;
    let place = moved.from.0.start..moved.to.0.end;
    let (before, after) = sentence(passage.lang, &passage.text, &place);
    let whole = without_superiors(context.project, passage.lang, &format!("{before} {after}"));
    let named: BTreeSet<&str> = context.nameable(passage.lang).within(&whole).posts;
    let mut ids = named.iter();
    let (Some(id), None) = (ids.next(), ids.next()) else {
        return None;
    };
    let row = |structure| all.post_in(structure, id);
    let (old, new) = (row(Structure::Existing)?, row(Structure::Proposed)?);
    let right = stands_in(all, old, moved.from.1) && stands_in(all, new, moved.to.1);
    if right || old.office == new.office {
        return None;
    }
    let name = |post: &Post| {
        let office = all.office(&post.office);
        office
            .map_or("", |office| office.name.get(passage.lang))
            .to_owned()
    };
    let message = format!(
        "by the tables `{id}` moves from {} to {}",
        name(old),
        name(new)
    );
    let cell = context.sources.cell_span(new.row, "office");
    let finding = Diagnostic::warning(NAME, message).at(passage.span(place));
    let finding = finding.with(cell, "its office then");
    Some(finding.help("correct the offices, or posts.csv"))
}

/// Whether a post stands in an office, or in a part of it.
fn stands_in(all: &Establishment, post: &Post, office: &str) -> bool {
    let mut at = Some(post.office.as_str());
    let mut seen = BTreeSet::new();
    while let Some(id) = at.filter(|id| seen.insert(*id)) {
        if id == office {
            return true;
        }
        at = all.office(id).and_then(|it| it.part_of.as_deref());
    }
    false
}
