//! Rules about numbers that are typed in a body where a helper could give
//! them, and about those that contradict the tables.

pub(super) mod financial_year;
pub(super) mod no_such_annex;
pub(super) mod no_such_paragraph;
pub(super) mod typed_amount;
pub(super) mod typed_annex;
pub(super) mod typed_count;
pub(super) mod typed_date;
pub(super) mod typed_paragraph;
pub(super) mod typed_point;
pub(super) mod wrong_annex;
pub(super) mod wrong_count;
pub(super) mod wrong_point;

use std::collections::BTreeSet;
use std::ops::Range;

use crate::Context;
use crate::prose::{self, BodyText, Claim, Passage, Typed};
use tables::diag::Diagnostic;
use tables::model::{Annex, PayPoint, Rank, Words};
use tables::source::Span;

/// Every passage of the bodies, with the words of its language.
fn passages<'a>(
    context: &Context<'a>,
) -> impl Iterator<Item = (&'a BodyText, &'a Passage, &'a Words)> + use<'a> {
    let (project, prose) = (context.project, context.prose);
    prose.bodies.iter().flat_map(move |body| {
        let words = project.words.iter().find(|(lang, _)| *lang == body.lang);
        let pieces = prose.pieces(body).map(|(_, passage)| passage);
        pieces.filter_map(move |passage| Some((body, passage, &words?.1)))
    })
}

/// The typed references to annexes.
fn annex_references<'a>(context: &Context<'a>) -> Vec<(&'a Passage, Typed)> {
    let mut found = Vec::new();
    for (_, passage, words) in passages(context) {
        let patterns = [&words.annex.many, &words.annex.one];
        let typed = prose::typed(passage, &patterns);
        found.extend(typed.into_iter().map(|typed| (passage, typed)));
    }
    found
}

/// The helper that gives the labels of these annexes. It names the kind where the
/// subject alone would not tell which annex is meant.
fn annex_helper(context: &Context<'_>, annexes: &[&Annex]) -> String {
    /// More subjects than anybody would want to name.
    const MOST: usize = 4;
    let all = &context.project.annexes;
    let kind = annexes.first().map_or("", |annex| annex.kind.as_str());
    let of_one_kind = annexes.iter().all(|annex| annex.kind == kind);
    let of_kind = all.iter().filter(|annex| annex.kind == kind).count();
    if of_one_kind && annexes.len() > 1 && annexes.len() == of_kind {
        return format!("{{{{annex kind=\"{kind}\"}}}}");
    }
    let ambiguous = |annex: &&Annex| {
        let mut others = all.iter();
        others.any(|other| other.subject == annex.subject && other.kind != annex.kind)
    };
    if annexes.iter().any(ambiguous) && !of_one_kind {
        let each = annexes.iter().take(MOST);
        let each: Vec<String> = each.map(|annex| annex_helper(context, &[annex])).collect();
        return each.join(", ");
    }
    let subjects = annexes.iter().take(MOST);
    let subjects = subjects.map(|annex| format!(" \"{}\"", annex.subject));
    let mut helper = String::from("{{annex") + &subjects.collect::<String>();
    if annexes.len() > MOST {
        helper += " …";
    }
    if annexes.iter().any(ambiguous) {
        helper += &format!(" kind=\"{kind}\"");
    }
    helper + "}}"
}

/// Takes out what is said of a typed number that is told to be wrong: one mistake
/// has one way out, and the helper for the wrong number is none.
pub(crate) fn said_once(findings: &mut Vec<Diagnostic>) {
    let place = |finding: &Diagnostic| finding.primary.as_ref().map(|label| label.span);
    let wrong = findings.iter().filter(|it| it.rule == wrong_annex::NAME);
    let wrong: BTreeSet<Span> = wrong.filter_map(place).collect();
    findings.retain(|finding| {
        finding.rule != typed_annex::NAME || place(finding).is_none_or(|at| !wrong.contains(&at))
    });
}

/// The typed references to paragraphs.
fn paragraph_references<'a>(context: &Context<'a>) -> Vec<(&'a BodyText, &'a Passage, Typed)> {
    let mut found = Vec::new();
    for (body, passage, words) in passages(context) {
        let patterns = [&words.paragraph.many, &words.paragraph.one];
        let typed = prose::typed(passage, &patterns);
        found.extend(typed.into_iter().map(|typed| (body, passage, typed)));
    }
    found
}

/// The typed counts of posts in bodies.
fn body_claims<'a>(context: &Context<'a>) -> Vec<(&'a Passage, Claim<'a>)> {
    let project = context.project;
    let passages = passages(context);
    let claims = passages.flat_map(|(_, passage, _)| {
        let claims = prose::claims(project, passage).into_iter();
        claims.map(move |claim| (passage, claim))
    });
    claims.collect()
}

/// A pay point that is typed, with the rank before it.
struct TypedPoint<'a> {
    passage: &'a Passage,
    range: Range<usize>,
    point: PayPoint,
    rank: Option<&'a Rank>,
}

impl TypedPoint<'_> {
    /// Whether it is the point of a rank, or one that its holders may have.
    fn is_of(&self, rank: &Rank) -> bool {
        let point = rank.pay_point.as_ref();
        point.is_some_and(|point| point.includes(&self.point))
    }
}

/// The typed pay points of the directorate scales in bodies.
fn typed_points<'a>(context: &Context<'a>) -> Vec<TypedPoint<'a>> {
    let mut found = Vec::new();
    for (_, passage, words) in passages(context) {
        for (scale, pattern) in &words.points {
            if scale == "other" || !pattern.as_str().contains("{n}") {
                continue;
            }
            for typed in prose::typed(passage, &[pattern]) {
                let [number] = typed.numbers[..] else {
                    continue;
                };
                // D2 in a word such as ID2 is not a pay point.
                let before = &passage.text[..typed.range.start];
                let inside = before.ends_with(|c: char| c.is_ascii_alphanumeric());
                let point = PayPoint::parse(&format!("{scale} {number}"));
                let point = point.or_else(|| PayPoint::parse(&format!("{scale}{number}")));
                if let Some(point) = point.filter(|_| !inside) {
                    let rank = rank_before(context, passage, before);
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

/// The rank that a text names right before a bracket at its end.
fn rank_before<'a>(context: &Context<'a>, passage: &Passage, before: &str) -> Option<&'a Rank> {
    let before = before.strip_suffix(['(', '（'])?.trim_end();
    let words = [
        "職位",
        "職級",
        "職系",
        "常額",
        "編外",
        "的人員",
        " posts",
        " post",
    ];
    let mut named = before;
    while let Some(shorter) = words.iter().find_map(|word| named.strip_suffix(word)) {
        named = shorter.trim_end();
    }
    let ranks = context.project.establishment.ranks().iter();
    let ranks = ranks.filter(|rank| {
        let name = rank.name.get(passage.lang);
        !name.is_empty() && named.ends_with(name)
    });
    ranks.max_by_key(|rank| rank.name.get(passage.lang).len())
}
