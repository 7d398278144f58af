//! What the tables say to a typed day or period of a post.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::prose::Passage;
use tables::diag::Diagnostic;
use tables::model::{Date, Period};

/// A day or period that a helper prints is typed.
pub(super) const TYPED: &str = "numbers/typed-date";
/// A day that the tables do not have.
pub(super) const WRONG: &str = "numbers/wrong-date";
/// A period that the tables do not have.
pub(super) const PERIOD: &str = "numbers/wrong-period";

/// A row of a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PostRow<'a> {
    /// The post's id.
    pub(super) id: &'a str,
    /// Whether helpers read it only where they are told to: the row is the existing one
    /// of a post that is proposed too.
    pub(super) asked: bool,
}

/// What the tables say to a day or period.
pub(super) enum Verdict<'a> {
    /// The post has it.
    Right(PostRow<'a>),
    /// The post that the sentence names has another.
    Contradicted(PostRow<'a>, String),
    /// No post has it.
    Nobody(String),
}

/// A day or period, of which others are nearer or farther.
pub(super) trait Value: Ord + ToString {
    /// Where it lies among others.
    fn place(&self) -> u32;
}

impl Value for Date {
    fn place(&self) -> u32 {
        let months = u32::from(self.month.year) * 12 + u32::from(self.month.month);
        months * 31 + u32::from(self.day)
    }
}

impl Value for Period {
    fn place(&self) -> u32 {
        self.months
    }
}

/// What the tables say to a value, by who has which; the post that is named comes first.
/// Of two that it has, before and after, the nearer is meant.
pub(super) fn verdict<'a, T: Value>(
    there: &BTreeMap<T, BTreeSet<PostRow<'a>>>,
    said: &T,
    named: Option<&str>,
) -> Verdict<'a> {
    let of_named = |posts: &BTreeSet<PostRow<'a>>| {
        let mut posts = posts.iter();
        posts.find(|post| Some(post.id) == named).copied()
    };
    let posts = there.get(said);
    if let Some(post) = posts.and_then(of_named) {
        return Verdict::Right(post);
    }
    let others = there.iter().rev();
    let others = others.filter_map(|(value, posts)| Some((of_named(posts)?, value)));
    let other = others.min_by_key(|(_, value)| value.place().abs_diff(said.place()));
    match (other, posts.and_then(BTreeSet::first)) {
        (Some((post, value)), _) => Verdict::Contradicted(post, value.to_string()),
        (None, Some(post)) => Verdict::Right(*post),
        (None, None) => Verdict::Nobody(said.to_string()),
    }
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
        Verdict::Right(post) => typed(text).at(span).help(write(helper, post)),
        Verdict::Contradicted(post, own) => {
            let message = format!("`{text}` is typed, and `{}` {verb} {own}", post.id);
            let help = format!("{}, or correct posts.csv", write(helper, post));
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

/// The call that prints what the row says.
fn write(helper: &str, post: PostRow<'_>) -> String {
    let structure = match post.asked {
        true => " structure=\"existing\"",
        false => "",
    };
    format!("write {{{{{helper} \"{}\"{structure}}}}}", post.id)
}

/// Whether a verdict is on the post that the sentence names.
pub(super) fn of_named(verdict: &Verdict<'_>, named: Option<&str>) -> bool {
    match verdict {
        Verdict::Right(post) | Verdict::Contradicted(post, _) => Some(post.id) == named,
        Verdict::Nobody(_) => false,
    }
}
