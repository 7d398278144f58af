//! A typed number of an annex must be that of the post that the sentence is about.
//!
//! Example: 數字政策專員的職責說明載於附件3, where annex 1 is that post's.
//!
//! Fix: write `{{annex "cdp"}}`.

use crate::rules::numbers::{annex_helper, annex_references};
use crate::{Context, Level, Rule};
use content::annex::duties;
use tables::diag::Diagnostic;
use tables::model::{Lang, Post};

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
    let annexes = &context.project.annexes;
    let mut findings = Vec::new();
    for (passage, reference) in annex_references(context) {
        let [number] = reference.numbers[..] else {
            continue;
        };
        let annex = number.checked_sub(1).and_then(|at| annexes.get(at));
        let Some(annex) = annex.filter(|annex| annex.kind == duties::NAME) else {
            continue;
        };
        let before = &passage.text[..reference.range.start];
        let Some(post) = named(context, passage.lang, clause(before)) else {
            continue;
        };
        let right = annexes
            .iter()
            .find(|it| it.kind == duties::NAME && it.subject == post.id);
        if let Some(right) = right.filter(|right| right.number != annex.number) {
            let title = post.title.get(passage.lang);
            let message = format!(
                "annex {number} is not that of {title}: annex {} is",
                right.number
            );
            findings.push(
                Diagnostic::error(NAME, message)
                    .at(passage.span(reference.range))
                    .with(
                        context.sources.cell_span(right.row, "subject"),
                        format!("annex {}", right.number),
                    )
                    .help(format!(
                        "write {}; if it is right, allow it in the paragraph: \
                         {{{{! allow {NAME}: why }}}}",
                        annex_helper(context, &[right])
                    )),
            );
        }
    }
    findings
}

/// The clause at the end of a text, as far as it can be of one post.
fn clause(before: &str) -> &str {
    const LONGEST: usize = 200;
    let far = before.char_indices().rev().nth(LONGEST);
    let near = &before[far.map_or(0, |(at, _)| at)..];
    let start = near.rfind(['，', '。', '；', '.', ';']);
    &near[start.unwrap_or_default()..]
}

/// The one post whose title a clause holds.
fn named<'a>(context: &Context<'a>, lang: Lang, clause: &str) -> Option<&'a Post> {
    let establishment = &context.project.establishment;
    let posts = establishment.posts().iter();
    let titled = posts.filter(|post| {
        let title = post.title.get(lang);
        !title.is_empty() && clause.contains(title)
    });
    let longest = titled.max_by_key(|post| post.title.get(lang).len())?;
    let title = longest.title.get(lang);
    // Of two titles in one clause the reference may be to either.
    let rest = clause.replace(title, "");
    let mut others = establishment
        .posts()
        .iter()
        .map(|post| post.title.get(lang));
    let alone = !others.any(|other| !other.is_empty() && rest.contains(other));
    alone.then(|| establishment.post(&longest.id)).flatten()
}
