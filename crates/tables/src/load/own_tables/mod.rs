//! The author's own tables: `[table.NAME]` of paper.toml, and NAME.csv.

mod columns;
mod names;
mod sections;

use super::beside;
use super::declared::Declared;
use super::loader::Loader;
use super::table::no_columns;
use crate::diag::Diagnostic;
use crate::model::{OwnRow, OwnTable};
use crate::source::{FolderError, Table};

pub(super) use sections::{load as declare, printed};

/// The most rows that a table may have: they fill three hundred pages.
const MOST_ROWS: usize = 10_000;

/// The most cells: setting one takes memory.
const MOST_CELLS: usize = 60_000;

/// Reads the tables that paper.toml names, and warns of files that it does not.
pub(super) fn load(loader: &mut Loader<'_>) -> Vec<OwnTable> {
    let mut declared = std::mem::take(&mut loader.own_tables);
    declared.extend(sections::lent(loader, &declared));
    names::unlisted(loader, &declared);
    let tables = declared.into_iter();
    tables.filter_map(|own| table(loader, own)).collect()
}

fn table(loader: &mut Loader<'_>, own: Declared) -> Option<OwnTable> {
    let name = format!("{}.csv", own.name);
    let table = cells(loader, &name, &own)?;
    let columns = columns::of(loader, &name, &own, &table)?;
    let rows = table.row_refs().map(|(at, row)| OwnRow {
        cells: columns.iter().map(|column| column.texts(row)).collect(),
        row: at,
    });
    let rows: Vec<OwnRow> = rows.collect();
    let before = loader.findings.len();
    let columns = columns::typed(loader, &own, columns, &rows);
    let sound = loader.findings.len() == before;
    sound.then_some(OwnTable {
        name: own.name,
        caption: own.caption,
        headed: own.heads.iter().map(|(lang, ..)| *lang).collect(),
        columns,
        rows,
        notes: own.notes,
        breakable: own.breakable,
        landscape: own.landscape,
        span: own.span,
        printed: own.printed,
    })
}

/// The file of a table, split into cells.
fn cells(loader: &mut Loader<'_>, name: &str, own: &Declared) -> Option<Table> {
    let read = loader.folder.has_file(name);
    let in_book = loader.sheets_of(name).is_some();
    if let (Err(FolderError::Missing { .. }), false) = (read, in_book) {
        if loader.other_workbook {
            return None;
        }
        let instead = beside::instead(loader.folder, name);
        let message = format!("[table.{}] is here, and {name} is not there", own.name);
        let finding = instead.unwrap_or_else(|| {
            let finding = Diagnostic::error("tables/missing-file", message);
            finding.help(format!(
                "put {name} beside paper.toml, or take the section away"
            ))
        });
        loader.report(finding.at(own.span));
        return None;
    }
    let file = loader.table_file(name)?;
    let (table, whole) = loader.split(file)?;
    let summed: Vec<&str> = own.total.iter().map(|(id, _)| id.as_str()).collect();
    loader.report_odd(&table, &summed);
    let sound = is_sound(loader, &table, whole);
    let ignored = &loader.ignored;
    let table = table.without(|name| ignored.has(name));
    loader.sources.add_table(table.clone());
    sound.then_some(table)
}

/// Reports what makes the rows of a table meaningless.
fn is_sound(loader: &mut Loader<'_>, table: &Table, whole: bool) -> bool {
    if let Some(finding) = no_columns(table, &["any that you like"]) {
        loader.report(finding);
        return false;
    }
    loader.ignored.see(table);
    if !columns::check_names(loader, table) || !whole || !loader.check_widths(table) {
        return false;
    }
    let count = table.rows.len();
    let first = table.headers.first().map(|cell| cell.span);
    if count == 0 {
        let finding = Diagnostic::error("tables/no-row", "this table has no row");
        loader.report(finding.at_any(first).help("add a row below its header"));
        return false;
    }
    let cells = count.saturating_mul(table.width());
    let (found, most) = match count > MOST_ROWS {
        true => (format!("{count} rows"), format!("{MOST_ROWS} rows")),
        false => (format!("{cells} cells"), format!("{MOST_CELLS} cells")),
    };
    let fits = count <= MOST_ROWS && cells <= MOST_CELLS;
    if !fits {
        let message = format!("{found}, and a table of a paper may have {most}");
        let finding = Diagnostic::error("tables/too-many-rows", message);
        let way_out = "part it into several tables, or leave out what no reader will look up";
        loader.report(finding.at_any(first).help(way_out));
    }
    fits
}
