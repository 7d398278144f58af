//! An annex of a table names one that there is, and that has a row.
//!
//! That is a table of paper.toml, `[table.NAME]`, or one that is computed: costs,
//! changes, establishment, nondirectorate, ceilings, posts.
//!
//! Example: the row `table,timetabel`.
//!
//! Fix: write the name of a table, or add its section and its file.

use crate::{Context, Level, Rule, unknown};
use content::annex::table;
use content::said::Said;
use tables::diag::Diagnostic;
use tables::model::{Annex, BUILT_IN_TABLES, Lang, Project};

const NAME: &str = "annexes/unknown-table";
const EMPTY: &str = "annexes/empty-table";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME, EMPTY],
    level: Level::Required,
    languages: &Lang::ALL,
    needs: &["offices.csv", "ranks.csv", "posts.csv"],
    source: include_str!("unknown_table.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let project = context.project;
    let annexes = project.annexes.iter();
    let of_tables = annexes.filter(|annex| annex.kind == table::NAME && !annex.subject.is_empty());
    let found = of_tables.filter_map(|annex| {
        let span = context.sources.cell_span(annex.row, "subject");
        let own = project.own_tables.iter().map(|own| own.name.as_str());
        let name = annex.subject.as_str();
        if project.own_table(name).is_none() && !BUILT_IN_TABLES.contains(&name) {
            // A table that could not be read has said so itself.
            if context.sources.has_table(name) {
                return None;
            }
            let names = own.chain(BUILT_IN_TABLES);
            let finding = unknown(NAME, "table", name, span, names);
            return Some(finding.help(format!("add {name}.csv, and [table.{name}] to paper.toml")));
        }
        let unsaid = project.sound.then(|| unsaid(project, annex)).flatten()?;
        Some(unsaid.at(span))
    });
    found.collect()
}

/// What keeps the table of an annex from being printed; the first of the editions
/// says it.
fn unsaid(project: &Project, annex: &Annex) -> Option<Diagnostic> {
    project.words.iter().find_map(|(lang, words)| {
        let said = Said {
            project,
            lang: *lang,
            words,
        };
        let unsaid = table::tables(&said, &annex.subject)?.err()?;
        Some(Diagnostic::error(EMPTY, unsaid.message).help(unsaid.help))
    })
}
