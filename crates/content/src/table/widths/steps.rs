//! In which order columns are widened, from what each needs at least on, where the page
//! has no room for all texts on one line each.
//!
//! A step is the one that saves most lines for the room that it takes. So the order does
//! not depend on how wide the page is: the layout goes along it as far as there is room.

use serde::Serialize;

use super::super::data::{RowKind, TableData};
use super::broken::Breakable;
use super::columns::ColumnTexts;
use super::goal::{goal, points};
use super::heads;
use super::pieces::{Keep, pieces};
use super::rooms::{Column, ROW_LINE, Room};
use super::units::head_pieces;

/// A table whose texts are no wider than this fits on any page.
const ANY_PAGE: usize = 2000;

/// So many rows are weighed, the longest text of each column among them.
const ROWS: usize = 32;

/// Makes a column as wide as a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Step {
    column: usize,
    /// The text, in bold or not.
    text: String,
    bold: bool,
}

/// The order for a table.
pub(super) fn steps(table: &TableData, texts: &[ColumnTexts]) -> Vec<Step> {
    let whole = texts.iter().map(ColumnTexts::lines_width);
    if whole.sum::<usize>() <= ANY_PAGE {
        return Vec::new();
    }
    let mut columns = columns(table, texts);
    let mut order = Vec::new();
    while let Some((column, room)) = best(&columns) {
        columns[column].at = room;
        order.push((column, room));
    }
    let goal = goal(&mut columns, &order, (table, texts));
    // As far as the goal, all of it, and then whatever there is room for.
    let before = order
        .iter()
        .copied()
        .filter(|(column, room)| *room < goal[*column]);
    let all = before.chain(goal.iter().copied().enumerate());
    let steps = all.chain(order.iter().copied());
    let steps = steps.filter(|(_, room)| *room > 0);
    let step = |(column, room): (usize, usize)| {
        let room = &columns[column].rooms[room];
        let text = room.text.to_owned();
        Step {
            column,
            text,
            bold: room.bold,
        }
    };
    steps.map(step).collect()
}

/// The columns, with the cells of the rows that are weighed.
fn columns<'a>(table: &'a TableData, texts: &[ColumnTexts]) -> Vec<Column<'a>> {
    let rows = rows(table);
    let heads = heads(table);
    let column = |(at, texts): (usize, &ColumnTexts)| {
        let head = heads.iter().filter(|(x, _)| *x == at);
        let mut first = Breakable::default();
        for line in head.flat_map(|(_, text)| text.lines()) {
            first.add(line, &head_pieces(line, table.lang));
        }
        let mut cells = vec![(first, true)];
        cells.extend(rows.iter().map(|row| {
            let mut cell = Breakable::default();
            let text = table.rows[*row].cells.get(at);
            for line in text.iter().flat_map(|text| text.lines()) {
                cell.add(line, &pieces(line, (table.lang, Keep::Held)));
            }
            (cell, table.rows[*row].kind == RowKind::Total)
        }));
        match points(&table.columns[at]) {
            Some(given) => Column::given(given, &cells),
            None => Column::new(texts, &cells),
        }
    };
    texts.iter().enumerate().map(column).collect()
}

/// The rows that are weighed.
fn rows(table: &TableData) -> Vec<usize> {
    let all: Vec<usize> = (0..table.rows.len())
        .filter(|row| table.rows[*row].kind != RowKind::Group)
        .collect();
    if all.len() <= ROWS {
        return all;
    }
    let longest = |column: usize| {
        let length = |row: &usize| table.rows[*row].cells.get(column).map_or(0, String::len);
        all.iter().copied().max_by_key(length)
    };
    let mut rows: Vec<usize> = all.iter().copied().step_by(all.len() / ROWS).collect();
    rows.extend((0..table.columns.len()).filter_map(longest));
    rows.sort_unstable();
    rows.dedup();
    rows
}

/// The column and its room that save most for what they take; `None` where nothing more
/// is saved.
fn best(columns: &[Column<'_>]) -> Option<(usize, usize)> {
    let mut best: Option<((usize, usize), (usize, usize))> = None;
    for (at, column) in columns.iter().enumerate() {
        let others = columns.iter().enumerate().filter(|(other, _)| *other != at);
        let now = &column.rooms[column.at];
        let mut high = vec![1; now.lines.len()];
        for (_, other) in others {
            let lines = &other.rooms[other.at].lines;
            high.iter_mut()
                .zip(lines)
                .for_each(|(high, lines)| *high = (*high).max(*lines));
        }
        let cost = |room: &Room<'_>| {
            let rows = room.lines.iter().zip(&high);
            let lines = rows.map(|(own, others)| own.max(others)).sum::<usize>();
            lines * ROW_LINE + room.own
        };
        let before = cost(now);
        for (index, room) in column.rooms.iter().enumerate().skip(column.at + 1) {
            let gain = before.saturating_sub(cost(room));
            let taken = (room.width - now.width).max(1);
            let better = best.is_none_or(|(_, (other, of))| gain * of > other * taken);
            if gain > 0 && better {
                best = Some(((at, index), (gain, taken)));
            }
        }
    }
    best.map(|(found, _)| found)
}

#[cfg(test)]
mod tests {
    use super::{Step, steps};
    use crate::table::widths::columns::columns;
    use crate::table::{ColumnData, HeadCell, RowData, TableData};
    use tables::model::{Align, Lang};

    fn order(lang: Lang, heads: &[&str], rows: &[&[&str]]) -> Vec<(usize, String)> {
        let set = vec![ColumnData::auto(Align::Left); heads.len()];
        let heads = heads.iter().map(|head| HeadCell::plain(head)).collect();
        let mut table = TableData::new(lang, set, vec![heads]);
        let row =
            |row: &&[&str]| RowData::plain(row.iter().map(|text| (*text).to_owned()).collect());
        table.rows = rows.iter().map(row).collect();
        let found = steps(&table, &columns(&table));
        let own = |step: Step| (step.column, step.text);
        found.into_iter().map(own).collect()
    }

    #[test]
    fn a_day_is_whole_before_a_long_text_has_more_room() {
        let found = order(
            Lang::Zh,
            &["工程", "日期"],
            &[
                &[
                    "古洞北／粉嶺北新發展區第二階段的道路、渠務、水務及環境美化工程",
                    "2027年4月3日",
                ],
                &["污水處理", "2031年第四季"],
            ],
        );
        let day = found.iter().position(|(_, text)| text == "2027年4月3日");
        let day = day.unwrap_or_default();
        let longer = |(column, text): &(usize, String)| *column == 0 && text.chars().count() > 16;
        assert!(!found[..day].iter().any(longer), "{found:#?}");
        assert!(found[day..].iter().any(longer), "{found:#?}");
    }

    #[test]
    fn a_table_that_any_page_has_room_for_needs_no_order() {
        assert!(order(Lang::En, &["Rank", "Posts"], &[&["Engineer", "2"]]).is_empty());
    }
}
