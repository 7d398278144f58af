//! What Chinese lines hold together.

use std::ops::Range;

/// The words that a number belongs to, and may be a range behind.
const NAMES: &[&str] = &["附件", "附錄", "總目", "分目", "圖", "表", "第"];

/// The signs of what a number behind 第 tells.
const ORDERED: &str = "點段章條項頁號次期級";

/// The signs of what a number counts.
const COUNTED: &str = "元年月日點段個名項宗倍人次天週歲份間所座艘隻輛架層幅屆號類種成級米％%";

/// The same as words.
const COUNTED_WORDS: &[&str] = &[
    "個月",
    "平方米",
    "平方公里",
    "平方呎",
    "公里",
    "公頃",
    "公噸",
    "小時",
    "星期",
    "分鐘",
    "百分點",
];

/// A Latin word that is longer (in bytes) may break at its hyphens.
const LONGEST_WORD: usize = 24;

/// The stretches of a text that stand on one line each, in any order.
pub(super) fn held(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    numbers(text, &mut found);
    latin_words(text, &mut found);
    let ends = text.match_indices("；以及");
    found.extend(ends.map(|(at, end)| at + '；'.len_utf8()..at + end.len()));
    found
}

/// Numbers with what they are called by or count.
fn numbers(text: &str, found: &mut Vec<Range<usize>>) {
    let mut from = 0;
    while let Some(at) = text[from..].find(|c: char| c.is_ascii_digit()) {
        let at = from + at;
        let end = at + number(&text[at..]);
        let name = named(&text[from..at]);
        let held = match name {
            Some((length, name)) => at - length..named_end(text, end, name),
            None => at..counted_end(text, end),
        };
        from = held.end;
        if name.is_some() || held.end > end {
            found.push(held);
        }
        // A line may begin with it, but not break in it.
        if text[from..].starts_with("年度") {
            found.push(from..from + "年度".len());
        }
    }
}

/// Latin words with hyphens: Wi-Fi.
fn latin_words(text: &str, found: &mut Vec<Range<usize>>) {
    let own = |c: char| c.is_ascii_alphanumeric();
    let mut from = 0;
    while let Some(at) = text[from..].find('-') {
        let at = from + at;
        let before = &text[from..at];
        let start = from + before.trim_end_matches(own).len();
        let mut end = at;
        while let Some(rest) = text[end..]
            .strip_prefix('-')
            .filter(|rest| rest.starts_with(own))
        {
            end = text.len() - rest.trim_start_matches(own).len();
        }
        from = end.max(at + 1);
        let is_word = before.ends_with(|c: char| c.is_ascii_alphabetic());
        if is_word && end > at && end - start < LONGEST_WORD {
            found.push(start..end);
        }
    }
}

/// How long the number is that a text begins with.
fn number(text: &str) -> usize {
    let own = |c: char| c.is_ascii_digit() || ",.\u{202F}".contains(c);
    let whole = text.find(|c: char| !own(c)).unwrap_or(text.len());
    text[..whole].trim_end_matches([',', '.']).len()
}

/// The name that a text ends with, and how far from its end that begins.
fn named(text: &str) -> Option<(usize, &'static str)> {
    let bare = text.strip_suffix(' ').unwrap_or(text);
    let name = NAMES.iter().find(|name| bare.ends_with(**name))?;
    Some((text.len() - bare.len() + name.len(), name))
}

/// Where what a name begins ends: behind the other end of a range, and of 第 behind what
/// it tells.
fn named_end(text: &str, end: usize, name: &str) -> usize {
    let range = || {
        let rest = spaced(&text[end..]);
        let rest = spaced(rest.strip_prefix(['至', '及'])?);
        let own = number(rest);
        (own > 0).then_some(text.len() - rest.len() + own)
    };
    let end = range().unwrap_or(end);
    match name {
        "第" => sign_end(text, end + items(&text[end..]), ORDERED).unwrap_or(end),
        _ => counted_end(text, end),
    }
}

/// How long the items in brackets are that a text begins with: `(a)(ii)`.
fn items(text: &str) -> usize {
    let mut at = 0;
    while let Some(rest) = text[at..].strip_prefix('(') {
        let own = rest.bytes().take_while(u8::is_ascii_lowercase).count();
        if own == 0 || !rest[own..].starts_with(')') {
            break;
        }
        at += own + 2;
    }
    at
}

/// Where what a number counts ends; the number's own end where it counts nothing.
fn counted_end(text: &str, end: usize) -> usize {
    let rest = spaced(&text[end..]);
    let large = rest.strip_prefix(['萬', '億']).unwrap_or(rest);
    if large.starts_with("年度") {
        return end;
    }
    let behind = text.len() - large.len();
    match sign_end(text, behind, COUNTED) {
        Some(end) => end,
        None if large.len() < rest.len() => behind,
        None => end,
    }
}

/// Where a sign ends that stands at a place, or, of what is counted, a word.
fn sign_end(text: &str, at: usize, signs: &str) -> Option<usize> {
    let rest = spaced(&text[at..]);
    let mut words = COUNTED_WORDS.iter().filter(|_| signs == COUNTED);
    if let Some(word) = words.find(|word| rest.starts_with(**word)) {
        return Some(text.len() - rest.len() + word.len());
    }
    let sign = rest.chars().next().filter(|c| signs.contains(*c))?;
    Some(text.len() - rest.len() + sign.len_utf8())
}

fn spaced(text: &str) -> &str {
    text.strip_prefix(' ').unwrap_or(text)
}
