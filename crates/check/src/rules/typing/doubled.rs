//! A mark, or a word of one character such as 的 and 和, should not stand twice.
//!
//! Any other character that stands twice is a slip where the paper elsewhere has
//! the words around it with one: 推行行政 is two words, 監督督和執行 is none.
//!
//! Example: 政策和和措施, 以及，，.
//!
//! Fix: remove one of them.

use crate::prose::{Passage, is_chinese};
use crate::rules::words::finder;
use crate::{Context, Level, Rule};
use std::collections::BTreeSet;
use std::ops::Range;
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "typing/doubled";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &[Lang::Zh],
    needs: &[],
    source: include_str!("doubled.rs"),
    run,
};

const MARKS: &str = "，。；、：";
const WORDS: &str = "的和及與或在於由為把被從向並";
/// Words that end in such a character, so that it may stand twice.
const FINE: &[&str] = &["目的的", "標的的", "作為為"];

/// Characters of which one is too many, with where they begin and end.
struct Pair<'a> {
    passage: &'a Passage,
    range: Range<usize>,
}

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut slips: Vec<Pair<'_>> = Vec::new();
    let mut others = Vec::new();
    for passage in context.prose.of(Lang::Zh) {
        let text = &passage.text;
        let pairs = text.char_indices().zip(text.char_indices().skip(1));
        for ((at, first), (next, second)) in pairs {
            let range = at..next + second.len_utf8();
            let marks = MARKS.contains(first) && MARKS.contains(second);
            let words = first == second && WORDS.contains(first);
            let fine = FINE.iter().any(|word| text[..range.end].ends_with(word));
            if fine || !passage.is_typed(range.clone()) {
                continue;
            }
            if marks || words {
                match slips.last_mut().filter(|last| goes_on(last, passage, at)) {
                    Some(last) => last.range.end = range.end,
                    None => slips.push(Pair { passage, range }),
                }
            } else if first == second && is_chinese(first) {
                others.push(Pair { passage, range });
            }
        }
    }
    let mut findings: Vec<Diagnostic> = slips.iter().map(finding).collect();
    findings.extend(elsewhere_once(context, &others));
    findings
}

/// Whether a slip goes on with what begins at a place: a run is one slip.
fn goes_on(slip: &Pair<'_>, passage: &Passage, at: usize) -> bool {
    std::ptr::eq(slip.passage, passage) && slip.range.end > at
}

fn finding(pair: &Pair<'_>) -> Diagnostic {
    let there = &pair.passage.text[pair.range.clone()];
    let first = there.chars().next().unwrap_or_default();
    let (message, help) = match there.chars().count() {
        2 => (format!("`{there}` stands twice"), "remove one of them"),
        many if there.chars().all(|c| c == first) => (
            format!("`{first}` stands {many} times in a row"),
            "leave one of them",
        ),
        many => (format!("{many} marks stand in a row"), "leave one of them"),
    };
    Diagnostic::warning(NAME, message)
        .at(pair.passage.span(pair.range.clone()))
        .help(help)
}

/// Of pairs that may be two words (推行行政), those that are surely none: the
/// paper elsewhere has the characters around them with one of the two.
fn elsewhere_once(context: &Context<'_>, pairs: &[Pair<'_>]) -> Vec<Diagnostic> {
    let once: Vec<Option<String>> = pairs.iter().map(once).collect();
    // A run of one character has the same around it at every place.
    let known: BTreeSet<&String> = once.iter().flatten().collect();
    let Some(automaton) = finder(&known) else {
        return Vec::new();
    };
    let passages = context.prose.of(Lang::Zh);
    let found: BTreeSet<&str> = passages
        .flat_map(|passage| {
            let found = automaton.find_overlapping_iter(&passage.text);
            found.map(|found| &passage.text[found.range()])
        })
        .collect();
    let pairs = pairs.iter().zip(&once);
    let slips = pairs.filter(|(_, once)| {
        once.as_ref()
            .is_some_and(|once| found.contains(once.as_str()))
    });
    slips.map(|(pair, _)| finding(pair)).collect()
}

/// What stands around a pair with one of the two: the character before, the
/// one, and two after.
fn once(pair: &Pair<'_>) -> Option<String> {
    let text = &pair.passage.text;
    let middle = text[pair.range.clone()].chars().next()?;
    let before = text[..pair.range.start].chars().next_back()?;
    let mut after = text[pair.range.end..].chars();
    let around = [before, middle, after.next()?, after.next()?];
    around
        .iter()
        .all(|c| is_chinese(*c))
        .then(|| around.iter().collect())
}
