//! The day on which a post begins, ends or lapses, and how long it is provided, should
//! come from a helper; a day or period that no post has is wrong, and so is one that is
//! not that of the post whose title its sentence names.
//!
//! Phrases are looked at that say so of posts, in sentences that name one, or speak of
//! posts and not of a consultation, contract, licence or the like: with effect from …,
//! from … or upon approval, from … to …, up to …, until …, for a period of …, retained for …; 由…起, 由…至…,
//! 至…止, 為期…, 保留…職位…. Days before the paper's own are history,
//! and so is what was done; but a post that has gone by the tables lapsed on the day that
//! they give: lapsed on …, 已於…撤銷. Right behind a post, or what is said of it, `for` and `from`
//! are looked at too where the sentence names one post. The notes of charts and boxes,
//! which take no helper, are held against the tables likewise. A paper whose posts have no days or periods is not
//! looked at.
//!
//! Example: up to 31 March 2031, where the post ends on 31 March 2030.
//!
//! Fix: write `{{until "post"}}`, `{{effective "post"}}`, `{{period "post"}}` or
//! `{{timing "post"}}`, or correct posts.csv.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::passages;
use super::verdict::{PostRow, TYPED, Verdict, finding, named_post, verdict};
use crate::prose::date::days;
use crate::prose::period::leading;
use crate::prose::{Origin, Passage, of_posts, sentence};
use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Date, Lang, Period, Post, Start, Structure, Words};

const WRONG: &str = "numbers/wrong-date";
const PERIOD: &str = "numbers/wrong-period";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[TYPED, WRONG, PERIOD],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &["posts.csv", "offices.csv"],
    source: include_str!("typed_date.rs"),
    run,
};

/// What posts have, each with the posts that have it.
#[derive(Default)]
struct Known<'a> {
    begins: BTreeMap<Date, BTreeSet<PostRow<'a>>>,
    /// Those of which approval may come later.
    or_approval: BTreeMap<Date, BTreeSet<PostRow<'a>>>,
    ends: BTreeMap<Date, BTreeSet<PostRow<'a>>>,
    lapses: BTreeMap<Date, BTreeSet<PostRow<'a>>>,
    periods: BTreeMap<Period, BTreeSet<PostRow<'a>>>,
}

/// What a phrase says of posts.
#[derive(Clone, Copy)]
enum Says {
    Begins,
    BeginsOrApproval,
    Ends,
    Lapses,
}

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let known = known(context);
    let mut findings = Vec::new();
    for (body, passage, words) in passages(context) {
        findings.extend(dates(context, &known, passage, words, body.lang));
        findings.extend(periods(context, &known, passage, body.lang));
    }
    for (passage, words) in notes(context) {
        let mut found = dates(context, &known, passage, words, passage.lang);
        found.extend(periods(context, &known, passage, passage.lang));
        // No helper prints them there.
        found.retain(|finding| finding.rule != TYPED);
        let correct = |mut finding: Diagnostic| {
            finding.help.clear();
            finding.help("correct the note, or posts.csv")
        };
        findings.extend(found.into_iter().map(correct));
    }
    findings
}

/// The notes of charts and posts, with the words of their language.
fn notes<'a>(context: &Context<'a>) -> impl Iterator<Item = (&'a Passage, &'a Words)> {
    let project = context.project;
    let is_note =
        |passage: &&Passage| matches!(passage.from, Origin::Name(_, "note_zh" | "note_en"));
    context
        .prose
        .passages
        .iter()
        .filter(is_note)
        .filter_map(|passage| {
            let mut words = project.words.iter();
            let (_, words) = words.find(|(lang, _)| *lang == passage.lang)?;
            Some((passage, words))
        })
}

fn known<'a>(context: &Context<'a>) -> Known<'a> {
    let establishment = &context.project.establishment;
    let mut known = Known::default();
    let posts = establishment.posts().iter().filter(|post| !post.outside);
    for post in posts {
        let own = row(context, post);
        // A day counted from an approval that is only expected is none.
        let is_day = |start: &Start| matches!(start, Start::On(_) | Start::FinancialYear(_));
        let starts = establishment.starts(post);
        for start in starts.iter().filter(|start| is_day(start)) {
            if let Some(date) = establishment.times().day(start) {
                let late = starts.contains(&Start::Approval);
                let begins = match late {
                    true => &mut known.or_approval,
                    false => &mut known.begins,
                };
                begins.entry(date).or_default().insert(own);
            }
        }
        let certain = starts.iter().all(is_day);
        let last = establishment.last_day(post);
        if let Some(last) = last.filter(|_| certain || post.term.until.is_some()) {
            known.ends.entry(last).or_default().insert(own);
            known.lapses.entry(last.next()).or_default().insert(own);
        }
        if let Some(period) = period_of(context, post) {
            known.periods.entry(period).or_default().insert(own);
        }
    }
    known
}

fn row<'a>(context: &Context<'a>, post: &'a Post) -> PostRow<'a> {
    let proposed = context
        .project
        .establishment
        .post_in(Structure::Proposed, &post.id);
    PostRow {
        id: &post.id,
        asked: proposed.is_some_and(|proposed| !std::ptr::eq(proposed, post)),
    }
}

/// How long a post is provided: as its row says it, or from its first to its last
/// day.
fn period_of(context: &Context<'_>, post: &Post) -> Option<Period> {
    let establishment = &context.project.establishment;
    post.term.period.or_else(|| {
        let (first, last) = (
            establishment.first_day(post)?,
            establishment.last_day(post)?,
        );
        Some(Period::between(first, last)?.0)
    })
}

fn dates(
    context: &Context<'_>,
    known: &Known<'_>,
    passage: &Passage,
    words: &Words,
    lang: Lang,
) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut begun: Option<usize> = None;
    for day in days(&passage.text, lang, words) {
        let between = begun
            .take()
            .and_then(|end| passage.text.get(end..day.range.start));
        let from = between.is_some_and(|it| it.chars().count() < 8);
        let Some((says, near)) = says(&passage.text, &day.range, from, lang) else {
            continue;
        };
        begun = matches!(says, Says::Begins).then_some(day.range.end);
        let (there, helper, verb) = match says {
            Says::Begins => (&known.begins, "effective", "takes effect on"),
            Says::BeginsOrApproval => (&known.or_approval, "timing", "takes effect on"),
            Says::Ends => (&known.ends, "until", "ends on"),
            Says::Lapses => (&known.lapses, "lapses", "lapses on"),
        };
        let history = day.date < context.project.paper.date;
        if there.is_empty() || !passage.is_typed(day.range.clone()) {
            continue;
        }
        let named = named_post(context, passage, &day.range);
        if history {
            let gone = named.filter(|_| matches!(says, Says::Lapses));
            let gone = gone.and_then(|id| gone_on(context, id));
            if let Some((post, last)) = gone.filter(|(_, last)| *last != day.date) {
                let verdict = Verdict::Contradicted(post, last.to_string());
                let words = ("lapses", "lapsed on");
                findings.push(finding(passage, &day.range, verdict, WRONG, words));
            }
            continue;
        }
        if !of_posts(context.project, passage, &day.range) {
            continue;
        }
        let verdict = verdict(there, &day.date, named);
        if near && !of_named(&verdict, named) {
            continue;
        }
        let finding = finding(passage, &day.range, verdict, WRONG, (helper, verb));
        findings.push(finding);
    }
    findings
}

/// The day on which a post lapsed, where it has gone by the tables before the paper's
/// own day.
fn gone_on<'a>(context: &Context<'a>, id: &'a str) -> Option<(PostRow<'a>, Date)> {
    let establishment = &context.project.establishment;
    let post = establishment.post_in(Structure::Existing, id)?;
    let day = establishment.last_day(post)?.next();
    (day < context.project.paper.date).then(|| (row(context, post), day))
}

/// What a phrase around a day says of posts; `from` is whether it ends what another day
/// begins: from 1 April 2027 to it. Gives too whether it says so by what stands right
/// before it alone.
fn says(text: &str, range: &Range<usize>, from: bool, lang: Lang) -> Option<(Says, bool)> {
    let (before, after) = (&text[..range.start], &text[range.end..]);
    let (before, after) = (before.trim_end(), after.trim_start());
    let begins = |words: &[&str]| words.iter().any(|word| after.starts_with(word));
    let near = before.char_indices().rev().nth(20);
    let near = before[near.map_or(0, |(at, _)| at)..].to_lowercase();
    let ends = |words: &[&str]| words.iter().any(|word| near.ends_with(word));
    let near_post = || before.strip_suffix("from").is_some_and(tells_of_post);
    if ends(&["由", "自", " from", " on"]) && or_approval(after, lang) {
        return Some((Says::BeginsOrApproval, false));
    }
    let says = match lang {
        Lang::Zh if ends(&["至"]) && (from || begins(&["止", "為"])) => Some(Says::Ends),
        Lang::Zh if ends(&["於", "在"]) && begins(&["到期撤銷", "期滿撤銷"]) => {
            Some(Says::Lapses)
        }
        Lang::Zh if ends(&["已於", "已在"]) && lapses_after(after) => Some(Says::Lapses),
        Lang::Zh if ends(&["由", "自"]) && begins(&["起", "至"]) => Some(Says::Begins),
        Lang::En if from && ends(&[" to", " up to", " until"]) => Some(Says::Ends),
        Lang::En
            if ends(&[
                "up to",
                "until",
                " ends on",
                " end on",
                " expire on",
                " expires on",
            ]) =>
        {
            Some(Says::Ends)
        }
        Lang::En
            if ends(&[
                "with effect from",
                "takes effect on",
                "take effect on",
                "takes effect from",
                "take effect from",
                "effective from",
            ]) =>
        {
            Some(Says::Begins)
        }
        Lang::En if ends(&[" from"]) && begins(&["to ", "until ", "up to "]) => Some(Says::Begins),
        Lang::En if ends(&[" from"]) && near_post() => return Some((Says::Begins, true)),
        Lang::En if ends(&["lapse on", "lapses on", "lapsed on"]) => Some(Says::Lapses),
        _ => None,
    };
    says.map(|says| (says, false))
}

/// Whether a text goes on with the approval as another beginning: or upon approval.
fn or_approval(after: &str, lang: Lang) -> bool {
    let (or, approval) = match lang {
        Lang::Zh => ("或", "批准"),
        Lang::En => ("or ", "approv"),
    };
    let Some(rest) = after.strip_prefix(or) else {
        return false;
    };
    let end = rest.find(['，', '。', '；', '(', '（', ',', ';', '.']);
    rest[..end.unwrap_or(rest.len())].contains(approval)
}

/// Whether a Chinese clause ends with that a post lapses.
fn lapses_after(after: &str) -> bool {
    let end = after.find(['，', '。', '；', '、']).unwrap_or(after.len());
    let clause = &after[..end];
    clause.ends_with("撤銷") || clause.ends_with("期滿") || clause.ends_with("到期")
}

/// Whether a verdict is on the post that the sentence names.
fn of_named(verdict: &Verdict<'_>, named: Option<&str>) -> bool {
    match verdict {
        Verdict::Right(post) | Verdict::Contradicted(post, _) => Some(post.id) == named,
        Verdict::Nobody(_) => false,
    }
}

/// Whether an English text ends with what is said of a post, so that a day or period
/// right behind it is the post's: created, in post, a title in brackets, four years.
fn tells_of_post(text: &str) -> bool {
    const ENDS: [&str; 14] = [
        "post",
        "posts",
        "created",
        "provided",
        "needed",
        "required",
        "wanted",
        "kept",
        "retained",
        "supernumerary",
        "years",
        "months",
        "a year",
        ")",
    ];
    let text = text.trim_end();
    ENDS.iter().any(|word| {
        let front = text.strip_suffix(word);
        front.is_some_and(|front| !front.ends_with(char::is_alphanumeric))
    })
}

/// The post of X is for three years.
fn tells_it_is(text: &str) -> bool {
    let text = text.trim_end();
    text.ends_with(" is") || text.ends_with(" are") || text.ends_with(" be")
}

/// Words of what was done, before a period.
const DONE: [&str; 6] = [" was ", " were ", " had been", "曾", "已", "過往"];

/// Where periods begin that posts are said to be provided for: behind 為期, for a period
/// of; and behind 延長, 職位 or for, where posts are retained or extended.
/// With each, whether what stands right before it alone says so.
fn starts(text: &str, lang: Lang) -> BTreeMap<usize, bool> {
    let (sure, kept, keeping): (&[&str], &[&str], &[&str]) = match lang {
        Lang::Zh => (&["為期"], &["延長", "開設期", "職位"], &["保留", "延長"]),
        Lang::En => (
            &["for a period of ", "for a further period of "],
            &[" for ", " for a further ", " for another "],
            &["retain", "retention", "extend", "extension"],
        ),
    };
    let after = |phrase: &&'static str| text.match_indices(*phrase).map(|(at, it)| at + it.len());
    let of_kept = kept.iter().flat_map(after).filter(|start| {
        let (before, _) = sentence(lang, text, &(*start..*start));
        let lower = before.to_lowercase();
        keeping.iter().any(|word| lower.contains(word))
    });
    let of_post = [" for "].iter().flat_map(after).filter(|start| {
        let front = text[..*start].trim_end().strip_suffix("for");
        let told = |front: &str| tells_of_post(front) || tells_it_is(front);
        lang == Lang::En && front.is_some_and(told)
    });
    let mut found: BTreeMap<usize, bool> = of_post.map(|start| (start, true)).collect();
    found.extend(
        sure.iter()
            .flat_map(after)
            .chain(of_kept)
            .map(|start| (start, false)),
    );
    found
}

fn periods(
    context: &Context<'_>,
    known: &Known<'_>,
    passage: &Passage,
    lang: Lang,
) -> Vec<Diagnostic> {
    let text = &passage.text;
    let mut findings = Vec::new();
    for (start, behind) in starts(text, lang) {
        let at = start;
        let Some((period, length)) = leading(&text[start..], lang) else {
            continue;
        };
        let range = start..start + length;
        let near = text[..at]
            .char_indices()
            .rev()
            .nth(60)
            .map_or(0, |(at, _)| at);
        let history = DONE.iter().any(|sign| text[near..at].contains(sign));
        if known.periods.is_empty() || history || !passage.is_typed(range.clone()) {
            continue;
        }
        if !of_posts(context.project, passage, &range) {
            continue;
        }
        let named = named_post(context, passage, &range);
        let verdict = verdict(&known.periods, &period, named);
        if behind && !of_named(&verdict, named) {
            continue;
        }
        let words = ("period", "is provided for");
        findings.push(finding(passage, &range, verdict, PERIOD, words));
    }
    findings
}
