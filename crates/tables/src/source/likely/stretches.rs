//! Stretches of an otherwise sound text that were saved after they had been read
//! in the wrong encoding: a cell, a name in paper.toml, an item of a body.

use std::ops::Range;

use encoding_rs::{BIG5, GB18030, SHIFT_JIS};

use super::RARE;
use super::accounts::{
    COMMON, MANY, eastern_bytes, either_chinese, is_eastern, is_mostly_rare, western,
};
use super::characters::is_usual;

/// Where such Chinese stands in a text, and what was meant. Letters of Europe that
/// were UTF-8 are [`garbled`](crate::source::garbled)'s business.
pub(in crate::source) fn stretches(text: &str) -> Vec<(Range<usize>, String)> {
    if let Some(whole) = eastern(text) {
        return vec![whole];
    }
    let pieces = text.split(is_eastern);
    let found = pieces.filter_map(|piece| {
        let at = piece.as_ptr() as usize - text.as_ptr() as usize;
        let (range, meant) = of_one_byte(piece)?;
        Some((at + range.start..at + range.end, meant))
    });
    found.collect()
}

/// Chinese in two bytes a character that was read in an encoding of one: ºU▓z.
fn of_one_byte(piece: &str) -> Option<(Range<usize>, String)> {
    if !piece.contains(|c: char| !c.is_ascii() && !is_usual(c)) {
        return None;
    }
    let (start, end) = beyond_ascii(piece)?;
    // The second byte of the last character may be a letter.
    let longer = piece[end..].chars().next().map(|c| end + c.len_utf8());
    let ends = [Some(end), longer].into_iter().flatten();
    let accounts = ends.filter_map(|end| Some((end, western(&piece[start..end])?)));
    let (end, account) = accounts.max_by(|(_, one), (_, two)| one.total.total_cmp(&two.total))?;
    let han = account.meant.chars().filter(|&c| is_eastern(c)).count();
    let least = if han < MANY { COMMON } else { RARE };
    let chinese = account.twice.was != "UTF-8" && han > 1 && account.mean > least;
    chinese.then_some((start..end, account.meant))
}

/// Chinese that was read in another encoding of several bytes a character: 绠＄悊.
fn eastern(text: &str) -> Option<(Range<usize>, String)> {
    let han = text.chars().filter(|&c| is_eastern(c)).take(MANY).count();
    if han < MANY - 1 || !is_mostly_rare(text) {
        return None;
    }
    let (start, end) = beyond_ascii(text)?;
    let stretch = &text[start..end];
    let meant = utf8(stretch).or_else(|| Some(either_chinese(stretch)?.meant))?;
    Some((start..end, meant.replace('\u{FFFD}', "?")))
}

/// What a text says as UTF-8, where most of it is common characters so.
fn utf8(text: &str) -> Option<String> {
    let mut read = [BIG5, GB18030, SHIFT_JIS].into_iter();
    read.find_map(|codec| {
        let bytes = eastern_bytes(text, codec);
        let foreign = bytes.iter().filter(|byte| !byte.is_ascii()).count();
        let meant = String::from_utf8_lossy(&bytes);
        let common = meant.chars().filter(|&c| is_eastern(c) && is_usual(c));
        let common = common.count();
        (common > 1 && 3 * common * 2 > foreign).then(|| meant.into_owned())
    })
}

/// From the first character beyond ASCII to behind the last.
fn beyond_ascii(text: &str) -> Option<(usize, usize)> {
    let beyond = |c: char| !c.is_ascii();
    let end = text.trim_end_matches(|c: char| c.is_ascii()).len();
    Some((text.find(beyond)?, end))
}

#[cfg(test)]
mod tests {
    use encoding_rs::{BIG5, Encoding as Codec, GB18030, UTF_8};

    use super::stretches;
    use crate::source::one_byte::OneByte;

    const WORDS: [&str; 5] = [
        "助理署長(服務)",
        "署長",
        "改善公共服務",
        "立法會某事務委員會",
        "管理人手和資源，以及監督服務中心",
    ];

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found = stretches(text);
        // A last byte may be lost.
        let found: Vec<_> = found
            .iter()
            .map(|(_, meant)| meant.trim_end_matches(['?', '\u{FFFD}']))
            .collect();
        let least = expected.trim_end_matches(')').len();
        let is_whole = |meant: &str| meant.len() + 4 > least && expected.contains(meant);
        assert!(
            matches!(found[..], [meant] if is_whole(meant)),
            "{text}: {found:?}"
        );
    }

    #[test]
    fn chinese_that_an_encoding_of_one_byte_read_is_told_by_the_cell() {
        for words in WORDS {
            for codec in [BIG5, GB18030] {
                for (_, read) in OneByte::ALL {
                    let (bytes, _, _) = codec.encode(words);
                    let text: String = bytes.iter().map(|byte| read.character(*byte)).collect();
                    check(&text, words);
                    check(&format!("職位：{text}。"), words);
                }
            }
        }
    }

    #[test]
    fn chinese_that_another_encoding_of_several_bytes_read_is_told_by_the_cell() {
        let pairs: [(&Codec, &Codec); 4] = [
            (UTF_8, GB18030),
            (UTF_8, BIG5),
            (BIG5, GB18030),
            (GB18030, BIG5),
        ];
        let mut told = 0;
        for (was, read) in pairs {
            for words in WORDS {
                let (bytes, _, _) = was.encode(words);
                // Where a character was lost, that tells.
                let (text, lost) = read.decode_without_bom_handling(&bytes);
                if !lost && text.chars().filter(|c| !c.is_ascii()).count() > 3 {
                    check(&text, words);
                    told += 1;
                }
            }
        }
        assert!(told > 6, "{told}");
    }

    #[test]
    fn what_may_be_meant_is_left() {
        for text in [
            "喆堃 Ltd, 甯 and 昉",
            "陳喆堃、甯昉",
            "深水埗區議會",
            "鰂魚涌、㙟、䢺、𨋢",
            "José Ángel Núñez, São Tomé, Ångström, “Å”",
            "┌──┬──┐ │ α β γ │ ΓΔΘ ±½ µm, 10°C ± 2°",
            "€5 – £6 §§ 3–4 ©®™ ½¼¾",
            "Ærøskøbing, Köln–Düsseldorf, «ça»",
            "羣羣裏裏綫綫峯峯衞衞",
        ] {
            assert_eq!(stretches(text), [], "{text}");
        }
    }
}
