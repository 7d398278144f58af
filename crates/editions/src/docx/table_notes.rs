//! The notes of tables, set in behind their signs.

use super::Book;
use crate::document::{Inline, Look, Table};
use crate::widths::pieces::width_em;

/// The size of notes, and what stands between the columns that they are set in, in
/// twentieths of a point.
const SIZE: f64 = 220.0;
const GAP: f64 = 0.4 * SIZE;

/// How far notes are set in.
struct Insets {
    /// Where their texts begin.
    text: usize,
    /// Where their signs begin.
    sign: usize,
}

impl Book<'_> {
    /// What stands below a table.
    pub(super) fn table_notes(&mut self, table: &Table) {
        let notes = table.shown_notes();
        let insets = self.note_insets(table);
        let kept = !super::table::is_long(table);
        for (at, line) in notes.iter().enumerate() {
            let (style, sign) = match at {
                0 => ("TableNoteFirst", 0),
                _ => ("TableNote", insets.sign),
            };
            // The last one keeps what follows at a distance.
            let last = at + 1 == notes.len();
            let keep = if kept && !last { "<w:keepNext/>" } else { "" };
            let after = if last {
                "<w:spacing w:after=\"200\"/>"
            } else {
                ""
            };
            let (left, hanging) = (insets.text, insets.text - sign);
            let inset = format!("<w:ind w:left=\"{left}\" w:hanging=\"{hanging}\"/>");
            self.paragraph(style, &format!("{keep}{after}{inset}"));
            match table.marks {
                // Two versions of a note may have no sign in common.
                Some(_) => self.inline(line, 0),
                None => self.note_parts(table, at),
            }
            self.xml.close();
        }
        if notes.is_empty() {
            // Two tables that follow one another would be one.
            self.paragraph("AfterTable", "");
            self.xml.close();
        }
    }

    /// A note: what stands before them all, its sign and its text, each at its stop.
    fn note_parts(&mut self, table: &Table, at: usize) {
        let Some((sign, text)) = table.data.notes.get(at) else {
            return;
        };
        let lead = if at == 0 {
            table.data.lead.as_str()
        } else {
            ""
        };
        for (part, is_first) in [(lead, true), (sign, false)] {
            if part.is_empty() {
                continue;
            }
            self.text_run(part);
            let next = if is_first && !sign.is_empty() {
                " "
            } else {
                ""
            };
            match next {
                "" => {
                    self.begin_run();
                    self.xml.empty("w:tab", &[]);
                    self.end_run();
                }
                space => self.text_run(space),
            }
        }
        let passage = table.around.note(at);
        self.inline(&Inline::lines(text, Look::default(), passage), 0);
    }

    /// The widest of what stands before their texts.
    fn note_insets(&self, table: &Table) -> Insets {
        let width = |text: &str| match text.is_empty() {
            true => 0.0,
            false => width_em(text, false, self.measure) * SIZE + GAP,
        };
        let sign = width(&table.data.lead);
        let signs = table.data.notes.iter().map(|(sign, _)| width(sign));
        let text = sign + signs.fold(0.0, f64::max);
        let whole = |width: f64| crate::widths::whole(width.min(4_000.0));
        Insets {
            text: whole(text),
            sign: whole(sign),
        }
    }
}
