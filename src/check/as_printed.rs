//! An `[[as_printed]]` section of paper.toml must name an annex's subject.
//!
//! It says that a published paper printed other words than the tables give; a
//! section for an annex that is not there would be forgotten silently.

use super::Rule;
use crate::diag::{Diagnostic, nearest};
use crate::model::Project;
use crate::source::Sources;

const NAME: &str = "paper/unknown-annex";
pub(super) const RULE: Rule = Rule {
    names: &[NAME],
    needs: &["annexes.csv"],
    run,
};

fn run(project: &Project, _: &Sources) -> Vec<Diagnostic> {
    let subjects = || project.annexes.iter().map(|annex| annex.subject.as_str());
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
            finding.did_you_mean(nearest(&entry.annex, subjects()))
        })
        .collect()
}
