//! A line that begins with `#` and has other cells filled is not a comment: it
//! is read as a row.
//!
//! A comment is a line that begins with `#` and a space, or one whose first cell
//! begins with `#` and whose other cells are empty. `#N/A,clerk,…` is a row that
//! somebody would miss. Where such a line has not as many cells as the table has
//! columns, or a spreadsheet's error value in place of what names the row, it is
//! passed over, and that is said here.
//!
//! Example: `#lo,keeper,燈塔總管,…`, a row that was meant to be left out.
//!
//! Fix: write a space after the sign of a comment, `# lo,keeper,…`; before a row
//! that really begins with the sign write `# allow tables/hash-row: it is a row`.

use crate::rules::tables::error_value;
use crate::rules::tables::in_each_table;
use crate::{Context, Level, Rule};
use tables::diag::{Diagnostic, number_of};
use tables::model::Lang;
use tables::source::{Row, Sources, Table};

const NAME: &str = "tables/hash-row";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("hash_row.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    in_each_table(context, in_table)
}

/// What is found in one table.
pub(in crate::rules) fn in_table(_: &Sources, table: &Table) -> Vec<Diagnostic> {
    let rows = table.rows.iter().filter(|row| row.begins_with_sign());
    let read = rows.filter_map(|row| {
        let first = row.cells.first()?;
        // An error value is no sign of a comment: another rule speaks of it.
        let finding = Diagnostic::warning(NAME, "this line begins with `#` and is read as a row");
        error_value::kind(&first.text).is_none().then(|| {
            finding
                .at(first.span)
                .help(COMMENT)
                .help("if it is a row, say so on the line before it: # allow tables/hash-row: it is a row")
        })
    });
    let passed_over = table.passed_over.iter().map(|row| passed_over(table, row));
    read.chain(passed_over).collect()
}

const COMMENT: &str = "if it is a comment, write a space after the sign: # a comment";

fn passed_over(table: &Table, row: &Row) -> Diagnostic {
    if row.begins_with_error_value() {
        let value = row.cells.first().map_or("", |cell| cell.text.trim());
        let message = format!(
            "this row is passed over: a spreadsheet's error value, `{value}`, stands in place of its first cell"
        );
        return Diagnostic::warning(NAME, message)
            .at(row.span)
            .help("write what was meant, or correct the formula and save the table again");
    }
    let message = format!(
        "this line begins with `#` and is passed over: it has {}, in a table of {}",
        number_of(row.cells.len(), "cell"),
        number_of(table.width(), "column")
    );
    let finding = Diagnostic::warning(NAME, message)
        .at(row.span)
        .help(COMMENT);
    finding
        .help("if it is a row, give it a cell for each column, and quote a cell that holds a comma")
}
