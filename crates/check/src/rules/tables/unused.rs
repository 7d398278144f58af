//! A table of paper.toml should stand in a body or an annex.
//!
//! Somebody took pains with it, and no reader would see it.
//!
//! Example: `[table.timetable]`, and no `{{table "timetable"}}`.
//!
//! Fix: write the call where the table belongs, add an annex of it, or take the
//! section and the file out.

use std::collections::BTreeSet;

use crate::{BODY, Context, Level, Rule};
use content::annex::table;
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "tables/unused";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[BODY],
    source: include_str!("unused.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let project = context.project;
    let calls = context.prose.calls();
    let calls = calls.filter(|call| matches!(call.name.as_str(), "table" | "sum"));
    let named = calls.flat_map(|call| {
        let first = call.positional.first().map(String::as_str);
        first.into_iter().chain(call.named("table"))
    });
    let annexes = project.annexes.iter();
    let of_tables = annexes.filter(|annex| annex.kind == table::NAME);
    let subjects = of_tables.map(|annex| annex.subject.as_str());
    let used: BTreeSet<&str> = named.chain(subjects).collect();
    let own = project.own_tables.iter();
    let unused = own.filter(|own| !used.contains(own.name.as_str()));
    unused
        .map(|own| {
            let message = format!("nobody prints the table `{}`", own.name);
            let finding = Diagnostic::warning(NAME, message).at(own.span);
            finding.help(format!(
                "write {{{{table \"{}\"}}}} where it belongs, or add an annex of kind table",
                own.name
            ))
        })
        .collect()
}
