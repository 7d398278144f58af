//! People's names in Chinese texts, whose characters are no words.

use std::ops::Range;

use crate::lexicon::names::SURNAMES;
use crate::prose::{is_chinese, runs};

/// What people are called behind their names.
const BEHIND: [&str; 26] = [
    "先生",
    "女士",
    "小姐",
    "太太",
    "議員",
    "委員",
    "博士",
    "教授",
    "醫生",
    "律師",
    "大律師",
    "法官",
    "太平紳士",
    "局長",
    "署長",
    "處長",
    "司長",
    "專員",
    "主席",
    "校長",
    "院長",
    "工程師",
    "測量師",
    "獲委任",
    "獲委派",
    "出任",
];
/// The same before them.
const BEFORE: [&str; 14] = [
    "議員",
    "主席",
    "委員",
    "局長",
    "署長",
    "處長",
    "司長",
    "專員",
    "校長",
    "院長",
    "教授",
    "博士",
    "秘書長",
    "總監",
];
/// How many characters a name has: 何明, 何永健, 司徒永健.
const LENGTHS: [usize; 3] = [3, 2, 4];
/// What joins the names of a list.
const JOINTS: [char; 5] = ['、', '及', '和', '與', '暨'];
/// How many names of a list are read behind one.
const MOST: usize = 12;

/// The stretches of a Chinese text that are people's names: a surname and one or two
/// characters more beside what people are called, in a list of which that is said, or all
/// of a row of Chinese characters.
pub(super) fn within(text: &str) -> Vec<Range<usize>> {
    let rows = runs(text, is_chinese);
    rows.flat_map(|row| of_row(text, &row)).collect()
}

fn of_row(text: &str, row: &Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, c) in text[row.clone()].char_indices() {
        let start = row.start + at;
        // 擔任小組主席 has nobody of the name of 任.
        let verb = c == '任' || c == '上';
        if verb || !SURNAMES.contains(c) {
            continue;
        }
        let before = &text[row.start..start];
        let called = BEFORE.iter().any(|word| before.ends_with(word));
        let is_name = |end: &usize| {
            let alone = *end == row.end && (before.is_empty() || called);
            alone || are_called(&text[*end..])
        };
        let mut ends = ends(&text[start..row.end]).map(|length| start + length);
        found.extend(ends.find(is_name).map(|end| start..end));
    }
    found
}

/// Where a name that begins a text may end: before what joins it to another.
fn ends(text: &str) -> impl Iterator<Item = usize> + use<> {
    // What is longer is no name: a row may be a whole text.
    let longest = LENGTHS.into_iter().max().unwrap_or_default();
    let name = text.char_indices().take(longest);
    let name = name.take_while(|(_, c)| !JOINTS.contains(c) && *c != '等');
    let ends: Vec<usize> = name.map(|(at, c)| at + c.len_utf8()).collect();
    LENGTHS
        .into_iter()
        .filter_map(move |length| ends.get(length - 1).copied())
}

/// Whether a text tells what the person is called whose name stands before it, or all of
/// a list that begins with that name: 何永健、陳志明兩名議員.
fn are_called(text: &str) -> bool {
    let mut text = text;
    for _ in 0..MOST {
        if is_called(text) {
            return true;
        }
        let Some(rest) = text.strip_prefix(JOINTS) else {
            return false;
        };
        if !rest.starts_with(|c| SURNAMES.contains(c)) {
            return false;
        }
        let goes_on = |end: &usize| {
            let (name, after) = rest.split_at(*end);
            name.chars().all(is_chinese) && (is_called(after) || after.starts_with(JOINTS))
        };
        let Some(end) = ends(rest).find(goes_on) else {
            return false;
        };
        text = &rest[end..];
    }
    false
}

/// Whether a text begins with what people are called, or with how many there are of it:
/// 三位委員, 等議員.
fn is_called(text: &str) -> bool {
    const MANY: &str = "一兩二三四五六七八九十多數幾0123456789";
    let text = text.strip_prefix('等').unwrap_or(text);
    let counted = || {
        let length = text.chars().take(3).take_while(|c| MANY.contains(*c));
        let length: usize = length.map(char::len_utf8).sum();
        let rest = text[length..].strip_prefix(['位', '名'])?;
        (length > 0).then_some(rest)
    };
    let text = counted().unwrap_or(text);
    BEHIND.iter().any(|word| text.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::within;

    fn names(row: &str) -> Vec<&str> {
        within(row).into_iter().map(|at| &row[at]).collect()
    }

    #[test]
    fn names_stand_beside_what_people_are_called() {
        assert_eq!(names("嶺南大學何永健博士擔任小組主席"), ["何永健"]);
        assert_eq!(names("義工陳美玲女士曾講述"), ["陳美玲"]);
        assert_eq!(names("及葛珮帆議員出席"), ["葛珮帆"]);
        assert_eq!(names("由顧玉瑩女士及佘健議員詢問"), ["顧玉瑩", "佘健"]);
        assert_eq!(names("何明"), ["何明"]);
        assert!(names("部門高度重視江河").is_empty());
    }

    #[test]
    fn names_of_a_list_have_what_stands_behind_the_last() {
        assert_eq!(names("我們曾與黃美玲三位委員會面"), ["黃美玲"]);
        // 謝何永健 could be the name of a married woman: no part of it is a slip.
        assert_eq!(
            names("我們感謝何永健、陳志明兩名議員的意見"),
            ["謝何永健", "何永健", "陳志明"]
        );
        assert_eq!(
            names("出席者有黃碧雲、廖長江及謝俊等多位委員"),
            ["黃碧雲", "廖長江", "謝俊"]
        );
        // Of what is no list of people nothing is a name.
        assert!(names("按方案、程序及高度三者").is_empty());
        assert!(names("我們與何永健、負責的兩名議員").is_empty());
    }
}
