//! Which paragraph of the document as it is was which of the one that was made: by the
//! bookmarks in them, then by their words.

use std::collections::BTreeMap;
use std::ops::Range;

use content::wording;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::base::Base;
use super::flat::Flat;

/// A paragraph as it was, and as it is.
pub(super) type Pair = (Option<usize>, Option<usize>);

/// More paragraphs than are looked at closely.
const MOST: usize = 20_000;

/// More pairs of characters than are compared: such texts have nothing in common.
pub(super) const MOST_CHARACTERS: usize = 10_000_000_000;

/// All paragraphs, in order.
pub(super) fn paragraphs(base: &Base, flat: &Flat<'_>, names: &[&str]) -> Vec<Pair> {
    let was: Vec<String> = (0..base.paragraphs.len())
        .map(|at| base.paragraph(at).trim().to_owned())
        .collect();
    let is = flat.rejected.iter();
    let is: Vec<String> = is.map(|own| flat.text(own).trim().to_owned()).collect();
    let texts = Texts {
        was: &was,
        is: &is,
        names,
    };
    let mut pairs = Vec::new();
    let (mut before, mut after) = (0, 0);
    for (old, new) in by_marks(base, flat) {
        texts.gap(before..old, after..new, &mut pairs);
        pairs.push((Some(old), Some(new)));
        (before, after) = (old + 1, new + 1);
    }
    texts.gap(before..was.len(), after..is.len(), &mut pairs);
    pairs
}

/// The paragraphs that have a bookmark in common, as far as both are in one order.
fn by_marks(base: &Base, flat: &Flat<'_>) -> Vec<(usize, usize)> {
    let mut of: BTreeMap<&str, usize> = BTreeMap::new();
    for piece in &base.pieces {
        if let Some(mark) = &piece.mark {
            of.entry(mark).or_insert(piece.paragraph);
        }
    }
    let mut pairs = Vec::new();
    for (at, paragraph) in flat.rejected.iter().enumerate() {
        let mut marks = paragraph.marks.iter();
        if let Some(was) = marks.find_map(|mark| of.get(mark.as_str())) {
            pairs.push((*was, at));
        }
    }
    rising(&pairs)
}

/// The longest part of some pairs in which both rise.
fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // The last pair of the best row of each length, and what stands before each pair.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, (was, _)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].0 < *was);
        before.push(length.checked_sub(1).map(|last| ends[last]));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut out = Vec::new();
    let mut next = ends.last().copied();
    while let Some(at) = next {
        out.push(pairs[at]);
        next = before[at];
    }
    out.reverse();
    out
}

struct Texts<'t> {
    was: &'t [String],
    is: &'t [String],
    names: &'t [&'t str],
}

impl Texts<'_> {
    /// The paragraphs between two pairs: those with the same words, then those that are
    /// most alike.
    fn gap(&self, was: Range<usize>, is: Range<usize>, pairs: &mut Vec<Pair>) {
        if was.len() + is.len() > MOST {
            pairs.extend(was.map(|at| (Some(at), None)));
            pairs.extend(is.map(|at| (None, Some(at))));
            return;
        }
        let mut lines = Vec::new();
        let (old, new) = (&self.was[was.clone()], &self.is[is.clone()]);
        for op in capture_diff_slices(Algorithm::Myers, old, new) {
            let (from, to) = (op.old_range(), op.new_range());
            let (from, to) = (
                was.start + from.start..was.start + from.end,
                is.start + to.start..is.start + to.end,
            );
            match op {
                DiffOp::Equal { .. } => {
                    lines.extend(from.zip(to).map(|(was, is)| (Some(was), Some(is))));
                }
                _ => self.alike(from, to, &mut lines),
            }
        }
        self.numbers(&lines, pairs);
    }

    fn alike(&self, was: Range<usize>, is: Range<usize>, pairs: &mut Vec<Pair>) {
        let old: Vec<&str> = self.was[was.clone()].iter().map(String::as_str).collect();
        let new: Vec<&str> = self.is[is.clone()].iter().map(String::as_str).collect();
        let size = |texts: &[&str]| texts.iter().map(|text| text.len()).sum::<usize>();
        if size(&old).saturating_mul(size(&new)) > MOST_CHARACTERS {
            pairs.extend(was.map(|at| (Some(at), None)));
            pairs.extend(is.map(|at| (None, Some(at))));
            return;
        }
        for line in wording::align(&old, &new, self.names) {
            let old = line.before.map(|at| was.start + at);
            let new = line.after.map(|at| is.start + at);
            pairs.push((old, new));
        }
    }

    /// Pairs numbers that are alone in their paragraphs, as in a cell, with those that
    /// stand in their places: numbers are like no others.
    fn numbers(&self, lines: &[Pair], pairs: &mut Vec<Pair>) {
        let is_number = |text: &str| {
            let has_digit = text.chars().any(|c| c.is_ascii_digit());
            has_digit
                && text
                    .chars()
                    .all(|c| c.is_ascii_digit() || ", .\u{202F}".contains(c))
        };
        let is_pair = |(old, new): &Pair| old.is_some() && new.is_some();
        for run in lines.chunk_by(|one, other| is_pair(one) == is_pair(other)) {
            let old: Vec<usize> = run.iter().filter_map(|(old, _)| *old).collect();
            let new: Vec<usize> = run.iter().filter_map(|(_, new)| *new).collect();
            // Behind a table stands a paragraph without words.
            let said = new.iter().filter(|at| !self.is[**at].is_empty()).count();
            let are_numbers = old.iter().all(|at| is_number(&self.was[*at]))
                && new
                    .iter()
                    .all(|at| self.is[*at].is_empty() || is_number(&self.is[*at]));
            if is_pair(&run[0]) || old.len() != said || !are_numbers {
                pairs.extend(run);
                continue;
            }
            let mut old = old.into_iter();
            let of = |at: usize| (!self.is[at].is_empty()).then(|| old.next()).flatten();
            let was: Vec<Option<usize>> = new.iter().copied().map(of).collect();
            pairs.extend(was.into_iter().zip(new.into_iter().map(Some)));
        }
    }
}
