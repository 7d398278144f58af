//! Lists whose numbers run on from the list before.

use super::super::outline::Block;
use super::super::values::emission_at;
use super::numbering::Numbering;
use crate::fill::{Emission, NumberingRequest};

/// How the items of a list stand among those of the lists that its numbers run on
/// from and that run on from it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Run {
    /// How many items there are before it.
    pub(super) before: usize,
    /// How many there are in all.
    pub(super) all: usize,
}

impl Run {
    /// That of a list by itself.
    pub(super) fn of(all: usize) -> Self {
        Self { before: 0, all }
    }
}

impl Numbering<'_> {
    /// The runs of the lists of a body, in their order. The first list of a text has
    /// none to run on from and begins anew, as in the first round of a block.
    pub(super) fn runs(&self, blocks: &[Block<'_>]) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        // Where the lists begin that run on from one another.
        let mut first = 0;
        let mut runs_on = false;
        let mut invited = false;
        for block in blocks {
            match block {
                Block::Code(range) => {
                    let asked = emission_at(self.filled, range.start);
                    if let Some(Emission {
                        request: Some(NumberingRequest::List { runs_on: asked, .. }),
                        ..
                    }) = asked
                    {
                        runs_on = *asked;
                    }
                }
                Block::List(items) => {
                    let of_invitation = self.is_invitation(block);
                    let follows = invited == of_invitation && first < runs.len();
                    if !(runs_on && follows) {
                        first = runs.len();
                    }
                    let before = match first < runs.len() {
                        true => runs.last().map_or(0, |last| last.all),
                        false => 0,
                    };
                    let all = before + items.len();
                    runs.push(Run { before, all });
                    runs[first..].iter_mut().for_each(|run| run.all = all);
                    (runs_on, invited) = (false, of_invitation);
                }
                _ => {}
            }
        }
        runs
    }
}
