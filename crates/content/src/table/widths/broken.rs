//! A text broken into lines, one line filled after the other, as the layout does it.

use super::ems::{APART, are_apart, width};

/// A cell's text, ready to be broken.
#[derive(Debug, Default)]
pub(super) struct Breakable<'a> {
    lines: Vec<Line<'a>>,
}

/// A line as it was typed.
#[derive(Debug)]
struct Line<'a> {
    text: &'a str,
    pieces: Vec<Piece>,
}

/// A piece of it that stands on one line.
#[derive(Debug)]
struct Piece {
    start: usize,
    end: usize,
    width: usize,
    /// The white before it, if it does not begin the line.
    gap: usize,
}

impl<'a> Breakable<'a> {
    /// Adds a line in its pieces.
    pub(super) fn add(&mut self, text: &'a str, pieces: &[&str]) {
        let mut at = 0;
        let mut found: Vec<Piece> = Vec::new();
        for piece in pieces {
            let before = &text[..at];
            let bare = piece.trim_end();
            let gap = match (before.chars().next_back(), bare.chars().next()) {
                (Some(' '), _) => width(" "),
                (Some(before), Some(first)) if are_apart(before, first) => APART,
                _ => 0,
            };
            let end = at + bare.len();
            found.push(Piece {
                start: at,
                end,
                width: width(bare),
                gap,
            });
            at += piece.len();
        }
        self.lines.push(Line {
            text,
            pieces: found,
        });
    }

    /// On how many lines it stands in a room, and the widest of them.
    pub(super) fn broken(&self, room: usize) -> (usize, &'a str) {
        let mut count = 0;
        let mut widest = (0, "");
        for line in &self.lines {
            count += line.broken(room, &mut |own, text| {
                if own > widest.0 {
                    widest = (own, text);
                }
            });
        }
        (count, widest.1)
    }

    /// The smallest room in which it stands on so many lines, if it can.
    pub(super) fn room(&self, lines: usize) -> Option<usize> {
        let (mut low, mut high) = (self.held(), self.width());
        if self.broken(high).0 > lines {
            return None;
        }
        while low < high {
            let middle = usize::midpoint(low, high);
            match self.broken(middle).0 <= lines {
                true => high = middle,
                false => low = middle + 1,
            }
        }
        Some(high)
    }

    /// How wide the widest of its pieces is.
    pub(super) fn held(&self) -> usize {
        let pieces = self.lines.iter().flat_map(|line| &line.pieces);
        pieces.map(|piece| piece.width).max().unwrap_or_default()
    }

    /// How wide it is on one line.
    pub(super) fn width(&self) -> usize {
        self.lines.iter().map(Line::width).max().unwrap_or_default()
    }
}

impl<'a> Line<'a> {
    fn width(&self) -> usize {
        let pieces = self.pieces.iter();
        pieces.map(|piece| piece.gap + piece.width).sum()
    }

    /// Shows the lines with their widths, and says how many there are.
    fn broken(&self, room: usize, show: &mut dyn FnMut(usize, &'a str)) -> usize {
        let mut count = 0;
        let mut own = 0;
        let (mut start, mut end) = (0, 0);
        for piece in &self.pieces {
            if end > start && own + piece.gap + piece.width > room {
                show(own, &self.text[start..end]);
                count += 1;
                (start, own) = (piece.start, piece.width);
            } else {
                own += piece.gap + piece.width;
            }
            // It is parted, somehow.
            count += piece.width.saturating_sub(1) / room.max(1);
            end = piece.end;
        }
        show(own, &self.text[start..end]);
        count + 1
    }
}

#[cfg(test)]
mod tests {
    use super::Breakable;

    #[test]
    fn a_text_has_the_least_room_for_so_many_lines() {
        let mut cell = Breakable::default();
        let text = "aaa bbb ccc ddd";
        cell.add(text, &["aaa ", "bbb ", "ccc ", "ddd"]);
        let widest = |lines| cell.room(lines).map(|room| cell.broken(room));
        assert_eq!(widest(1), Some((1, text)));
        assert_eq!(widest(2), Some((2, "aaa bbb")));
        // Three lines of four words are as wide as two.
        assert_eq!(cell.room(3), cell.room(2));
        assert_eq!(cell.broken(cell.held()), (4, "bbb"));
        cell.add("e", &["e"]);
        assert_eq!(cell.room(1), None);
    }
}
