//! What a text was if it was read in a wrong encoding, and how likely that is.

use std::collections::HashMap;

use encoding_rs::{BIG5, Encoding as Codec, GB18030, MACINTOSH, SHIFT_JIS, WINDOWS_1252};

use super::characters::is_usual;
use super::{CLEAR, Leader, NO_TEXT, RARE, as_typed, leader};
use crate::source::one_byte::OneByte;

/// The mean weight of characters beyond ASCII above which a few of them are no
/// chance: all are among the commoner thousands.
pub(super) const COMMON: f32 = -10.5;
/// So many rare characters are no name.
pub(super) const MANY: usize = 4;

/// What happened to such a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::source) struct Twice {
    /// What it was written in.
    pub(in crate::source) was: &'static str,
    /// What it was read in.
    pub(in crate::source) read: &'static str,
}

/// An account of what a text was.
pub(super) struct Account {
    pub(super) twice: Twice,
    /// What it was written in.
    codec: &'static Codec,
    /// How likely that is.
    pub(super) total: f32,
    /// The mean weight of its characters beyond ASCII.
    pub(super) mean: f32,
    /// What it was, as it reads in what it was written in.
    pub(super) meant: String,
}

/// Chinese or Western text that was read in an encoding of one byte a character:
/// â€™, ç®¡, τ«í.
pub(super) fn western(text: &str) -> Option<Account> {
    let is_western = |c: char| !c.is_ascii() && (c < '\u{2E80}' || c == '\u{F8FF}');
    let mut pairs = text.chars().zip(text.chars().skip(1));
    if !pairs.any(|(one, two)| is_western(one) && is_western(two)) {
        return None;
    }
    // A row of one sign (————, ……) says the same thing over and over.
    let mut last = None;
    let varied: String = text
        .chars()
        .filter(|&c| last.replace(c) != Some(c))
        .collect();
    let accounts = OneByte::ALL.into_iter();
    let accounts =
        accounts.filter_map(|(name, read)| Some((western_account(&varied, name, read)?, read)));
    let (account, read) = accounts.max_by(|(one, _), (two, _)| one.total.total_cmp(&two.total))?;
    let (bytes, _) = one_byte(text, read);
    let (meant, _) = account.codec.decode_without_bom_handling(&bytes);
    let meant = meant.into_owned();
    Some(Account { meant, ..account })
}

/// The bytes of a text that was read in an encoding of one byte a character.
fn one_byte(text: &str, read: OneByte) -> (Vec<u8>, usize) {
    bytes(text, |c, out| {
        let byte = read.byte(c);
        out.extend(byte);
        byte.is_some()
    })
}

/// What the text was if it was read in one of these.
fn western_account(text: &str, name: &'static str, read: OneByte) -> Option<Account> {
    let foreign = text.chars().filter(|c| !c.is_ascii()).count();
    let (bytes, unmapped) = one_byte(text, read);
    // A slip in a cell is for a check to find; here it is about the file.
    if 4 * unmapped > foreign {
        return None;
    }
    let another = match read {
        OneByte::Known(codec) => codec,
        OneByte::Dos(_) => WINDOWS_1252,
    };
    let leader = leader(&bytes, another);
    let is_clear = match read {
        OneByte::Known(_) => leader.lead > CLEAR,
        // None of the candidates is that: the text as it stands is the other account.
        OneByte::Dos(_) => leader.total - as_typed(text) > CLEAR && leader.mean > RARE,
    };
    let is_other = ![WINDOWS_1252, MACINTOSH].contains(&leader.best.codec);
    (is_other && is_clear).then(|| account(&leader, &bytes, name))
}

/// The account that the likeliest candidate gives of some bytes.
fn account(leader: &Leader, bytes: &[u8], read: &'static str) -> Account {
    let (meant, _) = leader.best.codec.decode_without_bom_handling(bytes);
    Account {
        twice: Twice {
            was: leader.best.name,
            read,
        },
        codec: leader.best.codec,
        total: leader.total,
        mean: leader.mean,
        meant: meant.into_owned(),
    }
}

/// Whether at least half of a text's characters beyond ASCII are none that most of
/// any text is made of.
pub(super) fn is_mostly_rare(text: &str) -> bool {
    let foreign = || text.chars().filter(|c| !c.is_ascii());
    // Letters and digits of full width are none that a wrong reading gives.
    let known = |c: char| is_usual(c) || matches!(c, '\u{FF01}'..='\u{FF5E}');
    2 * foreign().filter(|&c| known(c)).count() < foreign().count()
}

/// What a text was if it was Chinese in two bytes a character, and was read in
/// another encoding of several.
pub(super) fn pairs_account(
    text: &str,
    read: &'static str,
    codec: &'static Codec,
) -> Option<Account> {
    let bytes = eastern_bytes(text, codec);
    let leader = leader(&bytes, codec);
    let own = leader.best.codec;
    let is_other = [BIG5, GB18030].contains(&own) && !std::ptr::eq(own, codec);
    let is_clear = leader.mean > NO_TEXT && leader.total - as_typed(text) > CLEAR;
    (is_other && is_clear).then(|| account(&leader, &bytes, read))
}

/// What a text was that is Big5 or GBK read in the other of the two.
pub(super) fn either_chinese(text: &str) -> Option<Account> {
    let han = text.chars().filter(|&c| is_eastern(c)).take(MANY).count();
    if han < MANY {
        return None;
    }
    let read = [("Big5", BIG5), ("GBK", GB18030), ("Shift_JIS", SHIFT_JIS)];
    let accounts = read.into_iter();
    let accounts = accounts.filter_map(|(name, codec)| pairs_account(text, name, codec));
    let likely = accounts.filter(|account| account.mean > COMMON);
    likely.max_by(|one, two| one.total.total_cmp(&two.total))
}

/// A text's bytes in an encoding of several bytes a character, those included that
/// the codec reads and does not write.
pub(super) fn eastern_bytes(text: &str, codec: &'static Codec) -> Vec<u8> {
    let pairs = if std::ptr::eq(codec, BIG5) {
        pairs()
    } else {
        HashMap::new()
    };
    let mut buffer = [0; 4];
    let (bytes, _) = bytes(text, |c, out| {
        if let Some(pair) = pairs.get(&c) {
            out.extend(pair);
            return true;
        }
        let (plain, _, unmapped) = codec.encode(c.encode_utf8(&mut buffer));
        if !unmapped {
            out.extend_from_slice(&plain);
        }
        !unmapped
    });
    bytes
}

/// A text's bytes as `write` puts them out, and how many characters it cannot write;
/// they are a byte that no UTF-8 has.
fn bytes(text: &str, mut write: impl FnMut(char, &mut Vec<u8>) -> bool) -> (Vec<u8>, usize) {
    let mut bytes = Vec::with_capacity(text.len());
    let mut lacking = 0;
    for c in text.chars() {
        if write(c, &mut bytes) {
            continue;
        }
        // ISO 8859-1 reads each byte as the character of its number.
        if matches!(c, '\u{80}'..='\u{9F}') {
            bytes.push(c as u8);
        } else {
            bytes.push(0xFF);
            lacking += 1;
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

/// Whether a character is none that an encoding of one byte has, as Chinese ones are.
/// Mac Roman has a sign in the private use area, and ﬁ.
pub(super) fn is_eastern(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{EFFF}' | '\u{FE30}'..='\u{FFEF}' | '\u{20000}'..)
}
