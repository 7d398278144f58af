//! The call that gives words which no passage has: a reference, which the document
//! shows as a field. It stands between the passages that stand around them.

use std::ops::Range;

use tables::source::Span;

use super::Home;
use crate::edit::Base;
use crate::origin::Passage;

impl Home<'_> {
    /// The call that a piece without a passage comes from, if only one can be meant.
    pub(super) fn call_of(&self, base: &Base, piece: usize) -> Option<(Span, String)> {
        let own = base.pieces.get(piece)?;
        let is_beside = |at: &usize| base.pieces[*at].paragraph == own.paragraph;
        let before = (0..piece).rev().take_while(is_beside);
        let behind = (piece + 1..base.pieces.len()).take_while(is_beside);
        let last = before.clone().find_map(|at| self.stands_at(base, at));
        let next = behind.clone().find_map(|at| self.stands_at(base, at));
        let file = last.or(next)?.file;
        if next.is_some_and(|next| next.file != file) {
            return None;
        }
        let text = &self.version.sources.file(file).text;
        // At an end of a paragraph the line is all that is looked at.
        let start = match (last, next) {
            (Some(last), _) => last.end,
            (None, next) => text[..next?.start].rfind('\n').map_or(0, |at| at + 1),
        };
        let end = match next {
            Some(next) => next.start,
            None => text[start..].find('\n').map_or(text.len(), |at| start + at),
        };
        let calls = calls(text.get(start..end)?);
        let unmarked = |at: &usize| {
            let other = &base.pieces[*at];
            other.mark.is_none() && !other.is_end && !other.text.trim().is_empty()
        };
        let until = |at: &usize| base.pieces[*at].mark.is_none();
        let index = before.take_while(until).filter(unmarked).count();
        let all = index + 1 + behind.take_while(until).filter(unmarked).count();
        let call = match calls.len() {
            1 => calls.first()?,
            count if count == all => calls.get(index)?,
            _ => return None,
        };
        let span = Span::new(file, start + call.start, start + call.end);
        Some((span, text[span.start..span.end].to_owned()))
    }

    /// Where what a piece says is typed now.
    fn stands_at(&self, base: &Base, piece: usize) -> Option<Span> {
        let mark = base.pieces[piece].mark.as_deref()?;
        let (_, passage): (_, &Passage) = self.origin.passage(mark)?;
        self.files.find(passage, &passage.typed)
    }
}

/// The calls of a text: no blocks, and no comments.
fn calls(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find("{{").map(|open| at + open) {
        let Some(length) = text[open..].find("}}") else {
            break;
        };
        at = open + length + "}}".len();
        let inside = text[open + "{{".len()..].trim_start_matches(['~', ' ']);
        if !inside.starts_with(['#', '/', '!', '^']) && !inside.starts_with("else") {
            found.push(open..at);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::calls;

    #[test]
    fn blocks_and_comments_are_no_calls() {
        let check = |text: &str, expected: &[&str]| {
            let found = calls(text).into_iter();
            let found: Vec<&str> = found.map(|at| &text[at]).collect();
            assert_eq!(found, expected, "{text}");
        };
        check(
            " at {{annex \"a\"}} of {{~para \"b\"~}}.",
            &["{{annex \"a\"}}", "{{~para \"b\"~}}"],
        );
        check("{{#if x}}a{{else}}{{/if}}{{! no }}", &[]);
        check("{{annex", &[]);
    }
}
