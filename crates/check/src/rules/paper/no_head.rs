//! A paper of the Establishment Subcommittee should name a Head of expenditure.
//!
//! The Heads stand on its first page, each with its number and name: those of the
//! posts that change, by the column `head` of offices.csv, or those that paper.toml
//! names. Papers on procedures and pay scales have none, and their title stands there.
//!
//! Example: type = "ec", and no heads.csv.
//!
//! Fix: give heads.csv and the column `head` of offices.csv. In a paper that has no
//! Head, allow the finding.

use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{EC, Lang};

const NAME: &str = "paper/no-head";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &["heads.csv", "offices.csv", "posts.csv"],
    source: include_str!("no_head.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let project = context.project;
    if project.paper.kind != EC {
        return Vec::new();
    }
    let heads = project.heads();
    if heads.is_empty() {
        let finding = Diagnostic::warning(NAME, "this paper has no Head of expenditure")
            .at(project.paper.kind_span);
        let way_out =
            "give heads.csv, and the column `head` of offices.csv for the offices that change";
        return vec![finding.help(way_out)];
    }
    let is_number = |id: &str| id.chars().all(|c| c.is_ascii_digit());
    let odd = heads.iter().filter(|head| !is_number(&head.id));
    odd.map(|head| {
        let message = format!("the Head `{}` has no number", head.id);
        Diagnostic::warning(NAME, message)
            .at(context.sources.cell_span(head.row, "id"))
            .help("its id is the number that papers print, such as 47")
    })
    .collect()
}
