//! What cells of a workbook have that cells of CSV cannot have: numbers and dates
//! where text is meant, formulas without a value, what is merged or hidden.

use std::collections::BTreeMap;

use super::tables::is_table;
use crate::diag::{Diagnostic, Severity};
use crate::source::workbook::{Number, Odd, What};
use crate::source::{Sources, Span, Table};

const NOT_TEXT: &str = "tables/not-text";
const HIDDEN: &str = "tables/hidden";

/// Whether the cells of a column are whole numbers.
pub fn is_number(table: &str, column: &str) -> bool {
    let money = ["pay_from", "pay_to", "midpoint", "full_cost", "nams"];
    money.contains(&column)
        || matches!(
            (table, column),
            ("figures", "value")
                | ("nondirectorate", "count")
                | ("ceilings", "existing" | "change")
                | ("establishment", "count" | "supernumerary" | "vacant")
        )
}

/// Whether a column takes a number as it is, beside those of whole numbers.
fn takes_number(table: &str, column: &str) -> bool {
    is_number(table, column)
        || matches!((table, column), ("duties", "level") | ("annexes", "levels"))
}

/// Whether the cells of a column may be days.
fn takes_day(column: &str) -> bool {
    matches!(column, "effective" | "until" | "date" | "as_at")
}

/// The cells of a sheet of which nothing more is to be said: they can have no text, or
/// it is said already what is wrong with it.
pub(super) fn told(table: &Table, odd: &[Odd], found: &[Diagnostic]) -> Vec<Span> {
    let empty = odd
        .iter()
        .filter(|it| matches!(it.what, What::NoValue(_) | What::MergedAway));
    let empty = empty.map(|it| Span::new(table.file, it.place.0, it.place.1));
    let wrong = found
        .iter()
        .filter(|it| it.rule == NOT_TEXT && it.severity == Severity::Error);
    let wrong = wrong.filter_map(|it| Some(it.primary.as_ref()?.span));
    empty.chain(wrong).collect()
}

/// Whether a column of an own table takes a number as it is, of which some are summed:
/// there a number is meant, and printed with its decimals.
fn own_takes(number: Number, column: &str, summed: &[&str]) -> bool {
    let of = |id: &&str| {
        let rest = column.strip_prefix(*id);
        rest.is_some_and(|rest| ["", "_zh", "_en"].contains(&rest))
    };
    match number {
        Number::Whole => true,
        Number::Decimal => summed.iter().any(of),
        Number::Long => false,
    }
}

/// The findings for the oddities of a sheet, of which some columns are summed.
pub(super) fn findings(
    sources: &Sources,
    (table, summed): (&Table, &[&str]),
    odd: &[Odd],
) -> Vec<Diagnostic> {
    let file = sources.file(table.file);
    let sheet = file.sheet.as_ref().map_or("", |sheet| sheet.name.as_str());
    let is_known = is_table(sheet);
    let cells = table
        .rows
        .iter()
        .flat_map(|row| row.cells.iter().zip(&table.headers));
    let columns: BTreeMap<usize, &str> = cells
        .map(|(cell, header)| (cell.span.start, header.text.trim()))
        .collect();
    let mut found = Vec::new();
    // Of the numbers of one column the first is told, with how many they are.
    let mut numbers: BTreeMap<&str, (Span, usize)> = BTreeMap::new();
    for Odd { place, what } in odd {
        let span = Span::new(table.file, place.0, place.1);
        let column = columns.get(&place.0).copied();
        let text = file.text.get(place.0..place.1).unwrap_or_default();
        match (what, column) {
            (What::Number(_), Some(column)) if is_known && takes_day(column) => {
                found.push(not_text(span, text, "a number", column));
            }
            (What::NoDay, Some(column)) => found.push(no_day(span, text, column)),
            (What::Number(number), Some(column)) => {
                let fits = match is_known {
                    true => takes_number(sheet, column),
                    false => own_takes(*number, column, summed),
                };
                if !fits {
                    numbers.entry(column).or_insert((span, 0)).1 += 1;
                }
            }
            (What::Day, Some(column)) if takes_day(column) => {}
            (What::Day | What::Time, Some(column)) => {
                found.push(not_text(span, text, "a date or time", column))
            }
            (What::Truth, Some(column)) => {
                found.push(not_text(span, text, "true or false", column))
            }
            (What::Struck, Some(column)) => found.push(struck(span, column)),
            // A comment may be.
            (What::Struck, None) => {}
            // A head that is no text is an unknown column.
            (What::Number(_) | What::Day | What::Time | What::NoDay | What::Truth, None) => {}
            (other, _) => found.extend(unseen(other, span)),
        }
    }
    found.extend(numbers.into_iter().map(|(column, (span, count))| {
        number(
            span,
            file.text.get(span.start..span.end).unwrap_or_default(),
            column,
            count,
        )
    }));
    found
}

fn not_text(span: Span, text: &str, what: &str, column: &str) -> Diagnostic {
    let (takes, again) = match takes_day(column) {
        true => ("a day", "the day alone, year first: 2027-04-01"),
        false => ("text", "again what is meant"),
    };
    let message = format!("this cell is {what} for Excel, {text}, and `{column}` takes {takes}");
    let finding = Diagnostic::error(NOT_TEXT, message).at(span);
    finding.help(format!(
        "give the cell the format Text (Home, Number), and type {again}"
    ))
}

/// The finding for a number that Excel shows as `########`.
fn no_day(span: Span, text: &str, column: &str) -> Diagnostic {
    let message = format!("this cell of `{column}` has the format of a day, and {text} is none");
    let finding = Diagnostic::error(NOT_TEXT, message).at(span);
    finding.help(match takes_day(column) {
        true => "type the day again, year first: 2027-04-01",
        false => "give the cell the format Text (Home, Number), and type again what is meant",
    })
}

fn struck(span: Span, column: &str) -> Diagnostic {
    let message = format!("words of this cell of `{column}` are struck out, and count");
    let finding = Diagnostic::warning(HIDDEN, message).at(span);
    finding.help("take them out, or the line through them (Home, Font, Strikethrough)")
}

fn number(span: Span, text: &str, column: &str, count: usize) -> Diagnostic {
    let more = match count {
        1 => String::new(),
        _ => format!(", and so are {} more cells of the column", count - 1),
    };
    let message = format!("`{text}` is a number for Excel, and `{column}` takes text{more}");
    let finding = Diagnostic::warning(NOT_TEXT, message).at(span);
    finding
        .help("what was typed may have been changed: 007 to 7, 1E5 to 100000")
        .help("give the column the format Text (Home, Number), and type its numbers again")
}

/// The finding for what nobody who looks at the sheet sees.
fn unseen(what: &What, span: Span) -> Option<Diagnostic> {
    let finding = match what {
        What::NoValue(formula) => {
            let formula = match formula.as_str() {
                "" => "the formula".to_owned(),
                formula => format!("the formula `={formula}`"),
            };
            let message = format!("{formula} has no stored value");
            Diagnostic::error("tables/no-value", message)
                .help(
                    "open the workbook in Excel or LibreOffice and save it: that stores the values",
                )
                .help("or write the text itself")
        }
        What::Merged(cells) => {
            let message = format!("the cells {cells} are merged, and only the first has a text");
            Diagnostic::error("tables/merged-cells", message)
                .help("unmerge them (Home, Merge & Center), and fill in every cell")
        }
        What::HiddenRows(rows) => {
            let message = format!("rows are hidden, and count: {rows}");
            Diagnostic::warning(HIDDEN, message)
                .help("show them, or put `# ` before their first cells to leave them out")
        }
        What::HiddenColumns(columns) => {
            let message = format!("columns are hidden, and count: {columns}");
            Diagnostic::warning(HIDDEN, message).help("show them, or remove them")
        }
        What::HiddenSheet => Diagnostic::warning(HIDDEN, "the sheet is hidden, and counts")
            .help("show it, or remove it"),
        _ => return None,
    };
    Some(finding.at(span))
}
