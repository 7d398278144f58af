//! What Chinese lines hold together.

use std::ops::Range;

/// The words that a number belongs to, and may be a range behind.
const NAMES: &[&str] = &["附件", "附錄", "總目", "分目", "圖", "表", "第"];

/// What a number behind 第 tells.
const ORDERED: Signs = Signs {
    one: "點段章條項頁號次期級季款部組節類名位天年屆",
    words: &["部分", "階段", "分部", "季度"],
};

/// What a number counts.
const COUNTED: Signs = Signs {
    one: "元年月日點段個名項宗倍人次天週周歲份間所座艘隻輛架層幅屆號類種成級條款組隊期本張台部枚件噸\
          時分秒季克升瓦米％%",
    words: &[
        "個月",
        "個百分點",
        "百分點",
        "平方米",
        "平方公里",
        "平方呎",
        "立方米",
        "立方呎",
        "公里",
        "海里",
        "公頃",
        "公噸",
        "公斤",
        "公升",
        "毫升",
        "毫克",
        "毫米",
        "厘米",
        "千瓦時",
        "千瓦",
        "兆瓦時",
        "兆瓦",
        "分貝",
        "小時",
        "分鐘",
        "星期",
        "工作天",
        "工作日",
        "學年",
        "季度",
    ],
};

/// What the items of a paragraph are called.
const ITEMS: Signs = Signs {
    one: "項段款節",
    words: &[],
};

/// What stands behind a number: one sign, or a word.
struct Signs {
    one: &'static str,
    words: &'static [&'static str],
}

/// What stands between two ends.
const JOINTS: [char; 3] = ['至', '及', '或'];

/// A range that has more signs may be parted before its second end.
const LONGEST_RANGE: usize = 9;

/// What no line begins with: a dash leads from what stands before it.
const DASHES: [char; 3] = ['－', '—', '―'];

/// What neither begins nor ends a line: 甲／乙.
const STROKE: char = '／';

/// A Latin word that is longer (in bytes) may break at its hyphens.
const LONGEST_WORD: usize = 24;

/// The stretches of a text that stand on one line each, in any order.
pub(super) fn held(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    numbers(text, &mut found);
    items_by_themselves(text, &mut found);
    latin_words(text, &mut found);
    dashes(text, &mut found);
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
            None => at..range_end(text, at..day_end(text, counted_end(text, end))),
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

/// Dashes and strokes with the signs that they stand at.
fn dashes(text: &str, found: &mut Vec<Range<usize>>) {
    for (at, sign) in text.match_indices(is_bound) {
        let before = text[..at].strip_suffix(' ').unwrap_or(&text[..at]);
        let first = before.chars().next_back().filter(|c| !c.is_whitespace());
        let behind = at + sign.len();
        let last = text[behind..].chars().next();
        let last = last.filter(|c| sign.starts_with(STROKE) && !c.is_whitespace());
        let start = first.map_or(at, |c| before.len() - c.len_utf8());
        let end = behind + last.map_or(0, char::len_utf8);
        if end - start > sign.len() {
            found.push(start..end);
        }
    }
}

/// Whether a sign stands on the line of what is before it.
pub(super) fn is_bound(c: char) -> bool {
    DASHES.contains(&c) || c == STROKE
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
    let end = item_end(text, end);
    let end = other_end(text, end).unwrap_or(end);
    match name {
        "第" => sign_end(text, end, &ORDERED).unwrap_or(end),
        _ => counted_end(text, end),
    }
}

/// Where a number ends with the letters and items behind it: 12A, 5(a).
fn item_end(text: &str, end: usize) -> usize {
    let letters = text[end..].bytes().take_while(u8::is_ascii_uppercase);
    let end = end + letters.take(2).count();
    end + items(&text[end..])
}

/// Where the other end of a range ends, if one begins here.
fn other_end(text: &str, end: usize) -> Option<usize> {
    let rest = spaced(&text[end..]);
    let rest = spaced(rest.strip_prefix(JOINTS)?);
    let at = text.len() - rest.len();
    let behind = item_end(text, at + number(rest));
    (behind > at && rest.starts_with(|c: char| c.is_ascii_digit() || c == '(')).then_some(behind)
}

/// Where a range of what is counted ends, 3至5年; its first end, if it is long.
fn range_end(text: &str, first: Range<usize>) -> usize {
    let rest = spaced(&text[first.end..]);
    let Some(rest) = rest.strip_prefix('至').map(spaced) else {
        return first.end;
    };
    let own = number(rest);
    if own == 0 {
        return first.end;
    }
    let end = counted_end(text, text.len() - rest.len() + own);
    match text[first.start..end].chars().count() <= LONGEST_RANGE {
        true => end,
        false => first.end,
    }
}

/// Where a day ends whose month does: 10月1日.
fn day_end(text: &str, end: usize) -> usize {
    let day = || {
        let rest = spaced(&text[end..]);
        let own = number(rest);
        let behind = spaced(&rest[own..]).strip_prefix('日')?;
        (own > 0).then_some(text.len() - behind.len())
    };
    let is_month = text[..end].ends_with('月') && !text[..end].ends_with("個月");
    is_month.then(day).flatten().unwrap_or(end)
}

/// Items with what they are called: (a)至(c)項.
fn items_by_themselves(text: &str, found: &mut Vec<Range<usize>>) {
    let mut from = 0;
    while let Some(at) = text[from..].find('(') {
        let at = from + at;
        let end = at + items(&text[at..]);
        from = end.max(at + 1);
        let other = (end > at).then(|| other_end(text, end)).flatten();
        let last = other.unwrap_or(end);
        let behind = (end > at).then(|| sign_end(text, last, &ITEMS)).flatten();
        let behind = behind.unwrap_or(last);
        if behind > end {
            found.push(at..behind);
            from = behind;
        }
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
    match sign_end(text, behind, &COUNTED) {
        Some(end) => end,
        None if large.len() < rest.len() => behind,
        None => end,
    }
}

/// Where a word or sign ends that stands at a place.
fn sign_end(text: &str, at: usize, signs: &Signs) -> Option<usize> {
    let rest = spaced(&text[at..]);
    let at = text.len() - rest.len();
    if let Some(word) = signs.words.iter().find(|word| rest.starts_with(**word)) {
        return Some(at + word.len());
    }
    let sign = rest.chars().next().filter(|c| signs.one.contains(*c))?;
    Some(at + sign.len_utf8())
}

fn spaced(text: &str) -> &str {
    text.strip_prefix(' ').unwrap_or(text)
}
