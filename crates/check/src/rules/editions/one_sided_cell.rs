//! In a paper of two languages a cell that says something in one should say it in
//! the other.
//!
//! The tables of the author's own are looked at too, with what paper.toml says of them:
//! without heads of a language the edition prints the names of the columns.
//!
//! Example: title_zh of an annex filled in and title_en empty: the English edition
//! prints the computed title, the Chinese one another.
//!
//! Fix: translate the cell, or empty both.

use super::in_both;
use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Lang, OwnTable, Structure, Text};
use tables::source::RowRef;

const NAME: &str = "editions/one-sided-cell";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &["offices.csv"],
    source: include_str!("one_sided_cell.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let project = context.project;
    if project.bodies.len() < 2 {
        return Vec::new();
    }
    let establishment = &project.establishment;
    let mut findings = Vec::new();
    let mut cell = |row: RowRef, stem: &str, text: &Text| {
        let (zh, en) = (text.zh.trim().is_empty(), text.en.trim().is_empty());
        if zh != en {
            let (full, empty) = if zh { ("en", "zh") } else { ("zh", "en") };
            let message = format!("{stem}_{full} is filled in and {stem}_{empty} is empty");
            findings.push(
                Diagnostic::warning(NAME, message)
                    .at(context.sources.cell_span(row, &format!("{stem}_{empty}")))
                    .with(
                        context.sources.cell_span(row, &format!("{stem}_{full}")),
                        "this cell",
                    )
                    .help("translate it, or empty both"),
            );
        }
    };
    for post in establishment.posts() {
        // What a proposed post cannot do without is another rule's business.
        if establishment.structure_of(post) == Some(Structure::Existing) {
            cell(post.row, "title", &post.title);
        }
        cell(post.row, "superior", &post.superior);
        cell(post.row, "note", &post.note);
    }
    for rank in establishment.ranks() {
        cell(rank.row, "grade", &rank.grade);
        cell(rank.row, "pay", &rank.pay_words);
    }
    for annex in &project.annexes {
        cell(annex.row, "title", &annex.title);
        cell(annex.row, "note", &annex.note);
    }
    for table in &project.own_tables {
        for row in &table.rows {
            for (column, text) in in_both(context.sources, table, row) {
                cell(row.row, &column.id, text);
            }
        }
    }
    findings.extend(project.own_tables.iter().flat_map(settings));
    findings
}

/// What paper.toml says of a table in one language alone.
fn settings(table: &OwnTable) -> impl Iterator<Item = Diagnostic> {
    let given = [
        (
            "caption",
            Lang::ALL.map(|it| !table.caption.get(it).trim().is_empty()),
        ),
        ("heads", Lang::ALL.map(|it| table.headed.contains(&it))),
        ("notes", Lang::ALL.map(|it| !table.notes(it).is_empty())),
    ];
    let one_sided = given.into_iter().filter(|(_, [zh, en])| zh != en);
    one_sided.map(|(key, [zh, _])| {
        let (full, empty) = if zh { ("zh", "en") } else { ("en", "zh") };
        let message = format!("this table has {key}_{full} and no {key}_{empty}");
        let finding = Diagnostic::warning(NAME, message).at(table.span);
        finding.help(format!("add {key}_{empty} to [table.{}]", table.name))
    })
}
