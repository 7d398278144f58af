//! Numbers as an edition prints them, and what they count.

use super::{Establishment, Lang, Words, grouped, plural};

/// A thin space that does not break: between the thousands of a count.
const THIN: char = '\u{202F}';

/// What is counted: its word for one, and for none or several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noun {
    one: String,
    many: String,
}

impl Noun {
    /// A noun with its plural.
    pub fn new(one: &str, many: &str) -> Self {
        let (one, many) = (one.to_owned(), many.to_owned());
        Self { one, many }
    }

    /// An English noun with its regular plural.
    pub fn regular(one: &str) -> Self {
        Self::new(one, &plural(one))
    }

    /// A noun of a language that has no plural.
    pub fn unchanging(one: &str) -> Self {
        Self::new(one, one)
    }

    /// The word that agrees with a number: the singular for one alone.
    pub fn agreeing(&self, count: u64) -> &str {
        match count {
            1 => &self.one,
            _ => &self.many,
        }
    }
}

impl Establishment {
    /// An English noun with the plural that is given, or that of the rank whose
    /// name it is, or the regular one.
    pub fn noun(&self, one: &str, many: Option<&str>) -> Noun {
        if let Some(many) = many {
            return Noun::new(one, many);
        }
        let mut ranks = self.ranks().iter();
        let rank = ranks.find(|rank| rank.name.get(Lang::En) == one);
        rank.map_or_else(|| Noun::regular(one), |rank| rank.noun(Lang::En))
    }
}

impl Words {
    /// A number in figures: 9, 1 000.
    pub fn figures(&self, number: i64) -> String {
        grouped(number, THIN, self.numbers.grouped_from)
    }

    /// A count in a table: 1 000.
    pub fn tabled(&self, number: i64) -> String {
        grouped(number, THIN, self.numbers.in_tables_from)
    }

    /// A number in words as far as the edition has them, and in figures
    /// beyond: no, two, 11.
    pub fn numeral(&self, number: i64) -> String {
        let index = usize::try_from(number).ok();
        let word = match index {
            Some(0) => Some(&self.numbers.none),
            Some(number) => self.numerals.get(number - 1),
            None => None,
        };
        word.map_or_else(|| self.figures(number), Clone::clone)
    }

    /// A number in words or in figures.
    pub fn number(&self, number: i64, in_words: bool) -> String {
        match in_words {
            true => self.numeral(number),
            false => self.figures(number),
        }
    }

    /// How many there are of something.
    pub fn count(&self, count: u64, in_words: bool) -> String {
        self.number(i64::try_from(count).unwrap_or(i64::MAX), in_words)
    }

    /// How many there are of something, with its noun: no posts, one post.
    pub fn counted(&self, count: u64, in_words: bool, noun: &Noun) -> String {
        format!("{} {}", self.count(count, in_words), noun.agreeing(count))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;

    #[track_caller]
    fn check(lang: Lang, number: i64, figures: &str, numeral: &str) {
        let words = Words::built_in(lang);
        let found = (words.figures(number), words.numeral(number));
        assert_eq!(found, (figures.to_owned(), numeral.to_owned()));
    }

    #[test]
    fn english_has_words_to_ten_and_a_space_from_a_thousand() {
        check(Lang::En, 0, "0", "no");
        check(Lang::En, 1, "1", "one");
        check(Lang::En, 10, "10", "ten");
        check(Lang::En, 11, "11", "11");
        check(Lang::En, 999, "999", "999");
        check(Lang::En, 1000, "1\u{202F}000", "1\u{202F}000");
        check(Lang::En, -2, "-2", "-2");
    }

    #[test]
    fn counts_in_tables_have_a_space_from_a_thousand_in_both() {
        for lang in Lang::ALL {
            let words = Words::built_in(lang);
            let found = [999, 1491, -1491].map(|number| words.tabled(number));
            assert_eq!(found, ["999", "1\u{202F}491", "-1\u{202F}491"]);
        }
    }

    #[test]
    fn a_number_of_a_paper_is_called_one_once() {
        for (lang, typed, printed) in [
            (
                Lang::En,
                "CB(4)1409/16-17(07)",
                "LC Paper No. CB(4)1409/16-17(07)",
            ),
            (
                Lang::En,
                "LC Paper No. CB(1)2/27-28(01)",
                "LC Paper No. CB(1)2/27-28(01)",
            ),
            (Lang::Zh, "CB(4)1409/16-17(07)", "CB(4)1409/16-17(07)"),
        ] {
            assert_eq!(Words::built_in(lang).paper_number(typed), printed);
        }
    }

    #[test]
    fn chinese_has_words_to_twenty_and_a_space_from_ten_thousand() {
        check(Lang::Zh, 0, "0", "0");
        check(Lang::Zh, 2, "2", "兩");
        check(Lang::Zh, 20, "20", "二十");
        check(Lang::Zh, 21, "21", "21");
        check(Lang::Zh, 1823, "1823", "1823");
        check(Lang::Zh, 194_000, "194\u{202F}000", "194\u{202F}000");
    }

    #[test]
    fn nouns_agree_with_what_they_count() {
        let words = Words::built_in(Lang::En);
        let posts = |count, noun: &str| words.counted(count, true, &Noun::regular(noun));
        assert_eq!(posts(0, "post"), "no posts");
        assert_eq!(posts(1, "post"), "one post");
        assert_eq!(posts(2, "supernumerary post"), "two supernumerary posts");
        assert_eq!(posts(11, "Deputy Secretary"), "11 Deputy Secretaries");
        let children = Noun::new("child", "children");
        assert_eq!(words.counted(3, false, &children), "3 children");
    }
}
