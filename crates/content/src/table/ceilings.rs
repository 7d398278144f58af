//! The table of ceilings: as they stand, by how much they change, the new ones.

use super::data::{ColumnData, HeadCell, RowData, TableData};
use super::{TableAsked, no_row};
use crate::said::{Said, Unsaid};
use tables::model::{Align, Ceiling};

/// The one table of ceilings.
pub(super) fn tables(said: &Said<'_>, asked: &TableAsked) -> Result<Vec<TableData>, Unsaid> {
    let heads = &asked.selection.head;
    let answers = |ceiling: &&Ceiling| {
        (heads.is_empty() || heads.contains(&ceiling.head))
            && asked.year.as_ref().is_none_or(|year| *year == ceiling.year)
    };
    let all = &said.project.establishment;
    let found: Vec<&Ceiling> = all.ceilings().iter().filter(answers).collect();
    if found.is_empty() {
        let help = "add a row to ceilings.csv, or correct head= or year=";
        return Err(no_row("ceilings.csv has no row of it", help));
    }
    let words = &said.words.tables;
    let heads = &words.columns;
    let mut columns = vec![ColumnData::share(Align::Right, 1.2); 5];
    columns[0] = ColumnData::share(Align::Left, 2.0);
    columns[1] = ColumnData::auto(Align::Left);
    let names = [
        &heads.head,
        &heads.year,
        &heads.ceiling,
        &heads.change,
        &heads.new_ceiling,
    ];
    let header = names.map(|name| HeadCell::plain(name));
    let mut table = TableData::new(said.lang, columns, vec![header.into()]);
    for ceiling in found {
        let [existing, change, total] = said.parts_of_ceiling(ceiling)?;
        let sign = match ceiling.change {
            0 => "",
            change if change < 0 => "-",
            _ => "+",
        };
        let head = all.head(&ceiling.head);
        let name = head.map_or_else(
            || ceiling.head.clone(),
            |head| {
                let name = head.name.get(said.lang);
                words.head.fill(&[("head", &ceiling.head), ("name", name)])
            },
        );
        table.rows.push(RowData::plain(vec![
            name,
            ceiling.year.clone(),
            existing,
            format!("{sign}{change}"),
            total,
        ]));
    }
    Ok(vec![table])
}
