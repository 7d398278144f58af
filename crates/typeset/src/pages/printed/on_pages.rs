//! The text that stands on the pages.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use typst::syntax::{FileId, Span};
use typst_layout::PagedDocument;

use super::super::frames;
use super::typed::is_seen;

/// What stands on the pages.
#[derive(Default)]
pub(super) struct PrintedText {
    /// What stands there of each piece of the body's source.
    pub(super) own: HashMap<Span, String>,
    /// All text, without white space.
    all: String,
    /// The text of each page that is not from the body's source.
    other: BTreeMap<usize, String>,
}

impl PrintedText {
    /// What stands on the pages; what is not from the prose of a part is the part's
    /// where it stands on the pages `own`.
    pub(super) fn of(document: &PagedDocument, file: FileId, own: &Range<usize>) -> Self {
        let mut printed = Self::default();
        frames::walk(document, &mut |page, piece, paints| {
            frames::glyphs(piece, paints, &mut |text, span, _| {
                let text = text.chars().filter(|c| is_seen(*c));
                if span.id() == Some(file) {
                    printed.own.entry(span).or_default().extend(text.clone());
                } else if own.contains(&page) {
                    printed.other.entry(page).or_default().extend(text.clone());
                }
                printed.all.extend(text);
            });
        });
        printed
    }

    /// Whether words stand on the pages beside those before or after.
    pub(super) fn has(&self, words: &str, before: &str, after: &str, in_code: bool) -> bool {
        // The built-in templates set Latin words with a hyphen anew, and what is
        // too long for a line.
        let latin = words.contains(|c: char| c.is_ascii_alphabetic()) && words.contains('-');
        let long = words.chars().nth(LONG - 1).is_some();
        ((latin || long) && stands_in(words, &self.other))
            || (!before.is_empty() && self.all.contains(&format!("{before}{words}")))
            || (!after.is_empty() && self.all.contains(&format!("{words}{after}")))
            || (in_code && self.all.contains(words))
    }
}

/// How many characters make a text that is hardly anywhere by chance; what the
/// templates break anew is as long.
const LONG: usize = 24;

/// Less than a page holds, in bytes, where a text fills it.
const PAGEFUL: usize = 200;

/// Whether a text stands on one page, or runs on from page to page: with its
/// beginning on one, its end on another, and nearly all of each between.
fn stands_in(text: &str, pages: &BTreeMap<usize, String>) -> bool {
    pages.keys().any(|&first| {
        let (mut rest, mut begins) = (text, true);
        for (_, page) in pages.range(first..) {
            let part = longest_start(rest, page);
            rest = &rest[part..];
            if rest.is_empty() {
                return true;
            }
            if part == 0 || !(begins || part >= PAGEFUL) {
                return false;
            }
            begins = false;
        }
        false
    })
}

/// How many bytes of a text's beginning stand on a page.
fn longest_start(text: &str, page: &str) -> usize {
    let ends: Vec<usize> = text
        .char_indices()
        .map(|(at, c)| at + c.len_utf8())
        .take_while(|&end| end <= page.len())
        .collect();
    let found = ends.partition_point(|&end| page.contains(&text[..end]));
    found.checked_sub(1).map_or(0, |last| ends[last])
}

/// How many characters beside a piece tell where it is.
const BESIDE: usize = 6;

/// The last characters of a text, as many as tell where it is.
pub(super) fn last(text: &str) -> &str {
    let start = text.char_indices().rev().nth(BESIDE - 1);
    &text[start.map_or(0, |(at, _)| at)..]
}

/// The first characters of a text, as many.
pub(super) fn first(text: &str) -> &str {
    let end = text.char_indices().nth(BESIDE);
    &text[..end.map_or(text.len(), |(at, _)| at)]
}
