//! Whom a body says that a post reports to must be its superior by the tables.
//!
//! Looked at are titles of posts of the tables with another title right behind reports to,
//! responsible to, 直屬, 直屬上司為, 隸屬, or 向 … 負責. A superior before or after the proposal is right, and so is one
//! that a dotted line leads to.
//!
//! Example: The Principal Assistant Secretary (Energy) reports to the Deputy Secretary
//! (Environment) 2, where reports_to has the Deputy Secretary (Environment) 1.
//!
//! Fix: write `{{title "superior"}}`, or correct reports_to in posts.csv.

use std::ops::Range;

use crate::prose::{report_signs, sentence};
use crate::{BODY, Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Establishment, Lang, Post};
use tables::source::Span;

const NAME: &str = "posts/wrong-superior";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &["offices.csv", BODY],
    source: include_str!("wrong_superior.rs"),
    run,
};

/// What may stand between a title and the words by which its post reports to another.
const FILLERS: [&str; 31] = [
    " post",
    " will",
    " would",
    " shall",
    " should",
    " also",
    ",",
    " continue to",
    " then",
    " thereafter",
    " be",
    " is",
    " directly",
    " direct",
    " now",
    " currently",
    "職位",
    "會",
    "將",
    "須",
    "仍",
    "直接",
    "，",
    "繼續",
    "的",
    "亦",
    "也",
    "現時",
    "日後",
    "屆時",
    "其後",
];

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for body in context.prose.parts() {
        for (_, passage) in context.prose.pieces(body) {
            let (lang, text) = (passage.lang, passage.text.as_str());
            for (sign, above) in report_signs(lang, text) {
                let Some((said, posts)) = wrong(context, lang, text, &sign, above) else {
                    continue;
                };
                if is_past(lang, text, &said) {
                    continue;
                }
                findings.push(finding(context, lang, passage.span(said), &posts));
            }
        }
    }
    findings
}

/// Whether a sentence tells what was.
fn is_past(lang: Lang, text: &str, at: &Range<usize>) -> bool {
    let words: &[&str] = match lang {
        Lang::Zh => &["以往", "過往", "曾", "原本", "當時"],
        Lang::En => &["used to", "formerly", "previously", "had been", "was "],
    };
    let (before, after) = sentence(lang, text, at);
    let has = |word: &&str| before.contains(*word) || after.contains(*word);
    words.iter().any(has)
}

/// The title that is no superior of the posts before a sign, with its place, and those
/// posts.
fn wrong<'a>(
    context: &Context<'a>,
    lang: Lang,
    text: &str,
    sign: &Range<usize>,
    above: usize,
) -> Option<(Range<usize>, Vec<&'a Post>)> {
    let all = &context.project.establishment;
    let titles = || all.posts().iter().map(|post| post.title.get(lang));
    let rest = &text[above..];
    let there = titles().filter(|title| !title.is_empty() && rest.starts_with(title));
    let said = there.max_by_key(|title| title.len())?;
    let behind = &rest[said.len()..];
    let answers = text[sign.clone()].ends_with('向');
    let numbered = behind
        .trim_start()
        .starts_with(|c: char| c.is_ascii_digit());
    if numbered || (answers && !behind.starts_with("負責") && !behind.starts_with("匯報")) {
        return None;
    }
    let mut front = text[..sign.start].trim_end();
    while let Some(shorter) = FILLERS.iter().find_map(|word| front.strip_suffix(word)) {
        front = shorter.trim_end();
    }
    let own = titles().filter(|title| !title.is_empty() && front.ends_with(title));
    let own = own.max_by_key(|title| title.len())?;
    let is = |post: &&Post| post.title.get(lang) == own;
    let posts: Vec<&Post> = all.posts().iter().filter(is).collect();
    let right = posts.iter().any(|post| is_above(all, lang, post, said));
    (!right).then_some((above..above + said.len(), posts))
}

/// Whether a post is under one of a title.
fn is_above(all: &Establishment, lang: Lang, post: &Post, title: &str) -> bool {
    let called = |id: &String| {
        let mut rows = all.posts().iter().filter(|it| it.id == *id);
        rows.any(|it| it.title.get(lang) == title)
    };
    post.superior.get(lang) == title || post.reports_to.iter().chain(&post.dotted_to).any(called)
}

/// What is said of a superior that the posts have not.
fn finding(context: &Context<'_>, lang: Lang, at: Span, posts: &[&Post]) -> Diagnostic {
    let all = &context.project.establishment;
    let known: Vec<&str> = posts
        .iter()
        .filter_map(|post| superior(all, lang, post))
        .collect();
    let right = known.last().copied().unwrap_or("nobody");
    let id = posts.last().map_or("", |post| post.id.as_str());
    let message = format!("by the tables `{id}` reports to {right}");
    let mut finding = Diagnostic::warning(NAME, message).at(at);
    if let Some(post) = posts.last() {
        let cell = context.sources.cell_span(post.row, "reports_to");
        finding = finding.with(cell, "its superior");
    }
    finding.help("write {{title \"superior\"}}, or correct reports_to in posts.csv")
}

/// How the tables call the superior of a post.
fn superior<'a>(all: &'a Establishment, lang: Lang, post: &'a Post) -> Option<&'a str> {
    let above = post.reports_to.as_deref().and_then(|id| all.post(id));
    let outside = post.superior.get(lang);
    match above {
        Some(above) => Some(above.title.get(lang)),
        None => Some(outside).filter(|outside| !outside.is_empty()),
    }
}
