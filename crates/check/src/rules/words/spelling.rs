//! A word should be spelt right.
//!
//! English words are held against a dictionary of British spelling. What differs
//! from one of its words by one letter, or by two that stand the wrong way round,
//! is a slip; words of the tables' names, abbreviations, words that the paper has
//! three times and those that are far from every other are not. Chinese characters
//! are held against a list of words: a character that stands by itself is a slip
//! where another of the same sound in Mandarin, or the next one before it, makes a
//! word, and the text far likelier. What the paper has twice is no slip.
//!
//! Example: 證府 for 政府, existign for existing, organization for organisation.
//!
//! Fix: correct the word. What is right as it is, such as a name, goes into
//! `exceptions = ["證府"]` under [checks] of paper.toml; `"words/spelling" = "allow"`
//! under [checks.levels] turns the rule off.

use super::slips::{Slip, slips};
use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::Lang;

pub(in crate::rules) const NAME: &str = "words/spelling";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("spelling.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    slips(context).into_iter().map(finding).collect()
}

fn finding(slip: Slip<'_>) -> Diagnostic {
    let (written, meant) = (&slip.written, &slip.meant);
    let finding = Diagnostic::warning(NAME, format!("{written} is most likely {meant}"));
    finding.at(slip.passage.span(slip.range)).help(format!(
        "write {meant}; if {written} is right, add it to exceptions under [checks] of paper.toml"
    ))
}
