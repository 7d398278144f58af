//! A body while its template is made ready: where things stand in it, and what is
//! found.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::slips;
use check::prose::{Tag, chains, tags};
use tables::diag::Diagnostic;
use tables::source::{FileId, SourceFile, Span};

/// What is known of a body while its template is made ready, and what that gives
/// beside the template.
pub(in crate::fill) struct Instrumented<'a> {
    pub(in crate::fill) id: FileId,
    pub(in crate::fill) file: &'a SourceFile,
    /// The pieces and expressions by index.
    pub(in crate::fill) spans: Vec<Span>,
    pub(in crate::fill) findings: Vec<Diagnostic>,
    tags: Vec<Tag>,
    /// The tags of `{{else if}}` by where their block begins: Handlebars keeps
    /// no places of theirs.
    pub(super) chains: BTreeMap<usize, Vec<Range<usize>>>,
}

impl<'a> Instrumented<'a> {
    pub(in crate::fill) fn new(id: FileId, file: &'a SourceFile) -> Self {
        let tags = tags(&file.text);
        Self {
            id,
            file,
            spans: Vec::new(),
            findings: slips::findings(&file.text, &tags, id),
            chains: chains(&tags),
            tags,
        }
    }

    pub(super) fn span(&mut self, start: usize, end: usize) -> usize {
        self.spans.push(Span::new(self.id, start, end));
        self.spans.len() - 1
    }

    pub(super) fn here(&self, at: usize) -> Span {
        Span::new(self.id, at, self.end_of(at))
    }

    /// The end of the tag that begins at `at`.
    pub(super) fn end_of(&self, at: usize) -> usize {
        let known = self.tags.binary_search_by_key(&at, |tag| tag.range.start);
        known.map_or(self.file.text.len(), |known| self.tags[known].range.end)
    }

    /// The pieces of a raw text with where they stand. Handlebars drops the backslash of
    /// each escape in it.
    pub(super) fn pieces<'t>(&self, text: &'t str, at: usize) -> Vec<(&'t str, usize)> {
        let (mut rest, mut at) = (text, self.begin(text, at));
        let mut pieces = Vec::new();
        while let Some(length) = self.escape_within(rest, at) {
            let (piece, behind) = rest.split_at(length);
            pieces.push((piece, at));
            (rest, at) = (behind, at + length + '\\'.len_utf8());
        }
        pieces.push((rest, at));
        pieces
    }

    /// How long the text is before the next braces, if the file has them with a backslash
    /// there that the text lacks.
    fn escape_within(&self, text: &str, at: usize) -> Option<usize> {
        // Those at its beginning have lost theirs already.
        let own = if text.starts_with("{{") { 2 } else { 0 };
        let length = own + text[own..].find("{{")?;
        let all = self.file.text.get(at..)?;
        let same = all.get(..length) == Some(&text[..length]);
        (same && all[length..].starts_with("\\{{")).then_some(length)
    }

    /// Where a raw text begins. Handlebars may have dropped white space or the
    /// backslash of an escape that stands before it, and gives the place after
    /// white space that the text still has.
    fn begin(&self, text: &str, at: usize) -> usize {
        let all = &self.file.text;
        let first = text.split("{{").next().unwrap_or_default();
        let first = if first.is_empty() { "{{" } else { first };
        let mut start = all[..at].trim_end().len();
        while !all[start..].starts_with(first) {
            match all[start..].chars().next() {
                Some(dropped) if dropped.is_whitespace() || dropped == '\\' => {
                    start += dropped.len_utf8();
                }
                _ => return at,
            }
        }
        start
    }
}
