//! Totals of the author's own tables, which are computed from their columns.

use compare::Version;
use compare::version::At;
use content::said::Said;
use content::table::sum;

use super::numbers::comparable;

/// The cells that a total comes from which is printed so, each with its column: those of
/// every column that has such a sum.
pub(super) fn cells(version: &Version, printed: &str) -> Vec<(At, String)> {
    let mut found = Vec::new();
    for table in &version.project.own_tables {
        for (column, own) in table.columns.iter().enumerate() {
            let is_it = version.project.words.iter().any(|(lang, words)| {
                let said = Said {
                    project: &version.project,
                    lang: *lang,
                    words,
                };
                let sum = sum(&said, table, column);
                sum.is_ok_and(|sum| comparable(&sum) == comparable(printed))
            });
            if own.summed && is_it {
                let rows = table.rows.iter();
                found.extend(rows.map(|row| (version.cell(row.row, &own.id), own.id.clone())));
            }
        }
    }
    found
}
