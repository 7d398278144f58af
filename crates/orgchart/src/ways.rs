//! Where the notes of stubs, heads and long families lead.

use std::collections::BTreeMap;

use super::drawing::BoxKind;
use super::pack::Berth;
use super::part::{Fitted, Leads, Part};

/// On which page each post is drawn with what is under it, and as a stub.
pub(super) struct Ways {
    full: BTreeMap<usize, usize>,
    stub: BTreeMap<usize, usize>,
    pages: Vec<usize>,
}

impl Ways {
    pub(super) fn new(parts: &[Fitted], berths: &[Berth]) -> Self {
        let mut ways = Self {
            full: BTreeMap::new(),
            stub: BTreeMap::new(),
            pages: berths.iter().map(|berth| berth.page).collect(),
        };
        for (Fitted { part, .. }, berth) in parts.iter().zip(berths) {
            ways.full.entry(part.posts[0]).or_insert(berth.page);
            for (post, kind) in part.posts.iter().zip(&part.kinds) {
                if *kind == BoxKind::Stub {
                    ways.stub.insert(*post, berth.page);
                }
            }
        }
        ways
    }

    /// The page to which a post of a part leads.
    pub(super) fn to(&self, part: &Part, at: usize, post: usize, leads: Leads) -> Option<usize> {
        let whole = &part.posts[post];
        match leads {
            Leads::Down => self.full.get(whole).copied(),
            Leads::Back if part.follows => self.pages.get(at.checked_sub(1)?).copied(),
            Leads::Back => self.stub.get(whole).copied(),
            Leads::On if post == 0 && part.more => self.pages.get(at + 1).copied(),
            Leads::On => None,
        }
    }
}
