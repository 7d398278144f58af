//! Chinese names of committees, bureaux and departments with one character that is
//! another, or without one of their words: 環境保護處, 人事編制委員會.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Nearly;
use crate::Context;
use crate::lexicon::names::bodies;
use crate::prose::is_chinese;
use crate::rules::words::misses::{Miss, misses};
use crate::rules::words::{excepted, finder};
use tables::model::Lang;

/// Words that are left out of names of committees.
const DROPPED: [&str; 6] = ["小組", "常務", "及服務條件", "薪俸及", "編制", "服務"];
/// A name that no committee has, and the one that is meant.
const OTHERS: [(&str, &str); 2] = [
    (FINANCE, "財務委員會"),
    ("人事編制事務委員會", "人事編制小組委員會"),
];
/// The name that universities and other councils give their committees of finance, and no
/// committee of the Legislative Council has.
const FINANCE: &str = "財政委員會";
/// What may stand before it where it has no owner, and none is a part of its name.
const UNOWNED: [&str; 21] = [
    "立法會",
    "立法會的",
    "向",
    "由",
    "經",
    "獲",
    "待",
    "給",
    "請",
    "交",
    "予",
    "至",
    "到",
    "在",
    "如",
    "若",
    "當",
    "令",
    "而",
    "並",
    "是",
];
/// The ends of names beside which it stands in a list as another committee of the same
/// Government, and what joins them.
const BESIDE: [&str; 4] = ["小組委員會", "事務委員會", "常務委員會", "條件委員會"];
const JOINTS: [char; 4] = ['、', '及', '和', '與'];
/// How many characters a name has at least that may differ by any, and by the last one.
const LEAST: usize = 6;
const LEAST_BY_KIND: usize = 5;
/// What bodies are: no name of a body is one of another for it.
const KINDS: [char; 5] = ['署', '處', '局', '司', '廳'];
/// Characters that are written in two ways.
const WAYS: [(char, char); 8] = [
    ('衞', '衛'),
    ('敍', '敘'),
    ('台', '臺'),
    ('污', '汚'),
    ('啟', '啓'),
    ('群', '羣'),
    ('裏', '裡'),
    ('稅', '税'),
];

/// The places of such names.
pub(super) fn nearly<'a>(context: &Context<'a>) -> Vec<Nearly<'a>> {
    let known: BTreeSet<&str> = bodies(Lang::Zh).collect();
    let long = |name: &&&str| name.chars().nth(LEAST_BY_KIND - 1).is_some();
    let phrases: Vec<String> = known
        .iter()
        .filter(long)
        .map(|it| (*it).to_owned())
        .collect();
    let names = context.names(Lang::Zh);
    let slips = misses(context, Lang::Zh, &phrases).into_iter();
    let slips = slips.filter(|miss| {
        let there = &miss.passage.text[miss.range.clone()];
        !known.contains(there) && is_slip(miss) && !names.covers(miss.passage, &miss.range)
    });
    let slips = slips.map(|miss| Nearly {
        passage: miss.passage,
        range: miss.range,
        name: miss.name,
    });
    let mut found: Vec<Nearly<'_>> = slips.collect();
    found.extend(shortened(context, &known));
    found
}

/// Whether a name with one other character is most likely no name of its own.
fn is_slip(miss: &Miss<'_>) -> bool {
    let there = &miss.passage.text[miss.range.clone()];
    let pairs = there.chars().zip(miss.name.chars());
    let odd: Vec<(char, char)> = pairs.filter(|(a, b)| a != b).collect();
    let other_way = |(a, b): &(char, char)| WAYS.contains(&(*a, *b)) || WAYS.contains(&(*b, *a));
    if odd.iter().all(other_way) && there.chars().count() == miss.name.chars().count() {
        return false;
    }
    let last = there.chars().next_back();
    let of_kind = last != miss.name.chars().next_back();
    match of_kind {
        true => last.is_some_and(|last| KINDS.contains(&last)) && miss.name.ends_with(KINDS),
        false => miss.name.chars().nth(LEAST - 1).is_some(),
    }
}

/// Names without one of their words.
fn shortened<'a>(context: &Context<'a>, known: &BTreeSet<&str>) -> Vec<Nearly<'a>> {
    let committees = known.iter().filter(|name| name.ends_with("委員會"));
    let mut wrong: Vec<(String, &str)> = committees
        .filter(|name| name.contains("小組") || name.contains("常務"))
        .flat_map(|name| DROPPED.map(|word| (name.replacen(word, "", 1), *name)))
        .filter(|(short, _)| !known.contains(short.as_str()))
        .filter(|(short, _)| short.chars().nth(LEAST - 1).is_some())
        .collect();
    wrong.extend(OTHERS.map(|(short, name)| (short.to_owned(), name)));
    let Some(automaton) = finder(wrong.iter().map(|(short, _)| short)) else {
        return Vec::new();
    };
    let names = context.names(Lang::Zh);
    let mut found = Vec::new();
    let mut owned = false;
    for passage in context.prose.of(Lang::Zh) {
        for place in automaton.find_iter(&passage.text) {
            owned |= is_owned(&passage.text, place.range());
            let range = place.range();
            let (_, name) = &wrong[place.pattern().as_usize()];
            let free = passage.is_typed(range.clone()) && !excepted(context, passage, &range);
            if free && !names.covers(passage, &range) {
                found.push(Nearly {
                    passage,
                    range,
                    name: (*name).to_owned(),
                });
            }
        }
    }
    // What a paper calls so once is meant by its shorter name afterwards.
    let is_finance = |it: &Nearly<'_>| it.passage.text[it.range.clone()] == *FINANCE;
    found.retain(|it| !(owned && is_finance(it)));
    found
}

/// Whether a committee of finance is that of another body than the Legislative Council: its
/// owner, or more of its name, stands right before it.
fn is_owned(text: &str, at: Range<usize>) -> bool {
    let before = &text[..at.start];
    let apart = !before.ends_with(is_chinese) && !before.ends_with(['、', '》', '」', ')', '）']);
    let front = before.strip_suffix(JOINTS).unwrap_or_default();
    let listed = BESIDE.iter().any(|name| front.ends_with(name));
    let unowned = apart || listed || UNOWNED.iter().any(|word| before.ends_with(word));
    text[at] == *FINANCE && !unowned
}

#[cfg(test)]
mod tests {
    use super::{FINANCE, is_owned};

    #[test]
    fn committees_of_finance_have_owners() {
        let owned = |text: &str| {
            let at = text.find(FINANCE).expect("the name");
            is_owned(text, at..at + FINANCE.len())
        };
        for text in [
            "如獲財政委員會批准",
            "向立法會財政委員會申請",
            "財政委員會審批",
            "我們，財政委員會",
            "人事編制小組委員會及財政委員會",
        ] {
            assert!(!owned(text), "{text}");
        }
        for text in [
            "大學校董會財政委員會",
            "該校的財政委員會",
            "向社區發展財政委員會申請",
            "參議院財政委員會",
            "校務委員會轄下的財政委員會",
        ] {
            assert!(owned(text), "{text}");
        }
    }
}
