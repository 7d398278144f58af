//! The best widths on a page as it usually is.

use super::super::data::{ColumnData, TableData};
use super::columns::ColumnTexts;
use super::rooms::{Column, ROW_LINE, Room};

/// A page upright and across as it usually is, and the sides of a cell, in hundredths of
/// the size of a table's texts; and that size in points.
const PAGE: (usize, usize) = (3740, 5780);
const SIDES: usize = 84;
const SIZE: f64 = 12.0;

/// The least part of their size that texts become before what belongs together is parted,
/// in hundredths: that of the layout.
const SMALL: usize = 80;

/// How often a column gives to another, at most.
const EXCHANGES: usize = 40;

/// The best rooms of the columns on a page as it usually is: along the order, then by
/// giving to one what another can spare.
pub(super) fn goal(
    columns: &mut [Column<'_>],
    order: &[(usize, usize)],
    (table, texts): (&TableData, &[ColumnTexts]),
) -> Vec<usize> {
    let page = if table.landscape { PAGE.1 } else { PAGE.0 };
    let held = texts.iter().map(|column| column.held_width() + SIDES);
    let page = page.max(held.sum::<usize>().min(page * 100 / SMALL));
    let mut rest = page.saturating_sub(columns.len() * SIDES);
    for column in columns.iter_mut() {
        column.at = 0;
        rest = rest.saturating_sub(column.width());
    }
    for (at, room) in order {
        let column = &mut columns[*at];
        let more = column.rooms[*room].width.saturating_sub(column.width());
        if more > 0 && more <= rest {
            rest -= more;
            column.at = *room;
        }
    }
    for _ in 0..EXCHANGES {
        let Some(left) = exchange(columns, rest) else {
            break;
        };
        rest = left;
    }
    columns.iter().map(|column| column.at).collect()
}

/// Gives to a column what is left and what another can spare, if that is better; says
/// what is left then.
fn exchange(columns: &mut [Column<'_>], rest: usize) -> Option<usize> {
    let start: Vec<usize> = columns.iter().map(|column| column.at).collect();
    let mut best = (cost(columns), None);
    for wider in 0..columns.len() {
        for giver in 0..columns.len() {
            for room in start[wider] + 1..columns[wider].rooms.len() {
                let (now, then) = (columns[wider].width(), columns[wider].rooms[room].width);
                let lacks = (then - now).saturating_sub(rest);
                let least = columns[giver].width().saturating_sub(lacks);
                let fits = |room: &Room<'_>| room.width <= least;
                let Some(narrower) = columns[giver].rooms.iter().rposition(fits) else {
                    break;
                };
                if giver == wider || narrower > start[giver] {
                    continue;
                }
                let spared = columns[giver].width() - columns[giver].rooms[narrower].width;
                (columns[wider].at, columns[giver].at) = (room, narrower);
                let cost = cost(columns);
                if cost < best.0 {
                    let left = rest + spared - (then - now);
                    best = (cost, Some((wider, room, giver, narrower, left)));
                }
                (columns[wider].at, columns[giver].at) = (start[wider], start[giver]);
            }
        }
    }
    let (wider, room, giver, narrower, left) = best.1?;
    (columns[wider].at, columns[giver].at) = (room, narrower);
    Some(left)
}

/// What the columns cost as they are.
fn cost(columns: &[Column<'_>]) -> usize {
    let rows = columns
        .first()
        .map_or(0, |column| column.rooms[0].lines.len());
    let high = |row: usize| {
        let lines = columns
            .iter()
            .map(|column| column.rooms[column.at].lines[row]);
        lines.max().unwrap_or_default().max(1) * ROW_LINE
    };
    let own = columns.iter().map(|column| column.rooms[column.at].own);
    (0..rows).map(high).sum::<usize>() + own.sum::<usize>()
}

/// How much room a text has in a column that the author wants so wide, in hundredths of the size of its texts.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a width of a page's column is a small number"
)]
pub(super) fn points(column: &ColumnData) -> Option<usize> {
    (column.unit == "pt")
        .then(|| ((column.width.max(0.0) * 100.0 / SIZE) as usize).saturating_sub(SIDES))
}

#[cfg(test)]
mod tests {
    use super::{PAGE, SIDES, SIZE};
    use tables::assets::templates::TEMPLATES;

    /// A measure of a template, in points: what stands behind these words of it.
    fn measure(template: &str, words: &str) -> f64 {
        let own = TEMPLATES.iter().find(|own| own.name == template);
        let (_, rest) = own.expect(template).text.split_once(words).expect(words);
        let rest = rest.trim_start();
        let end = rest.find(|c: char| c != '.' && !c.is_ascii_digit());
        let (number, unit) = rest.split_at(end.expect("a unit"));
        let number: f64 = number.parse().expect("a number");
        match unit.get(..2) {
            Some("mm") => number * 72.0 / 25.4,
            unit => {
                assert_eq!(unit, Some("pt"));
                number
            }
        }
    }

    /// These are reckoned with before the pages are set, and so written here too.
    #[test]
    fn measures_are_those_of_the_templates() {
        let margin = measure("page.typ", "#let margin =");
        let same = |own: usize, points: f64| {
            let own = f64::from(u32::try_from(own).expect("a small number"));
            let there = points * 100.0 / SIZE;
            assert!((own - there).abs() < 0.01 * there, "{own} for {there}");
        };
        assert!((measure("placed.typ", "#let table-size =") - SIZE).abs() < 0.01);
        same(SIDES, 2.0 * measure("placed.typ", "#let cell-inset = (x:"));
        for (own, whole) in [(PAGE.0, "width"), (PAGE.1, "height")] {
            let whole = measure("page.typ", &format!("#let page-{whole} ="));
            same(own, whole - 2.0 * margin);
        }
    }
}
