//! How a helper is listed.

use handlebars::{Context, Handlebars, Helper, HelperResult, Output, RenderContext};

use super::answer::Answer;
use super::args::HelperArgs;
use super::facts::Facts;

/// A helper that gives one answer.
pub(in crate::fill) struct HelperSpec {
    /// Its name in a body.
    pub(in crate::fill) name: &'static str,
    pub(super) answer: fn(&Facts<'_>, &mut HelperArgs<'_>) -> Answer,
    pub(super) block: AsBlock,
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

impl HelperSpec {
    /// One that writes its answer.
    pub(super) const fn new(
        name: &'static str,
        answer: fn(&Facts<'_>, &mut HelperArgs<'_>) -> Answer,
    ) -> Self {
        let block = AsBlock::Never;
        Self {
            name,
            answer,
            block,
        }
    }

    /// One that may also be a block with rounds.
    pub(super) const fn rounds(
        name: &'static str,
        answer: fn(&Facts<'_>, &mut HelperArgs<'_>) -> Answer,
        rounds: Rounds,
    ) -> Self {
        let block = AsBlock::Rounds(rounds);
        Self {
            name,
            answer,
            block,
        }
    }

    /// One that stands in conditions, or is one.
    pub(super) const fn condition(
        name: &'static str,
        answer: fn(&Facts<'_>, &mut HelperArgs<'_>) -> Answer,
    ) -> Self {
        let block = AsBlock::Condition;
        Self {
            name,
            answer,
            block,
        }
    }
}
