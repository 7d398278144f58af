//! Breaking text into the fewest lines of a width, evenly.

use super::breaks::{Break, break_between, is_closing, is_han, is_opening};
use crate::measure::Measure;

/// Text made ready for breaking: its characters with their widths.
#[derive(Debug, Clone)]
pub(crate) struct Prepared {
    chars: Vec<Char>,
}

#[derive(Debug, Clone, Copy)]
struct Char {
    c: char,
    em: f64,
    /// White space, or the gap between Chinese and Latin, before it when it
    /// does not begin a line.
    lead_em: f64,
    spaced: bool,
    may_break: Break,
}

impl Prepared {
    /// Measures text; white space of any kind and length becomes one space.
    ///
    /// `script_gap_em` is the gap that the page sets between Chinese and
    /// Latin letters or digits.
    pub(crate) fn new(text: &str, measure: &dyn Measure, script_gap_em: f64) -> Self {
        let space_em = measure.char_em(' ');
        let mut chars: Vec<Char> = Vec::with_capacity(text.len() / 2);
        let mut spaced = false;
        for c in text.chars() {
            if c.is_whitespace() {
                spaced = true;
                continue;
            }
            let (lead_em, may_break) = match chars.last() {
                None => (0.0, Break::Never),
                Some(last) => {
                    let mixed = (is_han(last.c) && c.is_ascii_alphanumeric())
                        || (last.c.is_ascii_alphanumeric() && is_han(c));
                    let lead = match (spaced, mixed && !is_closing(c) && !is_closing(last.c)) {
                        (true, _) => space_em,
                        (false, true) => script_gap_em,
                        (false, false) => 0.0,
                    };
                    (lead, break_between(last.c, c, spaced))
                }
            };
            chars.push(Char {
                c,
                em: measure.char_em(c),
                lead_em,
                spaced: spaced && !chars.is_empty(),
                may_break,
            });
            spaced = false;
        }
        Self { chars }
    }

    /// The same text, its last characters not parted from what is before them.
    pub(crate) fn glued(mut self, last: usize) -> Self {
        for c in self.chars.iter_mut().rev().take(last) {
            c.may_break = Break::Never;
        }
        self
    }

    /// Whether there is nothing to print.
    pub(crate) fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }

    /// The lines of the text at a width in em: as few as can be, then with
    /// breaks at brackets, then even. A word longer than a line is broken.
    pub(crate) fn wrap(&self, width_em: f64) -> Vec<String> {
        let starts = self.starts(width_em);
        let ends = starts.iter().skip(1).copied().chain([self.chars.len()]);
        starts
            .iter()
            .zip(ends)
            .map(|(&from, to)| self.text(from, to))
            .collect()
    }

    /// How many lines the text takes at a width in em, and how many of them
    /// begin elsewhere than at a bracket or the text's beginning.
    pub(crate) fn size(&self, width_em: f64) -> (usize, usize) {
        let starts = self.starts(width_em);
        let rough = |&&start: &&usize| start > 0 && !is_opening(self.chars[start].c);
        (starts.len(), starts.iter().filter(rough).count())
    }

    /// Where the lines begin.
    fn starts(&self, width_em: f64) -> Vec<usize> {
        let whole = self.width(0, self.chars.len());
        if whole <= width_em && !self.is_empty() {
            return vec![0];
        }
        fewest_even(self, &self.places(width_em), width_em)
    }

    /// Where lines may begin, each with the cost of breaking there.
    fn places(&self, width_em: f64) -> Vec<(usize, f64)> {
        let unit = width_em * width_em;
        let mut places: Vec<(usize, f64)> = vec![(0, 0.0)];
        let mut from = 0;
        for i in 1..=self.chars.len() {
            let cost = match self.chars.get(i).map(|c| c.may_break) {
                Some(Break::Never) => continue,
                Some(Break::Plain) => 0.5 * unit,
                Some(Break::Pause) => 0.3 * unit,
                Some(Break::Bracket) | None => 0.0,
            };
            if self.width(from, i) > width_em {
                // What takes no room is never parted from what is before it.
                let wide = (from + 1..i).filter(|&j| self.chars[j].em > 0.0);
                places.extend(wide.map(|j| (j, 9.0 * unit)));
            }
            if i < self.chars.len() {
                places.push((i, cost));
            }
            from = i;
        }
        places
    }

    fn width(&self, from: usize, to: usize) -> f64 {
        let run = &self.chars[from..to];
        let lead = run.first().map_or(0.0, |c| c.lead_em);
        run.iter().map(|c| c.em + c.lead_em).sum::<f64>() - lead
    }

    fn text(&self, from: usize, to: usize) -> String {
        let mut text = String::new();
        for (i, c) in self.chars[from..to].iter().enumerate() {
            if c.spaced && i > 0 {
                text.push(' ');
            }
            text.push(c.c);
        }
        text
    }
}

/// The starts of the lines: fewest lines first, then the least cost.
fn fewest_even(text: &Prepared, places: &[(usize, f64)], width_em: f64) -> Vec<usize> {
    const SLACK: f64 = 1e-6;
    if text.is_empty() {
        return Vec::new();
    }
    // best[p]: lines and cost of the text before place p, and the line's start.
    let mut best = vec![(usize::MAX, f64::INFINITY, 0); places.len() + 1];
    best[0] = (0, 0.0, 0);
    for p in 0..places.len() {
        let (lines, cost, _) = best[p];
        if lines == usize::MAX {
            continue;
        }
        let start = places[p].0;
        let mut width = -text.chars[start].lead_em;
        let mut at = start;
        for (q, place) in best.iter_mut().enumerate().skip(p + 1) {
            let (end, breaking) = places.get(q).copied().unwrap_or((text.chars.len(), 0.0));
            width += text.chars[at..end]
                .iter()
                .map(|c| c.em + c.lead_em)
                .sum::<f64>();
            at = end;
            if width > width_em + SLACK && q > p + 1 {
                break;
            }
            let slack = width_em - width;
            let total = (lines + 1, cost + slack * slack + breaking, p);
            if (total.0, total.1 + SLACK) < (place.0, place.1) {
                *place = total;
            }
        }
    }
    let mut starts = Vec::new();
    let mut at = places.len();
    while at > 0 {
        at = best[at].2;
        starts.push(places[at].0);
    }
    starts.reverse();
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Plain;
    impl Measure for Plain {
        fn char_em(&self, c: char) -> f64 {
            if is_han(c) { 1.0 } else { 0.5 }
        }
    }

    fn check(text: &str, width_em: f64, expected: &[&str]) {
        assert_eq!(Prepared::new(text, &Plain, 0.25).wrap(width_em), expected);
    }

    #[test]
    fn titles_break_before_their_bracket_and_evenly() {
        check("", 7.0, &[]);
        check(
            "副數字政策專員(數字政府)",
            11.0,
            &["副數字政策專員", "(數字政府)"],
        );
        check(
            "助理數字政策專員(數據應用)",
            8.0,
            &["助理數字政策專員", "(數據應用)"],
        );
        check("助理數字政策專員", 7.0, &["助理數字", "政策專員"]);
        check("總系統經理(數據應用)1", 7.0, &["總系統經理", "(數據應用)1"]);
        check("(首長級乙一級政務官)", 7.0, &["(首長級乙", "一級政務官)"]);
    }

    #[test]
    fn words_stay_whole_unless_longer_than_the_line() {
        check(
            "Chief Systems Manager",
            6.0,
            &["Chief", "Systems", "Manager"],
        );
        check(
            "Chief  Systems\nManager",
            7.0,
            &["Chief Systems", "Manager"],
        );
        check("abcdefghijklmnop", 5.0, &["abcdefgh", "ijklmnop"]);
        check("推行Wi-Fi計劃", 5.0, &["推行", "Wi-Fi計劃"]);
    }

    #[test]
    fn punctuation_keeps_to_its_side() {
        for text in [
            "甲乙丙丁，戊己",
            "一二（三四五六七）八",
            "))))))))))))))))))))))",
            "「「「「「「「「「",
        ] {
            for width in [2.0, 3.0, 4.0, 7.0] {
                let lines = Prepared::new(text, &Plain, 0.25).wrap(width);
                assert_eq!(lines.concat(), text);
                assert!(
                    lines.iter().all(|l| Plain.width_em(l) <= width),
                    "{lines:?}"
                );
            }
        }
        check("甲乙丙，丁戊", 3.0, &["甲乙", "丙，", "丁戊"]);
        check("甲乙丙丁（戊己）", 5.0, &["甲乙丙丁", "（戊己）"]);
    }
}
