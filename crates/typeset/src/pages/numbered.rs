//! A numbered part of the prose, and the way back from it to what was typed.

use std::ops::Range;

use typst::syntax::FileId;

use super::edits::Edited;
use super::part::Part;
use crate::fill::FilledBody;
use tables::source::Span;

/// The first line of every part: the functions that numbering calls.
const PRELUDE: &str = "#import \"/templates/layout.typ\": *\n";

/// The same where the rest of the paper is not there: references are words.
const UNLINKED: &str = "#import \"/templates/layout.typ\": *\n#let ref-to(name, body) = body\n";

/// A numbered part as Typst source.
#[derive(Debug, Clone)]
pub(super) struct NumberedBody<'a> {
    pub(super) file: FileId,
    pub(super) text: String,
    /// The number of the annex that it is of; `None` for the body.
    pub(super) annex: Option<usize>,
    filled: &'a FilledBody,
    prelude: &'static str,
    edited: Edited,
}

impl<'a> NumberedBody<'a> {
    pub(super) fn new(part: Part<'a>, edited: Edited) -> Self {
        let prelude = match part.references {
            None => PRELUDE,
            Some(_) => UNLINKED,
        };
        Self {
            file: part.file(),
            text: format!("{prelude}{}", edited.text),
            annex: part.annex,
            filled: part.body,
            prelude,
            edited,
        }
    }

    /// The stretch of the paper's own file that a range of the source is from.
    pub(super) fn origin(&self, range: Range<usize>) -> Option<Span> {
        let before = |at: usize| self.edited.before(at.saturating_sub(self.prelude.len()));
        self.filled
            .origin_of(before(range.start)..before(range.end))
    }

    /// Whether an offset is among the lines that are none of the author's.
    pub(super) fn is_ours(&self, at: usize) -> bool {
        at < self.prelude.len()
    }

    /// The stretch of the paper's own file behind a text, and whether a call there
    /// wrote it; none of what numbering put in.
    pub(super) fn typed(&self, range: Range<usize>) -> Option<(Span, bool)> {
        let start = range.start.checked_sub(self.prelude.len())?;
        if self.edited.is_added(start) {
            return None;
        }
        let before = self.edited.before(start);
        let emissions = &self.filled.emissions;
        let after = emissions.partition_point(|found| found.range.start <= before);
        let last = after.checked_sub(1).map(|at| &emissions[at]);
        match last.filter(|found| found.range.contains(&before)) {
            Some(found) => Some((found.span, true)),
            None => Some((self.origin(range)?, false)),
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
            text,
            edited: self.edited.clone(),
            ..*self
        }
    }
}
