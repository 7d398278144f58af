//! About how wide a text is, in hundredths of its size.

use crate::wording::JOINT;

/// What stands between a Chinese character and a Latin letter or digit.
pub(super) const APART: usize = 25;

/// About how wide a text is.
pub(super) fn width(text: &str) -> usize {
    let mut before = None;
    let of = |c: char| {
        let gap = before.replace(c).is_some_and(|before| are_apart(before, c));
        own(c) + if gap { APART } else { 0 }
    };
    text.chars().map(of).sum()
}

/// Whether a little white is set between two characters.
pub(super) fn are_apart(a: char, b: char) -> bool {
    let latin = |c: char| c.is_ascii_alphanumeric() || "$%&".contains(c);
    is_han(a) && latin(b) || latin(a) && is_han(b)
}

fn own(c: char) -> usize {
    match c {
        'i' | 'j' | 'l' | 't' => 28,
        'f' | 'r' | 'I' | '(' | ')' | '-' => 34,
        ',' | '.' | ';' | ':' | '\'' | '/' | ' ' | '\u{202F}' => 26,
        'm' | 'w' | 'M' | 'W' | '%' => 82,
        'A'..='Z' | '&' => 68,
        JOINT => 0,
        'a' | 'c' | 'e' | 'z' => 44,
        's' => 39,
        _ if is_wide(c) => 100,
        _ => 50,
    }
}

/// Whether a sign is as wide as it is high.
pub(super) fn is_wide(c: char) -> bool {
    c >= '\u{2E80}'
}

/// Whether it is a Chinese character, and no sign.
pub(super) fn is_han(c: char) -> bool {
    is_wide(c) && c.is_alphabetic()
}
