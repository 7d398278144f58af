//! What is read of a piece of a body, and the signs in it.

use std::ops::Range;

use super::call::Call;
use super::code::{Code, code};
use super::passage::Passage;

/// Whether what begins here prints words by itself, which code does not.
pub(super) fn begins_words(rest: &str) -> bool {
    let first = rest.chars().next().unwrap_or_default();
    let silent = [
        "{{!",
        "{{#",
        "{{/",
        "{{~",
        "{{else",
        "{{list",
        "{{table",
        "{{picture",
    ];
    match first {
        '{' => !silent.iter().any(|tag| rest.starts_with(tag)),
        '#' => code(rest).is_none(),
        '<' => label(rest).is_none(),
        _ => !first.is_whitespace(),
    }
}

/// A piece while it is read.
pub(super) struct Scan {
    pub(super) passage: Passage,
    pub(super) calls: Vec<Call>,
    pub(super) notes: Vec<Range<usize>>,
    pub(super) label: Option<String>,
    /// Whether words stand in it outside code.
    pub(super) words: bool,
    /// How often something looked like code and was none.
    mistaken: usize,
}

/// How often that may be in one piece: what is open to its end is gone through
/// each time.
const MOST_MISTAKEN: usize = 200;

impl Scan {
    /// Nothing read yet.
    pub(super) fn new(passage: Passage) -> Self {
        Self {
            passage,
            calls: Vec::new(),
            notes: Vec::new(),
            label: None,
            words: false,
            mistaken: 0,
        }
    }

    /// The code that begins at `rest`, if it does.
    pub(super) fn code(&mut self, rest: &str) -> Option<Code> {
        if !rest.starts_with('#') || self.mistaken > MOST_MISTAKEN {
            return None;
        }
        let found = code(rest);
        self.mistaken += usize::from(found.is_none());
        found
    }
}

/// A label `<name>` at the beginning of `rest`.
pub(super) fn label(rest: &str) -> Option<(&str, usize)> {
    let name = rest.strip_prefix('<')?;
    let good = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':');
    let end = name.find(|c| !good(c))?;
    let closed = end > 0 && name[end..].starts_with('>');
    closed.then_some((&name[..end], end + 2))
}

/// The length of what stands before the bracket that closes a content block.
pub(super) fn closing(inside: &str) -> usize {
    let mut depth = 0;
    let mut escaped = false;
    for (at, found) in inside.char_indices() {
        match found {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' => depth += 1,
            ']' if depth == 0 => return at,
            ']' => depth -= 1,
            _ => {}
        }
    }
    inside.len()
}
