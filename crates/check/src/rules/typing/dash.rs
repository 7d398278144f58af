//! One dash should be used through a Chinese text, and before the lists of each file of an
//! English one.
//!
//! Several characters look nearly alike (— － – ─ ―); before a list, the odd one
//! stands out on the page. In English the dash at the end of what leads into a list is
//! looked at, as it is printed: `--` is –.
//!
//! Example: 以下變動— in one paragraph and 以下範疇的工作－ in the others.
//!
//! Fix: write the dash of the others.

use crate::prose::Passage;
use crate::rules::typing::most_common;
use crate::{Context, Level, Rule};
use std::ops::Range;
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "typing/dash";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("dash.rs"),
    run,
};

const DASHES: &[char] = &['—', '－', '–', '─', '―'];

/// A dash and where it stands.
type Place<'a> = (&'a Passage, Range<usize>);

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = odd(&chinese(context));
    let english = english(context);
    let file = |(passage, range): &Place<'_>| passage.span(range.clone()).file;
    // An invitation or annex stands by itself.
    for of_file in english.chunk_by(|a, b| file(a) == file(b)) {
        findings.extend(odd(of_file));
    }
    findings
}

/// The dashes before lists of English bodies, each at the end of its paragraph.
fn english<'a>(context: &Context<'a>) -> Vec<Place<'a>> {
    const ENDS: [char; 3] = ['-', '–', '—'];
    let bodies = context.prose.parts().filter(|body| body.lang == Lang::En);
    let passages = bodies.flat_map(|body| context.prose.pieces(body));
    let places = passages.filter_map(|(_, passage)| {
        let text = passage.text.trim_end();
        let front = text.trim_end_matches(ENDS);
        let range = front.len()..text.len();
        let dash = front.len() < text.len() && front.ends_with(' ');
        (dash && passage.is_typed(range.clone())).then_some((passage, range))
    });
    places.collect()
}

/// The dashes of Chinese texts.
fn chinese<'a>(context: &Context<'a>) -> Vec<Place<'a>> {
    let mut found: Vec<(&Passage, Range<usize>)> = Vec::new();
    for passage in context.prose.of(Lang::Zh) {
        let text = &passage.text;
        let mut at = 0;
        while let Some(start) = text[at..].find(DASHES).map(|start| at + start) {
            let rest = text[start..].trim_start_matches(DASHES);
            let end = text.len() - rest.len();
            let between_numbers = rest.starts_with(|c: char| c.is_ascii_digit());
            if passage.is_typed(start..end) && !between_numbers {
                found.push((passage, start..end));
            }
            at = end;
        }
    }
    found
}

/// The dashes that are not the usual one.
fn odd(found: &[Place<'_>]) -> Vec<Diagnostic> {
    let form = |(passage, range): &Place<'_>| printed(&passage.text[range.clone()]).to_owned();
    let forms: Vec<String> = found.iter().map(form).collect();
    let Some(usual) = most_common(&forms) else {
        return Vec::new();
    };
    let first = found.iter().zip(&forms).find(|(_, form)| **form == usual);
    let odd = found.iter().zip(&forms).filter(|(_, form)| **form != usual);
    odd.map(|((passage, range), form)| {
        let message = format!("the dash {form} in a text of {usual}");
        let finding = Diagnostic::warning(NAME, message)
            .at(passage.span(range.clone()))
            .help(format!("write {usual} ({})", points(&usual)));
        match first {
            Some(((passage, range), _)) => finding.with(passage.span(range.clone()), "as here"),
            None => finding,
        }
    })
    .collect()
}

/// A dash as it is printed.
fn printed(typed: &str) -> &str {
    match typed {
        "--" => "–",
        "---" => "—",
        other => other,
    }
}

fn points(form: &str) -> String {
    let points: Vec<String> = form
        .chars()
        .map(|c| format!("U+{:04X}", u32::from(c)))
        .collect();
    points.join(" ")
}
