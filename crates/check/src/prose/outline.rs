//! Where the blocks of a body stand, and the lines in them that belong together.

use std::borrow::Cow;
use std::ops::Range;

use super::tags::Tag;

/// The text with LF for each CR that ends a line by itself, which is as long: the pages
/// know such lines too.
pub(super) fn lined(text: &str) -> Cow<'_, str> {
    if text.matches('\r').count() == text.matches("\r\n").count() {
        return Cow::Borrowed(text);
    }
    let mut rest = text.chars().peekable();
    let mut out = String::with_capacity(text.len());
    while let Some(c) = rest.next() {
        let is_end = c == '\r' && rest.peek() != Some(&'\n');
        out.push(if is_end { '\n' } else { c });
    }
    Cow::Owned(out)
}

/// What lines that belong together are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Heading,
    Item,
    Plain,
}

/// Whether a line begins inside a tag: a comment may have many.
fn in_tag(tags: &[Tag], line: usize) -> bool {
    let after = tags.partition_point(|tag| tag.range.start < line);
    let before = after.checked_sub(1).map(|at| &tags[at].range);
    before.is_some_and(|range| range.end > line)
}

/// The stretches between blank lines. `code` is what has blank lines of its own.
pub(super) fn blocks(text: &str, tags: &[Tag], code: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    let mut open = false;
    for line in text.split_inclusive('\n') {
        let range = at..at + line.len();
        at = range.end;
        let in_code = || code.iter().any(|code| code.contains(&range.start));
        let blank = line.trim().is_empty() && !in_tag(tags, range.start) && !in_code();
        match blocks.last_mut().filter(|_| open && !blank) {
            Some(block) => block.end = range.end,
            None if !blank => blocks.push(range),
            None => {}
        }
        open = !blank;
    }
    blocks
}

/// The lines of a block that belong together: a heading, a paragraph, an item.
pub(super) fn lines(text: &str, tags: &[Tag], block: &Range<usize>) -> Vec<(Shape, Range<usize>)> {
    let mut found: Vec<(Shape, Range<usize>)> = Vec::new();
    let mut at = block.start;
    for line in text[block.clone()].split_inclusive('\n') {
        let range = at..at + line.len();
        at = range.end;
        let trimmed = line.trim_start();
        let level = trimmed.bytes().take_while(|&byte| byte == b'=').count();
        let heading = level > 0 && trimmed[level..].starts_with(' ');
        let item = trimmed.starts_with("+ ") || trimmed.starts_with("- ");
        let inside = in_tag(tags, range.start);
        let (heading, item) = (heading && !inside, item && !inside);
        let below = found
            .last()
            .is_some_and(|(kind, _)| *kind != Shape::Heading || inside);
        let goes_on = !heading && !item && below;
        match found.last_mut().filter(|_| goes_on) {
            Some((_, last)) => last.end = range.end,
            None if heading => found.push((Shape::Heading, range)),
            None if item => found.push((Shape::Item, range)),
            None => found.push((Shape::Plain, range)),
        }
    }
    found
}
