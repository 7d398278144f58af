//! What belongs together in English titles: small words with what follows them,
//! numbers with what they count, names in romanised Cantonese.

use super::breaks::Break;

/// Words that begin a phrase: a line breaks well before them, and badly after.
const BEGIN: [&str; 14] = [
    "and", "at", "by", "cum", "for", "from", "in", "of", "on", "or", "to", "under", "with", "&",
];
/// Words after which a line breaks badly, too.
const BOUND: [&str; 3] = ["a", "an", "the"];

/// What posts are called: a line breaks well after them.
const POSTS: [&str; 18] = [
    "Administrator",
    "Adviser",
    "Advisor",
    "Analyst",
    "Architect",
    "Commissioner",
    "Controller",
    "Coordinator",
    "Counsel",
    "Director",
    "Engineer",
    "Inspector",
    "Manager",
    "Officer",
    "Planner",
    "Secretary",
    "Superintendent",
    "Surveyor",
];

/// The beginnings of syllables, the longer before the shorter; none is one too.
const INITIALS: [&str; 22] = [
    "Tsz", "Ch", "Kw", "Ng", "Sh", "Ts", "Gw", "B", "D", "F", "G", "H", "J", "K", "L", "M", "N",
    "P", "S", "T", "W", "Y",
];
/// Their vowels, ...
const VOWELS: [&str; 24] = [
    "aai", "aau", "eui", "eun", "uen", "uet", "ai", "aa", "au", "ei", "eu", "iu", "oi", "oo", "ou",
    "ow", "ue", "ui", "ee", "a", "e", "i", "o", "u",
];
/// ... and their ends.
const FINALS: [&str; 9] = ["", "ng", "n", "m", "k", "t", "p", "h", "y"];

/// What a line break at a space between two words would be.
pub(super) fn between(before: &str, after: &str) -> Break {
    let small = |word: &str| BEGIN.contains(&word);
    if small(before) || BOUND.contains(&before) || is_number(after) {
        Break::Poor
    } else if small(after) || (POSTS.contains(&before) && !POSTS.contains(&after)) {
        Break::Good
    } else if is_syllable(before) && is_syllable(after) {
        Break::Inside
    } else {
        Break::Plain
    }
}

/// Whether a word counts or grades what stands before it: 2, B, IV.
fn is_number(word: &str) -> bool {
    let numerals = || word.bytes().all(|c| matches!(c, b'I' | b'V' | b'X'));
    let digits = || word.bytes().all(|c| c.is_ascii_digit());
    word.len() == 1 || (word.len() < 5 && (numerals() || digits()))
}

/// Whether a word may be a syllable of a name like Hong Kong or Sham Shui Po.
fn is_syllable(word: &str) -> bool {
    let rime = |rest: &str| {
        let finals = VOWELS.iter().filter_map(|vowel| rest.strip_prefix(vowel));
        finals.into_iter().any(|end| FINALS.contains(&end))
    };
    let begun = INITIALS
        .iter()
        .filter_map(|initial| word.strip_prefix(initial));
    word == "Tsz" || begun.into_iter().any(rime)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_words_stand_with_what_follows() {
        assert_eq!(between("Director", "of"), Break::Good);
        assert_eq!(between("of", "Planning"), Break::Poor);
        assert_eq!(between("for", "the"), Break::Poor);
        assert_eq!(between("the", "Environment"), Break::Poor);
        assert_eq!(between("Chief", "Engineer"), Break::Plain);
    }

    #[test]
    fn numbers_and_grades_stand_with_what_they_count() {
        for number in ["1", "12", "B", "II", "IV"] {
            assert_eq!(between("Grade", number), Break::Poor, "{number}");
        }
        assert_eq!(between("Grade", "Commissioner"), Break::Plain);
    }

    #[test]
    fn what_a_post_is_called_ends_a_line() {
        assert_eq!(between("Officer", "Staff"), Break::Good);
        assert_eq!(between("Administrative", "Officer"), Break::Plain);
        assert_eq!(between("Director", "Secretary"), Break::Plain);
    }

    #[test]
    fn names_in_cantonese_are_whole() {
        for name in [
            "Hong Kong",
            "Sha Tin",
            "Tuen Mun",
            "Sham Shui Po",
            "Wong Tai Sin",
            "Kwun Tong",
            "Kai Tak",
            "Tsz Wan Shan",
            "Yuen Long",
            "Sai Kung",
            "Tsuen Wan",
        ] {
            let words: Vec<&str> = name.split(' ').collect();
            for pair in words.windows(2) {
                assert_eq!(between(pair[0], pair[1]), Break::Inside, "{name}");
            }
        }
        for other in [
            "Chief Engineer",
            "Deputy Head",
            "Legal Adviser",
            "Town Planner",
        ] {
            let words: Vec<&str> = other.split(' ').collect();
            assert_eq!(between(words[0], words[1]), Break::Plain, "{other}");
        }
    }
}
