//! An abbreviation must be defined before it is used.
//!
//! The body gives an office's full name with its short one in brackets where it
//! first names it, and the short one from then on.
//!
//! Example: 資科辦 in paragraph 2, where paragraph 5 has 政府資訊科技總監辦公室(資科辦).
//!
//! Mend: write the full name with the short one in brackets at the first place.

use crate::check::words::definitions;
use crate::check::{BODY, Level, Look, Rule};
use crate::diag::Diagnostic;
use crate::prose::BodyText;
use crate::source::Span;
use std::collections::BTreeMap;

const NAME: &str = "words/undefined";
pub(in crate::check) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    needs: &["offices.csv", BODY],
    source: include_str!("undefined.rs"),
    run,
};

fn run(look: &Look<'_>) -> Vec<Diagnostic> {
    let defined = definitions(look);
    let mut findings = Vec::new();
    for body in &look.prose.bodies {
        let lang = body.lang;
        let in_body = || {
            defined
                .iter()
                .filter(|it| it.lang == lang && it.annex.is_none())
        };
        let offices = look.project.establishment.offices().iter();
        let shorts = offices
            .filter(|office| office.short.get(lang) != office.name.get(lang))
            .map(|office| (office.short.get(lang), office.name.get(lang)));
        // One that is a part of its full name stands in it everywhere.
        let own = in_body().filter(|it| !it.full.ends_with(&it.short));
        let own = own.map(|it| (it.short.as_str(), it.full.as_str()));
        let known: BTreeMap<&str, &str> = own.chain(shorts).collect();
        for (short, full) in known {
            if short.is_empty() {
                continue;
            }
            let definition = in_body().find(|it| it.short == short).map(|it| it.span);
            let Some(used) = first_use(look, body, short, full) else {
                continue;
            };
            match definition {
                None => findings.push(
                    Diagnostic::warning(NAME, format!("{short} is used and never defined"))
                        .at(used)
                        .help(format!("write {full}({short}) where it is first named")),
                ),
                Some(definition) if used.start < definition.start => findings.push(
                    Diagnostic::warning(NAME, format!("{short} is used before it is defined"))
                        .at(used)
                        .with(definition, "defined here")
                        .help("define it at its first use"),
                ),
                Some(_) => {}
            }
        }
    }
    findings
}

/// Where a body first has an abbreviation outside its full name.
fn first_use(look: &Look<'_>, body: &BodyText, short: &str, full: &str) -> Option<Span> {
    let pieces = look.prose.pieces(body);
    let uses = pieces.flat_map(|(_, passage)| {
        let text = passage.text.as_str();
        let inside = |at: usize| {
            let mut fulls = text.match_indices(full);
            fulls.any(|(start, _)| start <= at && at < start + full.len())
        };
        let latin = short.is_ascii();
        let word = move |at: usize| {
            let alphanumeric = |c: char| c.is_ascii_alphanumeric();
            let before = text[..at].ends_with(alphanumeric);
            !latin || !(before || text[at + short.len()..].starts_with(alphanumeric))
        };
        let places = text.match_indices(short).map(|(at, _)| at);
        let places = places.filter(move |&at| !inside(at) && word(at));
        places.map(|at| passage.span(at..at + short.len()))
    });
    uses.min()
}
