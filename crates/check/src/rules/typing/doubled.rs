//! A mark or word should not stand twice: in English any word, in Chinese one of
//! one character such as 的 and 和, or of two, 職位職位.
//!
//! Any other Chinese character that stands twice is a slip where the paper
//! elsewhere has the words around it with one: 推行行政 is two words, 監督督和執行
//! is none, nor 希希望, whose first character makes no word with what stands before it.
//! A verb such as 會 may follow 委員會, and does not stand twice behind 我們.
//!
//! A mark before a joint is one too many, 沼氣、及污泥, but not before 以及.
//!
//! Example: 政策和和措施, 以及，，, `in the the Office`.
//!
//! Fix: remove one of them.

use crate::lexicon::chinese::Chinese;
use crate::lexicon::lattice::Lattice;
use crate::lexicon::names;
use crate::prose::{Passage, is_chinese, near, runs};
use crate::rules::words::finder;
use crate::{Context, Level, Rule};
use std::collections::BTreeSet;
use std::ops::Range;
use tables::diag::Diagnostic;
use tables::model::Lang;
use tables::source::Span;

const NAME: &str = "typing/doubled";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("doubled.rs"),
    run,
};

const MARKS: &str = "，。；、：";
const WORDS: &str = "的和及與或在於由為把被從向並須亦仍";
/// Words that end in such a character, so that it may stand twice.
const FINE: &[&str] = &["目的的", "標的的", "作為為"];

/// Verbs that often follow a word that ends alike, 委員會會, and who may stand before
/// one alone: 我們會會 is a slip.
const MODALS: &str = "會將";
const SUBJECTS: [&str; 12] = [
    "我們", "他們", "人員", "職位", "當局", "政府", "署方", "局方", "處方", "亦", "也", "並",
];

/// Whether a verb that stands twice at a place is a slip.
fn is_modal(text: &str, at: usize, first: char) -> bool {
    let before = &text[..at];
    MODALS.contains(first) && SUBJECTS.iter().any(|word| before.ends_with(word))
}

/// Characters of which one is too many, with where they begin and end.
struct Pair<'a> {
    passage: &'a Passage,
    range: Range<usize>,
}

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut slips: Vec<Pair<'_>> = Vec::new();
    let mut others = Vec::new();
    for passage in context.prose.of(Lang::Zh) {
        let text = &passage.text;
        let pairs = text.char_indices().zip(text.char_indices().skip(1));
        for ((at, first), (next, second)) in pairs {
            let twice = first == second;
            let marks = MARKS.contains(first) && MARKS.contains(second);
            if !twice && !marks {
                continue;
            }
            let range = at..next + second.len_utf8();
            let words = twice && (WORDS.contains(first) || is_modal(text, at, first));
            let fine = FINE.iter().any(|word| text[..range.end].ends_with(word));
            if fine || !passage.is_typed(range.clone()) {
                continue;
            }
            if marks || words {
                match slips.last_mut().filter(|last| goes_on(last, passage, at)) {
                    Some(last) => last.range.end = range.end,
                    None => slips.push(Pair { passage, range }),
                }
            } else if twice && is_chinese(first) {
                others.push(Pair { passage, range });
            }
        }
    }
    let mut findings: Vec<Diagnostic> = slips.iter().map(finding).collect();
    findings.extend(elsewhere_once(context, &others));
    let told: BTreeSet<Span> = findings.iter().filter_map(Diagnostic::place).collect();
    others.retain(|pair| !told.contains(&place(pair)));
    findings.extend(
        others
            .iter()
            .filter(|pair| is_slip(context, pair))
            .map(finding),
    );
    for passage in context.prose.of(Lang::Zh) {
        findings.extend(phrases(context, passage).iter().map(finding));
        findings.extend(before_joints(passage));
    }
    for passage in context.prose.of(Lang::En) {
        findings.extend(english(passage).iter().map(finding));
    }
    findings
}

/// Where a pair stands.
fn place(pair: &Pair<'_>) -> Span {
    pair.passage.span(pair.range.clone())
}

/// Whether the first of two characters stands by itself in the likeliest reading, and the
/// second begins a word: 希希望.
fn is_slip(context: &Context<'_>, pair: &Pair<'_>) -> bool {
    /// What stands by itself, or ends names of offices and places: 某署署長, 城門河河岸,
    /// 可將將來.
    const ALONE: &str = "署局處科部組室司廳隊校院所河路道街橋山島灣村湖園港站縣省區會將可在為被由與及和的人上下中大小多有不一二三四五六七八九十好常年月日時";
    let (passage, range) = (pair.passage, &pair.range);
    let text = passage.text.as_str();
    let first = text[range.clone()].chars().next().unwrap_or_default();
    let Some(lexicon) = Chinese::carried() else {
        return false;
    };
    let row = near(text, range, is_chinese);
    let named = context.names(Lang::Zh).covers(passage, range);
    if ALONE.contains(first) || named || lexicon.rarity(&text[range.clone()]).is_some() {
        return false;
    }
    let own = names::within(&text[row.clone()]);
    let lattice = Lattice::of(lexicon, &text[row.clone()], &own);
    let second = range.start + first.len_utf8() - row.start;
    let alone = lattice.is_single(range.start - row.start) && !lattice.is_single(second);
    alone && lattice.ends().contains(&second)
}

/// Marks before a joint: 沼氣、及污泥, which is no 、及時.
fn before_joints(passage: &Passage) -> Vec<Diagnostic> {
    let text = passage.text.as_str();
    let mut found = Vec::new();
    for (at, mark) in text.match_indices('、') {
        let rest = &text[at + mark.len()..];
        let Some(joint) = rest.chars().next().filter(|c| "及和與或".contains(*c)) else {
            continue;
        };
        let end = at + mark.len() + joint.len_utf8();
        let mut word = false;
        if let Some(lexicon) = Chinese::carried() {
            lexicon.beginnings(rest, |length, _| word |= length > joint.len_utf8());
        }
        if !word && passage.is_typed(at..end) {
            let message = format!("a mark stands before {joint}");
            let finding = Diagnostic::warning(NAME, message).at(passage.span(at..end));
            found.push(finding.help(format!("leave one of 、 and {joint}, or write 、以及")));
        }
    }
    found
}

/// Words of two characters that stand twice: 職位職位.
fn phrases<'a>(context: &Context<'_>, passage: &'a Passage) -> Vec<Pair<'a>> {
    let chars: Vec<(usize, char)> = passage.text.char_indices().collect();
    let mut found: Vec<Pair<'_>> = Vec::new();
    for four in chars.windows(4) {
        let [(start, a), (_, b), (_, c), (last, d)] = four else {
            continue;
        };
        let twice = a == c && b == d && a != b && is_chinese(*a) && is_chinese(*b);
        if !twice {
            continue;
        }
        let range = *start..last + d.len_utf8();
        // 一期一期 and 逐個逐個 count up.
        let counts = "一二三四五六七八九十逐每".contains(*a);
        let apart = found
            .last()
            .is_none_or(|pair| pair.range.end <= range.start);
        if !counts && apart && passage.is_typed(range.clone()) {
            let named = context.names(Lang::Zh).covers(passage, &range);
            found.extend((!named).then_some(Pair { passage, range }));
        }
    }
    found
}

/// English words that may stand twice.
const TWICE: &[&str] = &["had", "that", "very", "long", "so", "far"];

/// English words and marks that stand twice.
fn english(passage: &Passage) -> Vec<Pair<'_>> {
    let text = passage.text.as_str();
    let mut found = Vec::new();
    let mut before: Option<Range<usize>> = None;
    for word in words(text) {
        if let Some(before) = before.filter(|before| {
            let (a, b) = (&text[before.clone()], &text[word.clone()]);
            let gap = &text[before.end..word.start];
            a.eq_ignore_ascii_case(b)
                && a.starts_with(|c: char| c.is_alphabetic())
                && gap.chars().all(char::is_whitespace)
                && !TWICE.contains(&b)
        }) {
            let range = before.start..word.end;
            found.extend(
                passage
                    .is_typed(range.clone())
                    .then_some(Pair { passage, range }),
            );
        }
        before = Some(word);
    }
    let pairs = text.char_indices().zip(text.char_indices().skip(1));
    for ((at, first), (next, second)) in pairs {
        let range = at..next + second.len_utf8();
        let alone = !text[range.end..].starts_with('.') && !text[..at].ends_with('.');
        let marks = ",;:.".contains(first) && ",;:.".contains(second) && alone;
        // U.S.; etc., stands so.
        let short = first == '.' && second != '.';
        if marks && !short && passage.is_typed(range.clone()) {
            found.push(Pair { passage, range });
        }
    }
    found
}

/// The words of a text.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    runs(text, |c| {
        c.is_alphanumeric() || matches!(c, '-' | '’' | '\'' | '/')
    })
}

/// Whether a slip goes on with what begins at a place: a run is one slip.
fn goes_on(slip: &Pair<'_>, passage: &Passage, at: usize) -> bool {
    std::ptr::eq(slip.passage, passage) && slip.range.end > at
}

fn finding(pair: &Pair<'_>) -> Diagnostic {
    let there = &pair.passage.text[pair.range.clone()];
    let first = there.chars().next().unwrap_or_default();
    if first.is_ascii_alphabetic() || there.chars().count() == 4 && is_chinese(first) {
        let half = there.split_whitespace().next().unwrap_or_default();
        let half = match first.is_ascii_alphabetic() {
            true => half.to_owned(),
            false => there.chars().take(2).collect(),
        };
        return Diagnostic::warning(NAME, format!("`{half}` stands twice"))
            .at(pair.passage.span(pair.range.clone()))
            .help("remove one of them");
    }
    let (message, help) = match there.chars().count() {
        2 => (format!("`{there}` stands twice"), "remove one of them"),
        many if there.chars().all(|c| c == first) => (
            format!("`{first}` stands {many} times in a row"),
            "leave one of them",
        ),
        many => (format!("{many} marks stand in a row"), "leave one of them"),
    };
    Diagnostic::warning(NAME, message)
        .at(pair.passage.span(pair.range.clone()))
        .help(help)
}

/// Of pairs that may be two words (推行行政), those that are surely none: the
/// paper elsewhere has the characters around them with one of the two.
fn elsewhere_once(context: &Context<'_>, pairs: &[Pair<'_>]) -> Vec<Diagnostic> {
    let once: Vec<Option<String>> = pairs.iter().map(once).collect();
    // A run of one character has the same around it at every place.
    let known: BTreeSet<&String> = once.iter().flatten().collect();
    let Some(automaton) = finder(&known) else {
        return Vec::new();
    };
    let passages = context.prose.of(Lang::Zh);
    let found: BTreeSet<&str> = passages
        .flat_map(|passage| {
            let found = automaton.find_overlapping_iter(&passage.text);
            found.map(|found| &passage.text[found.range()])
        })
        .collect();
    let pairs = pairs.iter().zip(&once);
    let slips = pairs.filter(|(_, once)| {
        once.as_ref()
            .is_some_and(|once| found.contains(once.as_str()))
    });
    slips.map(|(pair, _)| finding(pair)).collect()
}

/// What stands around a pair with one of the two: the character before, the
/// one, and two after.
fn once(pair: &Pair<'_>) -> Option<String> {
    let text = &pair.passage.text;
    let middle = text[pair.range.clone()].chars().next()?;
    let before = text[..pair.range.start].chars().next_back()?;
    let mut after = text[pair.range.end..].chars();
    let around = [before, middle, after.next()?, after.next()?];
    around
        .iter()
        .all(|c| is_chinese(*c))
        .then(|| around.iter().collect())
}
