//! A duty, and a row of a table of the author's own, should have the same numbers in
//! both languages.
//!
//! Numbers are the one thing that can be compared without knowing the languages. Of
//! duties those from 10 on that are written in figures are compared, and periods; of tables, whose
//! cells are short, all amounts, days, months and periods, in whichever way they are
//! written.
//!
//! Example: 總目710 in Chinese and Head 170 in English; 2028年4月 and March 2028.
//!
//! Fix: correct one of them.

use super::in_both;
use super::told::{Told, is_sure};
use crate::prose::Quantity;
use crate::{BODY, Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Duty, Lang, OwnRow, OwnTable, Text};
use tables::source::Span;

const NAME: &str = "editions/numbers";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[BODY],
    source: include_str!("numbers.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let project = context.project;
    if project.bodies.len() < 2 {
        return Vec::new();
    }
    let duties = project.duties.iter();
    let mut findings: Vec<Diagnostic> = duties.filter_map(|duty| of_duty(context, duty)).collect();
    for table in &project.own_tables {
        let rows = table.rows.iter();
        findings.extend(rows.flat_map(|row| of_row(context, table, row)));
    }
    findings
}

/// What is said of a duty whose numbers of two digits or more differ: smaller ones are
/// often written in words.
fn of_duty(context: &Context<'_>, duty: &Duty) -> Option<Diagnostic> {
    let cell = |lang: Lang| {
        let column = format!("text_{}", lang.code());
        (context.sources.cell_span(duty.row, &column), column)
    };
    let in_figures = |text: &str, it: &Quantity| {
        it.value > 9 && text[it.range.clone()].starts_with(|c: char| c.is_ascii_digit())
    };
    compared(&duty.text, cell, |text, it| {
        in_figures(text, it) || is_period(text, it)
    })
}

/// Whether a number is one of years or months: 五年, four-year.
fn is_period(text: &str, it: &Quantity) -> bool {
    const YEARS: [&str; 8] = [
        "個月",
        "年",
        "-year",
        " year",
        "-month",
        " month",
        "\u{A0}year",
        "\u{A0}month",
    ];
    let after = &text[it.range.end..];
    let decade = after.starts_with("年代") || after.starts_with("年度");
    (2..100).contains(&it.value) && !decade && YEARS.iter().any(|unit| after.starts_with(unit))
}

/// What is said of the cells of a row of an own table that both languages have.
fn of_row(context: &Context<'_>, table: &OwnTable, row: &OwnRow) -> Vec<Diagnostic> {
    let takes = context.project.paper.refs.tables;
    let cells = in_both(context.sources, table, row);
    let cells =
        cells.filter(|(_, text)| !(takes && (text.zh.contains("{{") || text.en.contains("{{"))));
    let found = cells.filter_map(|(column, text)| {
        let name = |lang: Lang| context.sources.column_in(row.row, &column.id, lang.code());
        let cell = |lang: Lang| (context.sources.cell_span(row.row, &name(lang)), name(lang));
        compared(text, cell, |_, it| is_sure(it))
    });
    found.collect()
}

/// What is said of a number that one of two cells lacks; nothing where either is empty.
fn compared(
    text: &Text,
    cell: impl Fn(Lang) -> (Span, String),
    wanted: impl Fn(&str, &Quantity) -> bool,
) -> Option<Diagnostic> {
    if Lang::ALL
        .iter()
        .any(|lang| text.get(*lang).trim().is_empty())
    {
        return None;
    }
    let told = |lang: Lang| Told::of(lang, text.get(lang));
    let only = |here: Lang, there: Lang| {
        let own = text.get(here);
        let lacking = told(here).lacking(&told(there), |it| wanted(own, it));
        lacking.first().map(|range| &own[range.clone()])
    };
    let (zh, en) = (only(Lang::Zh, Lang::En), only(Lang::En, Lang::Zh));
    let (here, there) = match zh {
        Some(_) => (Lang::Zh, Lang::En),
        None => (Lang::En, Lang::Zh),
    };
    let number = zh.or(en)?;
    let ((with, name), (without, other)) = (cell(here), cell(there));
    let message = match zh.and(en) {
        Some(theirs) => format!("`{number}` stands in {name} and `{theirs}` in {other}"),
        None => format!("`{number}` stands in {name} and not in {other}"),
    };
    let finding = Diagnostic::warning(NAME, message).at(without);
    Some(finding.with(with, "this cell").help("correct one of them"))
}
