//! A typed number of an annex must be that of the post that the sentence is about.
//!
//! Where a sentence names several posts and as many annexes of duties, they are
//! held against one another in their order.
//!
//! Example: 數字政策專員的職責說明載於附件3, where annex 1 is that post's.
//!
//! Fix: write `{{annex "cdp"}}`.

use crate::prose::{Passage, Typed, sentence};
use crate::rules::numbers::{annex_helper, annex_references};
use crate::{Context, Level, Rule};
use content::annex::duties;
use tables::diag::Diagnostic;
use tables::model::{Annex, Lang, Post};

pub(super) const NAME: &str = "numbers/wrong-annex";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Error,
    languages: &Lang::ALL,
    needs: &["annexes.csv", "posts.csv", "offices.csv"],
    source: include_str!("wrong_annex.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (passage, reference) in annex_references(context) {
        let subjects = subjects(context, passage, &reference);
        let wrong = subjects
            .iter()
            .find_map(|(number, post)| wrong(context, passage.lang, *number, post));
        let Some((message, right)) = wrong else {
            continue;
        };
        let finding = Diagnostic::error(NAME, message).at(passage.span(reference.range));
        let allow =
            format!("if it is right, allow it in the paragraph: {{{{! allow {NAME}: why }}}}");
        findings.push(match right {
            Some(right) => finding
                .with(
                    context.sources.cell_span(right.row, "subject"),
                    format!("annex {}", right.number),
                )
                .help(format!(
                    "write {}; {allow}",
                    annex_helper(context, &[right])
                )),
            None => finding.help(format!("correct the number or the title; {allow}")),
        });
    }
    findings
}

/// What is wrong with the number of a post's annex, and the right annex where
/// there is one.
fn wrong<'a>(
    context: &Context<'a>,
    lang: Lang,
    number: usize,
    post: &Post,
) -> Option<(String, Option<&'a Annex>)> {
    let annexes = &context.project.annexes;
    let annex = number.checked_sub(1).and_then(|at| annexes.get(at))?;
    let title = post.title.get(lang);
    if annex.kind != duties::NAME || annex.subject == post.id {
        return None;
    }
    // Two posts may have one title.
    let named = context.project.establishment.posts().iter();
    let mut alike = named.filter(|other| other.title.get(lang) == title);
    if alike.any(|other| other.id == annex.subject) {
        return None;
    }
    let right = annexes
        .iter()
        .find(|it| it.kind == duties::NAME && it.subject == post.id);
    let message = match right {
        Some(right) => format!(
            "annex {number} is not that of {title}: annex {} is",
            right.number
        ),
        None => format!("annex {number} is not that of {title}, which has none"),
    };
    Some((message, right))
}

/// The posts whose annexes a reference is said to name, number by number.
fn subjects<'a>(
    context: &Context<'a>,
    passage: &Passage,
    reference: &Typed,
) -> Vec<(usize, &'a Post)> {
    let before = &passage.text[..reference.range.start];
    let numbers = &reference.numbers;
    let (sentence, after) = sentence(passage.lang, &passage.text, &reference.range);
    // A, B and C's job descriptions are at Annexes 4 to 6.
    let near = clause(before, if numbers.len() > 1 { 400 } else { 200 });
    let words = context.project.words.iter();
    let mut words = words.filter(|(lang, _)| *lang == passage.lang);
    let speaks_of_duties = words.next().is_some_and(|(_, words)| {
        let said = sentence.to_lowercase();
        said.contains(&words.duties.heading.to_lowercase())
    });
    let in_near = titles(context, passage.lang, near);
    let in_sentence = match speaks_of_duties && after.len() < 200 {
        true => titles(context, passage.lang, sentence),
        false => Vec::new(),
    };
    let fits = |posts: &Vec<&'a Post>| posts.len() == numbers.len();
    let found = [in_near, in_sentence].into_iter().find(fits);
    let found = found.unwrap_or_default().into_iter();
    numbers.iter().copied().zip(found).collect()
}

/// The clause at the end of a text, as far as it can be of one post.
fn clause(before: &str, longest: usize) -> &str {
    let far = before.char_indices().rev().nth(longest);
    let near = &before[far.map_or(0, |(at, _)| at)..];
    let start = near.rfind(['，', '。', '；', '.', ';']);
    &near[start.unwrap_or_default()..]
}

/// The posts whose titles a text has, in order, each once.
fn titles<'a>(context: &Context<'a>, lang: Lang, text: &str) -> Vec<&'a Post> {
    let posts = context.project.establishment.posts().iter();
    let mut all: Vec<(&str, &Post)> = posts.map(|post| (post.title.get(lang), post)).collect();
    all.retain(|(title, _)| !title.is_empty());
    // The longest at a place is the one that is meant.
    all.sort_by_key(|(title, _)| std::cmp::Reverse(title.len()));
    let mut found: Vec<(usize, usize, &Post)> = Vec::new();
    for (title, post) in all {
        for (at, _) in text.match_indices(title) {
            let end = at + title.len();
            let free = |(from, to, known): &(usize, usize, &Post)| {
                (*to <= at || end <= *from) && known.title.get(lang) != title
            };
            if found.iter().all(free) {
                found.push((at, end, post));
            }
        }
    }
    found.sort_by_key(|(at, ..)| *at);
    let ids = found.into_iter().map(|(.., post)| post.id.as_str());
    ids.filter_map(|id| context.project.establishment.post(id))
        .collect()
}
