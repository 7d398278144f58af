//! A numbered body, and the way back from it to what was typed.

use std::ops::Range;

use typst::syntax::FileId;

use super::edits::Edited;
use super::paths;
use crate::fill::Filled;
use tables::source::Span;

/// The first line of every body: the functions that numbering calls.
const PRELUDE: &str = "#import \"/templates/layout.typ\": *\n";

/// A numbered body as Typst source.
#[derive(Debug)]
pub(super) struct NumberedBody {
    pub(super) file: FileId,
    pub(super) text: String,
    edited: Edited,
}

impl NumberedBody {
    pub(super) fn new(edited: Edited) -> Self {
        Self {
            file: paths::body_id(),
            text: format!("{PRELUDE}{}", edited.text),
            edited,
        }
    }

    /// The stretch of the paper's body file that a range of the source is from.
    pub(super) fn origin(&self, range: Range<usize>, filled: &Filled) -> Option<Span> {
        let before = |at: usize| self.edited.before(at.saturating_sub(PRELUDE.len()));
        filled
            .body
            .origin_of(before(range.start)..before(range.end))
    }

    /// The stretch of the paper's body file behind a text, and whether a call there
    /// wrote it; none of what numbering put in.
    pub(super) fn typed(&self, range: Range<usize>, filled: &Filled) -> Option<(Span, bool)> {
        let start = range.start.checked_sub(PRELUDE.len())?;
        if self.edited.is_added(start) {
            return None;
        }
        let before = self.edited.before(start);
        let emissions = &filled.body.emissions;
        let after = emissions.partition_point(|found| found.range.start <= before);
        let last = after.checked_sub(1).map(|at| &emissions[at]);
        match last.filter(|found| found.range.contains(&before)) {
            Some(found) => Some((found.span, true)),
            None => Some((self.origin(range, filled)?, false)),
        }
    }

    /// The same with spaces in place of these ranges.
    pub(super) fn without(&self, ranges: &[Range<usize>]) -> Self {
        let mut text = self.text.clone();
        for range in ranges {
            let blank = |c: char| {
                if c == '\n' {
                    "\n".to_owned()
                } else {
                    " ".repeat(c.len_utf8())
                }
            };
            let blanks: String = self.text[range.clone()].chars().map(blank).collect();
            text.replace_range(range.clone(), &blanks);
        }
        Self {
            file: self.file,
            text,
            edited: self.edited.clone(),
        }
    }
}
