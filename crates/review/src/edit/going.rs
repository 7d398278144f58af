//! Changes that are no change by themselves: words that go where others of their paragraph
//! move away, and what took their place with these; a paragraph that goes by several hands.

use std::collections::BTreeMap;

use super::base::Base;
use super::group::{By, Group};

const MOVED: &str = "what takes their place is in words that moved: change them in the file";
const SEVERAL: &str = "the paragraph goes by several changes: take it out of the file, or its \
                       row out of the table";

/// Notes them.
pub(super) fn note(groups: &mut [Group], base: &Base) {
    for run in runs(groups) {
        let own = &mut groups[run];
        let moves_away = own
            .iter()
            .any(|group| is_move(group) && !group.gone.is_empty());
        let is_nothing = |group: &Group| matches!(group.by, By::Nothing(_));
        if moves_away && own.iter().any(is_nothing) {
            let others = own.iter_mut().filter(|group| !is_move(group));
            others.for_each(|group| group.hangs = Some(MOVED));
        }
    }
    for at in by_several(groups, base) {
        groups[at].hangs = groups[at].hangs.or(Some(SEVERAL));
    }
}

fn is_move(group: &Group) -> bool {
    matches!(group.by, By::Tracked(_, Some(_)))
}

/// Groups without a word that stays between them.
fn runs(groups: &[Group]) -> Vec<std::ops::Range<usize>> {
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    for (at, group) in groups.iter().enumerate() {
        let goes_on = at > 0 && groups[at - 1].steps.end == group.steps.start;
        match runs.last_mut().filter(|_| goes_on) {
            Some(last) => last.end = at + 1,
            None => runs.push(at..at + 1),
        }
    }
    runs
}

/// The groups that take all words of a paragraph together, and put in none.
fn by_several(groups: &[Group], base: &Base) -> Vec<usize> {
    let mut of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut gone: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, group) in groups.iter().enumerate() {
        for character in &group.gone {
            let (c, piece) = base.characters[*character];
            let paragraph = base.pieces[piece].paragraph;
            *gone.entry(paragraph).or_default() += usize::from(!c.is_whitespace());
            let own = of.entry(paragraph).or_default();
            if own.last() != Some(&at) {
                own.push(at);
            }
        }
    }
    let words = |paragraph: usize| {
        let text = base.paragraph(paragraph);
        text.chars().filter(|c| !c.is_whitespace()).count()
    };
    let goes = |(paragraph, own): &(usize, Vec<usize>)| {
        let puts_in = |at: &usize| !groups[*at].added.trim().is_empty();
        let (first, last) = (own.first().copied(), own.last().copied());
        let between = first
            .zip(last)
            .map_or(0..0, |(first, last)| first..last + 1);
        let mut others = between.filter(|at| !matches!(groups[*at].by, By::Nothing(_)));
        own.len() > 1
            && gone
                .get(paragraph)
                .is_some_and(|count| *count >= words(*paragraph))
            && !others.any(|at| puts_in(&at))
    };
    let of = of.into_iter().filter(goes);
    of.flat_map(|(_, own)| own).collect()
}
