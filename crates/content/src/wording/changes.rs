//! The stretches of words that give way to one another, so that they read well.

use std::ops::Range;

use super::long::changed;
use super::stretch::Fate;

/// Words of one wording that give way to words of the other; either may be none.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Change {
    gone: Range<usize>,
    come: Range<usize>,
}

/// All of them, in order.
pub(super) struct Changes<'t> {
    before: &'t [&'t str],
    after: &'t [&'t str],
    changes: Vec<Change>,
}

/// What stays by chance between two changes: no more than this, and less than what
/// gives way at either side of it.
const CHANCE: usize = 1;

impl<'t> Changes<'t> {
    /// Those with the fewest words.
    pub(super) fn between(before: &'t [&'t str], after: &'t [&'t str]) -> Self {
        let changes = changed(before, after).into_iter();
        let changes = changes.map(|(gone, come)| Change { gone, come });
        let mut joined: Vec<Change> = Vec::new();
        for change in changes {
            match joined.last_mut() {
                Some(last) if last.gone.end == change.gone.start => {
                    last.gone.end = change.gone.end;
                    last.come.end = change.come.end;
                }
                _ => joined.push(change),
            }
        }
        Self {
            before,
            after,
            changes: joined,
        }
    }

    /// Counts as changed what two changed stretches have in common by chance.
    pub(super) fn merge_over_chance(&mut self) {
        let mut merged: Vec<Change> = Vec::new();
        for change in std::mem::take(&mut self.changes) {
            let mut change = change;
            while let Some(last) = merged.pop_if(|last| self.is_chance(last, &change)) {
                change.gone.start = last.gone.start;
                change.come.start = last.come.start;
            }
            merged.push(change);
        }
        self.changes = merged;
    }

    /// Whether what stays between two changes does so by chance.
    fn is_chance(&self, first: &Change, second: &Change) -> bool {
        let stays = weight(&self.before[first.gone.end..second.gone.start]);
        let most = |change: &Change| {
            let gone = weight(&self.before[change.gone.clone()]);
            gone.max(weight(&self.after[change.come.clone()]))
        };
        stays <= CHANCE && stays < most(first).min(most(second)).max(1)
    }

    /// Moves what is only added or only removed to where it reads best: words before
    /// the space that follows them.
    pub(super) fn slide(&mut self) {
        for at in 0..self.changes.len() {
            let change = self.changes[at].clone();
            let from = match at {
                0 => (0, 0),
                _ => (self.changes[at - 1].gone.end, self.changes[at - 1].come.end),
            };
            let next = self.changes.get(at + 1);
            let to = next.map_or((self.before.len(), self.after.len()), |next| {
                (next.gone.start, next.come.start)
            });
            let best = match (change.gone.is_empty(), change.come.is_empty()) {
                (true, false) => best_place(self.after, &change.come, from.1, to.1),
                (false, true) => best_place(self.before, &change.gone, from.0, to.0),
                _ => 0,
            };
            let moved = |range: &Range<usize>| {
                range.start.saturating_add_signed(best)..range.end.saturating_add_signed(best)
            };
            self.changes[at] = Change {
                gone: moved(&change.gone),
                come: moved(&change.come),
            };
        }
    }

    /// The words that stay.
    pub(super) fn kept(&self) -> impl Iterator<Item = &'t str> {
        let starts = [0].into_iter();
        let starts = starts.chain(self.changes.iter().map(|change| change.come.end));
        let ends = self.changes.iter().map(|change| change.come.start);
        let kept = starts.zip(ends.chain([self.after.len()]));
        kept.flat_map(|(start, end)| &self.after[start..end])
            .copied()
    }

    /// The fates of all words.
    pub(super) fn fates(&self) -> Vec<(Fate, usize)> {
        let mut out = Vec::new();
        let mut add = |fate, count| out.extend((count > 0).then_some((fate, count)));
        let mut at = 0;
        for change in &self.changes {
            add(Fate::Kept, change.come.start - at);
            add(Fate::Removed, change.gone.len());
            add(Fate::Added, change.come.len());
            at = change.come.end;
        }
        add(Fate::Kept, self.after.len() - at);
        out
    }
}

/// How far a stretch of one wording alone is best moved, between two places that it
/// does not pass.
fn best_place(words: &[&str], own: &Range<usize>, from: usize, to: usize) -> isize {
    let mut best = (score(words, own), 0_isize);
    let mut back = own.clone();
    let mut by = 0;
    while back.start > from && words[back.start - 1] == words[back.end - 1] {
        back = back.start - 1..back.end - 1;
        by -= 1;
        best = best.max((score(words, &back), by));
    }
    let mut on = own.clone();
    by = 0;
    while on.end < to && words[on.start] == words[on.end] {
        on = on.start + 1..on.end + 1;
        by += 1;
        best = best.max((score(words, &on), by));
    }
    best.1
}

/// How well a stretch reads by itself: a whole sentence or clause, else words with the
/// space behind them.
fn score(words: &[&str], own: &Range<usize>) -> usize {
    let ends_clause = |word: Option<&&str>| {
        word.is_none_or(|word| word.contains(['。', '，', '；', '、', '：', ';', '\n']))
    };
    let is_space = |word: Option<&&str>| word.is_some_and(|word| word.trim().is_empty());
    let before = own.start.checked_sub(1).and_then(|at| words.get(at));
    let last = own.end.checked_sub(1).and_then(|at| words.get(at));
    let clause = usize::from(ends_clause(before) && ends_clause(last));
    let begins = usize::from(is_space(before) || before.is_none());
    let ends = usize::from(is_space(last));
    4 * clause + 2 * begins + ends
}

/// How much words say: a Chinese character one, a short word one, a longer one, a
/// number or a name two; what stands between words nothing.
fn weight(words: &[&str]) -> usize {
    let own = |word: &&str| {
        let letters = word.chars().filter(|c| c.is_alphanumeric()).count();
        let chinese = word.chars().any(|c| c >= '\u{2E80}');
        match (letters, chinese) {
            (0, _) => 0,
            (1, _) | (2..=3, false) if !word.starts_with(|c: char| c.is_ascii_digit()) => 1,
            _ => 2,
        }
    };
    words.iter().map(own).sum()
}
