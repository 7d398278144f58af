//! What belongs together in Chinese titles: words, and what ends or begins them.

use super::breaks::{Break, is_han, is_letter};
use super::words::{begins, follows, is_end, is_grade, joins, word_at};

/// Where units of a text begin, and what a line break before each would be.
///
/// `at` is called with the place of each character that has a Chinese one before
/// it, and what a break there would be.
pub(super) fn each_break(text: &[char], mut at: impl FnMut(usize, Break)) {
    let mut from = 0;
    let mut before: Option<Unit> = None;
    while from < text.len() {
        if !is_han(text[from]) || !is_letter(text[from]) {
            before = None;
            from += 1;
            continue;
        }
        let unit = Unit::at(text, from);
        if let Some(before) = before {
            at(from, before.then(&unit, text[from]));
        }
        for inner in from + 1..from + unit.length {
            at(inner, Break::Inside);
        }
        from += unit.length;
        before = Some(unit);
    }
}

/// Some characters that belong together.
#[derive(Debug, Clone, Copy)]
struct Unit {
    length: usize,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A name that is whole: 資訊科技署.
    Name,
    /// A word: 資訊.
    Word,
    /// A character of which nothing is known.
    Unknown,
    /// What begins the next unit.
    Begin,
    /// What joins two.
    Join,
    /// What goes with the unit before.
    Follow,
}

impl Unit {
    /// The unit that begins at a place.
    fn at(text: &[char], from: usize) -> Self {
        let one = |kind| Self { length: 1, kind };
        let word = word_at(text, from);
        if word.is_none() {
            match text[from] {
                c if joins(c) => return one(Kind::Join),
                c if follows(c) => return one(Kind::Follow),
                _ => {}
            }
        }
        let mut length = word.unwrap_or(1);
        let mut ended = false;
        while let Some(&next) = text.get(from + length)
            && is_end(next)
            && word_at(text, from + length).is_none()
        {
            length += 1;
            ended = true;
        }
        let kind = match word {
            _ if ended => Kind::Name,
            Some(_) => Kind::Word,
            None if begins(text[from]) => Kind::Begin,
            None => Kind::Unknown,
        };
        Self { length, kind }
    }

    /// What a line break between this and the next unit would be, whose first
    /// character is given.
    fn then(self, next: &Self, first: char) -> Break {
        match (self.kind, next.kind) {
            (Kind::Begin, _) | (_, Kind::Follow) => Break::Inside,
            (Kind::Join, _) => Break::Poor,
            (_, Kind::Join) => Break::Pause,
            (Kind::Name | Kind::Follow, _) if !is_grade(first) => Break::Good,
            (Kind::Unknown, Kind::Unknown) => Break::Plain,
            _ => Break::Edge,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The units, with a bar where a line breaks well and a dot where it may.
    fn check(text: &str, expected: &str) {
        let chars: Vec<char> = text.chars().collect();
        let mut signs = vec![""; chars.len()];
        each_break(&chars, |at, found| {
            signs[at] = match found {
                Break::Good | Break::Pause => "|",
                Break::Edge | Break::Plain => "·",
                Break::Poor => "!",
                _ => "",
            };
        });
        let shown = signs
            .iter()
            .zip(&chars)
            .map(|(sign, c)| format!("{sign}{c}"));
        assert_eq!(shown.collect::<String>(), expected);
    }

    #[test]
    fn ranks_and_bodies_are_whole() {
        check("首長級乙級政務官", "首長級·乙級|政務官");
        check("首長級乙一級政務官", "首長級·乙一級|政務官");
        check("資訊科技署助理署長", "資訊·科技署|助理·署長");
        check("效率促進組副專員", "效率·促進組|副專員");
        check("總城市規劃師", "總城市·規劃師");
        check(
            "香港特別行政區政府駐京辦事處",
            "香港·特別行政區·政府·駐·京·辦事處",
        );
        check("高級首席行政主任", "高級·首席·行政·主任");
    }

    #[test]
    fn joining_words_begin_lines() {
        check("數碼共融及研究", "數碼·共融|及!研究");
        check("港口之發展", "港口之|發展");
    }

    #[test]
    fn what_is_unknown_may_break_anywhere() {
        check("啦嘩喂", "啦·嘩·喂");
        check("喂署A啦嘩", "喂署A啦·嘩");
        check("", "");
    }
}
