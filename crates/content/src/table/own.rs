//! The author's own tables.

use super::data::{ColumnData, HeadCell, RowData, TableData};
use crate::said::{Said, Unsaid};
use tables::model::{Decimal, Grouping, OwnTable};

/// An own table in the words of an edition.
///
/// # Errors
///
/// Where a sum is larger than any that can be printed.
pub fn own(said: &Said<'_>, table: &OwnTable) -> Result<TableData, Unsaid> {
    let lang = said.lang;
    let columns = table.columns.iter();
    let widths = columns
        .clone()
        .map(|own| ColumnData::new(own.align, own.width));
    let heads = columns
        .clone()
        .map(|own| HeadCell::plain(own.head.get(lang)));
    let mut data = TableData::new(lang, widths.collect(), vec![heads.collect()]);
    let styles: Vec<Option<Style>> = columns
        .enumerate()
        .map(|(at, own)| own.summed.then(|| Style::of(said, table, at)))
        .collect();
    data.rows = table
        .rows
        .iter()
        .map(|row| {
            let cells = row.cells.iter().zip(&styles);
            let cells = cells.map(|(cell, style)| set(cell.get(lang), style.as_ref()));
            RowData {
                row: Some(row.row),
                ..RowData::plain(cells.collect())
            }
        })
        .collect();
    if styles.iter().any(Option::is_some) {
        data.rows
            .push(RowData::total(totals(said, table, &styles)?));
    }
    let caption = table.caption.get(lang);
    data.caption = (!caption.is_empty()).then(|| caption.to_owned());
    let words = &said.words.tables;
    let notes = table.notes(lang);
    (data.lead, data.notes) = match notes {
        [] => (String::new(), Vec::new()),
        [one] => (words.note.clone(), vec![(String::new(), one.clone())]),
        several => {
            let letters = ('a'..='z').map(|letter| format!("({letter})"));
            let letters = letters.chain((27..).map(|number| format!("({number})")));
            (
                words.notes.clone(),
                letters.zip(several.iter().cloned()).collect(),
            )
        }
    };
    data.ids = table.columns.iter().map(|own| own.id.clone()).collect();
    data.own = Some(table.name.clone());
    data.breakable = table.breakable;
    data.landscape = table.landscape;
    Ok(data)
}

/// A cell of a column as the table prints it: a number of one that has a sum as all of its
/// numbers.
pub fn cell(said: &Said<'_>, table: &OwnTable, column: usize, text: &str) -> String {
    let is_summed = table.columns.get(column).is_some_and(|own| own.summed);
    let style = is_summed.then(|| Style::of(said, table, column));
    set(text, style.as_ref())
}

fn set(text: &str, style: Option<&Style>) -> String {
    let number = Decimal::parse(text).zip(style);
    number.map_or_else(|| text.to_owned(), |(number, style)| style.printed(number))
}

/// The sum of a column, as the table would print it.
///
/// # Errors
///
/// Where it is larger than any that can be printed, or where a cell is no number.
pub fn sum(said: &Said<'_>, table: &OwnTable, column: usize) -> Result<String, Unsaid> {
    let sum = total(said, table, column)?;
    Ok(Style::of(said, table, column).printed(sum))
}

/// The last row: sums, and the word for it in the first column that has none.
fn totals(
    said: &Said<'_>,
    table: &OwnTable,
    styles: &[Option<Style>],
) -> Result<Vec<String>, Unsaid> {
    let mut cells = Vec::new();
    for (at, style) in styles.iter().enumerate() {
        cells.push(match style {
            Some(style) => style.printed(total(said, table, at)?),
            None => String::new(),
        });
    }
    if let Some(at) = styles.iter().position(Option::is_none) {
        cells[at].clone_from(&said.words.tables.total);
    }
    Ok(cells)
}

fn total(said: &Said<'_>, table: &OwnTable, column: usize) -> Result<Decimal, Unsaid> {
    let id = &table.columns[column].id;
    let numbers = table.numbers(column, said.lang).map_err(|(_, text)| {
        let message = format!(
            "`{text}` in the column `{id}` of {}.csv is no number",
            table.name
        );
        let help = "write digits, with commas if you like, and a dash or nothing for none";
        Unsaid::new("body/no-amount", message, help)
    })?;
    let mut sum = Decimal::default();
    for number in numbers.into_iter().flatten() {
        sum = sum.checked_add(number).ok_or_else(|| {
            let message = format!("the sum of the column `{id}` is larger than any number");
            Unsaid::new(
                "body/no-amount",
                message,
                "correct the numbers of the column",
            )
        })?;
    }
    Ok(sum)
}

/// The most digits behind the point of a column's numbers.
fn places(said: &Said<'_>, table: &OwnTable, column: usize) -> u32 {
    let rows = table.rows.iter();
    let numbers = rows.filter_map(|row| Decimal::parse(row.cells[column].get(said.lang)));
    numbers.map(Decimal::places).max().unwrap_or_default()
}

/// How the numbers of a column are printed.
struct Style {
    between: char,
    from: usize,
    places: u32,
}

impl Style {
    /// That of a column.
    fn of(said: &Said<'_>, table: &OwnTable, at: usize) -> Self {
        let (between, from) = match table.columns[at].grouping {
            Grouping::Money => (',', 0),
            Grouping::Count => ('\u{202F}', said.words.numbers.in_tables_from),
        };
        Self {
            between,
            from,
            places: places(said, table, at),
        }
    }

    fn printed(&self, number: Decimal) -> String {
        number.printed(self.places, self.between, self.from)
    }
}
