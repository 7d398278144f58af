//! What a difference is of, for those who say it in other words than the list's own.

use tables::model::{DutyNumber, Structure};
use tables::source::RowRef;

/// What a difference is of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) enum Subject {
    /// What its name says.
    #[default]
    Named,
    /// A row of a table, in the version that has it.
    Row(Sides<RowRef>),
    /// A duty: the post's id, in which structure, and the duty's number on the page.
    Duty {
        post: String,
        structure: Structure,
        number: DutyNumber,
        rows: Sides<RowRef>,
    },
    /// Paragraphs that follow one another, so many behind the first.
    Run { first: String, more: usize },
    /// Numbers of annexes that a passage prints.
    Annexes(Sides<Vec<usize>>),
    /// A passage as it is typed, not as it is printed.
    Typed,
}

/// Something in the earlier version, in the later one, or in both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sides<T> {
    pub(crate) was: Option<T>,
    pub(crate) is: Option<T>,
}

impl<T> Sides<T> {
    pub(crate) fn new(was: Option<T>, is: Option<T>) -> Self {
        Self { was, is }
    }
}
