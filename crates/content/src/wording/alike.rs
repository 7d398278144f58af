//! How much two texts have in common.

use std::cell::OnceCell;

use super::changes::Changes;
use super::names::Names;
use super::tokens::tokens;

/// A text to be held against many others, which is cut into words once, if at all.
pub(super) struct Cut<'t> {
    text: &'t str,
    names: &'t Names<'t>,
    length: usize,
    words: OnceCell<Words<'t>>,
}

/// The words of a text.
struct Words<'t> {
    all: Vec<&'t str>,
    /// Those that are no white space in an order of their own, each with its length.
    sorted: Vec<(&'t str, usize)>,
}

impl<'t> Cut<'t> {
    pub(super) fn new(text: &'t str, names: &'t Names<'t>) -> Self {
        Self {
            text,
            names,
            length: length(text),
            words: OnceCell::new(),
        }
    }

    fn words(&self) -> &Words<'t> {
        self.words.get_or_init(|| {
            let all = tokens(self.text, self.names);
            let mut sorted: Vec<(&str, usize)> = all.iter().map(|it| (*it, length(it))).collect();
            sorted.retain(|(_, length)| *length > 0);
            sorted.sort_unstable();
            Words { all, sorted }
        })
    }

    /// What [`Cut::likeness`] cannot be more than, of the lengths alone.
    pub(super) fn most_by_length(&self, other: &Cut<'_>) -> f64 {
        self.share(other, self.length.min(other.length))
    }

    /// What it cannot be more than, of the words in any order.
    pub(super) fn most_by_words(&self, other: &Cut<'_>) -> f64 {
        let (own, others) = (self.words(), other.words());
        let (mut own, mut others) = (own.sorted.iter().peekable(), others.sorted.iter());
        let mut common = 0;
        let mut next = others.next();
        while let (Some((word, length)), Some((other, _))) = (own.peek(), next) {
            match word.cmp(other) {
                std::cmp::Ordering::Less => drop(own.next()),
                std::cmp::Ordering::Greater => next = others.next(),
                std::cmp::Ordering::Equal => {
                    common += length;
                    own.next();
                    next = others.next();
                }
            }
        }
        self.share(other, common)
    }

    /// How much of two texts is common, from 0 to 1.
    pub(super) fn likeness(&self, other: &Cut<'_>) -> f64 {
        let mut changes = Changes::between(&self.words().all, &other.words().all);
        changes.merge_over_chance();
        let kept = changes.kept();
        self.share(other, kept.map(length).sum())
    }

    /// The share of both texts that is common to them, by its length in one.
    fn share(&self, other: &Cut<'_>, common: usize) -> f64 {
        let share = |count: usize| u32::try_from(count).map_or(f64::MAX, f64::from);
        share(2 * common) / share((self.length + other.length).max(1))
    }
}

/// How long words are, without white space.
fn length(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// How much of two texts is common, from 0 to 1.
pub fn likeness(before: &str, after: &str, names: &[&str]) -> f64 {
    let names = Names::new(names);
    Cut::new(before, &names).likeness(&Cut::new(after, &names))
}

#[cfg(test)]
mod tests {
    use super::{Cut, Names};

    #[test]
    fn what_can_be_common_is_no_less_than_what_is() {
        let texts = [
            "統籌海港的規劃工作",
            "統籌海港及航道的規劃工作，監督1 250個泊位",
            "to plan and review works",
            "works to plan, and to review",
            "",
        ];
        let names = Names::new(&["海港"]);
        let cut = texts.map(|text| Cut::new(text, &names));
        for one in &cut {
            for other in &cut {
                let (length, words) = (one.most_by_length(other), one.most_by_words(other));
                let is = one.likeness(other);
                let said = format!("{} {}", one.text, other.text);
                assert!(length >= words && words >= is, "{said}");
            }
        }
        assert!((cut[2].most_by_words(&cut[3]) - 40.0 / 43.0).abs() < 1e-9);
        assert!((cut[0].likeness(&cut[0]) - 1.0).abs() < 1e-9);
    }
}
