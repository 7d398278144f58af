//! What the tables say to a typed day or period of a post.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::Context;
use crate::prose::{Passage, sentence};
use tables::diag::Diagnostic;

/// A day or period that a helper prints is typed.
pub(super) const TYPED: &str = "numbers/typed-date";

/// What the tables say to a day or period.
pub(super) enum Verdict<'a> {
    /// The post has it.
    Right(&'a str),
    /// The post that the sentence names has another.
    Contradicted(&'a str, String),
    /// No post has it.
    Nobody(String),
}

/// What the tables say to a value, by who has which; the post that is named comes first.
pub(super) fn verdict<'a, T: Ord + ToString>(
    there: &BTreeMap<T, BTreeSet<&'a str>>,
    said: &T,
    named: Option<&str>,
) -> Verdict<'a> {
    let own = there.iter().rev().find_map(|(value, posts)| {
        let post = posts.iter().find(|post| Some(**post) == named)?;
        Some((*post, value))
    });
    match (there.get(said), own) {
        (Some(posts), _) if posts.iter().any(|post| Some(*post) == named) => {
            Verdict::Right(named_of(posts, named))
        }
        (_, Some((post, value))) => Verdict::Contradicted(post, value.to_string()),
        (Some(posts), None) => Verdict::Right(named_of(posts, None)),
        (None, None) => Verdict::Nobody(said.to_string()),
    }
}

/// The post that is named, or the first.
fn named_of<'a>(posts: &BTreeSet<&'a str>, named: Option<&str>) -> &'a str {
    let mut all = posts.iter();
    let named = all.find(|post| Some(**post) == named).or(posts.first());
    named.copied().unwrap_or_default()
}

/// The one post that the sentence of a place names by its title.
pub(super) fn named_post<'a>(
    context: &Context<'a>,
    passage: &Passage,
    at: &Range<usize>,
) -> Option<&'a str> {
    let (before, after) = sentence(passage.lang, &passage.text, at);
    let whole = format!("{before} {after}");
    let posts = context.nameable(passage.lang).within(&whole).posts;
    let mut posts = posts.into_iter();
    posts.next().filter(|_| posts.next().is_none())
}

/// The finding of a typed day or period; `wrong` is its name where it is wrong, and
/// the helper and verb tell what it is.
pub(super) fn finding(
    passage: &Passage,
    range: &Range<usize>,
    verdict: Verdict<'_>,
    wrong: &'static str,
    (helper, verb): (&str, &str),
) -> Diagnostic {
    let span = passage.span(range.clone());
    let text = &passage.text[range.clone()];
    match verdict {
        Verdict::Right(id) => typed(text).at(span).help(write(helper, id)),
        Verdict::Contradicted(id, own) => {
            let message = format!("`{text}` is typed, and `{id}` {verb} {own}");
            let help = format!("{}, or correct posts.csv", write(helper, id));
            Diagnostic::warning(wrong, message).at(span).help(help)
        }
        Verdict::Nobody(said) => {
            let message = format!("no post {verb} {said}");
            let help = format!("write {{{{{helper} \"post\"}}}}, or correct posts.csv");
            Diagnostic::warning(wrong, message).at(span).help(help)
        }
    }
}

fn typed(text: &str) -> Diagnostic {
    Diagnostic::warning(TYPED, format!("`{text}` is typed"))
}

fn write(helper: &str, id: &str) -> String {
    format!("write {{{{{helper} \"{id}\"}}}}")
}
