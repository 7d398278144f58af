//! An `[[as_printed]]` section of paper.toml must name an annex by its subject, or its
//! id.
//!
//! It says that a published paper printed other words than the tables give; a
//! section for an annex that is not there would be forgotten silently.
//!
//! Example: annex = "adcp-mm" where the annex is of adcp-mi.
//!
//! Fix: name the subject of a row of annexes.csv, or its id if it has one.

use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Annex, Lang};

const NAME: &str = "paper/unknown-annex";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Required,
    languages: &Lang::ALL,
    needs: &["annexes.csv"],
    source: include_str!("unknown_annex.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let project = context.project;
    let subjects = || project.annexes.iter().map(Annex::called);
    let unknown = |annex: &str| !subjects().any(|subject| subject == annex);
    let wrong = project
        .paper
        .as_printed
        .iter()
        .filter(|entry| unknown(&entry.annex));
    wrong
        .map(|entry| {
            let message = format!("no annex is of `{}`", entry.annex);
            let finding = Diagnostic::error(NAME, message).at(entry.span);
            finding.did_you_mean(&entry.annex, subjects())
        })
        .collect()
}
