//! Numbers that keep their signs in heads: LibreOffice parts them at a gap that does not
//! break.

use super::Book;
use crate::document::tied;
use crate::widths::SIDES;
use crate::widths::pieces::{pieces, width_em};
use language::{Lang, Room};

/// What the rounding of widths may take, in twentieths of a point.
const ROUNDING: f64 = 2.0;

impl Book<'_> {
    /// A text with a new line before what would be cut between a number and its sign
    /// at the end of a line. A head is typed nowhere that a reviewer's line could go to.
    pub(super) fn whole_numbers(&self, text: &str, cell: usize) -> String {
        let room = f64::from(u32::try_from(cell).unwrap_or(u32::MAX)) - SIDES;
        let size = f64::from(u32::try_from(self.columns.size * 20).unwrap_or(u32::MAX));
        let lang = self.document.lang;
        let lines = text.split('\n').map(|line| {
            let line = tied(line, (lang, Room::Column));
            let mut out = String::new();
            let mut so_far = String::new();
            for piece in pieces(&line) {
                let longer = format!("{so_far}{piece}");
                if width_em(&longer, true, self.measure) * size <= room + ROUNDING
                    || so_far.is_empty()
                {
                    so_far = longer;
                } else {
                    if lang == Lang::Zh && piece.contains('\u{A0}') {
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
