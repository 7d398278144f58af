//! Encodings of one byte a character, in which text in others is read by mistake.

use encoding_rs::{Encoding as Codec, MACINTOSH, WINDOWS_1252};

/// Such an encoding.
#[derive(Debug, Clone, Copy)]
pub(super) enum OneByte {
    /// One that browsers know.
    Known(&'static Codec),
    /// One of DOS's time: what its bytes from 0x80 on stand for.
    Dos(&'static str),
}

/// What the bytes from 0x80 on stand for in CP437.
const CP437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}";

/// The same in CP850.
pub(super) const CP850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}";

impl OneByte {
    /// Each with its name in messages.
    pub(super) const ALL: [(&'static str, Self); 4] = [
        ("Windows-1252", Self::Known(WINDOWS_1252)),
        ("Mac Roman", Self::Known(MACINTOSH)),
        ("CP437", Self::Dos(CP437)),
        ("CP850", Self::Dos(CP850)),
    ];

    /// The byte of a character, where there is one.
    pub(super) fn byte(self, c: char) -> Option<u8> {
        if c.is_ascii() {
            return u8::try_from(c).ok();
        }
        // No Chinese character is any of theirs.
        if ('\u{2E80}'..'\u{F000}').contains(&c) {
            return None;
        }
        match self {
            Self::Known(codec) => {
                let mut buffer = [0; 4];
                let (bytes, _, unmapped) = codec.encode(c.encode_utf8(&mut buffer));
                match bytes[..] {
                    [byte] if !unmapped => Some(byte),
                    _ => None,
                }
            }
            Self::Dos(upper) => {
                let at = upper.chars().position(|own| own == c)?;
                u8::try_from(0x80 + at).ok()
            }
        }
    }

    /// The character of a byte.
    #[cfg(test)]
    pub(super) fn character(self, byte: u8) -> char {
        match self {
            Self::Known(codec) => {
                let (text, _) = codec.decode_without_bom_handling(std::slice::from_ref(&byte));
                text.chars().next().unwrap_or('\u{FFFD}')
            }
            Self::Dos(upper) => match byte.checked_sub(0x80) {
                Some(at) => upper.chars().nth(usize::from(at)).unwrap_or('\u{FFFD}'),
                None => char::from(byte),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::OneByte;

    #[test]
    fn every_byte_is_that_of_its_character() {
        for (name, read) in OneByte::ALL {
            for byte in 0..=u8::MAX {
                let c = read.character(byte);
                assert_eq!(read.byte(c), Some(byte), "{name} {byte:02X} {c}");
            }
        }
        for (word, read) in ["ç®¡", "ÁÆ°", "τ«í", "þ«í"].iter().zip(OneByte::ALL) {
            let bytes: Vec<u8> = word.chars().filter_map(|c| read.1.byte(c)).collect();
            assert_eq!(bytes, "管".as_bytes(), "{}", read.0);
        }
        assert!(
            OneByte::ALL
                .iter()
                .all(|(_, read)| read.byte('管').is_none())
        );
    }
}
