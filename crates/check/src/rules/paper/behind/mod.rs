//! What is said right behind posts that a helper prints: their title and their time.

use tables::diag::Diagnostic;
use tables::model::{Establishment, Lang, Post};

use crate::Context;
use crate::prose::{BodyText, Call, Passage, sentence};

/// The helpers that print posts, or how many.
const POSTS: [&str; 2] = ["posts", "count"];

/// The titles and times of other posts than those that they stand behind. `times` are
/// the helpers that print a time, and `same` tells whether two posts have the same.
pub(super) fn of_others(
    context: &Context<'_>,
    body: &BodyText,
    rule: &'static str,
    times: &[&str],
    same: impl Fn(&Establishment, &str, &Post, &Post) -> bool,
) -> Vec<Diagnostic> {
    let all = &context.project.establishment;
    let mut findings = Vec::new();
    for (piece, passage) in context.prose.pieces(body) {
        // A title of others has its own time behind it: one slip is told once.
        let mut strange: Option<usize> = None;
        let calls: Vec<&Call> = piece.calls.iter().filter(|call| call.top).collect();
        for pair in calls.windows(2) {
            let [first, second] = *pair else { continue };
            if !in_one_sentence(passage, first, second) {
                continue;
            }
            let lead = passage.text.get(first.at..second.at).unwrap_or_default();
            if POSTS.contains(&first.name.as_str()) && second.name == "title" {
                if designates(passage.lang, lead) {
                    let wrong = wrong_title(all, rule, first, second);
                    strange = wrong.is_some().then_some(second.at);
                    findings.extend(wrong);
                }
            } else if first.name == "title"
                && strange != Some(first.at)
                && designates(
                    passage.lang,
                    passage.text.get(..first.at).unwrap_or_default(),
                )
                && times.contains(&second.name.as_str())
                && leads_to_time(passage.lang, lead)
            {
                findings.extend(wrong_time(all, rule, first, second, &same));
            }
        }
    }
    findings
}

/// Whether two calls stand in one sentence.
fn in_one_sentence(passage: &Passage, first: &Call, second: &Call) -> bool {
    let (before, _) = sentence(passage.lang, &passage.text, &(second.at..second.at));
    second.at - before.len() <= first.at
}

/// Whether a text leads from posts to their title.
fn designates(lang: Lang, lead: &str) -> bool {
    let words: &[&str] = match lang {
        Lang::Zh => &["職銜為", "職銜分別為", "職銜是", "名為", "即"],
        Lang::En => &["designated as", "titled", "namely", "namely,", "namely the"],
    };
    let lead = lead.trim_end();
    words.iter().any(|word| lead.ends_with(word))
}

/// Whether a text leads from the title of posts right to the time of its post.
fn leads_to_time(lang: Lang, lead: &str) -> bool {
    let words: &[&str] = match lang {
        Lang::Zh => &["，", "，由", "，為期", "，至"],
        Lang::En => &[
            ",",
            ", with effect from",
            ", from",
            ", for",
            ", until",
            ", up to",
        ],
    };
    let lead = lead.trim_end();
    words.iter().any(|word| lead.ends_with(word))
}

/// What is said of a title of none of the posts before it.
fn wrong_title(
    all: &Establishment,
    rule: &'static str,
    posts: &Call,
    title: &Call,
) -> Option<Diagnostic> {
    let described = posts.posts(all)?;
    let (first, stranger) = (described.first()?, title.positional.first()?);
    let known = all.post(stranger).is_some();
    if !known || described.iter().any(|post| post.id == *stranger) {
        return None;
    }
    let message = format!("{{{{title \"{stranger}\"}}}} is of none of the posts before it");
    let finding = Diagnostic::warning(rule, message).at(title.span);
    let finding = finding.with(posts.span, "these posts");
    Some(finding.help(format!(
        "write the title of one of them, as {{{{title \"{}\"}}}}",
        first.id
    )))
}

/// What is said of the time of another post than the one whose title stands before it.
fn wrong_time(
    all: &Establishment,
    rule: &'static str,
    title: &Call,
    time: &Call,
    same: &impl Fn(&Establishment, &str, &Post, &Post) -> bool,
) -> Option<Diagnostic> {
    let (ids, helper) = (&title.positional, &time.name);
    let id = time.positional.first()?;
    let (first, other) = (all.post(ids.first()?)?, all.post(id)?);
    if ids.contains(id) || same(all, helper, first, other) {
        return None;
    }
    let message = format!(
        "{{{{{helper} \"{id}\"}}}} stands behind the title of `{}`, which has another time",
        first.id
    );
    let finding = Diagnostic::warning(rule, message).at(time.span);
    let finding = finding.with(title.span, "the title");
    Some(finding.help(format!("write {{{{{helper} \"{}\"}}}}", first.id)))
}
