//! Rules about numbers that are typed in a body where a helper could give
//! them, and about those that contradict the tables.

mod amounts;
mod costs;
pub(super) mod financial_year;
mod happens;
mod headed;
pub(super) mod impossible_day;
mod known;
mod meant;
pub(super) mod meeting_day;
mod months;
pub(super) mod no_such_annex;
pub(super) mod no_such_paragraph;
mod periods;
mod points;
mod ranked;
mod rounded;
mod says;
mod spans;
mod starts;
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

use crate::Context;
use crate::prose::{self, BodyText, Passage, Typed};
use crate::rules::editions::{parts, prose_numbers};
use crate::rules::typing::line_start;
use crate::rules::words::{near_miss, number_agreement, spelling, unknown_title};
use tables::diag::Diagnostic;
use tables::model::{Annex, Words};
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
