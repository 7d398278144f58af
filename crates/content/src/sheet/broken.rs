//! Words that no box of a chart is wide enough for.

use orgchart::{Book, LineKind, OrgChart};
use tables::diag::Diagnostic;
use tables::source::Span;

/// A word of a box that is broken since no box is wide enough for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrokenWord {
    /// The place of its post among the chart's.
    pub post: usize,
    /// The post's id.
    pub id: String,
    /// Where it was written.
    pub part: BrokenPart,
    /// The word, without brackets around it.
    pub word: String,
}

/// What of a post a broken word is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BrokenPart {
    /// Its title.
    Title,
    /// Its rank.
    Rank,
    /// Its pay point.
    Point,
    /// A note below these.
    Note,
}

impl BrokenWord {
    /// The warning of it, at its cell.
    #[must_use]
    pub fn warning(&self, cell: Span) -> Diagnostic {
        let message = format!("no box of the chart is wide enough for `{}`", self.word);
        Diagnostic::warning("charts/broken-word", message)
            .at(cell)
            .help("write a shorter word, or a space, a slash or a hyphen where it may break")
    }
}

/// Those of a chart that was laid out.
pub(super) fn words(chart: &OrgChart, book: &Book) -> Vec<BrokenWord> {
    let broken = book.broken_words().into_iter();
    let known = broken.filter_map(|broken| {
        let post = chart.posts().get(broken.post)?;
        let part = match broken.kind {
            LineKind::Title if post.title.trim().is_empty() => BrokenPart::Rank,
            LineKind::Title => BrokenPart::Title,
            LineKind::Rank => BrokenPart::Rank,
            LineKind::Point => BrokenPart::Point,
            LineKind::Note => BrokenPart::Note,
            // The note that leads to another page is no cell of a table.
            LineKind::Link => return None,
        };
        Some(BrokenWord {
            post: broken.post,
            id: post.id.clone(),
            part,
            word: broken.word,
        })
    });
    known.collect()
}
