//! Names that any paper of Hong Kong may have: bureaux, departments, committees and
//! places, in both languages.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use tables::model::Lang;

/// The surnames that are most common in Hong Kong, those of two characters by
/// their first.
pub(crate) const SURNAMES: &str = "陳林黃張李王吳劉蔡楊許鄭謝郭洪曾邱廖賴周徐蘇葉莊呂江何蕭羅高潘簡朱鍾游彭詹胡施沈余盧梁\
    趙顏柯翁魏孫戴范方宋鄧杜傅侯曹薛丁卓阮馬董温溫唐藍蔣石古紀姚連馮歐程湯黎梅譚霍鄺關麥伍甘冼岑莫區龐\
    司上諸尹姜邵甄鮑俞夏袁韓任田錢陸汪容雷龍萬倫樊陶駱文鄒白韋湛倪符葛龔祝顧嚴聶佘屈柳";

/// A name in both languages.
type Pair = (&'static str, &'static str);

static BODIES: LazyLock<Vec<Pair>> =
    LazyLock::new(|| pairs(include_str!("../../lexicon/bodies.txt")));
static PLACES: LazyLock<Vec<Pair>> =
    LazyLock::new(|| pairs(include_str!("../../lexicon/places.txt")));

/// The words of all English names, in lower case.
static WORDS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let names = BODIES.iter().chain(PLACES.iter()).map(|(en, _)| en);
    let words = names.flat_map(|name| name.split(|c: char| !c.is_alphabetic()));
    words.map(str::to_lowercase).collect()
});

/// What finds all Chinese names, the longest first.
static CHINESE: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let names = BODIES.iter().chain(PLACES.iter()).map(|(_, zh)| zh);
    let mut finder = AhoCorasick::builder();
    finder.match_kind(MatchKind::LeftmostLongest);
    finder.build(names).ok()
});

/// The lines of a list, each a name in English and in Chinese.
fn pairs(list: &'static str) -> Vec<Pair> {
    list.lines()
        .filter_map(|line| line.split_once('\t'))
        .collect()
}

/// The names of bureaux, departments and committees in a language.
pub(crate) fn bodies(lang: Lang) -> impl Iterator<Item = &'static str> {
    BODIES.iter().map(move |(en, zh)| match lang {
        Lang::Zh => *zh,
        Lang::En => *en,
    })
}

/// Whether a word that begins with a capital is one of an English name: Shek, Fanling.
pub(crate) fn is_word_of_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && WORDS.contains(&word.to_lowercase())
}

/// The stretches of a Chinese text that are names, in order and without overlap.
pub(crate) fn within(text: &str) -> Vec<Range<usize>> {
    let found = CHINESE.iter().flat_map(|finder| finder.find_iter(text));
    found.map(|name| name.range()).collect()
}

#[cfg(test)]
mod tests {
    use super::{BODIES, PLACES, bodies, is_word_of_name, within};
    use crate::prose::is_chinese;
    use tables::model::Lang;

    #[test]
    fn names_are_in_both_languages() {
        assert!(BODIES.len() > 100 && PLACES.len() > 150);
        for (en, zh) in BODIES.iter().chain(PLACES.iter()) {
            assert!(en.is_ascii(), "{en}");
            assert!(zh.chars().all(is_chinese), "{zh}");
        }
        assert!(bodies(Lang::Zh).any(|name| name == "機電工程署"));
    }

    #[test]
    fn names_are_found_in_texts() {
        let text = "研究在漁農自然護理署轄下的尖鼻咀進行";
        let found: Vec<&str> = within(text).into_iter().map(|at| &text[at]).collect();
        assert_eq!(found, ["漁農自然護理署", "尖鼻咀"]);
        assert!(is_word_of_name("Shek") && !is_word_of_name("shek"));
    }
}
