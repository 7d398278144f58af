//! Names of people in letters as Hong Kong writes them: Siu-ming.

/// What a syllable may begin with.
const INITIALS: [&str; 25] = [
    "", "b", "ch", "d", "f", "g", "gw", "h", "j", "k", "kw", "l", "m", "n", "ng", "p", "s", "sh",
    "sz", "t", "ts", "tsz", "w", "y", "z",
];
/// What it may end with.
const FINALS: [&str; 56] = [
    "a", "aa", "ah", "ai", "ak", "am", "an", "ang", "ap", "ar", "at", "au", "aw", "ay", "e", "ea",
    "ee", "ei", "ek", "eng", "eong", "eu", "euk", "eun", "eung", "eut", "ey", "i", "ia", "iao",
    "ik", "im", "in", "ing", "ip", "is", "it", "iu", "o", "oi", "ok", "on", "ong", "oo", "or",
    "ot", "ou", "ow", "u", "ue", "uen", "uet", "ui", "uk", "un", "ung",
];

/// Whether a word ends the name of a person: its last syllable, in small letters behind
/// the hyphen of one with a capital.
pub(super) fn ends_name(before: &str, word: &str) -> bool {
    /// No syllable is longer.
    const LONGEST: usize = 7;
    let Some(front) = before.strip_suffix('-') else {
        return false;
    };
    let letters = front.bytes().rev().take(LONGEST + 1);
    let length = letters.take_while(u8::is_ascii_alphabetic).count();
    let first = &front[front.len() - length..];
    first.starts_with(|c: char| c.is_ascii_uppercase())
        && is_syllable(&first.to_ascii_lowercase())
        && is_syllable(word)
}

/// Whether a word in small letters is one syllable of a Cantonese name.
fn is_syllable(word: &str) -> bool {
    let whole = ["ng", "sz", "tsz", "sze", "tze", "kwut", "wut", "ut"];
    let mut rests = INITIALS
        .iter()
        .filter_map(|initial| word.strip_prefix(initial));
    whole.contains(&word) || rests.any(|rest| FINALS.contains(&rest))
}

#[cfg(test)]
mod tests {
    use super::ends_name;

    #[test]
    fn halves_of_names_are_told_from_halves_of_words() {
        for name in [
            "Siu-ming",
            "Wai-kwan",
            "Ka-chiu",
            "Mei-ling",
            "Tsz-shun",
            "Yuk-fan",
            "Ping-keung",
            "Suk-ching",
            "Kin-fung",
            "Hon-sang",
            "Pui-yee",
            "Tai-man",
            "Sau-yuet",
            "Wah-kwong",
        ] {
            let at = name.find('-').expect("a hyphen") + 1;
            assert!(ends_name(&name[..at], &name[at..]), "{name}");
        }
        for word in [
            "Co-ordinaton",
            "Non-directorat",
            "Re-orgnisation",
            "Sub-commitee",
            "co-ming",
            "Self-regulaton",
            "Anti-smokng",
            "Post-retiremnt",
        ] {
            let at = word.find('-').expect("a hyphen") + 1;
            assert!(!ends_name(&word[..at], &word[at..]), "{word}");
        }
        assert!(!ends_name("Wong ", "ming"));
    }
}
