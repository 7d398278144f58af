//! What was read in a wrong encoding, inside a text that is otherwise sound: UTF-8
//! in one of one byte a character (`â€™` for ’, `Ã©` for é, `‚Äô` for ’, `τ«íτÉå`
//! for 管理), and Chinese in any (`║▐▓z` and `绠＄悊` for the same).

use std::cmp::Reverse;
use std::ops::Range;

use super::likely::stretches;
use super::one_byte::OneByte;

/// What is left of ” where a character of no shape has been lost.
const QUOTE: &str = "â€";

/// Where such a text stands, and what was meant.
pub fn garbled(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    let mut stretches = stretches(text).into_iter().peekable();
    // Chinese in any number, and nothing else, cannot be such a sequence.
    if !text.contains(|c| ('\u{80}'..'\u{2E80}').contains(&c)) {
        return stretches.collect();
    }
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if let Some(stretch) = stretches.next_if(|(range, _)| range.start <= at) {
            if stretch.0.start == at {
                at = stretch.0.end;
                found.push(stretch);
            }
            continue;
        }
        if c.is_ascii() {
            at += 1;
            continue;
        }
        let rest = &text[at..];
        let all = OneByte::ALL.into_iter();
        let sequences = all.filter_map(|(_, read)| sequence(rest, read));
        // Of a closing quote the last character is often lost.
        let quote = || {
            rest.starts_with(QUOTE)
                .then(|| (QUOTE.len(), '”'.to_string()))
        };
        let longest = sequences.min_by_key(|(length, _)| Reverse(*length));
        at += match longest.or_else(quote) {
            Some((length, meant)) => {
                found.push((at..at + length, meant));
                length
            }
            None => c.len_utf8(),
        };
    }
    found
}

/// The characters of one encoding at the head of a text that are together
/// UTF-8: their length, and what was meant.
fn sequence(text: &str, read: OneByte) -> Option<(usize, String)> {
    let (mut length, mut meant) = (0, String::new());
    while let Some((more, c)) = one(&text[length..], read) {
        length += more;
        meant.push(c);
    }
    // A letter of Europe before a sign may come to a Chinese character once,
    // and not twice on end.
    let several = meant.chars().count() > 1;
    let western = |c: char| u32::from(c) < 0x3000 || c == '\u{FEFF}';
    (several || meant.chars().any(western)).then_some((length, meant))
}

/// One character that was meant, and the length of those that stand for it.
fn one(text: &str, read: OneByte) -> Option<(usize, char)> {
    let (mut length, mut bytes) = (0, Vec::new());
    for c in text.chars().take(3) {
        bytes.push(read.byte(c).filter(|byte| !byte.is_ascii())?);
        length += c.len_utf8();
        // Letters of Western Europe, punctuation, and Chinese.
        match bytes[..] {
            [0xC2 | 0xC3 | 0xE2..=0xE9 | 0xEF] => {}
            [0xC2, 0xA0..=0xFF] | [0xC3, _] | [0xE2..=0xEF, _, _] => {
                let meant = std::str::from_utf8(&bytes).ok()?;
                return Some((length, meant.chars().next()?));
            }
            [0xE2..=0xEF, _] => {}
            _ => return None,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::garbled;

    #[test]
    fn garbled_text_is_told_from_foreign_letters() {
        let check = |text: &str, expected: &[(&str, &str)]| {
            let found = garbled(text).into_iter();
            let found: Vec<(&str, String)> = found.map(|(at, meant)| (&text[at], meant)).collect();
            let found: Vec<(&str, &str)> = found.iter().map(|(a, b)| (*a, b.as_str())).collect();
            assert_eq!(found, expected);
        };
        check("To survey itâ€™s", &[("â€™", "’")]);
        check("â€œaâ€\u{9d}", &[("â€œ", "“"), ("â€\u{9d}", "”")]);
        check("so-calledâ€ post", &[("â€", "”")]);
        check("cafÃ© Â£5", &[("Ã©", "é"), ("Â£", "£")]);
        check("it‚Äôs", &[("‚Äô", "’")]);
        check("æ¸¬é‡\u{8f}", &[("æ¸¬é‡\u{8f}", "測量")]);
        check("甲 µ╕¼ΘçÅ", &[("µ╕¼ΘçÅ", "測量")]);
        check("þ«íþÉåÕ▒Ç", &[("þ«íþÉåÕ▒Ç", "管理局")]);
        check("itΓÇÖs caf├⌐", &[("ΓÇÖ", "’"), ("├⌐", "é")]);
        for text in [
            "“CAFÉ”",
            "café”—the",
            "Ångström, “Å”",
            "São Tomé",
            "測量航道",
            "€5 – £6",
            "┌──┬──┐ │ α β γ │ ΓΔΘ ±½ µm",
        ] {
            check(text, &[]);
        }
    }
}
