//! Paragraphs that were parted or joined without a track: the words of the one that is
//! gone, or has come, are no words that others are to lose or to get.

use super::base::Base;
use super::group::{By, Group};
use crate::document::END;

/// How many paragraphs that come or go are looked at before a change, and behind it: the
/// halves of one stand beside each other.
const NEAR: usize = 8;

/// Which of some changes are one end of a paragraph that was parted or joined, or the
/// paragraph that came or went with it.
pub(super) fn parted(groups: &[Group], base: &Base) -> Vec<bool> {
    let is_end = |place: Option<usize>| {
        let character = place.and_then(|at| base.characters.get(at));
        character.is_none_or(|(c, _)| *c == END)
    };
    let whole: Vec<usize> = (0..groups.len())
        .filter(|at| is_whole(&groups[*at]))
        .collect();
    let mut parted = vec![false; groups.len()];
    for (at, group) in groups.iter().enumerate() {
        // What a field shows anew is no half of a paragraph.
        if group.by != By::Untracked || is_whole(group) || group.has_field {
            continue;
        }
        let (gone, come) = (group.removed.trim(), group.added.trim());
        let is_half = |other: &Group| {
            let has = |words: &str, text: &str| !text.is_empty() && words.contains(text);
            (other.is_new && has(&other.added, gone)) || has(&other.removed, come)
        };
        let next = whole.partition_point(|other| *other < at);
        let near = next.saturating_sub(NEAR)..whole.len().min(next + NEAR);
        let halves = whole[near].iter().filter(|other| is_half(&groups[**other]));
        let beside = [
            Some(at + 1).filter(|_| is_end(group.around.1)),
            at.checked_sub(1).filter(|_| is_end(group.around.0)),
        ];
        let beside = beside.into_iter().flatten();
        let beside = beside.filter(|at| groups.get(*at).is_some_and(is_whole));
        for other in halves.copied().chain(beside) {
            parted[at] = true;
            parted[other] = true;
        }
    }
    parted
}

/// Whether a whole paragraph comes or goes without a track.
fn is_whole(group: &Group) -> bool {
    group.by == By::Untracked && (group.is_new || group.removed.contains(END))
}
