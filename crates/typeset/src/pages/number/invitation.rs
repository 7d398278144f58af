//! The block that says what members are invited to do, which stands before the body
//! and has no paragraph's number.

use std::ops::Range;

use typst::syntax::LinkedNode;

use super::super::long;
use super::super::outline::Block;
use super::numbering::Numbering;
use tables::diag::Diagnostic;
use tables::source::Span;

impl Numbering<'_> {
    /// Whether a block stands in it.
    pub(super) fn is_invitation(&self, block: &Block<'_>) -> bool {
        block.range().is_some_and(|range| self.invites(range.start))
    }

    /// Whether a place of the source is in it.
    pub(super) fn invites(&self, at: usize) -> bool {
        at < self.filled.body.begin
    }

    /// A paragraph of it.
    pub(super) fn unnumbered(&mut self, nodes: &[LinkedNode<'_>]) {
        self.findings.extend(long::too_long(nodes, self.filled));
        if let Some((label, span)) = self.take_label(nodes) {
            self.findings.push(unnamed(&label, span));
        }
    }

    /// The lists of posts in it that have lines of their own: what stands alone in its
    /// paragraph.
    fn lines_of_posts(&self) -> impl Iterator<Item = Range<usize>> {
        let body = &self.filled.body;
        let emissions = body.emissions.iter();
        let before = emissions.take_while(|found| found.range.end <= body.begin);
        let ranges = before.map(|found| found.range.clone());
        ranges.filter(|range| {
            let in_lines = body.text[range.clone()].contains("#linebreak();");
            let alone = |text: &str| text.trim_matches([' ', '\t']).is_empty();
            let above = body.text[..range.start].rsplit('\n').next();
            let below = body.text[range.end..].split('\n').next();
            in_lines && above.is_none_or(alone) && below.is_none_or(alone)
        })
    }

    /// Whether a list of posts that has lines of its own begins there: it leads into the
    /// list behind it as a whole.
    pub(super) fn leads_in_lines(&mut self, at: usize) -> bool {
        let is_one = self.invites(at) && self.lines_of_posts().any(|range| range.start == at);
        self.leading_lines.extend(is_one.then_some(at));
        is_one
    }

    /// Sets it apart, and in it the lists of posts that have lines of their own.
    pub(super) fn invitation(&mut self) {
        let Some(end) = self.filled.body.begin.checked_sub(1) else {
            return;
        };
        let lines: Vec<Range<usize>> = self.lines_of_posts().collect();
        for range in lines {
            let leads = self.leading_lines.contains(&range.start);
            let call = if leads {
                "#post-lines(leads: true)["
            } else {
                "#post-lines["
            };
            self.edits.insert_first(range.start, call);
            self.edits.insert(range.end, "]");
        }
        self.edits.insert_first(0, "#invitation[\n");
        self.edits.insert(end, "\n]\n");
    }

    /// What of a text leads into posts on lines of their own, if it has any.
    pub(super) fn before_posts<'s, 'a>(
        &self,
        own: &'s [LinkedNode<'a>],
    ) -> Option<&'s [LinkedNode<'a>]> {
        let (first, last) = (own.first()?, own.last()?);
        let within = first.offset()..last.range().end;
        let mut posts = self.lines_of_posts();
        let posts = posts.find(|posts| within.contains(&posts.start))?;
        let at = own.iter().position(|node| node.offset() >= posts.start)?;
        Some(&own[..at])
    }
}

/// The finding for a label in it.
pub(super) fn unnamed(label: &str, span: Option<Span>) -> Diagnostic {
    let message = format!("the label <{label}> names no paragraph");
    Diagnostic::error("body/stray-label", message)
        .at_any(span)
        .help("the invitation has no numbered paragraphs: take the label away")
}
