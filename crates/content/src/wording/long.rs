//! Where two texts are different, in a time that grows with their length and no faster.

use std::collections::BTreeMap;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::order::moved;

/// Words that give way to words.
type Ways = (Range<usize>, Range<usize>);

/// The most words of both texts that are compared word by word; of longer ones the
/// stretches between those that stand once in both.
const FEW: usize = 4_000;

/// How many words in a row are looked for in both.
const ROW: usize = 6;

/// What is different, in order.
pub(super) fn changed(before: &[&str], after: &[&str]) -> Vec<Ways> {
    let most = before.len().min(after.len());
    let mut pairs = before.iter().zip(after);
    let head = pairs.position(|(was, is)| was != is).unwrap_or(most);
    let mut pairs = before
        .iter()
        .rev()
        .zip(after.iter().rev())
        .take(most - head);
    let tail = pairs.position(|(was, is)| was != is).unwrap_or(most - head);
    let (was, is) = (head..before.len() - tail, head..after.len() - tail);
    let mut out = Vec::new();
    if before.len() + after.len() <= FEW {
        // The same as ever, whatever stands at both ends.
        closely(before, after, (0..before.len(), 0..after.len()), &mut out);
        return out;
    }
    if was.len() + is.len() <= FEW {
        closely(before, after, (was, is), &mut out);
        return out;
    }
    let (mut old, mut new) = (was.start, is.start);
    for (from, to) in rows(&before[was.clone()], &after[is.clone()]) {
        let (from, to) = (was.start + from, is.start + to);
        if from >= old && to >= new {
            closely(before, after, (old..from, new..to), &mut out);
        } else if from + new != to + old {
            // It stands across the row before it.
            continue;
        }
        (old, new) = (old.max(from + ROW), new.max(to + ROW));
    }
    closely(before, after, (old..was.end, new..is.end), &mut out);
    out
}

/// The places of the rows of words that stand once in both texts, as far as they are in
/// one order.
fn rows(before: &[&str], after: &[&str]) -> Vec<(usize, usize)> {
    let (old, new) = (once(before), once(after));
    let mut pairs: Vec<(usize, usize)> = old
        .iter()
        .filter_map(|(row, at)| Some(((*at)?, (*new.get(*row)?)?)))
        .collect();
    pairs.sort_unstable_by_key(|(_, to)| *to);
    let order: Vec<usize> = pairs.iter().map(|(from, _)| *from).collect();
    let moved = moved(&order);
    let pairs = pairs.into_iter().enumerate();
    pairs
        .filter(|(at, _)| !moved.contains(at))
        .map(|(_, pair)| pair)
        .collect()
}

/// The rows of words of a text, and where each of them stands that stands once.
fn once<'t>(words: &'t [&'t str]) -> BTreeMap<&'t [&'t str], Option<usize>> {
    let mut places = BTreeMap::new();
    for (at, row) in words.windows(ROW).enumerate() {
        let place = places.entry(row).and_modify(|place| *place = None);
        place.or_insert(Some(at));
    }
    places
}

/// What is different between two stretches: all of them where they are long.
fn closely(before: &[&str], after: &[&str], (was, is): Ways, out: &mut Vec<Ways>) {
    if was.len() + is.len() > FEW {
        out.push((was, is));
        return;
    }
    let (old, new) = (&before[was.clone()], &after[is.clone()]);
    for op in capture_diff_slices(Algorithm::Myers, old, new) {
        if !matches!(op, DiffOp::Equal { .. }) {
            let by = |range: Range<usize>, start: usize| range.start + start..range.end + start;
            out.push((by(op.old_range(), was.start), by(op.new_range(), is.start)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{FEW, changed};

    /// Words of which none is like another.
    fn words(count: usize, of: &str) -> Vec<String> {
        (0..count).map(|at| format!("{of}{at}")).collect()
    }

    fn said(
        before: &[String],
        after: &[String],
    ) -> Vec<(std::ops::Range<usize>, std::ops::Range<usize>)> {
        let of = |words: &[String]| -> Vec<String> { words.to_vec() };
        let (before, after) = (of(before), of(after));
        let before: Vec<&str> = before.iter().map(String::as_str).collect();
        let after: Vec<&str> = after.iter().map(String::as_str).collect();
        changed(&before, &after)
    }

    #[test]
    fn long_texts_are_compared_between_what_both_have() {
        let old = words(3 * FEW, "w");
        let mut new = old.clone();
        new[20] = "new".to_owned();
        new.remove(2 * FEW);
        new.insert(FEW, "more".to_owned());
        assert_eq!(
            said(&old, &new),
            [
                (20..21, 20..21),
                (FEW..FEW, FEW..FEW + 1),
                (2 * FEW..2 * FEW + 1, 2 * FEW + 1..2 * FEW + 1)
            ]
        );
    }

    /// Texts with nothing in common give way whole, but for their ends.
    #[test]
    fn long_texts_of_other_words_give_way_whole() {
        let (old, new) = (words(3 * FEW, "a"), words(2 * FEW, "b"));
        assert_eq!(said(&old, &new), [(0..3 * FEW, 0..2 * FEW)]);
        let short = words(3, "a");
        let long = [&short[..1], &new, &short[1..]].concat();
        assert_eq!(said(&short, &long), [(1..1, 1..1 + new.len())]);
    }

    /// Halves that change their places, and a few words again and again.
    #[test]
    fn words_in_another_order_end() {
        let old = words(3 * FEW, "w");
        let swapped = [&old[FEW..], &old[..FEW]].concat();
        let found = said(&old, &swapped);
        assert_eq!(
            found,
            [(0..FEW, 0..0), (3 * FEW..3 * FEW, 2 * FEW..3 * FEW)]
        );
        let few: Vec<String> = (0..3 * FEW).map(|at| format!("w{}", at % 3)).collect();
        let other: Vec<String> = (0..3 * FEW).map(|at| format!("w{}", at % 5)).collect();
        assert_eq!(said(&few, &other), [(3..3 * FEW, 3..3 * FEW)]);
    }
}
