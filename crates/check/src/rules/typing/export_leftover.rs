//! Prose must not hold what a program left in it: `&nbsp;`, `&amp;`, `_x000D_`,
//! `â€™`.
//!
//! They are codes of other files, or characters that were read in a wrong encoding
//! on their way into a body or paper.toml. The paper would print them as they
//! stand. Cells are the business of `tables/export-leftover`.
//!
//! Example: `R&amp;D` for R&D; `itâ€™s` for it’s; `τ½▓Θò╖` for 署長.
//!
//! Fix: write the character that is meant; `panelpaper check --fix` puts it in
//! where that is certain.

use crate::prose::{Origin, Passage};
use crate::rules::tables::leftovers::leftovers;
use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "typing/export-leftover";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("export_leftover.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let passages = context.prose.passages.iter();
    let prose = passages.filter(|it| matches!(it.from, Origin::Body | Origin::Setting));
    prose.flat_map(in_passage).collect()
}

fn in_passage(passage: &Passage) -> Vec<Diagnostic> {
    let text = &passage.text;
    let left = leftovers(text, Some(passage.lang)).into_iter();
    let left = left.filter(|left| passage.is_typed(left.range.clone()));
    let finding = left.map(|left| {
        let message = format!("`{}` is {}", &text[left.range.clone()], left.what);
        let span = passage.span(left.range.clone());
        let finding = Diagnostic::warning(NAME, message).at(span);
        let finding = finding.help(left.help(text, true));
        let certain = left.certain(text).filter(|meant| is_plain(meant));
        match certain.filter(|_| passage.is_whole(&left.range)) {
            Some(meant) => finding.fix(span, meant),
            None => finding,
        }
    });
    finding.collect()
}

/// Whether words mean nothing but themselves, in a body and in paper.toml.
fn is_plain(words: &str) -> bool {
    let plain = |c: char| !c.is_ascii() || c.is_ascii_alphanumeric() || matches!(c, ' ' | '&');
    words.chars().all(plain)
}
