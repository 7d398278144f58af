//! The characters of a text with their widths.

use super::breaks::{Break, break_between, is_closing, is_han, is_letter};
use crate::measure::Measure;

/// A character of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Char {
    pub(super) c: char,
    pub(super) em: f64,
    /// White space, or the gap between Chinese and Latin, before it when it
    /// does not begin a line.
    pub(super) lead_em: f64,
    pub(super) spaced: bool,
    pub(super) may_break: Break,
    /// How wide the text is before it, and how many letters and digits that has.
    pub(super) before_em: f64,
    pub(super) before: usize,
    /// How wide the brackets are in which it stands, with what they hold.
    pub(super) bracketed_em: f64,
}

/// The characters of a text with their widths, and between which of them lines
/// may break by the characters alone.
pub(super) fn characters(text: &str, measure: &dyn Measure, script_gap_em: f64) -> Vec<Char> {
    let space_em = measure.char_em(' ');
    let mut chars: Vec<Char> = Vec::with_capacity(text.len() / 2);
    let mut spaced = false;
    for c in text.chars() {
        if c.is_whitespace() {
            spaced = true;
            continue;
        }
        let last = chars.last();
        let (lead_em, may_break) = last.map_or((0.0, Break::Never), |last| {
            let mixed = (is_han(last.c) && c.is_ascii_alphanumeric())
                || (last.c.is_ascii_alphanumeric() && is_han(c));
            let lead = match (spaced, mixed && !is_closing(c) && !is_closing(last.c)) {
                (true, _) => space_em,
                (false, true) => script_gap_em,
                (false, false) => 0.0,
            };
            (lead, break_between(last.c, c, spaced))
        });
        let (before_em, before) = last.map_or((0.0, 0), |last| {
            let own = usize::from(is_letter(last.c));
            (last.before_em + last.lead_em + last.em, last.before + own)
        });
        chars.push(Char {
            c,
            em: measure.char_em(c),
            lead_em,
            spaced: spaced && !chars.is_empty(),
            may_break,
            before_em,
            before,
            bracketed_em: f64::INFINITY,
        });
        spaced = false;
    }
    chars
}
