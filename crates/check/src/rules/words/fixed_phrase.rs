//! A phrase that papers always write alike should not vary by one character.
//!
//! 首長級薪級第2點 names a point of the pay scale; 首長級薪點第2點 is a slip of it.
//! The phrases are those of templates/words.zh.toml.
//!
//! Example: 擬議職責說朋.
//!
//! Fix: write the phrase as the other papers do.

use crate::rules::words::misses::misses;
use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "words/fixed-phrase";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &[Lang::Zh],
    needs: &[],
    source: include_str!("fixed_phrase.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let words = context
        .project
        .words
        .iter()
        .find(|(lang, _)| *lang == Lang::Zh);
    let Some((_, words)) = words else {
        return Vec::new();
    };
    let mut phrases: Vec<String> = words
        .points
        .values()
        .map(|pattern| {
            let (before, _) = pattern
                .as_str()
                .split_once('{')
                .unwrap_or((pattern.as_str(), ""));
            before.to_owned()
        })
        .collect();
    phrases.extend(
        [
            &words.duties.heading,
            &words.duties.proposed,
            &words.chart.point,
        ]
        .map(Clone::clone),
    );
    phrases.retain(|phrase| phrase.chars().count() >= 6);
    let long = |text: &str| FINE.iter().any(|fine| text.contains(fine));
    misses(context, Lang::Zh, &phrases)
        .into_iter()
        .filter(|miss| !long(&miss.passage.text[miss.range.clone()]))
        .map(|miss| {
            let there = &miss.passage.text[miss.range.clone()];
            Diagnostic::warning(NAME, format!("{there} is nearly {}", miss.name))
                .at(miss.passage.span(miss.range.clone()))
                .help(format!("write {}", miss.name))
        })
        .collect()
}

/// Phrases that are right as well.
const FINE: &[&str] = &["首長級薪級表", "總薪級表"];
