//! Numbers that keep their signs, where Word would part them.

use super::Book;
use super::pieces::{is_counted, pieces, width_em};
use super::widths::SIDES;

/// What the rounding of widths may take, in twentieths of a point.
const ROUNDING: f64 = 2.0;

impl Book<'_> {
    /// A text with a new line before what Word would cut between a number and its sign
    /// at the end of a line. A head is typed nowhere that a reviewer's line could go to.
    pub(super) fn whole_numbers(&self, text: &str, cell: usize) -> String {
        let room = f64::from(u32::try_from(cell).unwrap_or(u32::MAX)) - SIDES;
        let size = f64::from(u32::try_from(self.columns.size * 20).unwrap_or(u32::MAX));
        let lines = text.split('\n').map(|line| {
            let mut out = String::new();
            let mut so_far = String::new();
            for piece in pieces(line) {
                let longer = format!("{so_far}{piece}");
                if width_em(&longer, true, self.measure) * size <= room + ROUNDING
                    || so_far.is_empty()
                {
                    so_far = longer;
                } else {
                    if is_counted(piece) {
                        so_far.push('\n');
                    }
                    out.push_str(&so_far);
                    piece.clone_into(&mut so_far);
                }
            }
            out + &so_far
        });
        lines.collect::<Vec<String>>().join("\n")
    }
}
