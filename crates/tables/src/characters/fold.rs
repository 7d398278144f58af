//! Texts by what a reader sees of them.

use icu_properties::CodePointMapData;
use icu_properties::props::GeneralCategory;
use unicode_normalization::UnicodeNormalization;
use unicode_security::confusable_detection::skeleton;

use super::kind::{named, unseen};

/// A text as a reader sees it: without characters that nobody sees, any space
/// as a plain one, in one form where there are several (a letter with its
/// accent, a compatibility ideograph, a radical). Case and width stay: these
/// are seen.
pub fn as_seen(text: &str) -> String {
    if text.is_ascii() {
        return text.trim().to_owned();
    }
    let seen = text.chars().filter_map(|c| match unseen(c) {
        Some(kind) if kind.contains("space") => Some(' '),
        Some(_) => None,
        None => Some(c),
    });
    let one_form: String = seen.flat_map(super::form::plain).nfc().collect();
    one_form.trim().to_owned()
}

/// A name without what the eye passes over: what [`as_seen`] leaves out, case,
/// the width of letters and digits, accents, the script of letters that look
/// like Latin ones (the Cyrillic е), and which dash is written.
pub fn fold(name: &str) -> String {
    if name.is_ascii() {
        return name.trim().to_ascii_lowercase();
    }
    let mark = |c: char| {
        let category = CodePointMapData::<GeneralCategory>::new().get(c);
        category == GeneralCategory::NonspacingMark
    };
    let plain = as_seen(name);
    let parts = plain.nfkd().filter(|c| !mark(*c));
    let parts: String = parts.flat_map(char::to_lowercase).flat_map(latin).collect();
    parts.trim().to_owned()
}

/// The Latin letters or digits that a character looks like, or itself. Of what
/// Unicode calls confusable only this counts: two Chinese characters that
/// differ by a stroke are two.
fn latin(c: char) -> impl Iterator<Item = char> {
    let mut buffer = [0; 4];
    let like: String = match c.is_ascii() {
        true => String::new(),
        false => skeleton(c.encode_utf8(&mut buffer)).collect(),
    };
    let found = !like.is_empty() && like.chars().all(|c| c.is_ascii_alphanumeric());
    let like: Vec<char> = match found {
        true => like.chars().flat_map(char::to_lowercase).collect(),
        // The dashes that word processors put in place of a hyphen.
        false if matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}') => vec!['-'],
        false => vec![c],
    };
    like.into_iter()
}

/// Where a text first differs from one that it looks like, in words: the
/// character there, and what the other has. Nothing where they do not look
/// alike, or where the difference can be seen: case, width, an accent.
pub fn difference(text: &str, other: &str) -> Option<String> {
    if text == other || fold(text) != fold(other) {
        return None;
    }
    let (mut left, mut right) = (text.chars(), other.chars());
    loop {
        match (left.next(), right.next()) {
            (Some(a), Some(b)) if a == b => {}
            (Some(a), b) if unseen(a).is_some() || a.is_whitespace() => {
                return Some(match unseen(a) {
                    Some(kind) => format!("{} in it is {kind}", named(a)),
                    None if b.is_none() => "there is white space at its end".to_owned(),
                    None => "there is white space in it".to_owned(),
                });
            }
            (_, Some(b)) if unseen(b).is_some() => {
                return Some(format!("the other has {}, {}", named(b), unseen(b)?));
            }
            (Some(a), Some(b)) => {
                let seen = base(a) == base(b) && as_seen(text) != as_seen(other);
                return (!seen).then(|| format!("{} in it is not {}", named(a), named(b)));
            }
            (Some(a), None) => return Some(format!("{} stands at its end", named(a))),
            (None, Some(b)) if b.is_ascii() => return None,
            (None, Some(b)) => return Some(format!("it lacks {} at its end", named(b))),
            (None, None) => return None,
        }
    }
}

/// A letter without its case, width and accents.
fn base(c: char) -> Option<char> {
    let plain = std::iter::once(c).nfkd().next()?;
    plain.to_lowercase().next()
}

#[cfg(test)]
mod tests {
    use super::{as_seen, difference, fold};

    #[test]
    fn texts_that_look_alike_are_one() {
        for (one, other) in [
            ("keeper\u{200B}", "keeper"),
            ("kee\u{AD}per", "keeper"),
            ("\u{FEFF}keeper", "keeper"),
            ("keeper\u{E0041}\u{FE0F}", "keeper"),
            ("a\u{A0}b", "a b"),
            ("e\u{301}", "é"),
            ("⼯程", "工程"),
            ("\u{F9DC}", "隆"),
        ] {
            assert_eq!(as_seen(one), as_seen(other));
            assert_eq!(fold(one), fold(other));
        }
    }

    #[test]
    fn what_a_reader_sees_is_kept() {
        for (one, other) in [
            ("土", "士"),
            ("已", "己"),
            ("未", "末"),
            ("O", "0"),
            ("1", "l"),
        ] {
            assert_ne!(fold(one), fold(other), "{one} {other}");
        }
        assert_ne!(as_seen("DC1"), as_seen("dc1"));
        assert_ne!(as_seen("café"), as_seen("cafe"));
        // Genuine ideographs of the compatibility block.
        assert_eq!(as_seen("\u{FA0E}"), "\u{FA0E}");
    }

    #[test]
    fn ids_are_folded_further() {
        for (one, other) in [
            ("DC1", "dc1"),
            ("ＤＣ１", "dc1"),
            ("k\u{435}\u{435}per", "keeper"),
            ("keeper\u{301}", "keeper"),
            (" café ", "cafe"),
        ] {
            assert_eq!(fold(one), fold(other), "{one}");
        }
    }

    #[test]
    fn the_first_difference_is_named() {
        let said = |text: &str| difference(text, "keeper").unwrap_or_default();
        assert_eq!(
            said("keeper\u{200B}"),
            "U+200B in it is a mark without width"
        );
        assert_eq!(said("k\u{435}eper"), "U+0435 in it is not U+0065");
        assert_eq!(said("keeper\u{301}"), "U+0301 stands at its end");
        assert_eq!(said("keeper "), "there is white space at its end");
        assert_eq!(said("Keeper"), "");
        assert_eq!(said("ＫEEPER"), "");
        assert_eq!(said("kéeper"), "");
        assert_eq!(
            difference("ke\u{301}eper", "kéeper").unwrap_or_default(),
            "U+0065 in it is not U+00E9"
        );
        assert_eq!(said("beam"), "");
    }
}
