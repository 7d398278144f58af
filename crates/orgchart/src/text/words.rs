//! Words of Chinese titles, and characters that begin, end or join them.

use std::sync::LazyLock;

/// Words of which titles of posts are made, which a line break would cut, in the
/// order of their characters. A character that ends units (署, 長, 師) need not
/// stand in them; one that begins another word (科技) is told by the word.
static WORDS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let mut words: Vec<&str> = include_str!("words.txt").split_whitespace().collect();
    words.sort_unstable();
    words
});

/// Characters that end the name of a rank, a body or a person: 乙級, 資訊科技署,
/// 工程師.
pub(super) fn is_end(c: char) -> bool {
    matches!(
        c,
        '級' | '署'
            | '局'
            | '處'
            | '科'
            | '組'
            | '部'
            | '司'
            | '課'
            | '股'
            | '室'
            | '院'
            | '廳'
            | '官'
            | '員'
            | '長'
            | '師'
            | '會'
            | '團'
            | '隊'
            | '庭'
            | '館'
            | '台'
            | '站'
            | '區'
    )
}

/// Characters that begin what follows: 副署長, 總工程師, 乙級, 第二.
pub(super) fn begins(c: char) -> bool {
    is_grade(c) || matches!(c, '副' | '總' | '正' | '首' | '高' | '代' | '第')
}

/// Grades and numbers: a line breaks better before what they do not begin.
pub(super) fn is_grade(c: char) -> bool {
    matches!(
        c,
        '甲' | '乙'
            | '丙'
            | '丁'
            | '一'
            | '二'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
    )
}

/// Words that join: they begin a line, and never end one.
pub(super) fn joins(c: char) -> bool {
    matches!(c, '及' | '與' | '和' | '或' | '暨')
}

/// Words that are never the first of a line.
pub(super) fn follows(c: char) -> bool {
    matches!(c, '之' | '的')
}

/// How many characters the longest known word has that begins at a place.
pub(super) fn word_at(text: &[char], from: usize) -> Option<usize> {
    let first = text[from];
    let start = WORDS.partition_point(|word| word.chars().next() < Some(first));
    let same = WORDS[start..]
        .iter()
        .take_while(|word| word.starts_with(first));
    let rest = &text[from..];
    let begins = |word: &&&str| {
        let count = word.chars().count();
        count <= rest.len() && word.chars().eq(rest[..count].iter().copied())
    };
    same.filter(begins).map(|word| word.chars().count()).max()
}
