//! People's names in Chinese texts, whose characters are no words.

use std::ops::Range;

use crate::lexicon::names::SURNAMES;

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

/// The stretches of a row of Chinese characters that are people's names: a surname and
/// one or two characters more beside what people are called, or all of the row.
pub(super) fn within(row: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (start, c) in row.char_indices() {
        // 擔任小組主席 has nobody of the name of 任.
        let verb = c == '任' || c == '上';
        if verb || !SURNAMES.contains(c) {
            continue;
        }
        let rest = &row[start..];
        let ends = LENGTHS.map(|length| {
            let (at, last) = rest.char_indices().nth(length - 1)?;
            Some(start + at + last.len_utf8())
        });
        let before = &row[..start];
        let called = BEFORE.iter().any(|word| before.ends_with(word));
        let is_name = |end: &usize| {
            let after = &row[*end..];
            let alone = after.is_empty() && (before.is_empty() || called);
            alone || BEHIND.iter().any(|word| after.starts_with(word))
        };
        found.extend(
            ends.into_iter()
                .flatten()
                .find(is_name)
                .map(|end| start..end),
        );
    }
    found
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
}
