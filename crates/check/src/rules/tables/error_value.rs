//! A cell must not hold what a spreadsheet shows in place of a value: #REF!,
//! #N/A, ########, 1E+05, =VLOOKUP(…).
//!
//! Such a file holds what the screen showed, or the formula behind it. The word or number that belonged
//! there is lost, and the paper would print the sign.
//!
//! Example: `#VALUE!` for the text of a duty.
//!
//! Fix: go back to the spreadsheet, mend the formula, widen the column or give
//! the cell the format of a text, and save the table again.

use std::ops::Range;

use crate::rules::tables::in_each_table;
use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::Lang;
use tables::source::{ERROR_VALUES, Sources, Span, Table};

const NAME: &str = "tables/error-value";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("error_value.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    in_each_table(context, in_table)
}

/// What is found in one table.
pub(in crate::rules) fn in_table(sources: &Sources, table: &Table) -> Vec<Diagnostic> {
    let text = &sources.file(table.file).text;
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    let found = cells.filter_map(|cell| {
        let written = &text[cell.span.start..cell.span.end];
        let (range, kind) = kind(written.trim_matches('"'))?;
        let start = cell.span.start + (written.len() - written.trim_start_matches('"').len());
        let value = &written.trim_matches('"')[range.clone()];
        let span = Span::new(table.file, start + range.start, start + range.end);
        let (message, help) = match kind {
            Kind::Error => (
                "an error value of a spreadsheet",
                "write what was meant, or correct the formula and save the table again",
            ),
            Kind::TooNarrow => (
                "what a spreadsheet shows where a column is too narrow",
                "widen the column and save the table again",
            ),
            Kind::Formula => (
                "a formula of a spreadsheet, and not what it gives",
                "write what it gives, or show values in place of formulas and save the table again",
            ),
            Kind::Shortened => (
                "a number that a spreadsheet has shortened",
                "write it in full, or give its cell the format of a text and save the table again",
            ),
        };
        let message = format!("`{value}` is {message}");
        Some(Diagnostic::warning(NAME, message).at(span).help(help))
    });
    found.collect()
}

/// What stands in place of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A formula gave no value.
    Error,
    /// The column was too narrow for a number or date.
    TooNarrow,
    /// A long number in the scientific form.
    Shortened,
    /// A formula by itself.
    Formula,
}

/// What stands in place of a value in a cell, and where.
pub(super) fn kind(cell: &str) -> Option<(Range<usize>, Kind)> {
    let value = cell.trim();
    let start = cell.len() - cell.trim_start().len();
    let whole = start..start + value.len();
    if value.len() > 1 && value.bytes().all(|byte| byte == b'#') {
        return Some((whole, Kind::TooNarrow));
    }
    if is_formula(value) {
        return Some((whole, Kind::Formula));
    }
    if is_scientific(value) {
        return Some((whole, Kind::Shortened));
    }
    let mut found = ERROR_VALUES.iter().filter_map(|sign| {
        let at = cell.find(sign)?;
        // The sign of LibreOffice is a number of three digits.
        let digits = cell[at + sign.len()..]
            .bytes()
            .take_while(u8::is_ascii_digit);
        let digits = if sign.ends_with('5') {
            digits.count()
        } else {
            0
        };
        Some((at..at + sign.len() + digits, Kind::Error))
    });
    let lower = |sign: &&&str| sign.eq_ignore_ascii_case(value);
    let in_any_case = || {
        ERROR_VALUES
            .iter()
            .find(lower)
            .map(|_| (whole, Kind::Error))
    };
    found.next().or_else(in_any_case)
}

/// Whether a value is a formula: =A2&B2, =$B$3*12, =TEXT(C4,"0").
fn is_formula(value: &str) -> bool {
    let Some(formula) = value.strip_prefix('=') else {
        return false;
    };
    let name = formula.trim_start_matches('$');
    let letters = name.bytes().take_while(u8::is_ascii_uppercase).count();
    let rest = name[letters..].trim_start_matches('$');
    let is_cell = (1..=3).contains(&letters) && rest.starts_with(|c: char| c.is_ascii_digit());
    let part = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '.';
    let function = rest.trim_start_matches(part);
    letters > 0 && (is_cell || function.starts_with('('))
}

/// Whether a value is a number such as 1.5E+05.
fn is_scientific(value: &str) -> bool {
    let Some((number, exponent)) = value.split_once(['E', 'e']) else {
        return false;
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let whole = whole.strip_prefix('-').unwrap_or(whole);
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or_default();
    whole.len() == 1 && digits(whole) && digits(fraction) && digits(exponent)
}

#[cfg(test)]
mod tests {
    use super::{Kind, kind};

    #[test]
    fn values_are_told_from_words() {
        let check = |cell: &str, value: &str, expected: Kind| {
            let (range, found) = kind(cell).expect(cell);
            assert_eq!((&cell[range], found), (value, expected));
        };
        check("#REF!", "#REF!", Kind::Error);
        check("see #N/A here", "#N/A", Kind::Error);
        check("#name?", "#name?", Kind::Error);
        check("Err:502", "Err:502", Kind::Error);
        check(" ########", "########", Kind::TooNarrow);
        check("1E+05", "1E+05", Kind::Shortened);
        check("-2.41E-06", "-2.41E-06", Kind::Shortened);
        check("=A2&B2", "=A2&B2", Kind::Formula);
        check("=$B$3*12", "=$B$3*12", Kind::Formula);
        check(
            "=HYPERLINK(\"\"x\"\",\"\"y\"\")",
            "=HYPERLINK(\"\"x\"\",\"\"y\"\")",
            Kind::Formula,
        );
        for cell in [
            "#iAMSmart",
            "= 5",
            "=Title(x)",
            "=甲",
            "#1",
            "#",
            "D2",
            "1e5",
            "E+05",
            "12E+05",
            "C# / F#",
            "錯誤",
        ] {
            assert_eq!(kind(cell), None, "{cell}");
        }
    }
}
