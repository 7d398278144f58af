//! A table whose column is summed should have no row that is typed as a total.
//!
//! The sum would count it again, and print twice what there is. Looked at are the
//! columns of `total`, and those of which the prose prints the `{{sum}}`. A row is
//! a total where its first words say so (Total, Sub-total, 總計, 小計), or where it is
//! the last, has no name, and its numbers are the sums of those above. A last row with
//! another name may say such a sum by chance, so that this is a warning, and is said of
//! sums with three digits or more that are no noughts.
//!
//! Example: a last row `總計,Total,9330000`, and `total = ["cost"]` in paper.toml.
//!
//! Fix: take the row out: the sum is computed and printed below the others. Or leave
//! out `total`, and print the row as it is typed.

use std::collections::BTreeSet;

use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Decimal, Lang, OwnRow, OwnTable};

const NAME: &str = "tables/typed-total";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Error,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("typed_total.rs"),
    run,
};

/// What the first words of a total are, in small letters and without what stands in
/// brackets.
const TOTALS: [&str; 31] = [
    "total",
    "totals",
    "grand total",
    "overall total",
    "net total",
    "sub-total",
    "subtotal",
    "sub total",
    "sum",
    "sum total",
    "total cost",
    "total costs",
    "total amount",
    "total number",
    "total expenditure",
    "total posts",
    "in total",
    "in all",
    "總計",
    "合計",
    "小計",
    "共計",
    "總和",
    "總數",
    "總額",
    "總共",
    "合共",
    "總開支",
    "總費用",
    "總金額",
    "淨額",
];

/// A sum of fewer digits, noughts at its end left out, is often one by chance: 1,000 and
/// 2,000.
const DIGITS: usize = 3;

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for table in &context.project.own_tables {
        let summed = summed(context, table);
        let Some(lang) = context.project.bodies.first().map(|body| body.lang) else {
            continue;
        };
        for (at, row) in table.rows.iter().enumerate() {
            let (above, last) = (&table.rows[..at], at + 1 == table.rows.len());
            let mut numbers = summed.iter().filter_map(|column| {
                let number = number(row, *column, lang)?;
                Some((*column, number))
            });
            let Some((column, _)) = numbers.next() else {
                continue;
            };
            let is_sum = || last && summed.iter().all(|it| adds_up(row, above, *it, lang));
            let is_named = || is_named(row, &summed, lang);
            let place = (column, lang);
            if says_total(table, row) || is_sum() && !is_named() {
                findings.push(finding(context, (table, row), place));
            } else if is_sum() && summed.iter().any(|it| has_digits(row, *it, lang)) {
                findings.push(doubt(context, (table, row), place));
            }
        }
    }
    findings
}

/// The columns of a table that are summed, on the page or in the prose.
fn summed(context: &Context<'_>, table: &OwnTable) -> Vec<usize> {
    let columns = table.columns.iter().enumerate();
    let of_page = columns.filter(|(_, own)| own.summed);
    let calls = context.prose.calls().filter(|call| call.name == "sum");
    let ours = calls.filter(|call| call.named("table") == Some(table.name.as_str()));
    let of_prose = ours.filter_map(|call| table.column(call.named("column")?));
    let all: BTreeSet<usize> = of_page.map(|(at, _)| at).chain(of_prose).collect();
    all.into_iter().collect()
}

fn number(row: &OwnRow, column: usize, lang: Lang) -> Option<Decimal> {
    Decimal::parse(row.cells[column].get(lang))
}

/// Whether the first cell of a row that says words is that of a total.
fn says_total(table: &OwnTable, row: &OwnRow) -> bool {
    Lang::ALL.into_iter().any(|lang| {
        let texts = table.columns.iter().zip(&row.cells);
        let mut texts = texts.map(|(_, cell)| cell.get(lang).trim());
        let first = texts.find(|text| text.chars().any(char::is_alphabetic));
        first.is_some_and(|text| {
            let open = text.find(['(', '（']).filter(|at| *at > 0);
            let word = text[..open.unwrap_or(text.len())].to_lowercase();
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            TOTALS.contains(&word)
        })
    })
}

/// Whether the number of a row is the sum of two or more above it; a cell that says
/// nothing is below others that do.
fn adds_up(row: &OwnRow, above: &[OwnRow], column: usize, lang: Lang) -> bool {
    let summands = summands(above, column, lang);
    let sum = summands
        .iter()
        .try_fold(Decimal::default(), |sum, it| sum.checked_add(*it));
    match number(row, column, lang) {
        Some(number) => summands.len() > 1 && sum == Some(number),
        None => summands.is_empty(),
    }
}

fn summands(above: &[OwnRow], column: usize, lang: Lang) -> Vec<Decimal> {
    let numbers = above.iter().filter_map(|row| number(row, column, lang));
    numbers.filter(|it| *it != Decimal::default()).collect()
}

/// Whether a row says something beside its numbers.
fn is_named(row: &OwnRow, summed: &[usize], lang: Lang) -> bool {
    let mut cells = row.cells.iter().enumerate();
    cells.any(|(at, cell)| !summed.contains(&at) && !cell.get(lang).trim().is_empty())
}

fn has_digits(row: &OwnRow, column: usize, lang: Lang) -> bool {
    let text = row.cells[column].get(lang);
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    number(row, column, lang).is_some() && digits.trim_matches('0').len() >= DIGITS
}

fn finding(
    context: &Context<'_>,
    (table, row): (&OwnTable, &OwnRow),
    (column, lang): (usize, Lang),
) -> Diagnostic {
    let id = &table.columns[column].id;
    let message = format!("this row is a total, and the column `{id}` is summed: it counts twice");
    at_cell(
        Diagnostic::error(NAME, message),
        context,
        (table, row),
        (column, lang),
    )
}

/// What is said of a row that may have its numbers by chance.
fn doubt(
    context: &Context<'_>,
    (table, row): (&OwnTable, &OwnRow),
    (column, lang): (usize, Lang),
) -> Diagnostic {
    let id = &table.columns[column].id;
    let message = format!(
        "this row says the sum of those above it, and the column `{id}` is summed: if it is a \
         total, it counts twice"
    );
    at_cell(
        Diagnostic::warning(NAME, message),
        context,
        (table, row),
        (column, lang),
    )
}

/// The finding with its place and the way out.
fn at_cell(
    finding: Diagnostic,
    context: &Context<'_>,
    (table, row): (&OwnTable, &OwnRow),
    (column, lang): (usize, Lang),
) -> Diagnostic {
    let id = &table.columns[column].id;
    let name = context.sources.column_in(row.row, id, lang.code());
    let place = context.sources.cell_span(row.row, &name);
    finding.at(place).help(way_out(table, column))
}

fn way_out(table: &OwnTable, column: usize) -> String {
    let id = &table.columns[column].id;
    let on_page = table.columns[column].summed;
    match on_page {
        true => format!(
            "take the row out: the total is computed and printed below the others; or leave \
             `{id}` out of `total` in [table.{}] of paper.toml",
            table.name
        ),
        false => format!(
            "take the row out, and write total = [\"{id}\"] in [table.{}] of paper.toml, \
             which prints it",
            table.name
        ),
    }
}
