//! How a document is set in Word and on the web: its pages, tables and references.

mod of_tables;
mod of_texts;
#[path = "../package/mod.rs"]
mod package;
#[path = "../plain/mod.rs"]
mod plain;
#[path = "../support/mod.rs"]
mod support;

use content::table::{ColumnData, HeadCell, RowData, TableData};
use panelpaper_editions::document::{Around, Block, Table};
use tables::model::{Align, Lang};

/// A table of so many columns, the first of words.
fn table(heads: &[&str], rows: &[&[&str]]) -> TableData {
    let first = |at| if at == 0 { Align::Left } else { Align::Right };
    let columns = (0..heads.len()).map(|at| ColumnData::auto(first(at)));
    let heads = heads.iter().map(|head| HeadCell::plain(head)).collect();
    let mut data = TableData::new(Lang::En, columns.collect(), vec![heads]);
    let row = |row: &&[&str]| RowData::plain(row.iter().map(|cell| (*cell).to_owned()).collect());
    data.rows = rows.iter().map(row).collect();
    data
}

fn block(data: TableData) -> Block {
    Block::Table(Table {
        data,
        number: None,
        passages: Vec::new(),
        around: Around::default(),
        is_of_body: true,
        marks: None,
    })
}

/// The widths of the columns of the first table.
fn widths(main: &str) -> Vec<usize> {
    let grid = main.split("</w:tblGrid>").next().unwrap_or_default();
    let own = grid.split("<w:gridCol w:w=\"").skip(1);
    own.filter_map(|rest| rest.split('"').next()?.parse().ok())
        .collect()
}
