//! Text made ready for breaking.

use super::breaks::{Break, is_closing_bracket, is_han, is_hyphen_break, is_letter, is_opening};
use super::characters::{Char, characters};
use super::{phrases, units};
use crate::measure::Measure;

/// Text made ready for breaking: its characters with their widths.
#[derive(Debug, Clone)]
pub(crate) struct Prepared {
    chars: Vec<Char>,
    /// The width of the widest run that a line break never parts, in em.
    least_em: f64,
}

impl Prepared {
    /// Measures text; white space of any kind and length becomes one space.
    ///
    /// `script_gap_em` is the gap that the page sets between Chinese and
    /// Latin letters or digits.
    pub(crate) fn new(text: &str, measure: &dyn Measure, script_gap_em: f64) -> Self {
        let mut prepared = Self {
            chars: characters(text, measure, script_gap_em),
            least_em: 0.0,
        };
        prepared.find_units();
        prepared.find_phrases();
        prepared.find_brackets();
        prepared.least_em = prepared.least();
        prepared
    }

    /// The same text, its last characters not parted from what is before them.
    pub(crate) fn glued(mut self, last: usize) -> Self {
        for c in self.chars.iter_mut().rev().take(last) {
            c.may_break = Break::Never;
        }
        self.least_em = self.least();
        self
    }

    /// Whether there is nothing to print.
    pub(crate) fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }

    /// How many characters there are, white space left out.
    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    /// What a line break before a character would be.
    pub(super) fn breaking(&self, at: usize) -> Break {
        self.chars[at].may_break
    }

    /// Whether a character takes room.
    pub(super) fn takes_room(&self, at: usize) -> bool {
        self.chars[at].em > 0.0
    }

    /// How wide the brackets are that a line break before a character would
    /// part, in em; infinite where it parts none.
    pub(super) fn bracketed_em(&self, at: usize) -> f64 {
        self.chars[at].bracketed_em
    }

    /// The width of the widest run that is never parted, in em.
    pub(crate) fn least_em(&self) -> f64 {
        self.least_em
    }

    /// The width of a line from one place to another, in em.
    pub(super) fn width(&self, from: usize, to: usize) -> f64 {
        let Some(first) = self.chars.get(from) else {
            return 0.0;
        };
        self.before(to).0 - first.before_em - first.lead_em
    }

    /// How wide the text is before a place, and how many letters it has there.
    pub(super) fn before(&self, at: usize) -> (f64, usize) {
        let last = at.checked_sub(1).map(|last| self.chars[last]);
        last.map_or((0.0, 0), |last| {
            (
                last.before_em + last.lead_em + last.em,
                last.before + usize::from(is_letter(last.c)),
            )
        })
    }

    /// Whether white space stands before a character.
    pub(super) fn is_spaced(&self, at: usize) -> bool {
        self.chars[at].spaced
    }

    /// The white space before a character that it has not at a line's start.
    pub(super) fn lead_em(&self, at: usize) -> f64 {
        self.chars[at].lead_em
    }

    pub(super) fn text(&self, from: usize, to: usize) -> String {
        let mut text = String::new();
        for (i, c) in self.chars[from..to].iter().enumerate() {
            if c.spaced && i > 0 {
                text.push(' ');
            }
            text.push(c.c);
        }
        text
    }

    /// Keeps Chinese words and names whole.
    fn find_units(&mut self) {
        let text: Vec<char> = self.chars.iter().map(|c| c.c).collect();
        units::each_break(&text, |at, found| {
            let own = &mut self.chars[at];
            if own.may_break == Break::Plain && !own.spaced {
                own.may_break = found;
            }
        });
    }

    /// Keeps English phrases and names whole, and finds hyphens.
    fn find_phrases(&mut self) {
        for at in 1..self.chars.len() {
            let own = self.chars[at];
            if own.spaced && own.may_break == Break::Plain {
                let (before, after) = (self.word_before(at), self.word_from(at));
                if !before.is_empty() && !after.is_empty() {
                    self.chars[at].may_break = phrases::between(&before, &after);
                }
            } else if own.may_break == Break::Never && self.is_after_hyphen(at) {
                self.chars[at].may_break = Break::Poor;
            }
        }
    }

    fn is_after_hyphen(&self, at: usize) -> bool {
        let around = at
            .checked_sub(3)
            .and_then(|from| self.chars.get(from..at + 2));
        around.is_some_and(|around| {
            let chars = [around[0], around[1], around[2], around[3], around[4]].map(|c| c.c);
            let whole = around[1..].iter().all(|c| !c.spaced);
            whole && is_hyphen_break(&chars[..2], chars[2], &chars[3..])
        })
    }

    /// The letters just before a place.
    fn word_before(&self, at: usize) -> String {
        let mut from = at;
        while from > 0
            && is_word(self.chars[from - 1].c)
            && (from == at || !self.chars[from].spaced)
        {
            from -= 1;
        }
        self.chars[from..at].iter().map(|c| c.c).collect()
    }

    /// The letters just after a place.
    fn word_from(&self, at: usize) -> String {
        let more = self.chars[at..].iter().enumerate();
        let more = more.take_while(|(i, c)| is_word(c.c) && (*i == 0 || !c.spaced));
        more.map(|(_, c)| c.c).collect()
    }

    /// Finds what stands in brackets, the inner ones first.
    fn find_brackets(&mut self) {
        let mut open = Vec::new();
        for at in 0..self.chars.len() {
            let c = self.chars[at].c;
            if is_opening(c) {
                open.push(at);
            } else if is_closing_bracket(c)
                && let Some(from) = open.pop()
            {
                let em = self.width(from, at + 1);
                for inner in &mut self.chars[from + 1..=at] {
                    inner.bracketed_em = inner.bracketed_em.min(em);
                }
            }
        }
    }

    /// The width of the widest run that is never parted.
    fn least(&self) -> f64 {
        let (mut least, mut from) = (0.0, 0);
        for at in 1..=self.chars.len() {
            let whole = self
                .chars
                .get(at)
                .is_some_and(|c| c.may_break == Break::Never);
            if !whole {
                least = f64::max(least, self.width(from, at));
                from = at;
            }
        }
        least
    }
}

/// Whether a character belongs to a Latin word, or to one like and/or.
fn is_word(c: char) -> bool {
    (is_letter(c) && !is_han(c)) || matches!(c, '&' | '/')
}
