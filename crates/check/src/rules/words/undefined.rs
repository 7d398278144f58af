//! An abbreviation must be defined before it is used.
//!
//! The body gives an office's full name with its short one in brackets where it
//! first names it, and the short one from then on.
//!
//! In English it is an office's short name, or letters of which two are capitals
//! (HyD). It may be defined in brackets, in quotation marks in them, or in words:
//! 下稱「資科辦」, `or MAB for short`. What is part of a longer name is no use of it. Of
//! other words in capitals, of three letters and more, that stand nowhere in brackets
//! and that not everybody knows, the first place is told.
//!
//! Example: 資科辦 in paragraph 2, where paragraph 5 has 政府資訊科技總監辦公室(資科辦); HKBWS
//! without a full name anywhere.
//!
//! Fix: write the full name with the short one in brackets at the first place.

use crate::prose::BodyText;
use crate::rules::words::finder;
use crate::rules::words::shorts::unknown;
use crate::{BODY, Context, Level, Rule};
use std::collections::{BTreeMap, BTreeSet};
use tables::diag::Diagnostic;
use tables::model::Lang;
use tables::source::Span;

const NAME: &str = "words/undefined";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &["offices.csv", BODY],
    source: include_str!("undefined.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let bodies = context.prose.parts();
    let mut findings: Vec<Diagnostic> = bodies.flat_map(|body| of_body(context, body)).collect();
    findings.extend(unknown(context).into_iter().map(|(passage, range)| {
        let short = &passage.text[range.clone()];
        Diagnostic::warning(NAME, format!("{short} is used and never defined"))
            .at(passage.span(range.clone()))
            .help(format!(
                "write its full name with ({short}) where it is first named; if all readers know \
                 it, add it to exceptions under [checks] of paper.toml"
            ))
    }));
    findings
}

fn of_body(context: &Context<'_>, body: &BodyText) -> Vec<Diagnostic> {
    let lang = body.lang;
    let in_body = || {
        let own = context.definitions().iter();
        own.filter(|it| it.lang == lang && it.annex.is_none())
    };
    let mut definitions: BTreeMap<&str, Span> = BTreeMap::new();
    for definition in in_body() {
        let first = definitions.entry(&definition.short);
        first.or_insert(definition.span);
    }
    let offices = context.project.establishment.offices().iter();
    let shorts = offices
        .filter(|office| office.short.get(lang) != office.name.get(lang))
        .map(|office| (office.short.get(lang), office.name.get(lang)));
    // One that is a part of its full name stands in it everywhere.
    let own = in_body().filter(|it| !it.full.ends_with(&it.short));
    let own = own.map(|it| (it.short.as_str(), it.full.as_str()));
    let mut known: BTreeMap<&str, &str> = own.chain(shorts).collect();
    known.remove("");
    let space = match lang {
        Lang::Zh => "",
        Lang::En => " ",
    };
    let mut findings = Vec::new();
    for (&short, used) in &first_uses(context, body, &known) {
        let full = known[short];
        match definitions.get(short) {
            None => findings.push(
                Diagnostic::warning(NAME, format!("{short} is used and never defined"))
                    .at(*used)
                    .help(format!(
                        "write {full}{space}({short}) where it is first named"
                    )),
            ),
            Some(definition) if is_late(body, *used, *definition) => findings.push(
                Diagnostic::warning(NAME, format!("{short} is used before it is defined"))
                    .at(*used)
                    .with(*definition, "defined here")
                    .help("define it at its first use"),
            ),
            Some(_) => {}
        }
    }
    findings
}

/// Whether a name is used before it is defined: in one file by its place; the body is
/// read before annexes.
fn is_late(body: &BodyText, used: Span, definition: Span) -> bool {
    match used.file == definition.file {
        true => used.start < definition.start,
        false => body.annex.is_none(),
    }
}

/// Where a body first has each abbreviation outside its full name: `known` are
/// the full names by abbreviation.
fn first_uses<'a>(
    context: &Context<'_>,
    body: &BodyText,
    known: &BTreeMap<&'a str, &'a str>,
) -> BTreeMap<&'a str, Span> {
    let mut first: BTreeMap<&str, Span> = BTreeMap::new();
    let names: BTreeSet<&str> = known
        .iter()
        .flat_map(|(short, full)| [*short, *full])
        .collect();
    let names: Vec<&str> = names.into_iter().filter(|name| !name.is_empty()).collect();
    let heads = context.project.establishment.heads().iter();
    let heads: Vec<&str> = heads.map(|head| head.name.get(body.lang)).collect();
    let Some(automaton) = finder(&names).filter(|_| !names.is_empty()) else {
        return first;
    };
    for (_, passage) in context.prose.pieces(body) {
        let text = passage.text.as_str();
        let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for found in automaton.find_overlapping_iter(text) {
            let name = names[found.pattern().as_usize()];
            places.entry(name).or_default().push(found.start());
        }
        let here: Vec<&str> = places.keys().copied().collect();
        for (short, full) in here
            .into_iter()
            .filter_map(|name| known.get_key_value(name))
        {
            let fulls = places.get(full).map_or(&[][..], Vec::as_slice);
            let mut uses = places[*short].iter();
            let longer = |at: usize| {
                let place = at..at + short.len();
                context.names(body.lang).extends(passage, &place)
            };
            let used = uses.find(|&&at| {
                is_word(text, at, short)
                    && !is_inside(at, fulls, full.len())
                    && !longer(at)
                    && !is_of_head(&heads, text, at, short)
            });
            let Some(&at) = used else { continue };
            let span = passage.span(at..at + short.len());
            let earliest = first.entry(short).or_insert(span);
            *earliest = span.min(*earliest);
        }
    }
    first
}

/// Whether an abbreviation in Latin letters stands by itself.
fn is_word(text: &str, at: usize, short: &str) -> bool {
    let alphanumeric = |c: char| c.is_ascii_alphanumeric();
    let (before, after) = (&text[..at], &text[at + short.len()..]);
    let inside = before.ends_with(alphanumeric) || after.starts_with(alphanumeric);
    // Pier is no short name in Public Pier Authority.
    let capitals = short.chars().filter(|c| c.is_ascii_uppercase()).count() > 1;
    let capital = |word: Option<&str>| word.is_some_and(|it| it.starts_with(char::is_uppercase));
    let named = capital(after.strip_prefix(' '))
        || capital(
            before
                .strip_suffix(' ')
                .and_then(|it| it.rsplit(' ').next()),
        );
    !short.is_ascii() || !(inside || of_longer(before, after) || (named && !capitals))
}

/// Whether what stands between two texts is the end of a longer abbreviation that is defined
/// there: (H/FRO).
fn of_longer(before: &str, after: &str) -> bool {
    let front = before.strip_suffix('/');
    let front = front.map(|front| front.trim_end_matches(|c: char| c.is_ascii_uppercase()));
    after.starts_with(')') && front.is_some_and(|front| front.ends_with('('))
}

/// Whether an abbreviation is a part of the name of a Head there: Government Secretariat:
/// Environment and Ecology Bureau (Environment Branch).
fn is_of_head(heads: &[&str], text: &str, at: usize, short: &str) -> bool {
    heads.iter().any(|head| {
        let mut parts = head.match_indices(short);
        parts.any(|(from, _)| {
            let start = at.checked_sub(from);
            start
                .and_then(|start| text.get(start..))
                .is_some_and(|it| it.starts_with(head))
        })
    })
}

/// Whether a place is in one of some stretches of a length, which begin at these
/// places, in order.
fn is_inside(at: usize, starts: &[usize], length: usize) -> bool {
    let before = starts.partition_point(|&start| start <= at);
    before
        .checked_sub(1)
        .is_some_and(|last| at < starts[last] + length)
}
