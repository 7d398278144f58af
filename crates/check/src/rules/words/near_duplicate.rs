//! Duties of different posts that are the same but for a word should say the same.
//!
//! Two posts often share a duty, word for word; where one differs by a character
//! or two, it was most often changed in one place and forgotten in the other.
//! Longer differences, and a word such as 協助 before the same words, are meant.
//!
//! In English two letters may differ, so that most changed words are not found.
//!
//! Example: 領導和監督項目小組進行顧問研究 in three annexes and
//! 帶領和監督項目小組進行顧問研究 in one.
//!
//! Fix: write the duty as the other annexes have it, if it is the same duty.

use crate::prose::{Origin, Passage};
use crate::{Context, Level, Rule};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "words/near-duplicate";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("near_duplicate.rs"),
    run,
};

/// How many characters may differ.
const EDITS: usize = 2;
/// Shorter duties are alike by chance.
const SHORTEST: usize = 15;
/// How many duties with one piece in common are compared with each other: a
/// piece that hundreds share tells nothing.
const BUCKET: usize = 40;
/// How many duties one is told to be nearly like.
const MOST: usize = 8;

/// A duty's words, with the duties that have just these.
struct Wording<'a> {
    chars: Vec<char>,
    places: Vec<&'a Passage>,
}

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let bodies = context.project.bodies.iter();
    bodies
        .flat_map(|body| of_language(context, body.lang))
        .collect()
}

fn of_language(context: &Context<'_>, lang: Lang) -> Vec<Diagnostic> {
    let mut wordings: BTreeMap<&str, Vec<&Passage>> = BTreeMap::new();
    let duties = context.prose.of(lang);
    for passage in duties.filter(|passage| matches!(passage.from, Origin::Duty { .. })) {
        wordings.entry(&passage.text).or_default().push(passage);
    }
    let wordings = wordings.into_iter().map(|(text, places)| Wording {
        chars: text.chars().collect(),
        places,
    });
    let long = wordings.filter(|wording| wording.chars.len() >= SHORTEST);
    let wordings: Vec<Wording<'_>> = long.collect();
    let mut findings = Vec::new();
    for (a, b) in pairs(&wordings) {
        let (a, b) = (&wordings[a], &wordings[b]);
        if posts(context, a).is_disjoint(&posts(context, b)) {
            let (usual, odd) = if b.places.len() > a.places.len() {
                (b, a)
            } else {
                (a, b)
            };
            findings.push(finding(usual, odd));
        }
    }
    findings
}

fn posts<'a>(context: &Context<'a>, wording: &Wording<'_>) -> BTreeSet<&'a str> {
    let places = wording.places.iter();
    let posts = places.filter_map(|passage| match passage.from {
        Origin::Duty { index, .. } => Some(context.project.duties[index].post.as_str()),
        _ => None,
    });
    posts.collect()
}

/// The pairs that are alike, each once, in order. Of two texts that differ by at
/// most two characters, one third of the shorter stands in the other nearly where
/// it stood. Only texts that share such a piece are compared, so that the work
/// does not grow with the square of their number.
fn pairs(wordings: &[Wording<'_>]) -> BTreeSet<(usize, usize)> {
    let mut pieces: Pieces<'_> = FxHashMap::default();
    for (index, wording) in wordings.iter().enumerate() {
        let length = wording.chars.len();
        for part in 0..=EDITS {
            let (from, to) = bounds(length, part);
            let piece = &wording.chars[from..to];
            let same = pieces.entry((length, part, piece)).or_default();
            same.extend((same.len() < BUCKET).then_some(index));
        }
    }
    let mut pairs = BTreeSet::new();
    for (index, wording) in wordings.iter().enumerate() {
        let near = candidates(wording, &pieces).into_iter();
        let near = near.filter(|&other| other != index);
        let near = near.map(|other| (other.min(index), other.max(index)));
        let near = near.filter(|&(a, b)| alike(&wordings[a], &wordings[b]));
        pairs.extend(near.take(MOST));
    }
    pairs
}

/// The wordings that have a piece at a place, by the length of their text, which
/// part of it the piece is, and the piece.
type Pieces<'a> = FxHashMap<(usize, usize, &'a [char]), Vec<usize>>;

/// The wordings that may be like one.
fn candidates(wording: &Wording<'_>, pieces: &Pieces<'_>) -> BTreeSet<usize> {
    let length = wording.chars.len();
    let mut found = BTreeSet::new();
    for shorter in length.saturating_sub(EDITS).max(SHORTEST)..=length {
        for part in 0..=EDITS {
            let (from, to) = bounds(shorter, part);
            for start in from.saturating_sub(EDITS)..=from + EDITS {
                if let Some(piece) = wording.chars.get(start..start + to - from) {
                    let same = pieces.get(&(shorter, part, piece));
                    found.extend(same.into_iter().flatten());
                }
            }
        }
    }
    found
}

/// Where a part of a text of this length begins and ends.
fn bounds(length: usize, part: usize) -> (usize, usize) {
    let parts = EDITS + 1;
    (length * part / parts, length * (part + 1) / parts)
}

/// Whether two wordings differ by so little that it looks like a slip.
fn alike(a: &Wording<'_>, b: &Wording<'_>) -> bool {
    let (a, b) = (&a.chars, &b.chars);
    let longer = a.len().max(b.len());
    let added = a.ends_with(b) || b.ends_with(a) || a.starts_with(b) || b.starts_with(a);
    if added || longer.abs_diff(a.len().min(b.len())) > EDITS {
        return false;
    }
    let edits = (1..=EDITS).find(|&edits| within(a, b, edits));
    // Numbers count up from one duty to the next.
    let words = |text: &[char]| {
        let mut text = text.to_vec();
        text.retain(|c| !c.is_ascii_digit());
        text
    };
    edits.is_some_and(|edits| edits * 10 <= longer) && words(a) != words(b)
}

/// Whether so many characters or fewer, put in, taken out or changed, make one
/// text of another. The two ends that they share are passed over, so that this
/// takes as long as they are long.
fn within(a: &[char], b: &[char], edits: usize) -> bool {
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[same..], &b[same..]);
    match (a.split_first(), b.split_first()) {
        (None, None) => true,
        _ if edits == 0 => false,
        (Some((_, a)), None) => within(a, b, edits - 1),
        (None, Some((_, b))) => within(a, b, edits - 1),
        (Some((_, rest)), Some((_, other))) => {
            within(rest, other, edits - 1)
                || within(rest, b, edits - 1)
                || within(a, other, edits - 1)
        }
    }
}

fn finding(usual: &Wording<'_>, odd: &Wording<'_>) -> Diagnostic {
    let (passage, other) = (odd.places[0], usual.places[0]);
    let same = |pair: &(&char, &char)| pair.0 == pair.1;
    let front = odd.chars.iter().zip(&usual.chars).take_while(same).count();
    let room = odd.chars.len().min(usual.chars.len()) - front;
    let backwards = odd.chars.iter().rev().zip(usual.chars.iter().rev());
    let back = backwards.take(room).take_while(same).count();
    let differing = |wording: &Wording<'_>| {
        let bytes = |chars: &[char]| chars.iter().map(|c| c.len_utf8()).sum::<usize>();
        let start = bytes(&wording.chars[..front]);
        let end = bytes(&wording.chars[..wording.chars.len() - back]);
        // An empty place is shown by the character at it.
        let next = wording.chars.get(front).map_or(0, |c| c.len_utf8());
        start..end.max(start + next)
    };
    let times = match usual.places.len() {
        1 => "in another annex".to_owned(),
        many => format!("in {many} other annexes"),
    };
    Diagnostic::warning(
        NAME,
        format!("this duty stands {times} in nearly the same words"),
    )
    .at(passage.span(differing(odd)))
    .with(other.span(differing(usual)), "otherwise here")
    .help("if it is the same duty, write it in the same words")
}

#[cfg(test)]
mod tests {
    use super::within;

    #[test]
    fn edits_are_counted_as_levenshtein_counts_them() {
        let texts = [
            "領導和監督",
            "帶領和監督",
            "領導及督監",
            "領和監督",
            "",
            "領導和監督小組",
            "督監和導領",
        ];
        for a in texts {
            for b in texts {
                let known = strsim::levenshtein(a, b);
                let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
                for edits in 0..4 {
                    assert_eq!(within(&a, &b, edits), known <= edits, "{a:?} {b:?} {edits}");
                }
            }
        }
    }
}
