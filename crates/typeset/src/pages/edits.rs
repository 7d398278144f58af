//! Edits of a text that remember how offsets move.

use std::ops::Range;

/// Replacements of a text, gathered in any order.
#[derive(Debug, Default)]
pub(super) struct Edits {
    edits: Vec<(Range<usize>, String)>,
    /// Those that come before all others at their place, the last first.
    first: Vec<(Range<usize>, String)>,
}

/// An edited text with the way back to the offsets before.
#[derive(Debug, Clone)]
pub(super) struct Edited {
    pub(super) text: String,
    /// Starts of replaced stretches: the new range and the old one.
    moves: Vec<(Range<usize>, Range<usize>)>,
}

impl Edits {
    /// Puts `with` in place of a range. Insertions at one place stand in the
    /// order in which they were made.
    pub(super) fn replace(&mut self, range: Range<usize>, with: impl Into<String>) {
        self.edits.push((range, with.into()));
    }

    /// Puts `with` before an offset.
    pub(super) fn insert(&mut self, at: usize, with: impl Into<String>) {
        self.replace(at..at, with);
    }

    /// Puts `with` before an offset and before all that was inserted there.
    pub(super) fn insert_first(&mut self, at: usize, with: impl Into<String>) {
        self.first.push((at..at, with.into()));
    }

    /// Makes the edits. One that begins inside an earlier one is dropped: they
    /// come from different nodes of one tree, so that this does not happen.
    pub(super) fn apply(self, text: &str) -> Edited {
        let mut edits = self.first;
        edits.reverse();
        edits.extend(self.edits);
        // At one place, what is put in comes before what is taken out.
        edits.sort_by_key(|(range, _)| (range.start, range.end));
        let mut edited = Edited {
            text: String::with_capacity(text.len() + 64 * edits.len()),
            moves: Vec::with_capacity(edits.len()),
        };
        let mut at = 0;
        for (range, with) in edits {
            if range.start < at {
                continue;
            }
            edited.text.push_str(&text[at..range.start]);
            let start = edited.text.len();
            edited.text.push_str(&with);
            edited.moves.push((start..edited.text.len(), range.clone()));
            at = range.end;
        }
        edited.text.push_str(&text[at..]);
        edited
    }
}

impl Edited {
    /// The offset before the edits; inside a replacement, where it begins.
    pub(super) fn before(&self, offset: usize) -> usize {
        let after = self.moves.partition_point(|(new, _)| new.start <= offset);
        match after.checked_sub(1).map(|at| &self.moves[at]) {
            None => offset,
            Some((new, old)) if offset < new.end => old.start,
            Some((new, old)) => old.end + (offset - new.end),
        }
    }

    /// Whether an offset stands in what was put in where nothing stood.
    pub(super) fn is_added(&self, offset: usize) -> bool {
        let after = self.moves.partition_point(|(new, _)| new.start <= offset);
        let found = after.checked_sub(1).map(|at| &self.moves[at]);
        found.is_some_and(|(new, old)| offset < new.end && old.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::Edits;

    #[test]
    fn offsets_find_their_way_back() {
        let mut edits = Edits::default();
        edits.insert(0, "# ");
        edits.replace(2..4, "x");
        edits.insert(6, "!");
        let edited = edits.apply("abcdef");
        assert_eq!(edited.text, "# abxef!");
        let back: Vec<usize> = (0..8).map(|at| edited.before(at)).collect();
        assert_eq!(back, [0, 0, 0, 1, 2, 4, 5, 6]);
    }
}
