//! A net change of posts should come from a helper, and must be the one that the
//! tables give.
//!
//! It is the number of posts gained less that of posts lost: of all directorate posts,
//! or of those of an office, a rank or a tenure. It may be told as that by which directorate
//! posts become more or fewer: will increase by two, 首長級職位數目會增加兩個.
//!
//! Example: 淨增5個首長級職位, a net increase of five posts, where four more are gained
//! than lost.
//!
//! Fix: write `{{net}}`, in words `{{net numeral=true}}`, or correct the tables.

use std::ops::Range;

use super::passages;
use crate::prose::numeral::{Numeral, numerals};
use crate::prose::{Passage, filters, sentence, tells_of_others};
use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Lang, Selection, Tenure};

pub(super) const TYPED: &str = "numbers/typed-net";
pub(super) const WRONG: &str = "numbers/wrong-net";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[TYPED, WRONG],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &["posts.csv", "offices.csv", "ranks.csv"],
    source: include_str!("typed_net.rs"),
    run,
};

/// What leads to a net number: that posts are more, or fewer.
const MORE: [&str; 6] = [
    "淨增加",
    "淨增",
    "net increase of ",
    "net addition of ",
    "net gain of ",
    "net creation of ",
];
const FEWER: [&str; 6] = [
    "淨減少",
    "淨減",
    "淨刪減",
    "net decrease of ",
    "net reduction of ",
    "net deletion of ",
];

/// What leads to it behind the directorate posts: will increase by.
const MORE_BY: [&str; 5] = ["增加", "增多", "increase by ", "rise by ", "grow by "];
const FEWER_BY: [&str; 5] = [
    "減少",
    "decrease by ",
    "fall by ",
    "drop by ",
    "reduced by ",
];

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (_, passage, _) in passages(context) {
        let mut leads = MORE_BY.iter().chain(&FEWER_BY);
        let has = |word: &str| passage.text.contains(word);
        if !has("淨") && !has("net ") && !leads.any(|word| has(word)) {
            continue;
        }
        let typed = numerals(&passage.text).into_iter();
        let typed = typed.filter(|it| passage.is_typed(it.range.clone()));
        findings.extend(typed.filter_map(|numeral| finding(context, passage, &numeral)));
    }
    findings
}

/// What is said of a number, where it is that of a net change.
fn finding(context: &Context<'_>, passage: &Passage, numeral: &Numeral) -> Option<Diagnostic> {
    let (text, lang) = (passage.text.as_str(), passage.lang);
    let stated = stated(text, numeral, lang)?;
    if tells_of_others(context.project, lang, text, &numeral.range) {
        return None;
    }
    let establishment = &context.project.establishment;
    let readings = readings(context, lang, text, &numeral.range);
    let right = readings.iter().find(|it| establishment.net(it) == stated);
    let typed = &text[numeral.range.clone()];
    let at = passage.span(numeral.range.clone());
    let words = !typed.starts_with(|c: char| c.is_ascii_digit());
    let write = |it: &Selection| {
        let words = if words { " numeral=true" } else { "" };
        format!("write {{{{net{}{words}}}}}", filters(it))
    };
    if let Some(right) = right {
        let finding = Diagnostic::warning(TYPED, format!("the net number `{typed}` is typed"));
        // Of fewer posts the helper gives the number with its sign.
        let help = match stated < 0 {
            false => write(right),
            true => format!(
                "take it from the tables: {}, which is {stated}",
                write(right)
            ),
        };
        return Some(finding.at(at).help(help));
    }
    let nearest = readings.first()?;
    let net = establishment.net(nearest);
    let message = format!("`{typed}` is typed, and by the tables the net number is {net}");
    let help = format!("{}, or correct the tables", write(nearest));
    Some(Diagnostic::warning(WRONG, message).at(at).help(help))
}

/// The net number that a text states, negative where posts are fewer.
fn stated(text: &str, numeral: &Numeral, lang: Lang) -> Option<i64> {
    let before = &text[..numeral.range.start];
    let leads = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
    let fewer = leads(&FEWER);
    if !fewer && !leads(&MORE) {
        return stated_by(text, numeral, lang);
    }
    let after = &text[numeral.range.end..];
    let counted = match lang {
        Lang::Zh => after.strip_prefix('個')?,
        Lang::En => after.strip_prefix([' ', '\u{A0}'])?,
    };
    let near: String = counted.chars().take(32).collect();
    let (posts, others) = match lang {
        Lang::Zh => ("職位", "非首長級"),
        Lang::En => ("post", "non-directorate"),
    };
    let value = i64::try_from(numeral.value).ok()?;
    let value = if fewer { -value } else { value };
    if lang == Lang::Zh && follows_posts(before) {
        return Some(value);
    }
    let noun = &near[..near.find(posts)?];
    let whole = !noun.contains(['。', '，', '.', ',', ';', '；']) && !noun.contains(others);
    whole.then_some(value)
}

/// The net number by which a text says that directorate posts become more or fewer.
fn stated_by(text: &str, numeral: &Numeral, lang: Lang) -> Option<i64> {
    let before = &text[..numeral.range.start];
    let front = |words: &[&str]| words.iter().find_map(|word| before.strip_suffix(word));
    let (front, fewer) = match front(&MORE_BY) {
        Some(front) => (front, false),
        None => (front(&FEWER_BY)?, true),
    };
    let after = &text[numeral.range.end..];
    let told = match lang {
        Lang::Zh => {
            let posts = front.trim_end_matches(['會', '將', '共', '合', '數', '目', '總']);
            let of_others = posts.ends_with("非首長級職位");
            posts.ends_with("首長級職位") && !of_others && after.starts_with('個')
        }
        Lang::En => {
            let clause = front.rsplit([',', ';', '.']).next().unwrap_or_default();
            let mut aids = [" will ", " would ", " shall ", " will be ", " would be "].iter();
            let posts = aids.find_map(|aid| clause.strip_suffix(aid));
            let of_others = clause.contains("non-directorate");
            posts.is_some_and(|posts| posts.contains("directorate posts"))
                && !of_others
                && !after.starts_with([' ', '%'])
        }
    };
    let value = i64::try_from(numeral.value).ok().filter(|_| told)?;
    Some(if fewer { -value } else { value })
}

/// Whether the posts stand before what leads to a number: 首長級職位淨增加.
fn follows_posts(before: &str) -> bool {
    let mut leads = MORE.iter().chain(&FEWER);
    let front = leads.find_map(|lead| before.strip_suffix(lead));
    let posts =
        front.map(|front| front.trim_end_matches(['會', '將', '共', '合', '數', '目', '總']));
    posts.is_some_and(|it| it.ends_with("職位") && !it.ends_with("非首長級職位"))
}

/// The posts whose net change may be meant, the likeliest first.
fn readings(context: &Context<'_>, lang: Lang, text: &str, at: &Range<usize>) -> Vec<Selection> {
    let (before, after) = sentence(lang, text, at);
    let whole = format!("{before} {after}");
    let establishment = &context.project.establishment;
    let mut found = Vec::new();
    for office in establishment.offices() {
        let names = [office.name.get(lang), office.short.get(lang)];
        if names
            .iter()
            .any(|name| !name.is_empty() && whole.contains(name))
        {
            found.push(Selection {
                office: vec![office.id.clone()],
                ..Selection::default()
            });
        }
    }
    // Of several offices their whole is meant, if not one of them.
    if found.len() > 1 {
        let offices = found.iter().flat_map(|it| it.office.clone());
        let whole = Selection {
            office: offices.collect(),
            ..Selection::default()
        };
        found.insert(0, whole);
    }
    found.push(Selection::default());
    let named = context.nameable(lang).within(&whole);
    for rank in named.ranks {
        found.push(Selection {
            rank: vec![rank.to_owned()],
            ..Selection::default()
        });
    }
    for tenure in [Tenure::Permanent, Tenure::Supernumerary] {
        found.push(Selection {
            tenure: vec![tenure.into()],
            ..Selection::default()
        });
    }
    found
}
