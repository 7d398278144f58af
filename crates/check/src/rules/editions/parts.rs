//! The bodies of two languages should have the same headings, paragraphs, items
//! and footnotes, section by section, and mention the same annexes.
//!
//! A paragraph that one edition lacks shifts the numbers of all that follow, and
//! Members who read the two side by side lose their place.
//!
//! Example: five paragraphs under the third heading in Chinese and four in English.
//!
//! Fix: translate what is missing.

use crate::prose::{BodyText, Kind, Mention, Piece};
use crate::{BODY, Context, Level, Rule};
use std::collections::BTreeSet;
use tables::diag::{Diagnostic, number_of};
use tables::model::Lang;
use tables::source::Span;

pub(in crate::rules) const NAME: &str = "editions/parts";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[BODY],
    source: include_str!("parts.rs"),
    run,
};

/// What one section of a body holds.
#[derive(Default)]
struct Section<'a> {
    level: usize,
    paragraphs: Vec<&'a Piece>,
    items: Vec<&'a Piece>,
    footnotes: Vec<&'a Piece>,
    span: Option<Span>,
}

/// Whether two paragraphs, items or footnotes have the same label, and take the same from
/// the tables, which is alike in both editions.
fn are_alike(one: &Piece, other: &Piece) -> bool {
    fn calls(piece: &Piece) -> Vec<(&str, &[String])> {
        let calls = piece.calls.iter();
        let mut calls: Vec<(&str, &[String])> = calls
            .map(|call| (call.name.as_str(), call.positional.as_slice()))
            .collect();
        calls.sort_unstable();
        calls
    }
    one.label == other.label && calls(one) == calls(other)
}

/// The part of one edition where the other first has another one or none, of the edition
/// that has more.
fn first_alone<'a>(ours: &[&'a Piece], theirs: &[&'a Piece]) -> Option<&'a Piece> {
    let (more, fewer) = if ours.len() > theirs.len() {
        (ours, theirs)
    } else {
        (theirs, ours)
    };
    let alike = more.iter().zip(fewer).take_while(|(a, b)| are_alike(a, b));
    more.get(alike.count()).copied()
}

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let pairs = context.prose.pairs().into_iter();
    pairs
        .flat_map(|(first, second)| of_pair(context, first, second))
        .collect()
}

/// What differs between two editions of one part.
fn of_pair(context: &Context<'_>, first: &BodyText, second: &BodyText) -> Vec<Diagnostic> {
    let (ours, theirs) = (sections(first), sections(second));
    let mut findings = Vec::new();
    let level = |sections: &[Section<'_>], at: usize| sections.get(at).map(|section| section.level);
    for at in 0..ours.len().max(theirs.len()) {
        if level(&ours, at) != level(&theirs, at) {
            findings.push(headings(&ours, &theirs, at));
            break;
        }
        let (Some(a), Some(b)) = (ours.get(at), theirs.get(at)) else {
            break;
        };
        for (what, here, there) in [
            ("paragraph", &a.paragraphs, &b.paragraphs),
            ("item", &a.items, &b.items),
            ("footnote", &a.footnotes, &b.footnotes),
        ] {
            if here.len() != there.len() {
                let alone = first_alone(here, there).map(|piece| piece.span);
                let langs = (first.lang.code(), second.lang.code());
                let message = format!(
                    "this section has {} in `{}` and {} in `{}`",
                    number_of(here.len(), what),
                    langs.0,
                    number_of(there.len(), what),
                    langs.1
                );
                let finding = Diagnostic::warning(NAME, message).at_any(alone.or(a.span));
                let finding = finding.help(format!(
                    "translate what is missing: the first {what} that may have none there is this one"
                ));
                let other = if here.len() > there.len() {
                    b.span
                } else {
                    a.span
                };
                findings.push(match other {
                    Some(span) => finding.with(span, "the other edition"),
                    None => finding,
                });
            }
        }
    }
    findings.extend(annexes(context, first, second));
    findings
}

fn sections(body: &BodyText) -> Vec<Section<'_>> {
    let mut sections = vec![Section::default()];
    for piece in &body.pieces {
        if let Kind::Heading(level) = piece.kind {
            sections.push(Section {
                level,
                span: Some(piece.span),
                ..Section::default()
            });
            continue;
        }
        let last = sections.len() - 1;
        let section = &mut sections[last];
        section.span.get_or_insert(piece.span);
        match piece.kind {
            Kind::Paragraph(_) => section.paragraphs.push(piece),
            Kind::Item(_) => section.items.push(piece),
            Kind::Footnote(_) => section.footnotes.push(piece),
            Kind::Heading(_) => {}
        }
    }
    sections
}

fn headings(ours: &[Section<'_>], theirs: &[Section<'_>], at: usize) -> Diagnostic {
    let place = |sections: &[Section<'_>]| {
        let section = sections.get(at).or(sections.last());
        section.and_then(|section| section.span)
    };
    let finding = Diagnostic::warning(NAME, "the headings of the editions part here")
        .at_any(place(ours))
        .help("give both editions the same headings at the same levels");
    match place(theirs) {
        Some(span) => finding.with(span, "the other edition"),
        None => finding,
    }
}

/// An annex that one edition mentions and the other does not.
fn annexes(context: &Context<'_>, first: &BodyText, second: &BodyText) -> Vec<Diagnostic> {
    let mentions = |body| context.prose.mentions(context.project, body);
    let (ours, theirs) = (mentions(first), mentions(second));
    let numbers = |of: &[Mention]| of.iter().map(|it| it.number).collect::<BTreeSet<usize>>();
    let (known, also) = (numbers(&ours), numbers(&theirs));
    let ours = ours
        .iter()
        .filter(|it| !it.elsewhere && !also.contains(&it.number))
        .map(|it| (it, second));
    let theirs = theirs
        .iter()
        .filter(|it| !it.elsewhere && !known.contains(&it.number))
        .map(|it| (it, first));
    let mut said = BTreeSet::new();
    ours.chain(theirs)
        .filter(|(mention, _)| said.insert(mention.number))
        .map(|(mention, other)| {
            let path = &context.sources.file(other.file).path;
            let body = path.file_name().unwrap_or_default();
            Diagnostic::warning(
                NAME,
                format!("{body} does not mention annex {}", mention.number),
            )
            .at(mention.span)
            .help("mention it in both editions")
        })
        .collect()
}
