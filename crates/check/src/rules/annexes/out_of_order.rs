//! Annexes should be mentioned for the first time in the order of their numbers.
//!
//! Readers turn the annexes as they read; one that comes before its turn was most
//! often moved in annexes.csv or left where the text was cut.
//!
//! Example: 附件3 in a paragraph before the first that names 附件2.
//!
//! Fix: put the rows of annexes.csv into the order of the body.

use crate::prose::Mention;
use crate::{BODY, Context, Level, Rule};
use std::collections::BTreeSet;
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "annexes/out-of-order";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &["annexes.csv", "posts.csv", "offices.csv", BODY],
    source: include_str!("out_of_order.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let bodies = context.prose.bodies.iter();
    bodies
        .flat_map(|body| {
            let known = 1..=context.project.annexes.len();
            let mut seen = BTreeSet::new();
            let mut mentions = context.prose.mentions(context.project, body);
            mentions
                .retain(|it| !it.elsewhere && known.contains(&it.number) && seen.insert(it.number));
            of_body(&mentions)
        })
        .collect()
}

/// The annexes that stand out of a body's order: as few as can be, so that one
/// that comes too early is not held against all that follow it.
fn of_body(mentions: &[Mention]) -> Vec<Diagnostic> {
    let kept = in_order(mentions);
    let odd = (0..mentions.len()).filter(|at| !kept.contains(at));
    odd.map(|at| {
        let mention = mentions[at];
        let larger = |other: &&usize| mentions[**other].number > mention.number;
        let smaller = |other: &&usize| mentions[**other].number < mention.number;
        let earlier = kept.range(..at).rev().find(larger);
        let later = kept.range(at..).find(smaller);
        let (word, other) = match (earlier, later) {
            (Some(other), _) => ("after", mentions[*other]),
            (None, Some(other)) => ("before", mentions[*other]),
            (None, None) => ("out of turn beside", mention),
        };
        let message = format!(
            "annex {} is first mentioned {word} annex {}",
            mention.number, other.number
        );
        Diagnostic::warning(NAME, message)
            .at(mention.span)
            .with(other.span, format!("annex {}", other.number))
            .help("put the rows of annexes.csv into the order of the body")
    })
    .collect()
}

/// The longest run of mentions whose numbers rise, by their places; of several
/// the one that begins first.
fn in_order(mentions: &[Mention]) -> BTreeSet<usize> {
    // From each place on: how long the longest run is, and where it goes on.
    let mut best: Vec<(usize, Option<usize>)> = vec![(1, None); mentions.len()];
    for at in (0..mentions.len()).rev() {
        for next in at + 1..mentions.len() {
            let rises = mentions[next].number > mentions[at].number;
            if rises && best[next].0 + 1 > best[at].0 {
                best[at] = (best[next].0 + 1, Some(next));
            }
        }
    }
    let longest = best.iter().map(|(length, _)| *length).max();
    let mut at = best.iter().position(|(length, _)| Some(*length) == longest);
    let mut kept = BTreeSet::new();
    while let Some(place) = at {
        kept.insert(place);
        at = best[place].1;
    }
    kept
}
