//! Rules about the editions of a paper in two languages.

pub(super) mod dates;
pub(super) mod numbers;
pub(super) mod one_sided_cell;
pub(super) mod parts;
pub(super) mod prose_numbers;
mod told;

use tables::model::{Lang, OwnColumn, OwnRow, OwnTable, Text};
use tables::source::Sources;

/// The cells of a row of an own table that have a column for each language.
fn in_both<'a>(
    sources: &'a Sources,
    table: &'a OwnTable,
    row: &'a OwnRow,
) -> impl Iterator<Item = (&'a OwnColumn, &'a Text)> {
    let column = |id: &str, lang: Lang| sources.column_in(row.row, id, lang.code());
    let cells = table.columns.iter().zip(&row.cells);
    cells.filter(move |(it, _)| column(&it.id, Lang::Zh) != column(&it.id, Lang::En))
}
