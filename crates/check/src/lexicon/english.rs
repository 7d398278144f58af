//! English words in British spelling.

use std::sync::LazyLock;

use fst::raw::Fst;

use super::Carried;
use super::of_papers::OF_PAPERS;

static WORDS: LazyLock<Option<Carried>> =
    LazyLock::new(|| Fst::new(&include_bytes!("en.fst")[..]).ok());

/// What makes a word of another, or of two.
const FRONTS: [&str; 26] = [
    "anti", "auto", "bio", "co", "counter", "cyber", "eco", "electro", "geo", "hydro", "inter",
    "mega", "micro", "mid", "multi", "non", "out", "over", "photo", "post", "pre", "re", "sub",
    "tele", "un", "under",
];

/// Ends that make a word of a shorter one, each with that of the shorter one: bureaux
/// of bureau, premia of premium, secondees of second, tenderers of tenderer.
const ENDS: [(&str, &str); 8] = [
    ("eaux", "eau"),
    ("ia", "ium"),
    ("ae", "a"),
    ("ee", ""),
    ("ees", ""),
    ("wide", ""),
    ("ers", "er"),
    ("ors", "or"),
];

/// Whether a word is one that the list has, with another end.
fn made_of(word: &str, end: &str, of_one: &str) -> bool {
    const LEAST: usize = 4;
    let stem = word
        .strip_suffix(end)
        .filter(|stem| stem.len() >= LEAST || !of_one.is_empty());
    stem.is_some_and(|stem| stem.len() > 2 && listed(&format!("{stem}{of_one}")))
}

/// Whether a word is spelt so. Words that are made of two, and those that
/// begin as others do, are fine: papers have many that no dictionary lists.
pub(crate) fn is_word(word: &str) -> bool {
    const LEAST: usize = 4;
    let lower = word.to_lowercase();
    if listed(word) || listed(&lower) || OF_PAPERS.contains(&lower.as_str()) {
        return true;
    }
    if ENDS
        .iter()
        .any(|(end, of_one)| made_of(&lower, end, of_one))
    {
        return true;
    }
    let behind = |front: &&str| lower.strip_prefix(*front);
    let mut rests = FRONTS.iter().filter_map(behind);
    let long = |rest: &str| rest.chars().nth(LEAST - 1).is_some() && listed(rest);
    rests.any(long)
        || lower
            .char_indices()
            .any(|(at, _)| long(&lower[..at]) && long(&lower[at..]))
}

/// Whether the list has a word just so.
fn listed(word: &str) -> bool {
    let words = WORDS.as_ref();
    words.is_none_or(|words| words.contains_key(word))
}

/// The words that are spelt like this one but for a slip: two letters the wrong
/// way round, one too many, another one, one too few, in this order.
pub(crate) fn near(word: &str) -> Vec<String> {
    const LETTERS: &str = "etaoinsrhldcumfpgwybvkxjqz";
    let chars: Vec<char> = word.chars().collect();
    let with = |change: &dyn Fn(&mut Vec<char>)| {
        let mut other = chars.clone();
        change(&mut other);
        other.into_iter().collect::<String>()
    };
    let swapped = (1..chars.len()).map(|at| with(&|other| other.swap(at - 1, at)));
    let fewer = (0..chars.len()).map(|at| {
        with(&|other| {
            other.remove(at);
        })
    });
    let places = 0..chars.len();
    let others = places.flat_map(|at| LETTERS.chars().map(move |c| (at, c)));
    let others = others.map(|(at, c)| with(&|other| other[at] = c));
    let gaps = 0..=chars.len();
    let more = gaps.flat_map(|at| LETTERS.chars().map(move |c| (at, c)));
    let more = more.map(|(at, c)| with(&|other| other.insert(at, c)));
    let all = swapped.chain(fewer).chain(others).chain(more);
    all.filter(|other| other != word && listed(other)).collect()
}

#[cfg(test)]
mod tests {
    use super::{is_word, near};

    #[test]
    fn words_are_known_in_british_spelling() {
        for word in [
            "programme",
            "organisation",
            "Kowloon",
            "watercourse",
            "subgroup",
            "bureaux",
            "plateaux",
            "premia",
            "secondees",
            "tenderers",
            "bunkering",
            "gratia",
            "vide",
            "mutatis",
            "nams",
        ] {
            assert!(is_word(word), "{word}");
        }
        for word in [
            "organization",
            "goverment",
            "existign",
            "color",
            "officee",
            "bureaax",
        ] {
            assert!(!is_word(word), "{word}");
        }
    }

    #[test]
    fn a_slip_is_near_its_word() {
        assert_eq!(near("existign"), ["existing"]);
        assert!(near("goverment").contains(&"government".to_owned()));
        assert!(near("organization").contains(&"organisation".to_owned()));
    }
}
