//! Where the notes of stubs, heads and long families lead.

use std::collections::BTreeMap;

use super::fitted::Fitted;
use super::page_layout::Slot;
use super::part::{Direction, Part};
use crate::drawing::BoxKind;

/// On which page each post is drawn with what is under it, and as a stub.
pub(crate) struct PageLinks {
    full: BTreeMap<usize, usize>,
    stub: BTreeMap<usize, usize>,
    pages: Vec<usize>,
}

impl PageLinks {
    pub(crate) fn new(parts: &[Fitted], slots: &[Slot]) -> Self {
        let mut links = Self {
            full: BTreeMap::new(),
            stub: BTreeMap::new(),
            pages: slots.iter().map(|slot| slot.page).collect(),
        };
        for (Fitted { part, .. }, slot) in parts.iter().zip(slots) {
            links.full.entry(part.posts[0]).or_insert(slot.page);
            for (post, kind) in part.posts.iter().zip(&part.kinds) {
                if *kind == BoxKind::Stub {
                    links.stub.insert(*post, slot.page);
                }
            }
        }
        links
    }

    /// The page to which a post of a part leads.
    pub(crate) fn to(
        &self,
        part: &Part,
        at: usize,
        post: usize,
        direction: Direction,
    ) -> Option<usize> {
        let whole = &part.posts[post];
        match direction {
            Direction::Down => self.full.get(whole).copied(),
            Direction::Back if part.follows => self.pages.get(at.checked_sub(1)?).copied(),
            Direction::Back => self.stub.get(whole).copied(),
            Direction::On if post == 0 && part.more => self.pages.get(at + 1).copied(),
            Direction::On => None,
        }
    }
}
