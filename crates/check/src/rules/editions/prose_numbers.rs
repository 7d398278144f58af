//! The same paragraph, item or footnote of two editions should say the same
//! numbers: amounts, dates, periods, counts, pay points, and the annexes and paragraphs
//! that both type by hand.
//!
//! Numbers are compared in whichever way they are written: 三年 and three years,
//! 12.5億元 and $1,250 million. Where the editions have other headings, paragraphs
//! or items, `editions/parts` speaks and this does not.
//!
//! Example: 為期三年 in Chinese and `for four years` in English.
//!
//! Fix: correct one of them.

use super::told::{Told, is_sure};
use crate::prose::{BodyText, Kind, Passage, Piece, Typed, typed};
use crate::{BODY, Context, Level, Rule};
use std::ops::Range;
use tables::diag::Diagnostic;
use tables::model::{Lang, Words};

pub(in crate::rules) const NAME: &str = "editions/prose-numbers";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[BODY],
    source: include_str!("prose_numbers.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let pairs = context.prose.pairs().into_iter();
    pairs
        .flat_map(|(first, second)| of_pair(context, first, second))
        .collect()
}

/// What two editions of one part do not both say.
fn of_pair<'a>(
    context: &Context<'a>,
    first: &'a BodyText,
    second: &'a BodyText,
) -> Vec<Diagnostic> {
    let (ours, theirs) = (sections(context, first), sections(context, second));
    let mut findings = Vec::new();
    for (ours, theirs) in ours.iter().zip(&theirs) {
        let kinds = |section: &[(&Piece, &Passage)]| {
            let kinds = section
                .iter()
                .map(|(piece, _)| std::mem::discriminant(&piece.kind));
            kinds.collect::<Vec<_>>()
        };
        if kinds(ours) == kinds(theirs) {
            for ((_, a), (_, b)) in ours.iter().zip(theirs) {
                let numbers = compared(a, b);
                if numbers.is_empty() {
                    findings.extend(references(context, a, b));
                }
                findings.extend(numbers);
            }
        }
    }
    findings
}

/// The pieces of a body from one heading to the next.
fn sections<'a>(context: &Context<'a>, body: &'a BodyText) -> Vec<Vec<(&'a Piece, &'a Passage)>> {
    let mut sections = vec![Vec::new()];
    for (piece, passage) in context.prose.pieces(body) {
        if matches!(piece.kind, Kind::Heading(_)) {
            sections.push(Vec::new());
        }
        if let Some(section) = sections.last_mut() {
            section.push((piece, passage));
        }
    }
    sections
}

/// What two texts that should say the same do not.
fn compared(a: &Passage, b: &Passage) -> Vec<Diagnostic> {
    let [in_a, in_b] = [a, b].map(|passage| Told::of(passage.lang, &passage.text));
    let lacking = |passage: &Passage, own: &Told, other: &Told| {
        let mut places = own.lacking(other, |it| {
            is_sure(it) && passage.is_typed(it.range.clone())
        });
        places.extend(own.points_lacking(other));
        places.retain(|place| passage.is_typed(place.clone()));
        places.sort_by_key(|place| place.start);
        places
    };
    let (only_a, only_b) = (lacking(a, &in_a, &in_b), lacking(b, &in_b, &in_a));
    match (&only_a[..], &only_b[..]) {
        ([], []) => Vec::new(),
        // One slip is said once.
        ([one, ..], [other, ..]) => vec![differ(a, one, b, other)],
        (some, []) => missing(a, some, b).into_iter().collect(),
        ([], some) => missing(b, some, a).into_iter().collect(),
    }
}

/// What is said of the annexes and paragraphs that two texts refer to, where both
/// type as many references. The numbers of one alone may be those of a range that
/// the other writes in another way.
fn references(context: &Context<'_>, a: &Passage, b: &Passage) -> Option<Diagnostic> {
    let kinds: [fn(&Words) -> [&str; 2]; 2] = [
        |words| [words.annex.many.as_str(), words.annex.one.as_str()],
        |words| [words.paragraph.many.as_str(), words.paragraph.one.as_str()],
    ];
    kinds.into_iter().find_map(|patterns| {
        let of = |passage: &Passage| {
            let mut words = context.project.words.iter();
            let (_, words) = words.find(|(lang, _)| *lang == passage.lang)?;
            Some(typed(passage, &patterns(words)))
        };
        let (ours, theirs) = (of(a)?, of(b)?);
        let lacking = |own: &[Typed], other: &[Typed]| {
            let there = |number: &usize| other.iter().any(|it| it.numbers.contains(number));
            let mut own = own.iter();
            let odd = own.find(|it| !it.numbers.iter().all(there))?;
            Some(odd.range.clone())
        };
        let (one, other) = (lacking(&ours, &theirs)?, lacking(&theirs, &ours)?);
        (ours.len() == theirs.len()).then(|| differ(a, &one, b, &other))
    })
}

fn differ(a: &Passage, one: &Range<usize>, b: &Passage, other: &Range<usize>) -> Diagnostic {
    let (here, there) = (&a.text[one.clone()], &b.text[other.clone()]);
    let message = format!("`{here}` here and `{there}` in the other edition");
    Diagnostic::warning(NAME, message)
        .at(a.span(one.clone()))
        .with(b.span(other.clone()), "the other edition")
        .help(HELP)
}

/// What is said of the numbers that one text has alone.
fn missing(a: &Passage, some: &[Range<usize>], b: &Passage) -> Option<Diagnostic> {
    let said: Vec<String> = some
        .iter()
        .map(|it| format!("`{}`", &a.text[it.clone()]))
        .collect();
    let verb = if some.len() == 1 { "stands" } else { "stand" };
    let message = format!(
        "{} {verb} here and not in the other edition",
        said.join(" and ")
    );
    let finding = Diagnostic::warning(NAME, message)
        .at(a.span(some.first()?.clone()))
        .with(b.span(0..b.text.len()), "the other edition");
    Some(finding.help(HELP))
}

const HELP: &str = "correct one of them; if both are right, allow it in the paragraph: \
                    {{! allow editions/prose-numbers: why }}";
