//! Chinese names of committees, bureaux and departments with one character that is
//! another, or without one of their words: 環境保護處, 人事編制委員會.

use std::collections::BTreeSet;

use super::Nearly;
use crate::Context;
use crate::lexicon::names::bodies;
use crate::rules::words::misses::{Miss, misses};
use crate::rules::words::{excepted, finder};
use tables::model::Lang;

/// Words that are left out of names of committees.
const DROPPED: [&str; 6] = ["小組", "常務", "及服務條件", "薪俸及", "編制", "服務"];
/// A name that no committee has, and the one that is meant.
const OTHERS: [(&str, &str); 2] = [
    ("財政委員會", "財務委員會"),
    ("人事編制事務委員會", "人事編制小組委員會"),
];
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
    for passage in context.prose.of(Lang::Zh) {
        for place in automaton.find_iter(&passage.text) {
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
    found
}
