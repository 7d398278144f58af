//! A paper should have the sections that papers of its type have, in their order.
//!
//! The headings are words (`sections` below `[types.TYPE]` of words.zh.toml and
//! words.en.toml), which a paper's own templates may change. Further sections may stand
//! anywhere.
//!
//! Example: a paper of the Establishment Subcommittee without the comments of the Civil
//! Service Bureau.
//!
//! Fix: write the section under its usual heading, or move it to its place.

use crate::prose::{BodyText, Kind};
use crate::{BODY, Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::Lang;
use tables::model::words::SectionWords;
use tables::source::Span;

const NAME: &str = "paper/sections";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[BODY],
    source: include_str!("sections.rs"),
    run,
};

/// A heading of the first level.
struct Heading<'a> {
    text: &'a str,
    span: Span,
}

/// A usual section that a body has.
struct Found<'a> {
    usual: &'a str,
    /// Its place among the headings.
    at: usize,
}

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let bodies = context.prose.bodies.iter();
    bodies.flat_map(|body| of_body(context, body)).collect()
}

fn of_body(context: &Context<'_>, body: &BodyText) -> Vec<Diagnostic> {
    let mut words = context.project.words.iter();
    let Some((_, words)) = words.find(|(lang, _)| *lang == body.lang) else {
        return Vec::new();
    };
    let headings = headings(context, body);
    let mut findings = Vec::new();
    let mut found: Vec<Found<'_>> = Vec::new();
    for section in &words.sections {
        let usual = section.usual();
        let Some(at) = headings.iter().position(|it| is(section, it.text)) else {
            if section.is_needed() {
                findings.push(missing(body, usual, found.last(), &headings));
            }
            continue;
        };
        let before = found.iter().max_by_key(|it| it.at);
        if let Some(before) = before.filter(|before| before.at > at) {
            let message = format!("{usual} stands before {}", before.usual);
            let finding = Diagnostic::warning(NAME, message).at(headings[at].span);
            let way_out = format!("move the section behind {}", before.usual);
            findings.push(finding.help(way_out));
        }
        found.push(Found { usual, at });
    }
    findings
}

fn headings<'a>(context: &'a Context<'_>, body: &'a BodyText) -> Vec<Heading<'a>> {
    let pieces = context.prose.pieces(body);
    let own = pieces.filter(|(piece, _)| piece.span.file == body.file);
    let first = own.filter(|(piece, _)| piece.kind == Kind::Heading(1));
    let heading = first.map(|(piece, passage)| Heading {
        text: passage.text.trim(),
        span: piece.span,
    });
    heading.collect()
}

/// Whether a heading is that of a section, in letters of any size.
fn is(section: &SectionWords, heading: &str) -> bool {
    let same = |usual: &str| usual.to_lowercase() == heading.to_lowercase();
    section.headings().any(same)
}

/// The finding for a section that is not there, at the heading behind which it should
/// stand.
fn missing(
    body: &BodyText,
    usual: &str,
    before: Option<&Found<'_>>,
    headings: &[Heading<'_>],
) -> Diagnostic {
    let message = format!("this paper has no section {usual}");
    let finding = Diagnostic::warning(NAME, message);
    match before {
        Some(before) => finding
            .at(headings[before.at].span)
            .help(format!("write `= {usual}` behind {}", before.usual)),
        None => finding
            .at(headings
                .first()
                .map_or(Span::new(body.file, 0, 0), |it| it.span))
            .help(format!("write `= {usual}` before all other sections")),
    }
}
