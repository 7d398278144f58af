//! Cells that are numbers.

use super::passage::Change;
use super::spell::Form;
use super::wish::Wish;
use super::work::Work;
use crate::home::number;

impl Work<'_, '_> {
    /// A change of a cell that is a number, whose digits the page may part, as a whole.
    pub(super) fn number(&self, wish: &Wish) -> Option<Result<Change, String>> {
        let was = number(self.printed)?;
        if self.form != Form::Cell || was != self.passage.typed {
            return None;
        }
        let (head, tail) = (
            self.printed.chars().take(wish.range.start),
            self.printed.chars().skip(wish.range.end),
        );
        let new: String = head.chain(wish.added.chars()).chain(tail).collect();
        let Some(text) = number(&new) else {
            if self.printed == self.passage.typed {
                return None;
            }
            let why = format!("the cell is a number, and `{new}` is none: change it in the file");
            return Some(Err(why));
        };
        Some(Ok(Change {
            entry: wish.entry,
            range: 0..self.passage.typed.len(),
            text,
        }))
    }
}
