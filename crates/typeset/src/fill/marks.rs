//! The marks that rendering plants, made of two code points that are no characters
//! and that no input may hold: where pieces of the body begin and what calls wrote.

use std::fmt::Write;

pub(super) const OPEN: char = '\u{10FFFE}';
pub(super) const CLOSE: char = '\u{10FFFF}';

/// The place-holder of a request.
pub(super) const PLACE_HOLDER: &str = "#none;";

/// The mark before a piece of the body's own text.
pub(super) fn text_mark(index: usize) -> String {
    format!("{OPEN}t{index}{CLOSE}")
}

/// The mark before what an expression writes.
pub(super) fn open_mark(index: usize) -> String {
    format!("{OPEN}e{index}{CLOSE}")
}

/// The mark after what an expression writes.
pub(super) fn close_mark() -> String {
    format!("{OPEN}x{CLOSE}")
}

/// What a helper writes that asks for something.
pub(super) fn request_mark(index: usize) -> String {
    let mut mark = String::from(PLACE_HOLDER);
    let _ = write!(mark, "{OPEN}r{index}{CLOSE}");
    mark
}

/// The mark before the rounds of a block.
pub(super) fn rounds_mark() -> String {
    format!("{OPEN}b{CLOSE}")
}

/// What is printed between two rounds, where they stand in one sentence.
pub(super) fn separator_mark(index: usize, separator: &str) -> String {
    format!("{OPEN}s{index}{CLOSE}{separator}{}", close_mark())
}

/// The mark after the last round.
pub(super) fn end_mark() -> String {
    format!("{OPEN}z{CLOSE}")
}

/// Rendered text without its marks.
pub(super) fn without_marks(rendered: &str) -> String {
    let mut parts = rendered.split(OPEN);
    let first = parts.next().unwrap_or_default().to_owned();
    let rest = parts.map(|part| part.split_once(CLOSE).map_or("", |(_, text)| text));
    rest.fold(first, |text, part| text + part)
}
