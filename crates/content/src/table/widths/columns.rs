//! The widest texts of each column.

use serde::Serialize;

use super::super::data::{RowKind, TableData};
use super::ems::{is_han, width};
use super::heads;
use super::pieces::{Keep, pieces};
use super::units::head_pieces;

/// A Chinese text of no more characters looks torn on two lines.
const SHORT: usize = 5;

/// The widest texts of a column: those in bold, and the others.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(super) struct ColumnTexts {
    /// What cannot be parted.
    words: [String; 2],
    /// What stands on one line where there is room.
    held: [String; 2],
    /// Whole lines.
    lines: [String; 2],
}

/// Those of each column.
pub(super) fn columns(table: &TableData) -> Vec<ColumnTexts> {
    let mut columns = vec![ColumnTexts::default(); table.columns.len()];
    let lang = table.lang;
    for (at, text) in heads(table) {
        if let Some(column) = columns.get_mut(at) {
            for line in text.lines() {
                // The words of a head are not parted.
                let words = match line.contains(is_han) {
                    true => head_pieces(line, lang),
                    false => pieces(line, (lang, Keep::Words)),
                };
                column.add(0, line, &[head_pieces(line, lang), words]);
            }
        }
    }
    for row in &table.rows {
        let bold = match row.kind {
            // It goes over all columns.
            RowKind::Group => continue,
            RowKind::Total => 0,
            RowKind::Row => 1,
        };
        for (column, text) in columns.iter_mut().zip(&row.cells) {
            for line in text.lines() {
                if is_short(line) {
                    widest(&mut column.held[bold], &[line]);
                }
                if bold == 0 && is_short(line) {
                    widest(&mut column.words[0], &[line]);
                }
                let kept = [Keep::Held, Keep::Words].map(|keep| pieces(line, (lang, keep)));
                column.add(bold, line, &kept);
            }
        }
    }
    columns
}

fn is_short(line: &str) -> bool {
    line.starts_with(is_han) && line.chars().count() <= SHORT
}

impl ColumnTexts {
    /// About how wide the widest is that cannot be parted.
    pub(super) fn words_width(&self) -> usize {
        wider(&self.words)
    }

    /// About how wide the widest is that should stand on one line.
    pub(super) fn held_width(&self) -> usize {
        wider(&self.held)
    }

    /// About how wide the widest line is.
    pub(super) fn lines_width(&self) -> usize {
        wider(&self.lines)
    }

    fn add(&mut self, bold: usize, line: &str, [held, words]: &[Vec<&str>; 2]) {
        widest(&mut self.lines[bold], &[line]);
        widest(&mut self.held[bold], held);
        widest(&mut self.words[bold], words);
    }
}

/// About how wide the wider of two texts is.
fn wider([bold, plain]: &[String; 2]) -> usize {
    width(bold).max(width(plain))
}

/// Takes the widest of some texts, if it is wider than the one so far.
fn widest(so_far: &mut String, texts: &[&str]) {
    for text in texts {
        let text = text.trim_end();
        if width(text) > width(so_far) {
            text.clone_into(so_far);
        }
    }
}
