//! Text that was saved after it had been read in the wrong encoding.

use std::collections::HashMap;

use encoding_rs::{BIG5, Encoding as Codec, GB18030, MACINTOSH, SHIFT_JIS, WINDOWS_1252};

use super::characters::is_usual;
use super::{CLEAR, Leader, leader};

/// What happened to such a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::source) struct Twice {
    /// What it was written in.
    pub(in crate::source) was: &'static str,
    /// What it was read in.
    pub(in crate::source) read: &'static str,
}

/// Of all bytes beyond ASCII, the share that must be common characters in UTF-8
/// where the text was read in an encoding of two bytes a character. Chinese that
/// was never read wrongly has none.
const SHARE: f32 = 0.15;

/// What happened to a text, if it did, and where it shows first.
pub(in crate::source) fn twice(text: &str) -> Option<(Twice, usize)> {
    let at = text.find(|c: char| !c.is_ascii())?;
    let twice = western(text).or_else(|| eastern(text))?;
    Some((twice, at))
}

/// Chinese or Western text that was read as Windows-1252 or Mac Roman: â€™, ç®¡.
fn western(text: &str) -> Option<Twice> {
    let is_western = |c: char| !c.is_ascii() && c < '\u{2E80}';
    let mut pairs = text.chars().zip(text.chars().skip(1));
    if !pairs.any(|(one, two)| is_western(one) && is_western(two)) {
        return None;
    }
    // A row of one sign (————, ……) says the same thing over and over.
    let mut last = None;
    let text: String = text
        .chars()
        .filter(|&c| last.replace(c) != Some(c))
        .collect();
    let foreign = text.chars().filter(|c| !c.is_ascii()).count();
    let read = [("Windows-1252", WINDOWS_1252), ("Mac Roman", MACINTOSH)];
    let accounts = read.into_iter().filter_map(|(read, codec)| {
        let (bytes, unmapped) = bytes(&text, codec, &HashMap::new());
        // A slip in a cell is for a check to find; here it is about the file.
        if 4 * unmapped > foreign {
            return None;
        }
        let Leader { best, lead, total } = leader(&bytes, codec);
        let other = !std::ptr::eq(best.codec, WINDOWS_1252) && !std::ptr::eq(best.codec, MACINTOSH);
        let was = best.name;
        (other && lead > CLEAR).then_some((total, Twice { was, read }))
    });
    let best = accounts.max_by(|(one, _), (two, _)| one.total_cmp(two));
    best.map(|(_, twice)| twice)
}

/// Whether all Chinese characters of a text are glued to Latin letters, rare ones
/// after one, others between two: accents and quotes that were read with their
/// neighbours, as in g矇n矇ral. Common ones alone may have been meant: u塔h.
pub(in crate::source) fn is_glued(text: &str) -> bool {
    let is_han = |c: char| matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}');
    let pieces = || {
        let pieces = text.split(|c: char| !is_han(c));
        pieces.filter(|piece| !piece.is_empty())
    };
    let is_rare = |piece: &str| !piece.contains(is_usual);
    let glued = |piece: &str| {
        let at = piece.as_ptr() as usize - text.as_ptr() as usize;
        let letter = |c: char| c.is_ascii_lowercase();
        let after = text[at + piece.len()..].starts_with(letter) || is_rare(piece);
        text[..at].ends_with(letter) && after && piece.chars().count() < 3
    };
    pieces().any(is_rare) && pieces().all(glued)
}

/// UTF-8 that was read as Big5, GBK or Shift_JIS: 蝞∠, 绠＄悊.
fn eastern(text: &str) -> Option<Twice> {
    let foreign = || text.chars().filter(|c| !c.is_ascii());
    let usual = foreign().filter(|&c| is_usual(c)).count();
    if 2 * usual >= foreign().count() {
        return None;
    }
    let read = [("Big5", BIG5), ("GBK", GB18030), ("Shift_JIS", SHIFT_JIS)];
    read.into_iter().find_map(|(read, codec)| {
        let pairs = if std::ptr::eq(codec, BIG5) {
            pairs()
        } else {
            HashMap::new()
        };
        let (bytes, _) = bytes(text, codec, &pairs);
        is_utf8(&bytes).then_some(Twice { was: "UTF-8", read })
    })
}

/// Whether bytes hold so much Chinese in UTF-8 that they must once have been
/// that.
pub(super) fn is_utf8(bytes: &[u8]) -> bool {
    let foreign = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let valid = bytes.utf8_chunks().flat_map(|chunk| chunk.valid().chars());
    let common = valid.filter(|c| !c.is_ascii() && is_usual(*c));
    let common: usize = common.map(char::len_utf8).sum();
    common as f32 > SHARE * foreign as f32
}

/// A text's bytes in an encoding, and how many characters it cannot write; they
/// are a byte that no UTF-8 has.
fn bytes(text: &str, codec: &'static Codec, pairs: &HashMap<char, [u8; 2]>) -> (Vec<u8>, usize) {
    let mut bytes = Vec::with_capacity(text.len());
    let mut lacking = 0;
    let mut buffer = [0; 4];
    for c in text.chars() {
        let (plain, _, unmapped) = codec.encode(c.encode_utf8(&mut buffer));
        match pairs.get(&c) {
            Some(pair) => bytes.extend(pair),
            // ISO 8859-1 reads each byte as the character of its number.
            None if unmapped && matches!(c, '\u{80}'..='\u{9F}') => bytes.push(c as u8),
            None if unmapped => {
                bytes.push(0xFF);
                lacking += 1;
            }
            None => bytes.extend_from_slice(&plain),
        }
    }
    (bytes, lacking)
}

/// The Hong Kong supplement, which the codec reads and does not write.
fn pairs() -> HashMap<char, [u8; 2]> {
    let leads = (0x87..=0xA0).chain(0xC6..=0xC8).chain(0xF9..=0xFE);
    let all = leads.flat_map(|lead| (0x40..=0xFE).map(move |trail| [lead, trail]));
    let mut pairs = HashMap::new();
    for pair in all {
        let (text, faulty) = BIG5.decode_without_bom_handling(&pair);
        let mut chars = text.chars();
        if let (Some(c), None, false) = (chars.next(), chars.next(), faulty) {
            pairs.entry(c).or_insert(pair);
        }
    }
    pairs
}
