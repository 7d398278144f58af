//! The pages of annexes of prose for their own files. There what they say of the rest of
//! the paper is words and no link, so that they are not cut from the paper's pages.

use super::export::{TextPages, reads};
use super::session::Session;
use super::stages::{Ready, Run};
use typeset::fill::Filled;

impl Run<'_> {
    /// Sets the annexes of prose among some, each by itself: a file that one reads is
    /// none of another. Templates of the paper's own may look at the whole paper, which
    /// is then set with all of them. Nothing where one cannot be set.
    pub(crate) fn texts(
        &mut self,
        session: &mut Session,
        ready: &Ready,
        (filled, own_templates): (&Filled, bool),
        numbers: &[usize],
    ) -> Option<Vec<TextPages>> {
        let numbers = numbers.iter().copied();
        let texts: Vec<usize> = numbers.filter(|number| filled.is_text(*number)).collect();
        let sets: Vec<(Vec<usize>, Filled)> = match own_templates {
            _ if texts.is_empty() => Vec::new(),
            true => vec![(texts, filled.unlinked())],
            false => {
                let alone = |number| (vec![number], filled.annexes_alone(&[number]));
                texts.into_iter().map(alone).collect()
            }
        };
        let mut found = Vec::new();
        for (annexes, wanted) in sets {
            let pages = self.typeset(session, ready, &wanted)?;
            found.push(TextPages {
                reads: reads(&pages, &self.folder),
                annexes,
                pages,
            });
        }
        Some(found)
    }
}
