//! Paragraphs that were parted or joined without a track: the words of the one that is
//! gone, or has come, are no words that others are to lose or to get.

use super::base::Base;
use super::group::{By, Group};
use crate::document::END;

/// Which of some changes are one end of a paragraph that was parted or joined.
pub(super) fn parted(groups: &[Group], base: &Base) -> Vec<bool> {
    let is_end = |place: Option<usize>| {
        let character = place.and_then(|at| base.characters.get(at));
        character.is_none_or(|(c, _)| *c == END)
    };
    let whole: Vec<&Group> = groups.iter().filter(|group| is_whole(group)).collect();
    let is_beside = |at: Option<usize>| {
        let other = at.and_then(|at| groups.get(at));
        other.is_some_and(is_whole)
    };
    let of = |(at, group): (usize, &Group)| {
        if group.by != By::Untracked || is_whole(group) {
            return false;
        }
        let (gone, come) = (group.removed.trim(), group.added.trim());
        let mut others = whole.iter();
        let is_elsewhere = others.any(|other| {
            let has = |words: &str, text: &str| !text.is_empty() && words.contains(text);
            (other.is_new && has(&other.added, gone)) || has(&other.removed, come)
        });
        let at_end = is_end(group.around.1) && is_beside(Some(at + 1));
        let at_begin = is_end(group.around.0) && is_beside(at.checked_sub(1));
        is_elsewhere || at_end || at_begin
    };
    groups.iter().enumerate().map(of).collect()
}

/// Whether a whole paragraph comes or goes without a track.
fn is_whole(group: &Group) -> bool {
    group.by == By::Untracked && (group.is_new || group.removed.contains(END))
}
