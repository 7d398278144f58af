//! The post that a sentence speaks of, by its title, or by that before it.

use std::ops::Range;

use crate::Context;
use crate::prose::{BodyText, Kind, Passage, sentence, without_superiors};
use tables::model::Lang;

/// A passage of a body, and the one post that the heading above it names.
#[derive(Clone, Copy)]
pub(super) struct Headed<'a> {
    pub(super) passage: &'a Passage,
    pub(super) heading: Option<&'a str>,
}

/// The passages of a body, each with the post of its heading.
pub(super) fn headed<'a>(context: &Context<'a>, body: &'a BodyText) -> Vec<Headed<'a>> {
    let mut heading = None;
    let pieces = context.prose.pieces(body);
    let each = pieces.map(|(piece, passage)| {
        if matches!(piece.kind, Kind::Heading(_)) {
            heading = only_post(context, passage.lang, &passage.text);
        }
        Headed { passage, heading }
    });
    each.collect()
}

/// The one post that the sentence of a place names by its title, to whom nobody is said to
/// report there; where it names none, and tells of the post, the one that its passage has
/// named before, or that the heading names.
pub(super) fn named_post<'a>(
    context: &Context<'a>,
    of: Headed<'a>,
    at: &Range<usize>,
) -> Option<&'a str> {
    let (passage, lang) = (of.passage, of.passage.lang);
    let (before, after) = sentence(lang, &passage.text, at);
    let whole = format!("{before} {after}");
    let posts = posts_of(context, lang, &whole);
    if !posts.is_empty() || !tells_of_one(lang, &whole) {
        return posts.first().copied().filter(|_| posts.len() == 1);
    }
    let earlier = &passage.text[..at.start - before.len()];
    let far = earlier.ceil_char_boundary(earlier.len().saturating_sub(FAR));
    let earlier = posts_of(context, lang, &earlier[far..]);
    match &earlier[..] {
        [] => of.heading,
        [only] => Some(only),
        _ => None,
    }
}

/// How far before its sentence a post is looked for, in bytes.
const FAR: usize = 900;

/// The posts that a text names, without those to whom others report.
fn posts_of<'a>(context: &Context<'a>, lang: Lang, text: &str) -> Vec<&'a str> {
    let text = without_superiors(context.project, lang, text);
    let named = context.nameable(lang).within(&text).posts;
    named.into_iter().collect()
}

fn only_post<'a>(context: &Context<'a>, lang: Lang, text: &str) -> Option<&'a str> {
    let posts = posts_of(context, lang, text);
    posts.first().copied().filter(|_| posts.len() == 1)
}

/// Whether a sentence speaks of one post that was told before.
fn tells_of_one(lang: Lang, text: &str) -> bool {
    match lang {
        Lang::Zh => ["該職位", "此職位", "這個職位"]
            .iter()
            .any(|word| text.contains(word)),
        Lang::En => {
            let lower = text.to_lowercase();
            let mut found = lower.match_indices("the post");
            found.any(|(at, word)| {
                let rest = &lower[at + word.len()..];
                !rest.starts_with(char::is_alphanumeric) && !rest.starts_with(" of ")
            })
        }
    }
}
