//! The changes of one passage, and where they stand in its file.

use std::ops::Range;

use tables::source::{Span, csv_row};

use super::spell::Form;

/// A change of a text: what of it gives way, in bytes, to what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    /// The number of the entry that asks for it.
    pub(super) entry: usize,
    pub(super) range: Range<usize>,
    pub(super) text: String,
}

/// A passage as it stands in a file now.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    pub(super) span: Span,
    pub(super) form: Form,
    /// What the document knows it as.
    pub(super) typed: String,
    /// The changes that are in the file already.
    pub(super) done: Vec<Change>,
    /// The others.
    pub(super) left: Vec<Change>,
}

/// A text with some changes made, which do not overlap.
pub(super) fn changed<'c>(text: &str, changes: impl IntoIterator<Item = &'c Change>) -> String {
    let mut changes: Vec<&Change> = changes.into_iter().collect();
    // One after the other where they stand at one place.
    changes.sort_by_key(|change| (change.range.start, change.range.end, change.entry));
    let mut out = String::new();
    let mut at = 0;
    for change in changes {
        out.push_str(text.get(at..change.range.start).unwrap_or_default());
        out.push_str(&change.text);
        at = change.range.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

impl Placed {
    /// The changes of some entries, as stretches of the file with what takes their
    /// place. `file` is its text.
    pub(super) fn in_file(
        &self,
        file: &str,
        is_wanted: &dyn Fn(usize) -> bool,
    ) -> Vec<(usize, Range<usize>, String)> {
        let wanted: Vec<&Change> = self.left.iter().filter(|it| is_wanted(it.entry)).collect();
        let Some(first) = wanted.first().map(|change| change.entry) else {
            return Vec::new();
        };
        let written = &file[self.span.start..self.span.end];
        let is_quoted = written.starts_with('"');
        if self.form == Form::Cell && !is_quoted {
            let all = self.done.iter().chain(wanted.iter().copied());
            let new = changed(&self.typed, all);
            let cell = csv_row([new.as_str()]);
            if cell != new {
                return vec![(first, self.span.start..self.span.end, cell)];
            }
        }
        let line_end = if written.contains("\r\n") {
            "\r\n"
        } else {
            "\n"
        };
        let mut out = Vec::new();
        for change in wanted {
            let range = self.now_at(&change.range);
            let (range, text) = match self.form {
                Form::Cell if is_quoted => {
                    let text = change.text.replace('"', "\"\"").replace('\n', line_end);
                    let place = |at: usize| in_quotes(written, at);
                    (place(range.start)..place(range.end), text)
                }
                _ => (range, change.text.clone()),
            };
            let range = self.span.start + range.start..self.span.start + range.end;
            out.push((change.entry, range, text));
        }
        out
    }

    /// A range of what was typed in what stands there now.
    fn now_at(&self, range: &Range<usize>) -> Range<usize> {
        let moved = |at: usize| {
            let before = self.done.iter().filter(|done| done.range.end <= at);
            before.fold((at, 0), |(at, gone), done| {
                (at + done.text.len(), gone + done.range.len())
            })
        };
        let of = |at: usize| {
            let (at, gone) = moved(at);
            at - gone
        };
        of(range.start)..of(range.end)
    }
}

/// Where a place of a cell's text stands in the cell as it is written in quotes.
fn in_quotes(written: &str, at: usize) -> usize {
    let mut text = 0;
    let mut place = 1;
    while text < at {
        let rest = &written[place..];
        let Some(c) = rest.chars().next() else { break };
        place += match rest.starts_with("\"\"") {
            true => 2,
            false => c.len_utf8(),
        };
        text += c.len_utf8();
    }
    place
}
