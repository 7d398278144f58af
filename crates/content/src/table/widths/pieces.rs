//! What of a line stands on one line.

use language::{Room, held, parts};
use tables::model::Lang;

use super::ems::is_wide;
use crate::wording::JOINT;

/// What a line keeps together beyond words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keep {
    /// Numbers with what they belong to, and what stands in brackets behind a rank.
    Held,
    /// What cannot be parted at all: in English words, in Chinese numbers.
    Words,
}

/// A Latin word of so many characters breaks at its signs, as an address does.
const ENDLESS: usize = 24;

/// The pieces of a line, with the spaces behind them: words, and in Chinese characters,
/// each with the marks beside it.
pub(super) fn pieces(line: &str, (lang, keep): (Lang, Keep)) -> Vec<&str> {
    let kept = match (lang, keep) {
        (Lang::En, Keep::Words) => Vec::new(),
        _ => held(line, (lang, Room::Column)),
    };
    let mut brackets = 0;
    let mut found = Vec::new();
    let mut start = 0;
    let mut before = None;
    for (at, c) in line.char_indices() {
        let opens = c == '(' && before.is_some_and(is_wide);
        if opens && keep == Keep::Held {
            brackets = brackets.max(at + bracketed(&line[at..]).unwrap_or(0));
        }
        let broken = before.is_some_and(|before| breaks(before, c, &line[start..at]));
        let holds = lang == Lang::Zh || before == Some(' ');
        let free = !holds || !parts(&kept, at);
        if broken && free && (at >= brackets || opens) {
            found.push(&line[start..at]);
            start = at;
        }
        before = Some(c);
    }
    found.push(&line[start..]);
    match keep {
        Keep::Held => found,
        Keep::Words => found.into_iter().flat_map(endless).collect(),
    }
}

/// The pieces of an address: it breaks behind each sign.
fn endless(piece: &str) -> Vec<&str> {
    let word = piece.trim_end();
    if word.len() < ENDLESS || !word.bytes().all(|b| b.is_ascii_graphic()) {
        return vec![piece];
    }
    piece
        .split_inclusive(|c: char| !c.is_ascii_alphanumeric())
        .collect()
}

/// How long the brackets at the beginning of a text are, if they stand on one line: those
/// of two to fourteen characters.
fn bracketed(text: &str) -> Option<usize> {
    let end = text.find(')')?;
    let inside = &text[1..end];
    let whole = !inside.contains('(') && (2..=14).contains(&inside.chars().count());
    whole.then_some(end + 1)
}

/// Whether a line may break between two characters, behind a piece.
fn breaks(a: char, b: char, piece: &str) -> bool {
    if a == JOINT || b == JOINT {
        return a == JOINT;
    }
    if b == ' ' {
        return false;
    }
    if a == ' ' {
        return true;
    }
    if matches!(a, '-' | '–' | '/') {
        return b.is_alphabetic() && piece.len() > 2;
    }
    let opens = |c: char| matches!(c, '(' | '（' | '「' | '『' | '《' | '〈');
    (is_wide(a) || is_wide(b) || a == ')' && b == '(')
        && !opens(a)
        && a != '／'
        && (b.is_alphanumeric() || opens(b))
}

#[cfg(test)]
mod tests {
    use super::{Keep, pieces};
    use tables::model::Lang;

    #[track_caller]
    fn check(how: (Lang, Keep), expected: &str) {
        let line = expected.replace('|', "");
        assert_eq!(pieces(&line, how).join("|"), expected);
    }

    #[test]
    fn a_number_is_in_a_piece_with_its_word() {
        let held = |expected: &str| check((Lang::En, Keep::Held), expected);
        held("Environmental-|impact |study");
        held("2020-21 |($)");
        held("1 October |2027");
        held("$189,150 - $206,700");
        held("Harbour - |fairways");
        held("under |Head 92");
        // Of two wordings the one may stand below the other.
        held("(2,407,800\u{200B}|2,469,600)");
        held("$12 |to\u{200B}|for |13");
        held("\u{200B}|-5");
        let held = |expected: &str| check((Lang::Zh, Keep::Held), expected);
        held("總|工|程|師|(D1)");
        held("第2點，|甲");
        held("由|2027年|10月1日");
        held("2020-21|年度");
        held("處|長|(航道及海港)|甲");
        held("甲|(a)|乙");
        held("Wi-Fi|網");
    }

    #[test]
    fn where_there_is_no_room_words_stand_alone() {
        check((Lang::En, Keep::Words), "Senior |Engineer |(D1)");
        check((Lang::En, Keep::Words), "$1 |- |$2");
        check((Lang::Zh, Keep::Words), "長|(航|道|及|海|港)|甲");
        check(
            (Lang::En, Keep::Words),
            "nm-|project.|office@|cedd.|gov.|hk",
        );
    }
}
