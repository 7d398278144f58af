//! Breaking text into the fewest lines of a width, evenly.

use super::prepared::Prepared;

/// A line of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) text: String,
    /// Whether it ends within a word that is wider than the line may be.
    pub(crate) broken: bool,
    /// Whether a space stood where it ends, or the text ends there.
    pub(crate) spaced: bool,
}

/// A place where a line may begin.
#[derive(Debug, Clone, Copy)]
struct Place {
    at: usize,
    /// What breaking there costs.
    cost: f64,
    /// How wide the text is that is before it, ...
    before_em: f64,
    /// ... and the white space that it ends with.
    lead_em: f64,
    /// How many letters are before it.
    letters: usize,
}

/// What a line costs that begins within a word, ...
const IN_A_WORD: f64 = 9.0;
/// ... one within brackets that would fit on a line, beside its own cost, ...
const IN_BRACKETS: f64 = 0.4;
/// ... and one of a single letter, where the square of the width is one.
const ALONE: f64 = 2.0;

impl Prepared {
    /// The lines of the text at a width in em: as few as can be, then with
    /// breaks where a reader would break, then even. Only a word wider than a
    /// line is broken.
    pub(crate) fn wrap(&self, width_em: f64) -> Vec<Line> {
        let starts = self.starts(width_em);
        let ends = starts.iter().skip(1).copied().chain([self.len()]);
        let line = |(&from, to): (&usize, usize)| Line {
            text: self.text(from, to),
            broken: to < self.len() && self.breaking(to).cost().is_none(),
            spaced: to == self.len() || self.is_spaced(to),
        };
        starts.iter().zip(ends).map(line).collect()
    }

    /// How many lines the text takes at a width in em, and how rough their
    /// breaks are; one between two words is one.
    pub(crate) fn size(&self, width_em: f64) -> (usize, f64) {
        if !self.is_empty() && self.width(0, self.len()) <= width_em {
            return (1, 0.0);
        }
        let starts = self.starts(width_em);
        let breaks = starts.iter().skip(1);
        let rough = breaks.map(|&start| self.breaking(start).roughness());
        (starts.len(), rough.sum())
    }

    /// Where the lines begin.
    fn starts(&self, width_em: f64) -> Vec<usize> {
        if self.is_empty() {
            return Vec::new();
        }
        if self.width(0, self.len()) <= width_em {
            return vec![0];
        }
        fewest_even(&self.places(width_em), width_em)
    }

    /// Where lines may begin, and the text's end.
    fn places(&self, width_em: f64) -> Vec<Place> {
        let unit = width_em * width_em;
        let mut places = vec![self.place(0, 0.0)];
        let mut from = 0;
        for at in 1..=self.len() {
            let cost = match at < self.len() {
                true => self.breaking(at).cost(),
                false => Some(0.0),
            };
            let Some(cost) = cost else { continue };
            if self.width(from, at) > width_em {
                // What takes no room is never parted from what is before it.
                let wide = (from + 1..at).filter(|&at| self.takes_room(at));
                let cost = IN_A_WORD * unit;
                places.extend(wide.map(|at| self.place(at, cost)));
            }
            if at < self.len() {
                let inner = self.bracketed_em(at) <= width_em;
                let cost = (cost + if inner { IN_BRACKETS } else { 0.0 }) * unit;
                places.push(self.place(at, cost));
            }
            from = at;
        }
        places.push(self.place(self.len(), 0.0));
        places
    }

    fn place(&self, at: usize, cost: f64) -> Place {
        let (before_em, letters) = self.before(at);
        let lead_em = if at < self.len() {
            self.lead_em(at)
        } else {
            0.0
        };
        Place {
            at,
            cost,
            before_em,
            lead_em,
            letters,
        }
    }
}

/// The starts of the lines: fewest lines first, then the least cost.
fn fewest_even(places: &[Place], width_em: f64) -> Vec<usize> {
    const SLACK: f64 = 1e-6;
    let unit = width_em * width_em;
    // best[p]: lines and cost of the text before place p, and the line's start.
    let mut best = vec![(usize::MAX, f64::INFINITY, 0); places.len()];
    best[0] = (0, 0.0, 0);
    for (p, start) in places.iter().enumerate() {
        let (lines, cost, _) = best[p];
        if lines == usize::MAX {
            continue;
        }
        let from = start.before_em + start.lead_em;
        for (q, end) in places.iter().enumerate().skip(p + 1) {
            let slack = width_em - (end.before_em - from);
            if slack < -SLACK && q > p + 1 {
                break;
            }
            if lines + 1 > best[q].0 {
                continue;
            }
            let alone = if end.letters - start.letters < 2 {
                ALONE * unit
            } else {
                0.0
            };
            let total = cost + slack * slack + end.cost + alone;
            if lines + 1 < best[q].0 || total + SLACK < best[q].1 {
                best[q] = (lines + 1, total, p);
            }
        }
    }
    let mut starts = Vec::new();
    let mut at = places.len() - 1;
    while at > 0 {
        at = best[at].2;
        starts.push(places[at].at);
    }
    starts.reverse();
    starts
}

#[cfg(test)]
mod tests {
    use super::super::breaks::is_han;
    use super::*;
    use crate::measure::Measure;

    struct Plain;
    impl Measure for Plain {
        fn char_em(&self, c: char) -> f64 {
            if is_han(c) { 1.0 } else { 0.5 }
        }
    }

    fn check(text: &str, width_em: f64, expected: &[&str]) {
        assert_eq!(wrapped(text, width_em), expected);
    }

    fn wrapped(text: &str, width_em: f64) -> Vec<String> {
        let lines = Prepared::new(text, &Plain, 0.25).wrap(width_em);
        lines.into_iter().map(|line| line.text).collect()
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
        check("(首長級乙一級政務官)", 7.0, &["(首長級乙一級", "政務官)"]);
    }

    #[test]
    fn chinese_titles_break_between_units() {
        check("資訊科技署助理署長", 7.0, &["資訊科技署", "助理署長"]);
        check("首長級乙級政務官", 6.0, &["首長級乙級", "政務官"]);
        check("規劃及發展署署長", 7.0, &["規劃及發展署", "署長"]);
        check("高級首席行政主任", 7.0, &["高級首席", "行政主任"]);
        check(
            "總系統經理(網絡安全)12",
            7.0,
            &["總系統經理", "(網絡安全)12"],
        );
        check(
            "甲乙丙丁戊己(數據平台)子丑",
            8.0,
            &["甲乙丙丁戊己", "(數據平台)子丑"],
        );
    }

    #[test]
    fn english_titles_break_between_phrases() {
        check(
            "Director of Planning and Development",
            10.0,
            &["Director of Planning", "and Development"],
        );
        check(
            "Controller for the Environment",
            10.0,
            &["Controller", "for the Environment"],
        );
        check(
            "Administrative Officer Staff Grade B",
            12.0,
            &["Administrative Officer", "Staff Grade B"],
        );
        check(
            "Hong Kong-Zhuhai-Macao Bridge",
            9.0,
            &["Hong Kong-Zhuhai-", "Macao Bridge"],
        );
        check(
            "Head of Sham Shui Po Office",
            6.5,
            &["Head of", "Sham Shui Po", "Office"],
        );
        check(
            "Chief Executive Officer 2",
            10.0,
            &["Chief Executive", "Officer 2"],
        );
        check("Innovation/Technology", 8.0, &["Innovation/", "Technology"]);
        check("Director-General", 6.0, &["Director-", "General"]);
    }

    #[test]
    fn no_line_is_one_letter_where_another_way_fits() {
        check("子丑寅卯辰巳午未", 7.0, &["子丑寅卯", "辰巳午未"]);
        check("Post Number A", 5.5, &["Post", "Number A"]);
        check("數據平台組甲", 5.0, &["數據", "平台組甲"]);
    }

    #[test]
    fn hyphens_of_numbers_and_single_letters_hold() {
        check("Section 12-34", 5.0, &["Section", "12-34"]);
        check("E-mail and/or 24/7", 5.0, &["E-mail", "and/or", "24/7"]);
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
                let lines = wrapped(text, width);
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
