//! A text should hold no second form of a character: no compatibility ideograph,
//! radical or ligature, and no letter with its accent apart.
//!
//! They come from PDFs and other systems and look like the usual form, but no
//! search finds them, and the fonts of a page may lack them. An ideograph of the
//! compatibility block that is none of these (﨎, 﨑) stays, and so does what a
//! table in Big5 has: there each is a character of its own.
//!
//! Example: ⼯ (U+2F2F, a radical) for 工 (U+5DE5).
//!
//! Fix: write the usual form; `panelpaper check --fix` does.

use crate::{Context, Level, Rule};
use tables::characters::{forms, named};
use tables::diag::Diagnostic;
use tables::model::Lang;
use tables::source::Encoding;

const NAME: &str = "typing/second-form";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("second_form.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for passage in &context.prose.passages {
        for form in forms(&passage.text) {
            let span = passage.span(form.range.clone());
            let big5 = context.sources.file(span.file).encoding == Encoding::Big5Hkscs;
            if big5 || !passage.is_whole(&form.range) {
                continue;
            }
            let written = &passage.text[form.range];
            let message = format!("{written} ({}) is {}", codes(written), form.kind);
            findings.push(
                Diagnostic::warning(NAME, message)
                    .at(span)
                    .help(format!("write {} ({})", form.plain, codes(&form.plain)))
                    .fix(span, form.plain),
            );
        }
    }
    findings
}

fn codes(text: &str) -> String {
    let codes: Vec<String> = text.chars().map(named).collect();
    codes.join(" ")
}
