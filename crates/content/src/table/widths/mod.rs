//! By what the layout sees how wide the columns of a table have to be: their widest
//! texts, and in which order columns are widened where not all texts stand on one line.
//!
//! How wide a text really is, and how wide the page, is known to the layout alone. Here
//! widths are reckoned, near enough to say which text is the widest and where lines break.

mod broken;
mod columns;
mod ems;
mod goal;
mod pieces;
mod rooms;
mod steps;
mod units;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::data::{HeadCell, TableData};

/// With the widest texts of its columns, which are known when all texts are.
impl Serialize for TableData {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let columns = columns::columns(self);
        let shared =
            self.own.is_some() && self.columns.iter().filter(|c| c.unit == "fr").count() > 1;
        let mut table = serializer.serialize_struct("TableData", 11)?;
        table.serialize_field("caption", &self.caption)?;
        table.serialize_field("columns", &self.columns)?;
        table.serialize_field("texts", &columns)?;
        table.serialize_field("steps", &steps::steps(self, &columns))?;
        table.serialize_field("shared", &shared)?;
        table.serialize_field("header", &self.header)?;
        table.serialize_field("rows", &self.rows)?;
        table.serialize_field("lead", &self.lead)?;
        table.serialize_field("notes", &self.notes)?;
        table.serialize_field("breakable", &self.breakable)?;
        table.serialize_field("landscape", &self.landscape)?;
        table.end()
    }
}

/// With the words that a line is not to part, of which the layout knows nothing.
impl Serialize for HeadCell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut cell = serializer.serialize_struct("HeadCell", 4)?;
        cell.serialize_field("text", &self.text)?;
        cell.serialize_field("units", &units::units(&self.text))?;
        cell.serialize_field("colspan", &self.colspan)?;
        cell.serialize_field("rowspan", &self.rowspan)?;
        cell.end()
    }
}

/// The cells at the head that stand above one column, with its index.
fn heads(table: &TableData) -> Vec<(usize, &str)> {
    let mut heads = Vec::new();
    let mut taken: Vec<(usize, usize)> = Vec::new();
    for (y, row) in table.header.iter().enumerate() {
        let mut x = 0;
        for cell in row {
            while taken.contains(&(x, y)) {
                x += 1;
            }
            if cell.colspan == 1 {
                heads.push((x, cell.text.as_str()));
            }
            for below in y..y + cell.rowspan {
                taken.extend((x..x + cell.colspan).map(|at| (at, below)));
            }
            x += cell.colspan;
        }
    }
    heads
}
