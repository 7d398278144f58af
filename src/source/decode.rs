//! Bytes to text: UTF-8, UTF-16 with a mark, or Big5 with Hong Kong's
//! supplementary characters, which is what Excel writes in Hong Kong.

use encoding_rs::{BIG5, DecoderResult, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The encodings that a table may be in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte-order mark.
    Utf8,
    /// UTF-16, little-endian.
    Utf16Le,
    /// UTF-16, big-endian.
    Utf16Be,
    /// Big5-HKSCS, as the WHATWG Encoding Standard maps it.
    Big5Hkscs,
    /// Windows-1252, which Excel writes in Britain. Every byte decodes, so that
    /// it is never guessed.
    Windows1252,
}

impl Encoding {
    /// The names that `encoding` in paper.toml may state.
    pub const NAMES: &'static [&'static str] = &[
        "utf-8",
        "utf-16le",
        "utf-16be",
        "big5-hkscs",
        "windows-1252",
    ];

    /// The encoding of a stated name, in any case.
    pub fn from_name(name: &str) -> Option<Self> {
        match name.to_ascii_lowercase().as_str() {
            "utf-8" | "utf8" => Some(Self::Utf8),
            "utf-16le" => Some(Self::Utf16Le),
            "utf-16be" => Some(Self::Utf16Be),
            "big5-hkscs" | "big5" => Some(Self::Big5Hkscs),
            "windows-1252" | "cp1252" => Some(Self::Windows1252),
            _ => None,
        }
    }

    /// The name as messages print it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Big5Hkscs => "Big5-HKSCS",
            Self::Windows1252 => "Windows-1252",
        }
    }

    pub(super) fn codec(self) -> &'static encoding_rs::Encoding {
        match self {
            Self::Utf8 => UTF_8,
            Self::Utf16Le => UTF_16LE,
            Self::Utf16Be => UTF_16BE,
            Self::Big5Hkscs => BIG5,
            Self::Windows1252 => WINDOWS_1252,
        }
    }
}

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
}

/// Decodes a file in the stated encoding, or in the one recognised: a mark
/// decides; else UTF-8 where it is valid; else Big5-HKSCS where it is valid;
/// else UTF-8, with its faults.
pub fn decode(bytes: &[u8], stated: Option<Encoding>) -> Decoded {
    let (marked, body) = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => (Some(Encoding::Utf8), rest),
        [0xFF, 0xFE, rest @ ..] => (Some(Encoding::Utf16Le), rest),
        [0xFE, 0xFF, rest @ ..] => (Some(Encoding::Utf16Be), rest),
        rest => (None, rest),
    };
    if let Some(encoding) = marked.or(stated) {
        return decode_as(body, encoding);
    }
    let utf8 = decode_as(body, Encoding::Utf8);
    if utf8.faults.is_empty() {
        return utf8;
    }
    let big5 = decode_as(body, Encoding::Big5Hkscs);
    // A file that is neither is shown in the encoding with the fewer faults:
    // one stray byte in a UTF-8 table is no reason to show it all as Big5.
    if big5.faults.len() < utf8.faults.len() {
        big5
    } else {
        utf8
    }
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
