//! Bytes to text: UTF-8, UTF-16 with a mark, or Big5 with Hong Kong's
//! supplementary characters, which is what Excel writes in Hong Kong. What looks
//! like anything else is reported, and not guessed.

use encoding_rs::DecoderResult;

use super::Encoding;
use super::likely::{self, Twice, Verdict};

/// A decoded file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text; U+FFFD stands where a byte did not decode.
    pub text: String,
    /// The encoding it was read in.
    pub encoding: Encoding,
    /// Byte offsets in `text` of each U+FFFD that stands for undecodable bytes,
    /// with those bytes. Not empty means that the file must be refused.
    pub faults: Vec<(usize, Vec<u8>)>,
    /// What speaks against the text, if anything does.
    pub doubt: Option<Doubt>,
}

/// What speaks against a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// Where it shows first, as a byte offset in the text.
    pub at: usize,
    /// What it is.
    pub what: What,
}

/// The same, without its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// It seems to be in another encoding, of this name. The text is as it reads
    /// in that.
    Other(&'static str),
    /// A line of it seems to be in the encoding of this name, and the rest in
    /// another.
    Mixed(&'static str, Encoding),
    /// It looks like text of no encoding that is known.
    Unknown,
    /// It was written in the first encoding, read in the second and saved.
    Twice(&'static str, &'static str),
    /// Characters were saved as question marks.
    Lost,
    /// It is read in this encoding, and too little speaks for it.
    Unsure(Encoding),
    /// An encoding was stated, and it looks like UTF-8.
    Unlike(Encoding),
}

impl What {
    /// Whether the text may be used all the same.
    pub fn is_usable(self) -> bool {
        matches!(self, Self::Unsure(_) | Self::Unlike(_))
    }
}

/// Decodes a file in the stated encoding, or in the one recognised: a mark
/// decides; else UTF-8 where it is valid; else Big5-HKSCS where the text looks
/// like it; else UTF-8, with its faults. What looks like another encoding is a
/// doubt.
pub fn decode(bytes: &[u8], stated: Option<Encoding>) -> Decoded {
    decode_usual(bytes, stated, Encoding::Big5Hkscs)
}

/// The same where files that are not UTF-8 are usually in another encoding.
pub fn decode_usual(bytes: &[u8], stated: Option<Encoding>, usual: Encoding) -> Decoded {
    if let Some((name, text)) = likely::widest(bytes) {
        return refused(text, 0, What::Other(name));
    }
    let (marked, body) = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => (Some(Encoding::Utf8), rest),
        [0xFF, 0xFE, rest @ ..] => (Some(Encoding::Utf16Le), rest),
        [0xFE, 0xFF, rest @ ..] => (Some(Encoding::Utf16Be), rest),
        rest => (None, rest),
    };
    if let Some(encoding) = marked {
        let decoded = decode_as(body, encoding);
        return match stated == marked {
            true => decoded,
            false => looked_over(decoded),
        };
    }
    if let Some(encoding) = stated {
        let mut decoded = decode_as(body, encoding);
        decoded.doubt = unlike(body, encoding).then(|| Doubt {
            at: beyond_ascii(&decoded.text, 0),
            what: What::Unlike(encoding),
        });
        return decoded;
    }
    if let Some(little) = likely::wide(body) {
        let encoding = if little {
            Encoding::Utf16Le
        } else {
            Encoding::Utf16Be
        };
        return refused(
            decode_as(body, encoding).text,
            0,
            What::Other(encoding.name()),
        );
    }
    let utf8 = decode_as(body, Encoding::Utf8);
    if utf8.faults.is_empty() {
        let mut decoded = looked_over(utf8);
        if decoded.doubt.is_none() && likely::is_rather_big5(&decoded.text) {
            let at = beyond_ascii(&decoded.text, 0);
            decoded.doubt = doubt(at, What::Unsure(Encoding::Utf8));
        }
        return decoded;
    }
    recognised(body, utf8, usual)
}

/// What bytes are that no mark and nobody names, and that are not UTF-8.
fn recognised(bytes: &[u8], utf8: Decoded, usual: Encoding) -> Decoded {
    match likely::judge(bytes, usual.codec()) {
        Verdict::Damaged(torn) => match (marked(&utf8), torn) {
            (Some(at), _) => refused(utf8.text, at, What::Lost),
            (None, Some(torn)) => {
                let rest = if torn.rest_is_utf8 {
                    Encoding::Utf8
                } else {
                    usual
                };
                mixed(bytes, rest, torn.candidate.name, torn.start)
            }
            (None, None) => utf8,
        },
        Verdict::Dos => refused(likely::dos(bytes), 0, What::Other("CP437 or CP850")),
        Verdict::Other(candidate) => {
            let (text, _) = candidate.codec.decode_without_bom_handling(bytes);
            refused(text.into_owned(), 0, What::Other(candidate.name))
        }
        Verdict::Mixed(candidate, start) => mixed(bytes, usual, candidate.name, start),
        Verdict::Unknown => match marked(&utf8) {
            Some(at) => refused(utf8.text, at, What::Lost),
            None => refused(decode_as(bytes, usual).text, 0, What::Unknown),
        },
        Verdict::Usual => looked_over(decode_as(bytes, usual)),
        Verdict::Doubtful => {
            let mut decoded = looked_over(decode_as(bytes, usual));
            if decoded.doubt.is_none() {
                let at = beyond_ascii(&decoded.text, 0);
                decoded.doubt = doubt(at, What::Unsure(usual));
            }
            decoded
        }
    }
}

/// A text that may not be used; the doubt is at its first character beyond ASCII
/// from a place on.
fn refused(text: String, from: usize, what: What) -> Decoded {
    Decoded {
        doubt: doubt(beyond_ascii(&text, from), what),
        text,
        encoding: Encoding::Utf8,
        faults: Vec::new(),
    }
}

/// A text with a line that is in the encoding of this name, from a byte on.
fn mixed(bytes: &[u8], rest: Encoding, name: &'static str, start: usize) -> Decoded {
    let before = decode_as(&bytes[..start], rest).text.len();
    refused(decode_as(bytes, rest).text, before, What::Mixed(name, rest))
}

/// The first fault of UTF-8, where most of them stand at question marks: those a
/// program put for what it could not read.
fn marked(utf8: &Decoded) -> Option<usize> {
    let at_mark = |at: usize| {
        let (before, after) = utf8.text.split_at(at);
        before.ends_with('?')
            || after
                .strip_prefix('\u{FFFD}')
                .is_some_and(|after| after.starts_with('?'))
    };
    let marked = utf8.faults.iter().filter(|(at, _)| at_mark(*at)).count();
    (marked >= 2 && 2 * marked >= utf8.faults.len()).then(|| utf8.faults[0].0)
}

/// A text that decoded, with what speaks against it all the same.
fn looked_over(mut decoded: Decoded) -> Decoded {
    let text = &decoded.text;
    let whole = decoded.faults.is_empty();
    let found = if let Some((Twice { was, read }, at)) = likely::twice(text) {
        Some((at, What::Twice(was, read)))
    } else if let Some(at) = text.find('\u{FFFD}').filter(|_| whole) {
        Some((at, What::Lost))
    } else if likely::is_glued(text) {
        Some((beyond_ascii(text, 0), What::Unknown))
    } else {
        likely::lost(text).map(|at| (at, What::Lost))
    };
    if let Some((at, what)) = found {
        decoded.faults.clear();
        decoded.doubt = doubt(at, what);
    }
    decoded
}

/// Whether bytes that were stated to be in another encoding look like UTF-8:
/// Chinese hardly ever comes to be valid by chance.
fn unlike(bytes: &[u8], stated: Encoding) -> bool {
    let other = matches!(stated, Encoding::Big5Hkscs | Encoding::Windows1252);
    let chinese = |text: &str| text.contains(|c| c >= '\u{2E80}');
    other && std::str::from_utf8(bytes).is_ok_and(chinese)
}

fn doubt(at: usize, what: What) -> Option<Doubt> {
    Some(Doubt { at, what })
}

/// The place of the first character beyond ASCII from a place on; that place
/// where there is none.
fn beyond_ascii(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    from + rest.find(|c: char| !c.is_ascii()).unwrap_or_default()
}

fn decode_as(mut bytes: &[u8], encoding: Encoding) -> Decoded {
    let mut decoder = encoding.codec().new_decoder_without_bom_handling();
    let mut text = String::with_capacity(
        decoder
            .max_utf8_buffer_length_without_replacement(bytes.len())
            .unwrap_or(bytes.len()),
    );
    let mut faults = Vec::new();
    loop {
        let (result, read) = decoder.decode_to_string_without_replacement(bytes, &mut text, true);
        let consumed = &bytes[..read];
        bytes = &bytes[read..];
        match result {
            DecoderResult::InputEmpty => break,
            DecoderResult::OutputFull => text.reserve(bytes.len() * 3 + 16),
            DecoderResult::Malformed(length, after) => {
                let end = read.saturating_sub(usize::from(after));
                let start = end.saturating_sub(usize::from(length));
                faults.push((text.len(), consumed[start..end].to_vec()));
                text.push('\u{FFFD}');
                text.reserve(bytes.len() * 3 + 16);
            }
        }
    }
    Decoded {
        text,
        encoding,
        faults,
        doubt: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], text: &str, encoding: Encoding) {
        let decoded = decode(bytes, None);
        assert_eq!(decoded.text, text);
        assert_eq!(decoded.encoding, encoding);
        assert!(decoded.faults.is_empty(), "{:?}", decoded.faults);
    }

    #[test]
    fn encodings_are_recognised() {
        check("職級".as_bytes(), "職級", Encoding::Utf8);
        check(b"\xEF\xBB\xBFid", "id", Encoding::Utf8);
        check(b"\xFF\xFEi\0d\0", "id", Encoding::Utf16Le);
        check(b"\xFE\xFF\0i\0d", "id", Encoding::Utf16Be);
        // 啲 is in the Hong Kong supplement alone.
        check(b"\xBC\xC6\x9D\xF8", "數啲", Encoding::Big5Hkscs);
    }

    #[test]
    fn faults_are_placed_and_all_found() {
        let decoded = decode(b"a,\xFFb\n\xC0c", Some(Encoding::Utf8));
        assert_eq!(decoded.text, "a,\u{FFFD}b\n\u{FFFD}c");
        assert_eq!(decoded.faults, [(2, vec![0xFF]), (7, vec![0xC0])]);
    }
}
