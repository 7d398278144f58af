//! The words of a Chinese head, which has no gaps between them.
//!
//! Nearly all words of such heads have two characters; a third is a sign of what kind of
//! thing is meant, or a number's.

use tables::model::Lang;

use super::ems::is_han;
use super::pieces::{Keep, pieces};

/// What ends a word of three characters.
const THIRD: &str = "級點師員長率額數者組處局科部署會期季月日年段項宗個人";

/// Words of one character, which stay with what follows them.
const ALONE: &str = "及或與和按由至的";

/// The pieces of a text between which a line may break: words, one by one, where they are
/// Chinese; `None` where there is nothing of them.
pub(super) fn units(text: &str) -> Option<Vec<&str>> {
    if !text.contains(is_han) {
        return None;
    }
    let mut found = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let run = rest.find(|c| !is_han(c)).unwrap_or(rest.len());
        words(&rest[..run], &mut found);
        let behind = &rest[run..];
        let other = behind.find(is_han).unwrap_or(behind.len());
        if other > 0 {
            found.push(&behind[..other]);
        }
        rest = &behind[other..];
    }
    Some(found)
}

/// What of a head stands on one line where there is room.
pub(super) fn head_pieces(line: &str, lang: Lang) -> Vec<&str> {
    let Some(units) = units(line) else {
        return pieces(line, (lang, Keep::Held));
    };
    let all = pieces(line, (lang, Keep::Words));
    let ends = ends(&units);
    let mut found = Vec::new();
    let mut start = 0;
    for end in self::ends(&all) {
        // A break of the line within a word of the head is none.
        if ends.binary_search(&end).is_ok() || !line[..end].ends_with(is_han) {
            found.push(&line[start..end]);
            start = end;
        }
    }
    found
}

/// Where pieces of a text end.
fn ends(pieces: &[&str]) -> Vec<usize> {
    let mut at = 0;
    let end = |piece: &&str| {
        at += piece.len();
        at
    };
    pieces.iter().map(end).collect()
}

/// The words of a run of Chinese characters.
fn words<'a>(run: &'a str, found: &mut Vec<&'a str>) {
    let mut at = 0;
    let all: Vec<char> = run.chars().collect();
    let mut from = 0;
    while at < all.len() {
        let own = length(&all[at..]);
        let end = from
            + all[at..at + own]
                .iter()
                .map(|c| c.len_utf8())
                .sum::<usize>();
        found.push(&run[from..end]);
        (at, from) = (at + own, end);
    }
}

/// How many characters the first word of a run has.
fn length(run: &[char]) -> usize {
    let alone = usize::from(run.len() > 2 && ALONE.contains(run[0]));
    let rest = &run[alone..];
    let third = |at: usize| rest.get(at).is_some_and(|c| THIRD.contains(*c));
    let own = match rest.len() {
        0..=3 => rest.len(),
        // Of an even number of characters two words have three, or none has.
        count if count % 2 == 0 && third(2) && third(5) => 3,
        count if count % 2 == 0 => 2,
        _ if third(2) && !third(3) => 3,
        _ => 2,
    };
    alone + own
}

#[cfg(test)]
mod tests {
    use super::units;

    #[test]
    fn a_head_is_parted_between_its_words() {
        for head in [
            "項目|編號",
            "預計|完工|日期",
            "工程|名稱|及範圍|(|包括|前期|勘測|、|設計|和建造|)",
            "首長級|薪級點",
            "增減|百分率",
            "開設期",
            "三年|九個月",
            "職位|類別",
            "2025-26|年度|(|修訂|預算|)",
            "總計",
            "每年|平均|員工|開支|總額|(|元|)",
        ] {
            let text = head.replace('|', "");
            assert_eq!(units(&text).unwrap_or_default().join("|"), head);
        }
        assert_eq!(units("Rank"), None);
    }
}
