//! How a helper is listed.

use handlebars::{Context, Handlebars, Helper, HelperResult, Output, RenderContext};

use super::answer::Answer;
use super::args::HelperArgs;
use super::facts::Facts;

/// A helper that gives one answer.
pub(in crate::fill) struct HelperSpec {
    /// Its name in a body.
    pub(in crate::fill) name: &'static str,
    pub(super) answer: AnswerTo,
    pub(super) block: AsBlock,
    /// Whether it prints words, whose letters `case=` changes.
    pub(super) words: bool,
}

/// What a helper does as a block.
pub(super) enum AsBlock {
    /// It is none.
    Never,
    /// It prints rounds.
    Rounds(Rounds),
    /// Its answer chooses the branch.
    Condition,
}

/// Prints the rounds of a block.
pub(super) type Rounds = for<'reg, 'rc> fn(
    &Facts<'_>,
    &Helper<'rc>,
    &'reg Handlebars<'reg>,
    &'rc Context,
    &mut RenderContext<'reg, 'rc>,
    &mut dyn Output,
) -> HelperResult;

type AnswerTo = fn(&Facts<'_>, &mut HelperArgs<'_>) -> Answer;

impl HelperSpec {
    /// One that writes words.
    pub(super) const fn new(name: &'static str, answer: AnswerTo) -> Self {
        let (block, words) = (AsBlock::Never, true);
        Self {
            name,
            answer,
            block,
            words,
        }
    }

    /// One that writes no words.
    pub(super) const fn wordless(name: &'static str, answer: AnswerTo) -> Self {
        Self {
            words: false,
            ..Self::new(name, answer)
        }
    }

    /// One that may also be a block with rounds.
    pub(super) const fn rounds(name: &'static str, answer: AnswerTo, rounds: Rounds) -> Self {
        Self {
            block: AsBlock::Rounds(rounds),
            ..Self::new(name, answer)
        }
    }

    /// One that stands in conditions, or is one.
    pub(super) const fn condition(name: &'static str, answer: AnswerTo) -> Self {
        Self {
            block: AsBlock::Condition,
            ..Self::wordless(name, answer)
        }
    }
}
