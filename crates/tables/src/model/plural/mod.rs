//! The English plural of ranks and other nouns: Deputy Secretaries, Judges of
//! the Court of First Instance.

mod word;

use word::UNCHANGING;

/// Words after which a name says of what it is the head: Director of Marine.
const LINKS: [&str; 11] = [
    "of", "for", "to", "in", "on", "at", "by", "with", "from", "upon", "de",
];

/// Plurals that do not end in s.
const PLURALS: [&str; 8] = [
    "men", "women", "children", "people", "feet", "teeth", "bureaux", "criteria",
];

/// What nouns of one thing end in, though it is an s.
const SINGULAR_IN_S: [&str; 9] = [
    "ss", "us", "is", "gas", "lens", "bias", "atlas", "canvas", "alias",
];

/// Words that stand behind the noun: Solicitor General.
const BEHIND: [(&str, &[&str]); 1] = [(
    "General",
    &[
        "Attorney",
        "Auditor",
        "Comptroller",
        "Consul",
        "Director",
        "Governor",
        "Inspector",
        "Postmaster",
        "Registrar",
        "Secretary",
        "Solicitor",
        "Surveyor",
    ],
)];

/// The regular English plural of a name: of its head noun, which stands before
/// `of`, a comma, a bracket or a grade. What is joined by strokes is put into
/// the plural one by one.
pub fn plural(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 1);
    for part in alternatives(name) {
        let (joined, part) = part.split_at(part.len() - part.trim_start_matches(['/', ' ']).len());
        out.push_str(joined);
        let head = head(part);
        let start = part[..head].rfind([' ', '(']).map_or(0, |at| at + 1);
        out.push_str(&part[..start]);
        out.push_str(&of_word(&part[start..head], part));
        out.push_str(&part[head..]);
    }
    out
}

/// Whether a noun looks as if it stood in the plural already.
pub fn looks_plural(name: &str) -> bool {
    let head = &name[..head(name)];
    let word = head.rsplit([' ', '-']).next().unwrap_or(head);
    let word = word.to_lowercase();
    let mut singular = SINGULAR_IN_S.iter().chain(&UNCHANGING);
    let by_s = word.len() > 2 && word.ends_with('s') && !singular.any(|end| word.ends_with(end));
    by_s || PLURALS.contains(&word.as_str()) || name.contains("(s)")
}

/// The parts between strokes that stand outside of brackets, each with the
/// stroke before it.
fn alternatives(name: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    for (at, c) in name.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            '/' if depth == 0 => {
                parts.push(&name[start..at]);
                start = at;
            }
            _ => {}
        }
    }
    parts.push(&name[start..]);
    parts
}

/// Where the head noun of a name ends.
fn head(name: &str) -> usize {
    let mut at = 0;
    let mut before = "";
    for word in name.split_inclusive(' ') {
        let bare = word.trim_end();
        if !bare.is_empty() && !before.is_empty() && ends_before(bare, before, &name[at..]) {
            break;
        }
        if let Some(end) = bare.find([',', '(']).filter(|end| *end > 0) {
            return at + end;
        }
        at += word.len();
        if !bare.is_empty() {
            before = bare;
        }
    }
    name[..at].trim_end().len()
}

/// Whether the head noun of a name ends before a word; `rest` begins with it.
fn ends_before(word: &str, before: &str, rest: &str) -> bool {
    let said = word.trim_end_matches(',');
    let link = match said.len() > 1 && said.chars().all(char::is_uppercase) {
        true => LINKS.contains(&said.to_lowercase().as_str()),
        false => LINKS.contains(&said),
    };
    let noun = before.rsplit('-').next().unwrap_or(before);
    let behind = BEHIND
        .iter()
        .any(|(last, nouns)| *last == said && nouns.contains(&noun));
    link || behind || word.starts_with(['(', '[', '-', '–', '—']) || is_grade(rest)
}

/// Whether a text begins with the grade or class of what stands before it, and
/// nothing more is said of that: Staff Grade C, Grade 1, II.
fn is_grade(text: &str) -> bool {
    let named = ["Staff Grade ", "Grade ", "Class ", "Level "];
    let code = named
        .iter()
        .find_map(|grade| text.strip_prefix(grade))
        .unwrap_or(text);
    let end = code.find([' ', ',', '(']).unwrap_or(code.len());
    let (code, rest) = code.split_at(end);
    let roman = !code.is_empty() && code.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    let letter = code.len() < 4
        && code.starts_with(|c: char| c.is_ascii_uppercase())
        && code.chars().skip(1).all(|c| c.is_ascii_digit());
    let figure = !code.is_empty() && code.chars().all(|c| c.is_ascii_digit());
    let ends = rest.trim_start().is_empty() || rest.trim_start().starts_with(['(', ',', '–', '-']);
    ends && (roman || letter || figure)
}

/// The plural of one word of a name.
fn of_word(word: &str, name: &str) -> String {
    // Officer-in-charge, Director-General.
    let parts: Vec<&str> = word.split('-').collect();
    if let [noun, second, rest @ ..] = &parts[..] {
        let general = rest.is_empty() && BEHIND.iter().any(|(last, _)| second == last);
        if general || (!rest.is_empty() && LINKS.contains(second)) {
            return of_word(noun, name) + &word[noun.len()..];
        }
    }
    let (before, noun) = word.split_at(word.rfind('-').map_or(0, |at| at + 1));
    let capitals = |text: &str| {
        let mut letters = text.chars().filter(|c| c.is_alphabetic()).peekable();
        letters.peek().is_some() && letters.all(char::is_uppercase)
    };
    let plural = if capitals(noun) && noun.len() > 1 {
        // An abbreviation takes a small letter, AOSGCs; so does no name in capitals.
        match capitals(name) && name.contains(' ') {
            true => word::of_word(&noun.to_lowercase()).to_uppercase(),
            false => format!("{noun}s"),
        }
    } else {
        word::of_word(noun)
    };
    format!("{before}{plural}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(one: &str, many: &str) {
        assert_eq!(plural(one), many);
        assert!(!looks_plural(one), "{one}");
    }

    #[test]
    fn the_head_noun_of_a_rank_takes_the_plural() {
        check("Chief Engineer", "Chief Engineers");
        check("Deputy Secretary", "Deputy Secretaries");
        check(
            "Assistant Director of Marine",
            "Assistant Directors of Marine",
        );
        check(
            "Judge of the Court of First Instance",
            "Judges of the Court of First Instance",
        );
        check("Head, Efficiency Unit", "Heads, Efficiency Unit");
        check(
            "Principal Executive Officer (Special Duties)",
            "Principal Executive Officers (Special Duties)",
        );
        check("Officer(Works)", "Officers(Works)");
        check(
            "Private Secretary to the Chief Justice",
            "Private Secretaries to the Chief Justice",
        );
        check("Assistant Under Secretary", "Assistant Under Secretaries");
        check("Building & Works Officer", "Building & Works Officers");
        check("DIRECTOR OF MARINE", "DIRECTORS OF MARINE");
    }

    #[test]
    fn grades_and_words_behind_the_noun_stay() {
        check(
            "Administrative Officer Staff Grade B1",
            "Administrative Officers Staff Grade B1",
        );
        check(
            "Administrative Officer Staff Grade C",
            "Administrative Officers Staff Grade C",
        );
        check("Statistical Officer II", "Statistical Officers II");
        check("Officer Grade 1 (Works)", "Officers Grade 1 (Works)");
        check("Chief Grade Manager", "Chief Grade Managers");
        check("Category A Officer", "Category A Officers");
        check("Solicitor General", "Solicitors General");
        check("Director-General of Trade", "Directors-General of Trade");
        check("Major General", "Major Generals");
        check("Officer-in-charge", "Officers-in-charge");
        check("Aide-de-camp", "Aides-de-camp");
    }

    #[test]
    fn strokes_join_nouns_that_each_take_it() {
        check(
            "Government Building Surveyor/Government Structural Engineer",
            "Government Building Surveyors/Government Structural Engineers",
        );
        check(
            "Surveyor / Engineer (Roads/Bridges)",
            "Surveyors / Engineers (Roads/Bridges)",
        );
        check("bureau/department", "bureaux/departments");
    }

    #[test]
    fn nouns_with_a_plural_of_their_own() {
        check("Senior Government Counsel", "Senior Government Counsel");
        check("Chairman", "Chairmen");
        check("Deputy Law Draftsman", "Deputy Law Draftsmen");
        check("human", "humans");
        check("child", "children");
        check("Chief of Staff", "Chiefs of Staff");
        check("analysis", "analyses");
        check("memorandum", "memoranda");
        check("aircraft", "aircraft");
    }

    #[test]
    fn other_nouns_are_regular() {
        check("post", "posts");
        check("annex", "annexes");
        check("branch", "branches");
        check("monarch", "monarchs");
        check("key", "keys");
        check("duty", "duties");
        check("process", "processes");
        check("photo", "photos");
        check("AOSGC", "AOSGCs");
        check("post-holder", "post-holders");
        check("chief", "chiefs");
        check("", "");
    }

    #[test]
    fn plurals_are_seen() {
        for many in [
            "posts",
            "Chief Engineers",
            "Judges of the Court",
            "men",
            "post(s)",
            "duties",
        ] {
            assert!(looks_plural(many), "{many}");
        }
    }
}
