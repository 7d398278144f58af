//! A file's bytes with some stretches of its text replaced, and every other
//! byte as it was: the mark at its head, line ends and quoting included.

use std::ops::Range;

use super::{Encoding, SourceFile};

/// The bytes of a file with each range of its text replaced; the ranges rise
/// and do not overlap. Also gives which were left as they are, by their index, since
/// the file's encoding has no bytes for the new words.
pub fn replaced(file: &SourceFile, changes: &[(Range<usize>, &str)]) -> (Vec<u8>, Vec<usize>) {
    let mut positions = Positions::new(file);
    let mut out = Vec::new();
    let (mut copied, mut left) = (0, Vec::new());
    for (index, (range, words)) in changes.iter().enumerate() {
        let bytes = positions.at(range.start)..positions.at(range.end);
        match encoded(words, file.encoding) {
            Some(words) => {
                out.extend_from_slice(&file.bytes[copied..bytes.start]);
                out.extend(words);
                copied = bytes.end;
            }
            None => left.push(index),
        }
    }
    out.extend_from_slice(&file.bytes[copied..]);
    (out, left)
}

/// Words in an encoding; `None` where it cannot write them.
fn encoded(words: &str, encoding: Encoding) -> Option<Vec<u8>> {
    match encoding {
        Encoding::Utf8 => Some(words.as_bytes().to_vec()),
        Encoding::Utf16Le => Some(words.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        Encoding::Utf16Be => Some(words.encode_utf16().flat_map(u16::to_be_bytes).collect()),
        Encoding::Windows1252 => plainly(words, encoding),
        Encoding::Big5Hkscs => {
            let mut buffer = [0; 4];
            let mut bytes = Vec::new();
            for c in words.chars() {
                let plain = plainly(c.encode_utf8(&mut buffer), encoding);
                bytes.extend(plain.or_else(|| supplementary(c))?);
            }
            Some(bytes)
        }
    }
}

fn plainly(words: &str, encoding: Encoding) -> Option<Vec<u8>> {
    let (bytes, _, unmapped) = encoding.codec().encode(words);
    (!unmapped).then(|| bytes.into_owned())
}

/// A character of the Hong Kong supplement: the standard lets it be read and
/// not be written, but a file that is read so may be written so.
fn supplementary(c: char) -> Option<Vec<u8>> {
    let trails = || (0x40..=0x7E).chain(0xA1..=0xFE);
    let pairs = (0x87..=0xA0).flat_map(|lead| trails().map(move |trail| [lead, trail]));
    let codec = Encoding::Big5Hkscs.codec();
    let mut buffer = [0; 4];
    let wanted: &str = c.encode_utf8(&mut buffer);
    let mut found = pairs.filter(|pair| {
        let (text, faulty) = codec.decode_without_bom_handling(pair);
        !faulty && text == wanted
    });
    found.next().map(|pair| pair.to_vec())
}

/// Walks through a file's text and bytes side by side.
struct Positions<'a> {
    file: &'a SourceFile,
    text: usize,
    bytes: usize,
}

impl<'a> Positions<'a> {
    fn new(file: &'a SourceFile) -> Self {
        let mark = match &file.bytes[..] {
            [0xEF, 0xBB, 0xBF, ..] => 3,
            [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => 2,
            _ => 0,
        };
        Self {
            file,
            text: 0,
            bytes: mark,
        }
    }

    /// The place in the bytes of a place in the text, no smaller than the last
    /// one that was wanted.
    fn at(&mut self, text: usize) -> usize {
        while self.text < text {
            let (characters, bytes) = self.step();
            self.text += characters.max(1);
            self.bytes += bytes;
        }
        self.bytes.min(self.file.bytes.len())
    }

    /// The lengths of the next character in the text and in the bytes.
    fn step(&self) -> (usize, usize) {
        let next = self.file.text[self.text..].chars().next();
        let length = next.map_or(1, char::len_utf8);
        match self.file.encoding {
            Encoding::Utf8 => (length, length),
            Encoding::Utf16Le | Encoding::Utf16Be => (length, 2 * next.map_or(1, char::len_utf16)),
            Encoding::Windows1252 => (length, 1),
            Encoding::Big5Hkscs => {
                let lead = self.file.bytes.get(self.bytes).copied();
                if lead.is_none_or(|lead| lead < 0x80) {
                    return (length, 1);
                }
                // Four codes of the Hong Kong supplement stand for a letter with a
                // combining mark: two characters for two bytes.
                let end = (self.bytes + 2).min(self.file.bytes.len());
                let pair = &self.file.bytes[self.bytes..end];
                let (decoded, _) = self.file.encoding.codec().decode_without_bom_handling(pair);
                (decoded.len(), 2)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::replaced;
    use crate::source::{Sources, decode};

    /// Replaces the first 群 of a file by 羣, and gives the bytes.
    fn check(bytes: &[u8], expected: &[u8]) {
        let decoded = decode(bytes, None);
        let mut sources = Sources::default();
        let id = sources.add("t.csv".into(), decoded.text, bytes.to_vec());
        sources.read_in(id, decoded.encoding);
        let file = sources.file(id);
        let at = file.text.find('群').expect("the character");
        let (out, left) = replaced(file, &[(at..at + '群'.len_utf8(), "羣")]);
        assert_eq!((out.as_slice(), left), (expected, Vec::new()));
    }

    #[test]
    fn every_other_byte_stays() {
        check(
            "\u{FEFF}a,\"群\"\r\n".as_bytes(),
            "\u{FEFF}a,\"羣\"\r\n".as_bytes(),
        );
        let wide = |text: &str| {
            let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
            units.flat_map(u16::to_le_bytes).collect::<Vec<u8>>()
        };
        check(&wide("甲𠀀\r\n群b"), &wide("甲𠀀\r\n羣b"));
        // 啲, a letter with a mark, 數: two characters of the supplement first.
        let head = b"\x9D\xF8\x88\x62\xBC\xC6,";
        let tail = b"\r\n\xA4\x41";
        let whole = |middle: &[u8]| [head, middle, tail].concat();
        check(&whole(b"\xB8\x73"), &whole(b"\x8E\xC4"));
    }

    #[test]
    fn what_an_encoding_lacks_is_left() {
        let bytes = encoding_rs::BIG5.encode("甲乙").0.into_owned();
        let decoded = decode(&bytes, None);
        let mut sources = Sources::default();
        let id = sources.add("t.csv".into(), decoded.text, bytes.clone());
        sources.read_in(id, decoded.encoding);
        let (out, left) = replaced(sources.file(id), &[(0..3, "𠀀")]);
        assert_eq!((out, left), (bytes, vec![0]));
    }
}
