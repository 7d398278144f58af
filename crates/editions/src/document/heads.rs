//! The head of a table: which columns its cells stand above.

use content::table::{HeadCell, TableData};

/// A cell of the head with the first of its columns, and how many it is wide.
pub(crate) type PlacedHead<'t> = (usize, usize, &'t HeadCell);

/// The cells of the head row by row, each past those that reach down from the rows
/// above. What has no room in the row is left out.
pub(crate) fn placed_heads(data: &TableData) -> Vec<Vec<PlacedHead<'_>>> {
    let mut reaching = vec![0_usize; data.columns.len()];
    let rows = data.header.iter();
    rows.map(|row| placed_row(row, &mut reaching)).collect()
}

fn placed_row<'t>(row: &'t [HeadCell], reaching: &mut [usize]) -> Vec<PlacedHead<'t>> {
    let mut found = Vec::new();
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
        found.push((x, wide, cell));
        x += wide;
    }
    found
}
