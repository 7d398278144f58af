//! The English plural of one word.

/// Nouns with a plural of their own. A word that ends in one of them, such as
/// chairman, has it too.
const ENDINGS: [(&str, &str); 22] = [
    ("woman", "women"),
    ("man", "men"),
    ("child", "children"),
    ("foot", "feet"),
    ("tooth", "teeth"),
    ("wife", "wives"),
    ("life", "lives"),
    ("knife", "knives"),
    ("half", "halves"),
    ("shelf", "shelves"),
    ("leaf", "leaves"),
    ("wolf", "wolves"),
    ("thief", "thieves"),
    ("bureau", "bureaux"),
    ("andum", "anda"),
    ("criterion", "criteria"),
    ("phenomenon", "phenomena"),
    ("appendix", "appendices"),
    ("matrix", "matrices"),
    ("quiz", "quizzes"),
    ("sis", "ses"),
    ("craft", "craft"),
];

/// Nouns that are their own plural.
pub(super) const UNCHANGING: [&str; 9] = [
    "counsel",
    "staff",
    "personnel",
    "police",
    "series",
    "species",
    "means",
    "headquarters",
    "data",
];

/// What looks like a noun of [`ENDINGS`] and is none.
const REGULAR: [&str; 7] = [
    "human", "german", "roman", "norman", "shaman", "talisman", "ottoman",
];

/// Nouns whose ch is a k.
const HARD: [&str; 7] = [
    "stomach",
    "monarch",
    "patriarch",
    "epoch",
    "eunuch",
    "loch",
    "tech",
];

/// Nouns in o that take es.
const IN_OES: [&str; 7] = [
    "hero", "potato", "tomato", "echo", "veto", "cargo", "embargo",
];

/// The plural of a noun that is not an abbreviation; a capital at its beginning
/// stays.
pub(super) fn of_word(noun: &str) -> String {
    if noun.is_empty() {
        return String::new();
    }
    let lower = noun.to_ascii_lowercase();
    if UNCHANGING.contains(&lower.as_str()) {
        return noun.to_owned();
    }
    let own = ENDINGS.iter().find(|(one, _)| lower.ends_with(one));
    if let Some((one, many)) = own.filter(|_| !REGULAR.contains(&lower.as_str())) {
        // The first letter alone may be a capital.
        let kept = noun.len() - one.len();
        return match kept {
            0 => noun.chars().take(1).chain(many.chars().skip(1)).collect(),
            _ => noun[..kept].to_owned() + many,
        };
    }
    let vowel = |c: char| "aeiou".contains(c);
    if let Some(stem) = lower.strip_suffix('y')
        && !stem.ends_with(vowel)
        && !stem.is_empty()
    {
        return noun[..noun.len() - 1].to_owned() + "ies";
    }
    let hissing = ["s", "x", "z", "sh", "ch"]
        .iter()
        .any(|end| lower.ends_with(end));
    let es = match hissing {
        true => !HARD.contains(&lower.as_str()),
        false => IN_OES.contains(&lower.as_str()),
    };
    noun.to_owned() + if es { "es" } else { "s" }
}
