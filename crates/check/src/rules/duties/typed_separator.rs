//! A duty should not end with the separator that the layout prints after it, or with
//! another mark in its place.
//!
//! It would be printed twice, or the wrong one would stand there when the duties
//! change their order. Looked for are the separators of duties, the full stop of an
//! English sentence but not that of an abbreviation, commas, and the word that joins the
//! last duty: 以及, and.
//!
//! Example: `監督公共服務；` as a duty.
//!
//! Fix: leave the separator out; `panelpaper check --fix` does.

use crate::prose::Origin;
use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::Lang;
use tables::model::words::Separators;

const NAME: &str = "duties/typed-separator";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("typed_separator.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (lang, words) in &context.project.words {
        for passage in context.prose.of(*lang) {
            let duty = matches!(passage.from, Origin::Duty { .. });
            let text = &passage.text;
            let kept = without_end(text, &words.separators).len();
            let end = text.trim_end().len();
            if !duty || kept >= end {
                continue;
            }
            let span = passage.span(kept..end);
            let message = format!(
                "the duty ends with `{}`, which the layout prints",
                text[kept..end].trim_start()
            );
            findings.push(
                Diagnostic::warning(NAME, message)
                    .at(span)
                    .help("leave it out")
                    .fix(span, ""),
            );
        }
    }
    findings
}

/// A text without what is typed at its end in place of a separator.
fn without_end<'t>(text: &'t str, separators: &Separators) -> &'t str {
    let mut kept = text;
    loop {
        let less = separators.strip(kept).trim_end();
        let less = less.trim_end_matches([',', '，', '、', ';', '；']);
        let less = less.strip_suffix("以及").unwrap_or(less);
        let less = less.strip_suffix(" and").unwrap_or(less);
        let less = less
            .strip_suffix('.')
            .filter(|less| ends_sentence(less))
            .unwrap_or(less);
        if less == kept {
            return kept;
        }
        kept = less;
    }
}

/// Whether a full stop behind a text ends a sentence, and no abbreviation: etc., No.,
/// a.m., Ltd.
fn ends_sentence(text: &str) -> bool {
    const SHORT: [&str; 5] = ["dept", "govt", "corp", "approx", "misc"];
    let word = text
        .rsplit(|c: char| !c.is_alphanumeric() && c != '.')
        .next();
    let word = word.unwrap_or_default();
    let is_word = word.chars().filter(|c| c.is_lowercase()).count() > 3;
    is_word && !word.contains('.') && !SHORT.contains(&word.to_lowercase().as_str())
}
