//! Heads that a sentence about a ceiling, or about changes of the establishment, names by a number that the tables have not.

use std::collections::BTreeSet;
use std::ops::Range;

use super::passages;
use crate::Context;
use crate::prose::numeral::leading;
use crate::prose::{Passage, sentence, tells_of_others};
use tables::model::Lang;

/// The places of such numbers, with their words.
pub(super) fn unknown_heads<'a>(context: &Context<'a>) -> Vec<(&'a Passage, Range<usize>)> {
    let establishment = &context.project.establishment;
    let heads = establishment.heads().iter().map(|head| head.id.as_str());
    let ceilings = establishment.ceilings().iter().map(|it| it.head.as_str());
    let known: BTreeSet<&str> = heads.chain(ceilings).collect();
    let mut found = Vec::new();
    if known.is_empty() {
        return found;
    }
    for (_, passage, _) in passages(context) {
        let (lang, text) = (passage.lang, passage.text.as_str());
        let (sign, told) = match lang {
            Lang::Zh => ("總目", ["上限", "編制變動"]),
            Lang::En => ("Head", ["ceiling", "stablishment changes"]),
        };
        for (at, _) in text.match_indices(sign) {
            let rest = &text[at + sign.len()..];
            let gap = rest.len() - rest.trim_start_matches([' ', '\u{A0}']).len();
            let Some((_, length)) = leading(&rest[gap..]) else {
                continue;
            };
            let id = &rest[gap..gap + length];
            let range = at..at + sign.len() + gap + length;
            let figures = id.bytes().all(|byte| byte.is_ascii_digit());
            if !figures || known.contains(id) || !passage.is_typed(range.clone()) {
                continue;
            }
            let (before, after) = sentence(lang, text, &range);
            let is_told = |word: &str| before.contains(word) || after.contains(word);
            let [ceiling, changes] = told;
            // What has changed in the last years is told by the paper's own tables.
            let of_ceiling = || !tells_of_others(context.project, lang, text, &range);
            if is_told(changes) || (is_told(ceiling) && of_ceiling()) {
                found.push((passage, range));
            }
        }
    }
    found
}
