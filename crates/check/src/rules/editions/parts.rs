//! The bodies of two languages should have the same headings, paragraphs, items
//! and footnotes, section by section, and mention the same annexes.
//!
//! A paragraph that one edition lacks shifts the numbers of all that follow, and
//! Members who read the two side by side lose their place.
//!
//! Example: five paragraphs under the third heading in Chinese and four in English.
//!
//! Fix: translate what is missing.

use crate::prose::{BodyText, Kind, Mention};
use crate::{BODY, Context, Level, Rule};
use std::collections::BTreeSet;
use tables::diag::Diagnostic;
use tables::model::Lang;
use tables::source::Span;

const NAME: &str = "editions/parts";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[BODY],
    source: include_str!("parts.rs"),
    run,
};

/// What one section of a body holds.
#[derive(Default, Clone)]
struct Section {
    level: usize,
    paragraphs: usize,
    items: usize,
    footnotes: usize,
    span: Option<Span>,
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
    let level = |sections: &[Section], at: usize| sections.get(at).map(|section| section.level);
    for at in 0..ours.len().max(theirs.len()) {
        if level(&ours, at) != level(&theirs, at) {
            findings.push(headings(&ours, &theirs, at));
            break;
        }
        let (Some(a), Some(b)) = (ours.get(at), theirs.get(at)) else {
            break;
        };
        for (what, here, there) in [
            ("paragraph", a.paragraphs, b.paragraphs),
            ("item", a.items, b.items),
            ("footnote", a.footnotes, b.footnotes),
        ] {
            if here != there {
                let langs = (first.lang.code(), second.lang.code());
                let count =
                    |count: usize| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
                let message = format!(
                    "this section has {} in `{}` and {} in `{}`",
                    count(here),
                    langs.0,
                    count(there),
                    langs.1
                );
                let finding = Diagnostic::warning(NAME, message).at_any(a.span);
                let finding = finding.help("translate what is missing");
                findings.push(match b.span {
                    Some(span) => finding.with(span, "the other edition"),
                    None => finding,
                });
            }
        }
    }
    findings.extend(annexes(context, first, second));
    findings
}

fn sections(body: &BodyText) -> Vec<Section> {
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
            Kind::Paragraph(_) => section.paragraphs += 1,
            Kind::Item(_) => section.items += 1,
            Kind::Footnote(_) => section.footnotes += 1,
            Kind::Heading(_) => {}
        }
    }
    sections
}

fn headings(ours: &[Section], theirs: &[Section], at: usize) -> Diagnostic {
    let place = |sections: &[Section]| {
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
