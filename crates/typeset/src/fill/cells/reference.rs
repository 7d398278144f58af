//! What cells ask of the numbering, and what their calls print.

use super::super::output::NumberingRequest;
use tables::source::Span;

/// The character that stands for the first reference.
const FIRST: u32 = 0xF_0000;

/// A reference in a cell.
#[derive(Debug, Clone)]
pub struct CellReference {
    /// What it asks for.
    pub request: NumberingRequest,
    /// The call.
    pub span: Span,
    /// Whether it stands in an annex, which is no part of the paper's own text.
    pub in_annex: bool,
}

impl CellReference {
    /// The reference that a character stands for.
    pub fn index_of(c: char) -> Option<usize> {
        let index = u32::from(c).checked_sub(FIRST)?;
        usize::try_from(index).ok()
    }

    /// The character that stands for the reference of an index.
    pub(super) fn mark(index: usize) -> Option<char> {
        let code = FIRST.checked_add(u32::try_from(index).ok()?)?;
        char::from_u32(code).filter(|mark| *mark < '\u{10FFFE}')
    }

    /// Whether another asks for the same.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let asked = |it: &Self| match &it.request {
            NumberingRequest::Paragraphs {
                labels,
                range,
                bare,
                case,
            } => {
                let labels = labels.iter().map(|(label, _)| label.clone());
                Some((labels.collect::<Vec<_>>(), *range, *bare, *case))
            }
            _ => None,
        };
        self.in_annex == other.in_annex && asked(self) == asked(other)
    }
}

/// A call in a cell with what it prints, for telling why an annex is made again.
#[derive(Debug, Clone)]
pub struct CellCall {
    /// The cell.
    pub cell: Span,
    /// The call.
    pub span: Span,
    /// What it prints; the character of a reference until that is resolved.
    pub printed: String,
}
