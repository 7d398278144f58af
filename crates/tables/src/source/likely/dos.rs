//! Tables that programs of DOS's time save: CP437 or CP850, which write the
//! letters of Western Europe alike.
//!
//! Their letters are other letters and signs in Windows-1252 and Mac Roman, so
//! that the words tell: no word has a capital or a sign after its small letters.

use encoding_rs::{Encoding as Codec, MACINTOSH, WINDOWS_1252};

use crate::source::one_byte::CP850;

/// The text of such a file.
pub(in crate::source) fn dos(bytes: &[u8]) -> String {
    let upper: Vec<char> = CP850.chars().collect();
    let read = |byte: &u8| match byte.checked_sub(0x80) {
        Some(at) => upper.get(usize::from(at)).copied().unwrap_or('\u{FFFD}'),
        None => char::from(*byte),
    };
    bytes.iter().map(read).collect()
}

/// Whether bytes are such a file: every word fits, and fits in no other encoding
/// of the West.
pub(super) fn is_dos(bytes: &[u8]) -> bool {
    let upper = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let beside = bytes
        .windows(2)
        .filter(|pair| pair.iter().all(|byte| !byte.is_ascii()));
    // Chinese and Japanese stand byte beside byte.
    if upper == 0 || 4 * beside.count() > upper {
        return false;
    }
    let other = |codec: &'static Codec| odd(&codec.decode_without_bom_handling(bytes).0);
    odd(&dos(bytes)) == 0 && other(WINDOWS_1252) > 0 && other(MACINTOSH) > 0
}

/// How many characters beyond ASCII fit no word.
fn odd(text: &str) -> usize {
    let text: Vec<char> = text.chars().collect();
    let at = |at: Option<usize>| at.and_then(|at| text.get(at)).copied().unwrap_or(' ');
    let places = (0..text.len()).filter(|&place| !text[place].is_ascii());
    let odd = places.filter(|&place| {
        let c = text[place];
        let (before, after) = (at(place.checked_sub(1)), at(Some(place + 1)));
        if c.is_alphabetic() {
            let within = before.is_alphabetic() && after.is_lowercase();
            return c.is_uppercase() && (before.is_lowercase() || within)
                || c.is_lowercase() && before.is_uppercase() && after.is_uppercase();
        }
        let passes = matches!(
            c,
            '’' | '”' | '–' | '—' | '…' | '\u{A0}' | '°' | '²' | '³' | '®' | '™' | '»'
        );
        c.is_control() || (!passes && before.is_alphabetic())
    });
    odd.count()
}

#[cfg(test)]
mod tests {
    use super::{dos, is_dos};

    #[test]
    fn letters_of_dos_are_read() {
        assert_eq!(dos(b"caf\x82,\x99ffentlich"), "café,Öffentlich");
    }

    #[test]
    fn words_tell_it_from_other_encodings() {
        assert!(is_dos(b"Attach\x82 sp\x82cial\n"));
        assert!(is_dos(b"Leiter B\x81ro, Stra\xE1e\n"));
        // é in Mac Roman and Windows-1252, and a table in Big5.
        assert!(!is_dos(b"Attach\x8E sp\x8Ecial\n"));
        assert!(!is_dos(b"Attach\xE9 sp\xE9cial\n"));
        assert!(!is_dos(b"dpo,\xC2\xBE\xAF\xC5,a\n"));
        assert!(!is_dos(b"plain"));
    }
}
