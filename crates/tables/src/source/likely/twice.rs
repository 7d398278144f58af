//! Text that was saved after it had been read in the wrong encoding.

use encoding_rs::{BIG5, GB18030, SHIFT_JIS};

use super::accounts::{
    Twice, eastern_bytes, either_chinese, is_mostly_rare, pairs_account, western,
};
use super::characters::is_usual;

/// Of all bytes beyond ASCII, the share that must be common characters in UTF-8
/// where the text was read in an encoding of two bytes a character. Chinese that
/// was never read wrongly has none.
const SHARE: f32 = 0.15;

/// What happened to a text, if it did, and where it shows first.
pub(in crate::source) fn twice(text: &str) -> Option<(Twice, usize)> {
    let at = text.find(|c: char| !c.is_ascii())?;
    let twice = western(text)
        .map(|account| account.twice)
        .or_else(|| eastern(text))?;
    Some((twice, at))
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

/// UTF-8 that was read as Big5, GBK or Shift_JIS: 蝞∠, 绠＄悊; and Chinese in two
/// bytes a character that was read as Shift_JIS: ｺﾞｲz.
fn eastern(text: &str) -> Option<Twice> {
    if !is_mostly_rare(text) {
        return None;
    }
    let read = [("Big5", BIG5), ("GBK", GB18030), ("Shift_JIS", SHIFT_JIS)];
    let utf8 = read.into_iter().find_map(|(read, codec)| {
        let bytes = eastern_bytes(text, codec);
        is_utf8(&bytes).then_some(Twice { was: "UTF-8", read })
    });
    // No paper has half-width katakana, and they are most of such a text.
    let foreign = text.chars().filter(|c| !c.is_ascii()).count();
    let narrow = text
        .chars()
        .filter(|c| matches!(c, '\u{FF61}'..='\u{FF9F}'));
    let by_japan = 4 * narrow.count() > foreign;
    let chinese = || match by_japan {
        true => pairs_account(text, "Shift_JIS", SHIFT_JIS),
        false => either_chinese(text),
    };
    utf8.or_else(|| chinese().map(|account| account.twice))
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

#[cfg(test)]
mod tests {
    use camino::Utf8Path;
    use encoding_rs::{BIG5, Encoding as Codec, GB18030, SHIFT_JIS, UTF_8};

    use super::twice;
    use crate::source::one_byte::OneByte;

    /// The tables of the founding paper, and two small ones.
    fn tables() -> Vec<(String, String)> {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/dpo-2024");
        let entries = Utf8Path::new(folder).read_dir_utf8().expect("the paper");
        let paths = entries.map(|entry| entry.expect("an entry").path().to_owned());
        let tables = paths.filter(|path| path.extension() == Some("csv"));
        let own = tables.map(|path| {
            let text = std::fs::read_to_string(&path).expect("UTF-8");
            (path.to_string(), text)
        });
        let small = [
            "id,title\na,管理處\n",
            "post,text_zh,text_en\na,制訂和推行改善公共服務的措施,To plan\n",
        ];
        let small = small.map(|text| (text.to_owned(), text.to_owned()));
        let all = own.chain(small);
        all.filter(|(_, text)| text.contains(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c)))
            .collect()
    }

    fn named(name: &str) -> OneByte {
        let mut all = OneByte::ALL.into_iter();
        all.find(|(own, _)| *own == name).expect("an encoding").1
    }

    #[track_caller]
    fn check(path: &str, text: &str, was: &str, read: &str) {
        let found = twice(text).map(|(found, _)| (found.was, found.read));
        assert_eq!(found, Some((was, read)), "{path}: {text}");
    }

    #[test]
    fn chinese_that_dos_or_japan_read_is_known() {
        let tables = tables();
        assert!(tables.len() > 3);
        let written: [(&str, &Codec); 3] = [
            ("UTF-8", UTF_8),
            ("Big5-HKSCS", BIG5),
            ("GBK (GB 18030)", GB18030),
        ];
        for (path, text) in &tables {
            assert_eq!(twice(text), None, "{path}");
            for (was, codec) in written {
                let (bytes, _, _) = codec.encode(text);
                for name in ["CP437", "CP850"] {
                    let read = |byte: &u8| named(name).character(*byte);
                    let text: String = bytes.iter().map(read).collect();
                    check(path, &text, was, name);
                }
                let (text, _) = SHIFT_JIS.decode_without_bom_handling(&bytes);
                check(path, &text.replace('\u{FFFD}', "?"), was, "Shift_JIS");
            }
        }
    }

    /// Each of the two has characters that the other reads as rare ones.
    #[test]
    fn chinese_that_the_other_chinese_encoding_read_is_known() {
        for text in [
            "id,title\na,海事局及灯塔处\nb,制订和推行改善公共服务的措施\n",
            "post,text_zh\na,管理人手和资源\nb,监督服务中心\n",
            "title = \"改组灯塔处\"\ncommittee = \"立法会海事及灯塔事务委员会\"\n",
        ] {
            let (bytes, _, _) = GB18030.encode(text);
            let (read, _) = BIG5.decode_without_bom_handling(&bytes);
            check(text, &read, "GBK (GB 18030)", "Big5");
        }
        for text in [
            "id,title\na,海事局及燈塔處\nb,制訂和推行措施\n",
            "a,管理人手和資源,監督服務中心\n",
        ] {
            let (bytes, _, _) = BIG5.encode(text);
            let (read, _) = GB18030.decode_without_bom_handling(&bytes);
            check(text, &read, "Big5-HKSCS", "GBK");
        }
    }

    #[test]
    fn western_words_that_dos_read_are_known() {
        for text in [
            "Attaché spécial",
            "the Bureau’s “Deputy”",
            "£1,200 for a café",
        ] {
            for name in ["CP437", "CP850"] {
                let bytes = text.as_bytes().iter();
                let read: String = bytes.map(|byte| named(name).character(*byte)).collect();
                check(text, &read, "UTF-8", name);
            }
        }
    }

    #[test]
    fn boxes_and_greek_letters_may_be_meant() {
        for text in [
            "┌──┬──┐\n│ab│cd│\n└──┴──┘",
            "α ≤ β, Δx ± σ, ΔΣ, ½µm, 10°C",
            "ＡＢＣ,１２３,ＣＢ（２）",
            "喆堃 Ltd, 甯 and 昉",
        ] {
            assert_eq!(twice(text), None, "{text}");
        }
    }
}
