//! A day that the prose of one edition names should stand in the other too.
//!
//! Days with their year are compared, typed or printed by a helper, wherever they
//! stand in the two bodies.
//!
//! Example: 2027年4月1日 in Chinese and 1 April 2028 in English.
//!
//! Fix: correct one of them, or write a helper in both: `{{effective "post"}}`.

use std::collections::BTreeMap;

use crate::prose::date::days;
use crate::{BODY, Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Date, Lang};
use tables::source::Span;

const NAME: &str = "editions/dates";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[BODY],
    source: include_str!("dates.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let bodies = &context.prose.bodies;
    let [one, two] = [Lang::Zh, Lang::En].map(|lang| {
        let body = bodies.iter().find(|body| body.lang == lang);
        body.map(|_| dates(context, lang))
    });
    let (Some(zh), Some(en)) = (one, two) else {
        return Vec::new();
    };
    let alone = |own: &BTreeMap<Date, Span>, other: &BTreeMap<Date, Span>, name| {
        let alone = own.iter().filter(|(date, _)| !other.contains_key(*date));
        let findings = alone.map(|(date, span)| {
            let message = format!("{date} does not stand in the {name} edition");
            let finding = Diagnostic::warning(NAME, message).at(*span);
            finding.help("correct one of the two, or write a helper in both")
        });
        findings.collect::<Vec<_>>()
    };
    let mut findings = alone(&zh, &en, "English");
    findings.extend(alone(&en, &zh, "Chinese"));
    findings
}

/// The days of a body, each where it stands first.
fn dates(context: &Context<'_>, lang: Lang) -> BTreeMap<Date, Span> {
    let mut found = BTreeMap::new();
    let words = context.project.words.iter();
    let Some((_, words)) = words.into_iter().find(|(known, _)| *known == lang) else {
        return found;
    };
    let bodies = context.prose.parts().filter(|body| body.lang == lang);
    for body in bodies {
        for (_, passage) in context.prose.pieces(body) {
            for day in days(&passage.text, lang, words) {
                let span = passage.span(day.range);
                found.entry(day.date).or_insert(span);
            }
        }
    }
    found
}
