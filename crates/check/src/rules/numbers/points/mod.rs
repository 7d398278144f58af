//! Pay points that are typed, with the rank before each.

mod upgraded;

use std::collections::BTreeSet;
use std::ops::Range;

use super::passages;
use crate::Context;
use crate::prose::{self, Passage};
use tables::model::{Lang, PayPoint, Rank, Words};

/// A pay point that is typed, with the rank before it.
pub(super) struct TypedPoint<'a> {
    pub(super) passage: &'a Passage,
    pub(super) range: Range<usize>,
    pub(super) point: PayPoint,
    pub(super) rank: &'a Rank,
}

impl TypedPoint<'_> {
    /// Whether it is the point of a rank, or one that its holders may have.
    pub(super) fn is_of(&self, rank: &Rank) -> bool {
        let point = rank.pay_point.as_ref();
        point.is_some_and(|point| point.includes(&self.point))
    }
}

/// The typed pay points in bodies that are those of a rank of the tables.
pub(super) fn typed_points<'a>(context: &Context<'a>) -> Vec<TypedPoint<'a>> {
    let mut found = Vec::new();
    for (_, passage, words) in passages(context) {
        for (scale, pattern) in scales(context, words) {
            for typed in prose::typed(passage, &[&pattern]) {
                let [number] = typed.numbers[..] else {
                    continue;
                };
                // D2 in a word such as ID2 or D2B is not a pay point.
                let letter = |c: char| c.is_ascii_alphanumeric();
                let before = &passage.text[..typed.range.start];
                let inside =
                    before.ends_with(letter) || passage.text[typed.range.end..].starts_with(letter);
                let of_another = prose::tells_of_others(
                    context.project,
                    passage.lang,
                    &passage.text,
                    &typed.range,
                );
                let after = &passage.text[typed.range.end..];
                let mut ranks = ranks_before(context, passage, before);
                if ranks.is_empty() {
                    ranks = upgraded::ranks(context, passage, (before, after));
                }
                let point = PayPoint::parse(&format!("{scale} {number}"));
                let point = point.or_else(|| PayPoint::parse(&format!("{scale}{number}")));
                let Some(point) = point else {
                    continue;
                };
                // Of a post before and after, the rank that has the point is meant.
                let has = |rank: &&&Rank| {
                    let own = rank.pay_point.as_ref();
                    own.is_some_and(|own| own.includes(&point))
                };
                let Some(rank) = ranks.iter().find(has).or(ranks.last()).copied() else {
                    continue;
                };
                if !inside && !of_another {
                    found.push(TypedPoint {
                        passage,
                        range: typed.range,
                        point,
                        rank,
                    });
                }
            }
        }
    }
    found
}

/// The scales of a language with their patterns: those that have words of their
/// own, and of the others those that the tables use, (D2).
fn scales(context: &Context<'_>, words: &Words) -> Vec<(String, String)> {
    let own = words
        .points
        .iter()
        .filter(|(scale, pattern)| *scale != "other" && pattern.as_str().contains("{n}"));
    let mut scales: Vec<(String, String)> = own
        .map(|(scale, pattern)| (scale.clone(), pattern.as_str().to_owned()))
        .collect();
    let Some(other) = words.points.get("other") else {
        return scales;
    };
    let used = context.project.establishment.ranks().iter();
    let used = used.filter_map(|rank| Some(rank.pay_point.as_ref()?.scale.as_str()));
    let used: BTreeSet<&str> = used.chain(["D", "DL"]).collect();
    for scale in used {
        if !words.points.contains_key(scale) {
            scales.push((scale.to_owned(), other.fill(&[("scale", scale)])));
        }
    }
    scales
}

/// What may stand between a rank and the bracket behind it.
const BETWEEN: [&str; 13] = [
    "職位",
    "職級",
    "職系",
    "常額",
    "編外",
    "的人員",
    " posts",
    " post",
    "”)",
    "“",
    "，",
    ",",
    " ",
];

/// What a sentence may begin with before a rank.
const BEGINNINGS: [&str; 20] = [
    "The", "A", "An", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine",
    "Ten", "All", "Both", "Each", "Every", "These", "This", "That",
];

/// The ranks that a text names right before a bracket at its end, or in it: by their
/// names, or by the title of a post that has them.
fn ranks_before<'a>(context: &Context<'a>, passage: &Passage, before: &str) -> Vec<&'a Rank> {
    if let Some(named) = is_at(before) {
        return ranks_named(context, passage.lang, named);
    }
    let Some(open) = before.rfind(['(', '（']) else {
        return Vec::new();
    };
    let bracket = before[open..].trim_start_matches(['(', '（']);
    let inside = bracket.trim_end_matches([' ', ',', '，']);
    let named = if inside.is_empty() {
        before[..open].trim_end()
    } else if inside.len() < bracket.len() {
        inside
    } else {
        return Vec::new();
    };
    let mut named = named;
    while let Some(shorter) = BETWEEN.iter().find_map(|word| named.strip_suffix(word)) {
        named = shorter.trim_end();
    }
    let found = ranks_named(context, passage.lang, named);
    match without_abbreviation(context, passage.lang, named).filter(|_| found.is_empty()) {
        Some(shorter) => ranks_named(context, passage.lang, shorter),
        None => found,
    }
}

/// What stands before the words at the end of a text by which it says at which point that
/// is: is at present a, 現時屬.
fn is_at(text: &str) -> Option<&str> {
    const SAYS: [&str; 11] = [
        " is at present a",
        " is currently a",
        " is now a",
        " is at present at",
        " is currently at",
        " is now at",
        "現時屬",
        "目前屬",
        "現屬",
        "現時定為",
        "目前定為",
    ];
    let text = text.trim_end();
    let front = SAYS.iter().find_map(|words| text.strip_suffix(words))?;
    let front = front.trim_end();
    let nouns = [" post", "職位", "職級"];
    let named = nouns.iter().find_map(|noun| front.strip_suffix(noun));
    Some(named.unwrap_or(front))
}

/// A text without the bracket at its end that gives the abbreviation of a name: Principal
/// Research Officer (PRO).
fn without_abbreviation<'t>(context: &Context<'_>, lang: Lang, text: &'t str) -> Option<&'t str> {
    let inside = text.strip_suffix([')', '）'])?;
    let (front, short) = inside.rsplit_once(['(', '（'])?;
    let short = short.trim_matches(['“', '”', '「', '」', '"']);
    let mut ranks = context.project.establishment.ranks().iter();
    let of_rank = ranks.any(|rank| rank.abbr.get(lang) == short);
    let mut defined = context.definitions().iter();
    let defined = defined.any(|it| it.short() == short);
    (of_rank || defined).then(|| front.trim_end())
}

/// The ranks whose names a text ends with, or that the posts have whose titles it does.
fn ranks_named<'a>(context: &Context<'a>, lang: Lang, named: &str) -> Vec<&'a Rank> {
    let establishment = &context.project.establishment;
    let ranks = establishment.ranks().iter();
    let ranks = ranks.map(|rank| (rank.name.get(lang), rank));
    let posts = establishment.posts().iter();
    let titles = posts.filter_map(|post| {
        let rank = establishment.rank(&post.rank)?;
        Some((post.title.get(lang), rank))
    });
    let found = ranks.chain(titles).filter_map(|(name, rank)| {
        let front = named.strip_suffix(name);
        let front = front.or_else(|| named.strip_suffix('s')?.strip_suffix(name));
        let front = front.filter(|_| !name.is_empty())?;
        Some((name.len(), rank, front))
    });
    let found: Vec<(usize, &Rank, &str)> = found.collect();
    let longest = found.iter().map(|(length, ..)| *length).max();
    let found = found
        .into_iter()
        .filter(|(length, ..)| Some(*length) == longest);
    let (ranks, fronts): (Vec<&Rank>, Vec<&str>) =
        found.map(|(_, rank, front)| (rank, front)).unzip();
    let Some(front) = fronts.first() else {
        return Vec::new();
    };
    // What goes on to the left is another rank, which the tables lack.
    let last = front.trim_end().rsplit(' ').next().unwrap_or_default();
    let sentence = front.trim_end().ends_with(['.', ':', '—', '-']) || last.len() == front.len();
    let longer = match lang {
        Lang::Zh => front.ends_with(['副', '總', '級', '理', '首', '助']),
        Lang::En => {
            last.starts_with(char::is_uppercase) && !sentence && !BEGINNINGS.contains(&last)
        }
    };
    if longer { Vec::new() } else { ranks }
}
