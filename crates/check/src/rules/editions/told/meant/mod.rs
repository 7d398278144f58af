//! What one language says by a number and the other by words: 18個月 and one and a half
//! years, 約一半 and about 50%, 增加兩倍 and tripled, 兩個職位 and these posts.

use super::Told;
use crate::prose::Quantity;
use tables::model::Lang;

/// What a number is of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Months,
    Years,
    Percent,
    Times,
    Hours,
    Decade,
    Posts,
    /// The class of a rank: 二級行政主任.
    Class,
}

/// What stands behind a number of each, in Chinese and in English.
const BEHIND: [(Unit, &[&str], &[&str]); 8] = [
    (Unit::Class, &["級"], &[]),
    (Unit::Months, &["個月"], &["month"]),
    (Unit::Decade, &["年代"], &[]),
    (Unit::Years, &["年"], &["year"]),
    (Unit::Times, &["倍"], &["times", "fold"]),
    (Unit::Hours, &["小時"], &["hour"]),
    (Unit::Percent, &[], &["%", "per cent", "percent"]),
    (
        Unit::Posts,
        &[
            "個職位",
            "個編外職位",
            "個常額職位",
            "個首長級職位",
            "名人員",
            "名首長級人員",
        ],
        &[
            "posts",
            "officers",
            "supernumerary",
            "permanent",
            "directorate",
        ],
    ),
];

/// Words that say a share, with the shares in hundred that they may be.
const SHARES: [(&str, &[usize]); 18] = [
    ("一半", &[50]),
    ("半數", &[50]),
    ("過半", &[50]),
    ("四分之一", &[25]),
    ("四分之三", &[75]),
    ("三分之一", &[33]),
    ("三分之二", &[66, 67]),
    ("五分之一", &[20]),
    ("十分之一", &[10]),
    ("half", &[50]),
    ("quarter", &[25]),
    ("three quarters", &[75]),
    ("three-quarters", &[75]),
    ("a third", &[33]),
    ("one third", &[33]),
    ("one-third", &[33]),
    ("two thirds", &[66, 67]),
    ("two-thirds", &[66, 67]),
];

/// Words that say how many times as much something is.
const TIMES: [(&str, usize); 10] = [
    ("doubl", 2),
    ("twice", 2),
    ("twofold", 2),
    ("tripl", 3),
    ("trebl", 3),
    ("threefold", 3),
    ("quadrupl", 4),
    ("fourfold", 4),
    ("倍增", 2),
    ("翻一番", 2),
];

/// Words for 24 hours.
const DAY: [&str; 8] = [
    "round the clock",
    "round-the-clock",
    "day and night",
    "全天候",
    "晝夜",
    "日夜",
    "全日",
    "不分日夜",
];

/// The classes of ranks in English: Executive Officer II.
const ROMAN: [&str; 4] = ["I", "II", "III", "IV"];

/// Words that point to posts told before.
const POINTING: [&str; 18] = [
    "these posts",
    "those posts",
    "both posts",
    "the posts",
    "such posts",
    "of the posts",
    "these officers",
    "the officers",
    "both officers",
    "該等",
    "這些",
    "有關職位",
    "上述職位",
    "該批",
    "這批",
    "此等",
    "有關人員",
    "各職位",
];

/// Whether the other text says in words, or by another unit, what a number says.
pub(super) fn says_in_words(own: &Told<'_>, quantity: &Quantity, other: &Told<'_>) -> bool {
    let Some(unit) = unit(own, quantity) else {
        return false;
    };
    let (value, text) = (quantity.value, other.text.to_lowercase());
    let any = |words: &[&str]| words.iter().any(|word| text.contains(word));
    match unit {
        Unit::Months => months(other, &text).contains(&value),
        Unit::Years => months(other, &text).contains(&(value.saturating_mul(12))),
        Unit::Percent => {
            let mut said = SHARES.iter().filter(|(word, _)| text.contains(word));
            said.any(|(_, shares)| shares.contains(&value))
        }
        Unit::Times => times(own.lang, other, &text, value),
        Unit::Hours => value == 24 && any(&DAY),
        Unit::Decade => other.all.iter().any(|it| {
            let of = self::unit(other, it) == Some(Unit::Decade);
            of && it.value.abs_diff(value).is_multiple_of(100)
        }),
        Unit::Posts => points(own, quantity) && any(&POINTING),
        Unit::Class => {
            let roman = value.checked_sub(1).and_then(|at| ROMAN.get(at));
            let mut words = other.text.split(|c: char| !c.is_alphanumeric());
            roman.is_some_and(|roman| words.any(|word| word == *roman))
        }
    }
}

/// What a number is of, by what stands around it.
fn unit(told: &Told<'_>, quantity: &Quantity) -> Option<Unit> {
    let (number, after) = (
        &told.text[quantity.range.clone()],
        &told.text[quantity.range.end..],
    );
    if number.ends_with('成') {
        return Some(Unit::Percent);
    }
    let rest = after.trim_start_matches([' ', '\u{A0}', '-']);
    let found = BEHIND.iter().find(|(unit, zh, en)| match told.lang {
        Lang::Zh => zh.iter().any(|word| after.starts_with(word)),
        // The s of 1990s stands right behind it.
        Lang::En if *unit == Unit::Decade => {
            let next = after.strip_prefix('s');
            next.is_some_and(|next| !next.starts_with(char::is_alphabetic))
        }
        Lang::En => en.iter().any(|word| rest.starts_with(word)),
    });
    found.map(|(unit, ..)| *unit)
}

/// How many months the periods of a text have, which is given in small letters too.
fn months(told: &Told<'_>, text: &str) -> Vec<usize> {
    let mut found: Vec<usize> = told
        .all
        .iter()
        .filter_map(|it| of_months(told, it))
        .collect();
    for (word, months) in [
        ("半年", 6),
        ("half a year", 6),
        ("half year", 6),
        ("half-year", 6),
        ("a year and a half", 18),
    ] {
        if text.contains(word) {
            found.push(months);
        }
    }
    found
}

/// How many months a number of them, or of years, is.
fn of_months(told: &Told<'_>, quantity: &Quantity) -> Option<usize> {
    let after = told.text[quantity.range.end..].trim_start();
    let years = quantity.value.checked_mul(12)?;
    let half = after.starts_with("年半") || after.starts_with("and a half year");
    match unit(told, quantity) {
        Some(Unit::Months) => Some(quantity.value),
        _ if half => Some(years.saturating_add(6)),
        Some(Unit::Years) => Some(years),
        _ => None,
    }
}

/// Whether a text says so many times; what has increased by two times has tripled.
fn times(own: Lang, other: &Told<'_>, text: &str, value: usize) -> bool {
    let of_words = TIMES.iter().filter(|(word, _)| text.contains(word));
    let of_words = of_words.map(|(_, times)| *times);
    let typed = other.all.iter();
    let typed = typed.filter(|it| unit(other, it) == Some(Unit::Times));
    let mut said = of_words.chain(typed.map(|it| it.value));
    said.any(|times| match own {
        Lang::Zh => times == value || times == value.saturating_add(1),
        Lang::En => times == value || times.saturating_add(1) == value,
    })
}

/// Whether a count points to posts that were told before: it begins its clause, or
/// stands behind a word that points.
fn points(told: &Told<'_>, quantity: &Quantity) -> bool {
    let before = told.text[..quantity.range.start].trim_end();
    let words: &[&str] = match told.lang {
        Lang::Zh => &[
            "。", "，", "；", "、", "這", "該", "上述", "有關", "此", "以上", "的", "把", "將",
        ],
        Lang::En => &[
            "the", "The", "these", "These", "those", "Those", "both", "Both",
        ],
    };
    before.is_empty() || words.iter().any(|word| before.ends_with(word))
}
