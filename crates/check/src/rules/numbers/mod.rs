//! Rules about numbers that are typed in a body where a helper could give
//! them, and about those that contradict the tables.

mod amounts;
mod costs;
pub(super) mod financial_year;
pub(super) mod impossible_day;
mod known;
pub(super) mod no_such_annex;
pub(super) mod no_such_paragraph;
mod rounded;
mod says;
pub(super) mod typed_amount;
pub(super) mod typed_annex;
pub(super) mod typed_count;
pub(super) mod typed_date;
pub(super) mod typed_net;
pub(super) mod typed_paragraph;
pub(super) mod typed_point;
mod verdict;
pub(super) mod wrong_amount;
pub(super) mod wrong_annex;
pub(super) mod wrong_cost;
pub(super) mod wrong_count;
pub(super) mod wrong_point;

use std::collections::BTreeSet;
use std::ops::Range;

use crate::Context;
use crate::prose::{self, BodyText, Claim, Kind, Passage, Titles, Typed};
use crate::rules::editions::{parts, prose_numbers};
use crate::rules::typing::line_start;
use crate::rules::words::{near_miss, number_agreement, spelling, unknown_title};
use tables::diag::Diagnostic;
use tables::model::{Annex, Lang, PayPoint, Rank, Words};
use tables::source::{FileId, Span};

/// Every passage of the bodies, with the words of its language.
fn passages<'a>(
    context: &Context<'a>,
) -> impl Iterator<Item = (&'a BodyText, &'a Passage, &'a Words)> + use<'a> {
    let (project, prose) = (context.project, context.prose);
    prose.parts().flat_map(move |body| {
        let words = project.words.iter().find(|(lang, _)| *lang == body.lang);
        let pieces = prose.pieces(body).map(|(_, passage)| passage);
        pieces.filter_map(move |passage| Some((body, passage, &words?.1)))
    })
}

/// The typed references to annexes.
fn annex_references<'a>(context: &Context<'a>) -> Vec<(&'a Passage, Typed)> {
    let mut found = Vec::new();
    for (_, passage, words) in passages(context) {
        let patterns = [words.annex.many.as_str(), words.annex.one.as_str()];
        let typed = prose::typed(passage, &patterns).into_iter();
        let ours = typed.filter(|typed| !typed.elsewhere);
        found.extend(ours.map(|typed| (passage, typed)));
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
        others.any(|other| other.called() == annex.called() && other.kind != annex.kind)
    };
    if annexes.iter().any(ambiguous) && !of_one_kind {
        let each = annexes.iter().take(MOST);
        let each: Vec<String> = each.map(|annex| annex_helper(context, &[annex])).collect();
        return each.join(", ");
    }
    let subjects = annexes.iter().take(MOST);
    let subjects = subjects.map(|annex| format!(" \"{}\"", annex.called()));
    let mut helper = String::from("{{annex") + &subjects.collect::<String>();
    if annexes.len() > MOST {
        helper += " …";
    }
    if annexes.iter().any(ambiguous) {
        helper += &format!(" kind=\"{kind}\"");
    }
    helper + "}}"
}

/// Takes out what is said twice of a typed number: one mistake has one way out,
/// and the helper for a wrong number is none.
pub(crate) fn said_once(findings: &mut Vec<Diagnostic>) {
    let weight = |finding: &Diagnostic| RULES_BY_WEIGHT.iter().position(|it| *it == finding.rule);
    let heard = findings
        .iter()
        .filter_map(|it| Some((it.place()?, weight(it)?)));
    let heard: Vec<(Span, usize)> = heard.collect();
    let words = findings.iter().filter(|it| it.rule != spelling::NAME);
    let words = words.filter(|it| it.rule.starts_with("words/") || it.rule.starts_with("typing/"));
    let of_words: Vec<Span> = words.filter_map(Diagnostic::place).collect();
    let misses = findings.iter().filter(|it| it.rule == near_miss::NAME);
    let misses: Vec<Span> = misses.filter_map(Diagnostic::place).collect();
    findings.retain(|finding| {
        let better: &[Span] = match finding.rule.as_ref() {
            // A title with one character wrong is told with the one that was meant.
            unknown_title::NAME => &misses,
            // Other rules know better what was meant.
            spelling::NAME => &of_words,
            _ => return true,
        };
        let told = |at: Span| better.iter().any(|other| meet(*other, at));
        !finding.place().is_some_and(told)
    });
    without_headings(findings);
    findings.retain(|finding| {
        let (Some(at), Some(own)) = (finding.place(), weight(finding)) else {
            return true;
        };
        let tells = |weight: usize| weight < own && RULES_BY_WEIGHT[weight] != prose_numbers::NAME;
        // A number that differs from the other edition's is explained by what is
        // said of that one.
        let theirs = finding.others.iter().map(|label| label.span);
        let theirs = theirs.filter(|_| finding.rule == prose_numbers::NAME);
        let places: Vec<Span> = theirs.chain([at]).collect();
        !heard.iter().any(|(other, weight)| {
            tells(*weight) && places.iter().any(|place| meet(*other, *place))
        })
    });
}

/// Takes out how the editions differ in a text with a line that was meant as a heading or
/// an item: it makes other parts of the rest.
fn without_headings(findings: &mut Vec<Diagnostic>) {
    let files = |heading: bool| -> BTreeSet<FileId> {
        let lines = findings.iter().filter(|it| it.rule == line_start::NAME);
        let meant = |it: &&Diagnostic| !heading || line_start::is_heading(it);
        let lines = lines.filter(meant);
        lines.filter_map(|it| Some(it.place()?.file)).collect()
    };
    let (any, headings) = (files(false), files(true));
    findings.retain(|finding| {
        let of: &BTreeSet<FileId> = match finding.rule.as_ref() {
            parts::NAME => &any,
            // A section that goes on says the numbers of the next one too.
            prose_numbers::NAME => &headings,
            _ => return true,
        };
        let mut labels = finding.primary.iter().chain(&finding.others);
        !labels.any(|label| of.contains(&label.span.file))
    });
}

/// Whether two places have a character in common.
fn meet(one: Span, other: Span) -> bool {
    one.file == other.file && one.start < other.end && other.start < one.end
}

/// What is said of a number, what tells most first.
const RULES_BY_WEIGHT: [&str; 16] = [
    no_such_annex::NAME,
    no_such_paragraph::NAME,
    wrong_annex::NAME,
    typed_net::WRONG,
    wrong_count::NAME,
    wrong_point::NAME,
    wrong_amount::NAME,
    wrong_cost::NAME,
    number_agreement::NAME,
    prose_numbers::NAME,
    typed_annex::NAME,
    typed_net::TYPED,
    typed_count::NAME,
    typed_paragraph::NAME,
    typed_point::NAME,
    typed_amount::NAME,
];

/// The typed references to paragraphs.
fn paragraph_references<'a>(context: &Context<'a>) -> Vec<(&'a BodyText, &'a Passage, Typed)> {
    let mut found = Vec::new();
    for (body, passage, words) in passages(context) {
        let patterns = [words.paragraph.many.as_str(), words.paragraph.one.as_str()];
        let typed = prose::typed(passage, &patterns).into_iter();
        let ours = typed.filter(|typed| !typed.elsewhere);
        found.extend(ours.map(|typed| (body, passage, typed)));
    }
    found
}

/// The typed counts of posts in bodies.
fn body_claims<'a>(context: &Context<'a>) -> Vec<(&'a Passage, Claim<'a>)> {
    let prose = context.prose;
    let mut found = Vec::new();
    for body in prose.parts() {
        // What leads into a list tells what its items count.
        let mut lead: Option<&str> = None;
        let texts = prose.pieces(body).map(|(_, passage)| passage.text.as_str());
        let titles = Titles::of(&context.project.establishment, body.lang, texts);
        for (piece, passage) in prose.pieces(body) {
            if matches!(piece.kind, Kind::Paragraph(_)) {
                lead = last_sentence(&passage.text);
            }
            let lead = lead.filter(|_| matches!(piece.kind, Kind::Item(_)));
            let claims = prose::claims(context.project, &titles, passage, lead).into_iter();
            found.extend(claims.map(|claim| (passage, claim)));
        }
    }
    found
}

/// The last sentence of a text.
fn last_sentence(text: &str) -> Option<&str> {
    let text = text.trim_end();
    let inside = text.trim_end_matches(['。', '.', '—', '－', '-', '–', ' ', ':', '：']);
    let start = inside.rfind(['。', '；']).or_else(|| inside.rfind(". "));
    text.get(start.unwrap_or(0)..)
}

/// A pay point that is typed, with the rank before it.
struct TypedPoint<'a> {
    passage: &'a Passage,
    range: Range<usize>,
    point: PayPoint,
    rank: &'a Rank,
}

impl TypedPoint<'_> {
    /// Whether it is the point of a rank, or one that its holders may have.
    fn is_of(&self, rank: &Rank) -> bool {
        let point = rank.pay_point.as_ref();
        point.is_some_and(|point| point.includes(&self.point))
    }
}

/// The typed pay points in bodies that are those of a rank of the tables.
fn typed_points<'a>(context: &Context<'a>) -> Vec<TypedPoint<'a>> {
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
                let ranks = ranks_before(context, passage, before);
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
