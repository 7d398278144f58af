//! English words that stand once where the paper otherwise has another, one letter
//! from it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::excepted;
use crate::Context;
use crate::prose::{Origin, Passage, runs};
use tables::diag::Diagnostic;
use tables::model::Lang;

/// How many words on either side must be the same.
const REACH: usize = 2;

/// A word with the place of all that is the same around it.
struct Place<'a> {
    passage: &'a Passage,
    word: Range<usize>,
    whole: Range<usize>,
}

impl Place<'_> {
    fn word(&self) -> &str {
        &self.passage.text[self.word.clone()]
    }

    fn whole(&self) -> &str {
        &self.passage.text[self.whole.clone()]
    }
}

/// The words that differ by a letter from what stands twice between the same ones.
pub(super) fn strays(context: &Context<'_>, rule: &'static str) -> Vec<Diagnostic> {
    let mut groups: BTreeMap<[&str; 2], Vec<Place<'_>>> = BTreeMap::new();
    for passage in context.prose.of(Lang::En) {
        if !matches!(passage.from, Origin::Body | Origin::Duty { .. }) {
            continue;
        }
        let words = words(&passage.text);
        for row in words.windows(2 * REACH + 1) {
            let (word, whole) = (row[REACH].clone(), row[0].start..row[2 * REACH].end);
            // Words of one sentence, with nothing but a space between them.
            let close = row.windows(2).all(|two| two[0].end + 1 == two[1].start);
            let spaced = passage.text[whole.clone()].matches(' ').count() == 2 * REACH;
            if close && spaced {
                let around = [whole.start..word.start, word.end..whole.end];
                let around = around.map(|part| &passage.text[part]);
                let group = groups.entry(around).or_default();
                group.push(Place {
                    passage,
                    word,
                    whole,
                });
            }
        }
    }
    let groups = groups.values().filter(|group| group.len() > 2);
    groups
        .filter_map(|group| odd(context, rule, group))
        .collect()
}

/// The words of a text, in order.
fn words(text: &str) -> Vec<Range<usize>> {
    runs(text, |c| {
        c.is_alphanumeric() || matches!(c, '-' | '\'' | '’')
    })
    .collect()
}

/// The finding of a group in which one word stands once and another at least twice.
fn odd(context: &Context<'_>, rule: &'static str, group: &[Place<'_>]) -> Option<Diagnostic> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for place in group {
        *counts.entry(place.word()).or_default() += 1;
    }
    let (usual, times) = counts.iter().max_by_key(|(_, times)| **times)?;
    let (odd, _) = counts.iter().find(|(_, times)| **times == 1)?;
    if *times < 2 || counts.len() != 2 || !is_slip(odd, usual) {
        return None;
    }
    let place = group.iter().find(|place| place.word() == *odd)?;
    let like = group.iter().find(|place| place.word() == *usual)?;
    let passage = place.passage;
    let named = context.names(Lang::En).within(passage, &place.word);
    if named || !passage.is_typed(place.whole.clone()) || excepted(context, passage, &place.word) {
        return None;
    }
    let message = format!(
        "`{}` here and `{}` elsewhere ({times} times)",
        place.whole(),
        like.whole()
    );
    Some(
        Diagnostic::warning(rule, message)
            .at(passage.span(place.word.clone()))
            .with(like.passage.span(like.whole.clone()), "the usual way")
            .help(format!("write {usual}, if it is the same phrase")),
    )
}

/// Whether a word is another but for a slip: not its plural or another form of it,
/// and no number.
fn is_slip(word: &str, usual: &str) -> bool {
    const LEAST: usize = 4;
    let letters = |word: &str| {
        word.chars().nth(LEAST - 1).is_some() && word.chars().all(|c| c.is_ascii_lowercase())
    };
    let form = word.starts_with(usual) || usual.starts_with(word);
    let near = || strsim::osa_distance(word, usual) == 1;
    letters(word) && letters(usual) && !form && near()
}

#[cfg(test)]
mod tests {
    use super::is_slip;

    #[test]
    fn a_form_of_a_word_is_no_slip_of_it() {
        assert!(is_slip("form", "from") && is_slip("tariff", "traiff"));
        assert!(!is_slip("boats", "boat") && !is_slip("nine", "five"));
        assert!(!is_slip("Road", "road") && !is_slip("to", "of"));
    }
}
