//! Where the cells of a sheet stand in the text that is made of it.

/// The cells of a sheet's text, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Places {
    /// The sheet's name.
    pub name: String,
    cells: Vec<Placed>,
}

/// One cell: a stretch of the text in bytes, and its place in the sheet, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Placed {
    start: usize,
    end: usize,
    row: u32,
    column: u32,
}

impl Places {
    pub(super) fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            cells: Vec::new(),
        }
    }

    pub(super) fn put(&mut self, (start, end): (usize, usize), (row, column): (u32, u32)) {
        self.cells.push(Placed {
            start,
            end,
            row,
            column,
        });
    }

    /// The stretch of the text of a cell.
    pub(super) fn find(&self, at: (u32, u32)) -> Option<(usize, usize)> {
        let place = self
            .cells
            .binary_search_by_key(&at, |cell| (cell.row, cell.column));
        let cell = self.cells.get(place.ok()?)?;
        Some((cell.start, cell.end))
    }

    /// The cell that a byte of the text stands in, or the one before it.
    fn at(&self, offset: usize) -> Option<&Placed> {
        let after = self.cells.partition_point(|cell| cell.start <= offset);
        self.cells
            .get(after.saturating_sub(1))
            .or(self.cells.first())
    }

    /// The first and the last cell of a stretch of the text; `None` for an empty
    /// sheet.
    fn ends(&self, start: usize, end: usize) -> Option<(&Placed, &Placed)> {
        let first = self.at(start)?;
        let last = self.at(end.saturating_sub(1).max(start))?;
        Some((first, last))
    }

    /// The stretch of the text that the cells of a stretch have together.
    pub fn whole(&self, start: usize, end: usize) -> (usize, usize) {
        self.ends(start, end).map_or((start, end), |(first, last)| {
            (first.start, last.end.max(end))
        })
    }

    /// Whether a stretch of the text is within one cell.
    pub fn is_one(&self, start: usize, end: usize) -> bool {
        self.ends(start, end)
            .is_none_or(|(first, last)| first.start == last.start && end <= first.end)
    }

    /// The row of the sheet, from 1, that a byte of the text stands in.
    pub fn row(&self, offset: usize) -> usize {
        self.at(offset).map_or(1, |cell| cell.row as usize + 1)
    }

    /// The cell of a stretch as people name it, `C7`, or the cells, `A7:F7`.
    pub fn address(&self, start: usize, end: usize) -> String {
        let Some((first, last)) = self.ends(start, end) else {
            return address(0, 0);
        };
        let name = address(first.row, first.column);
        match (first.row, first.column) == (last.row, last.column) {
            true => name,
            false => format!("{name}:{}", address(last.row, last.column)),
        }
    }
}

/// The name of a cell, `C7`, by its row and column from 0.
pub fn address(row: u32, column: u32) -> String {
    format!("{}{}", column_name(column), u64::from(row) + 1)
}

/// The letters of a column, from 0.
pub(super) fn column_name(column: u32) -> String {
    let (mut letters, mut left) = (Vec::new(), u64::from(column) + 1);
    while left > 0 {
        left -= 1;
        letters.push(char::from(
            b'A' + u8::try_from(left % 26).unwrap_or_default(),
        ));
        left /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::{Places, address};

    #[test]
    fn cells_have_the_names_of_a_spreadsheet() {
        let names = [
            (0, 0),
            (6, 2),
            (0, 25),
            (0, 26),
            (9, 701),
            (9, 702),
            (1_048_575, 16_383),
        ];
        let names = names.map(|(row, column)| address(row, column)).join(" ");
        assert_eq!(names, "A1 C7 Z1 AA1 ZZ10 AAA10 XFD1048576");
    }

    #[test]
    fn stretches_of_the_text_find_their_cells() {
        // `ab,c` in row 3.
        let mut places = Places::new("t");
        assert_eq!(places.address(0, 0), "A1");
        places.put((0, 2), (2, 0));
        places.put((3, 4), (2, 1));
        assert_eq!(places.address(0, 1), "A3");
        assert_eq!(places.address(2, 2), "A3");
        assert_eq!(places.address(3, 3), "B3");
        assert_eq!(places.address(0, 4), "A3:B3");
        assert_eq!(places.address(9, 9), "B3");
        assert_eq!(places.row(3), 3);
        assert!(places.is_one(0, 2) && !places.is_one(0, 4));
        assert_eq!(places.whole(1, 4), (0, 4));
    }
}
