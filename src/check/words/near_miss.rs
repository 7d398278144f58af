//! A name that differs by one character from one that the tables or the paper
//! itself have is most often a slip: 資料辦 for 資科辦.
//!
//! Names are those of offices, ranks and posts, and the abbreviations that the
//! body defines.
//!
//! Example: 資料辦 in a paragraph, where paragraph 1 defines 資科辦.
//!
//! Mend: in a body give names by helpers, `{{short "ogcio"}}`; in a cell write the
//! name as the tables have it.

use crate::check::words::{Miss, definitions, excepted, misses};
use crate::check::{Level, Look, Rule};
use crate::diag::Diagnostic;
use crate::model::Lang;
use crate::prose::{Passage, is_chinese};
use std::collections::BTreeSet;
use std::ops::Range;

const NAME: &str = "words/near-miss";
pub(in crate::check) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    needs: &[],
    source: include_str!("near_miss.rs"),
    run,
};

fn run(look: &Look<'_>) -> Vec<Diagnostic> {
    let names = look.names();
    let mut findings: Vec<Diagnostic> = misses(look, &names.long)
        .into_iter()
        .filter(|miss| !names.within(&miss.passage.text, &miss.range))
        .map(|miss| finding(&miss))
        .collect();
    let defined = definitions(look);
    let shorts: BTreeSet<&str> = defined.iter().map(|it| it.short.as_str()).collect();
    for short in shorts
        .into_iter()
        .filter(|short| (3..=5).contains(&short.chars().count()) && short.chars().all(is_chinese))
    {
        for passage in look.prose.of(Lang::Zh) {
            let missed = near_abbreviation(short, passage).into_iter();
            let missed = missed.filter(|range| {
                !names.within(&passage.text, range) && !excepted(look, passage, range)
            });
            findings.extend(missed.map(|range| {
                let name = short.to_owned();
                finding(&Miss {
                    passage,
                    range,
                    name,
                })
            }));
        }
    }
    findings
}

fn finding(miss: &Miss<'_>) -> Diagnostic {
    let there = &miss.passage.text[miss.range.clone()];
    Diagnostic::warning(NAME, format!("{there} is nearly {}", miss.name))
        .at(miss.passage.span(miss.range.clone()))
        .help(format!("write {}, if it is meant", miss.name))
}

/// Characters that make another word of the last one of an abbreviation:
/// 資助辦法 holds no misspelt 資科辦.
const GOES_ON: &[(char, &str)] = &[
    ('辦', "法理事學公案妥好得有"),
    ('會', "議計員面見談場所否有在因被將考"),
    ('局', "面部限勢長"),
    ('區', "分別域內塊間議"),
    ('署', "長理名任"),
];

/// The places where a text has an abbreviation's first and last characters and
/// one other between.
fn near_abbreviation(short: &str, passage: &Passage) -> Vec<Range<usize>> {
    let wanted: Vec<char> = short.chars().collect();
    let Some((&first, &last)) = wanted.first().zip(wanted.last()) else {
        return Vec::new();
    };
    let text = &passage.text;
    let mut found = Vec::new();
    for (start, _) in text.match_indices(first) {
        let window: String = text[start..].chars().take(wanted.len()).collect();
        let range = start..start + window.len();
        let differ = window.chars().zip(&wanted).filter(|(a, b)| a != *b).count();
        let next = text[range.end..].chars().next();
        let other_word = next.is_some_and(|next| {
            GOES_ON
                .iter()
                .any(|(end, more)| *end == last && more.contains(next))
        });
        let whole = window.chars().count() == wanted.len() && window.ends_with(last);
        let chinese = window.chars().all(is_chinese);
        if whole && differ == 1 && chinese && !other_word && passage.is_typed(range.clone()) {
            found.push(range);
        }
    }
    found
}
