//! The widths of a table's columns.

use content::table::{HeadCell, RowKind, TableData};

/// The width of the text, upright and across, in twentieths of a point.
pub(super) const WIDTHS: (usize, usize) = (9_026, 13_958);

/// The widths of the columns: as given; else as their texts need, within the page.
pub(super) fn widths(data: &TableData) -> Vec<usize> {
    let room = if data.landscape { WIDTHS.1 } else { WIDTHS.0 };
    let wanted: Vec<usize> = (0..data.columns.len()).map(|at| wanted(data, at)).collect();
    let fixed = |at: usize| match data.columns[at].unit {
        "pt" => Some(twentieths(data.columns[at].width)),
        "fr" => None,
        _ => Some(wanted[at]),
    };
    let taken: usize = (0..wanted.len()).filter_map(fixed).sum();
    let shares: f64 = data
        .columns
        .iter()
        .filter(|own| own.unit == "fr")
        .map(|own| own.width)
        .sum();
    if shares == 0.0 || taken >= room {
        let whole: usize = wanted.iter().sum::<usize>().max(1);
        let shrink = |width: usize| {
            if whole > room {
                width * room / whole
            } else {
                width
            }
        };
        return wanted.into_iter().map(shrink).collect();
    }
    let left = room - taken;
    let own = |at: usize| {
        let share = twentieths(data.columns[at].width * 1000.0) * left;
        fixed(at).unwrap_or(share / twentieths(shares * 1000.0).max(1))
    };
    (0..wanted.len()).map(own).collect()
}

/// The cells of the head that stand above one column alone.
fn heads_at(data: &TableData, at: usize) -> Vec<&HeadCell> {
    let mut reaching = vec![0_usize; data.columns.len()];
    let mut found = Vec::new();
    for row in &data.header {
        let mut given = row.iter();
        let mut x = 0;
        while x < reaching.len() {
            if reaching[x] > 0 {
                reaching[x] -= 1;
                x += 1;
                continue;
            }
            let Some(cell) = given.next() else { break };
            let wide = cell.colspan.clamp(1, reaching.len() - x);
            reaching[x..x + wide].fill(cell.rowspan.saturating_sub(1));
            found.extend((x == at && wide == 1).then_some(cell));
            x += wide;
        }
    }
    found
}

/// The width that the texts of a column want, in twentieths of a point.
fn wanted(data: &TableData, at: usize) -> usize {
    let heads = heads_at(data, at).into_iter().map(|cell| &cell.text);
    let rows = data.rows.iter().filter(|row| row.kind != RowKind::Group);
    let cells = rows.filter_map(|row| row.cells.get(at));
    let letters = |line: &str| {
        line.chars()
            .map(|c| if c.is_ascii() { 11 } else { 20 })
            .sum::<usize>()
    };
    let lines = heads
        .chain(cells)
        .flat_map(|text| text.split('\n'))
        .map(letters);
    // Letters of 12 points, and the room at both sides.
    let widest = lines.max().unwrap_or_default() * 12 + 260;
    match data.columns[at].unit {
        "pt" => twentieths(data.columns[at].width),
        _ => widest.clamp(600, 3_600),
    }
}

/// Points in twentieths.
fn twentieths(points: f64) -> usize {
    let whole = (points.clamp(0.0, 1_000_000.0) * 20.0).round();
    format!("{whole:.0}").parse().unwrap_or_default()
}
