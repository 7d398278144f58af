//! A name or fixed phrase should be joined by one word: 及, 與 or 和.
//!
//! 社會創新及創業發展基金 and 社會創新與創業發展基金 are one fund, and its name is
//! one of the two.
//!
//! Example: 以民為本及數據為本 in three annexes and 以民為本和數據為本 in one.
//!
//! Fix: write what the paper writes elsewhere.

use crate::prose::Passage;
use crate::rules::words::{excepted, first, last};
use crate::{Context, Level, Rule};
use std::collections::BTreeMap;
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "words/two-ways";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &[Lang::Zh],
    needs: &[],
    source: include_str!("two_ways.rs"),
    run,
};

const JOINTS: &[char] = &['及', '與', '和', '暨'];

/// How many characters on either side must be the same.
const REACH: usize = 4;

/// A joint, and where it stands.
type Place<'a> = (char, &'a Passage, usize);

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut phrases: BTreeMap<(&str, &str), Vec<Place<'_>>> = BTreeMap::new();
    for passage in context.prose.of(Lang::Zh) {
        for (at, joint) in passage.text.match_indices(JOINTS) {
            let (Some(left), Some(right)) = (
                last(&passage.text[..at], REACH),
                first(&passage.text[at + joint.len()..], REACH),
            ) else {
                continue;
            };
            let joint = joint.chars().next().unwrap_or_default();
            phrases
                .entry((left, right))
                .or_default()
                .push((joint, passage, at));
        }
    }
    let mixed = phrases
        .into_iter()
        .filter(|(_, places)| places.iter().any(|(joint, ..)| *joint != places[0].0));
    mixed
        .flat_map(|((left, right), places)| findings(context, left, right, &places))
        .collect()
}

fn findings(
    context: &Context<'_>,
    left: &str,
    right: &str,
    places: &[(char, &Passage, usize)],
) -> Vec<Diagnostic> {
    let mut counts: BTreeMap<char, usize> = BTreeMap::new();
    for (joint, ..) in places {
        *counts.entry(*joint).or_default() += 1;
    }
    let most = counts.values().max();
    let usual = places.iter().find(|(joint, ..)| counts.get(joint) == most);
    let Some(&(usual, passage, at)) = usual else {
        return Vec::new();
    };
    let place = |passage: &Passage, at: usize, joint: char| {
        passage.span(at - left.len()..at + joint.len_utf8() + right.len())
    };
    let label = place(passage, at, usual);
    let odd = places.iter().filter(|(joint, passage, at)| {
        let range = *at..at + joint.len_utf8();
        *joint != usual && passage.is_typed(range.clone()) && !excepted(context, passage, &range)
    });
    odd.map(|&(joint, passage, at)| {
        let message = format!("{left}{joint}{right} here and {left}{usual}{right} elsewhere");
        Diagnostic::warning(NAME, message)
            .at(place(passage, at, joint))
            .with(label, "the usual way")
            .help(format!("write {usual}"))
    })
    .collect()
}
