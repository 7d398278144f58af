//! A file of prose in the paper's folder should be printed somewhere.
//!
//! Whoever wrote it takes its words to be in the paper, and no reader would see them.
//! A file of a language that the paper is not made in waits for the day when it is.
//!
//! Example: annex-terms.en.hbs, and no row of annexes.csv whose `kind` is text and whose
//! `subject` is terms.
//!
//! Fix: add the row of annexes.csv, correct the file's name, or move the file elsewhere.

use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{EC, Lang, TEXT_KIND};

const NAME: &str = "paper/stray-prose";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &["annexes.csv"],
    source: include_str!("stray_prose.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let files = context.project.stray_prose.iter();
    files
        .map(|path| {
            let name = path.file_name().unwrap_or_default();
            let message = format!("no words of {name} are printed");
            let finding = Diagnostic::warning(NAME, message).in_file(path.clone());
            finding.help(way_out(context, name))
        })
        .collect()
}

/// What makes the words of a file printed.
fn way_out(context: &Context<'_>, name: &str) -> String {
    let elsewhere = "or move it out of the paper's folder";
    let of_text = Lang::ALL.into_iter().find_map(|lang| {
        let ending = format!(".{}.hbs", lang.code());
        name.strip_prefix("annex-")?.strip_suffix(&ending)
    });
    if let Some(subject) = of_text {
        return format!("add the row {TEXT_KIND},{subject} to annexes.csv, {elsewhere}");
    }
    if name.starts_with("invitation.") && context.project.paper.kind != EC {
        return format!(
            "papers of type {EC} alone have an invitation: write its words in the body, {elsewhere}"
        );
    }
    format!("give it the name of the file that it is meant to be, {elsewhere}")
}
