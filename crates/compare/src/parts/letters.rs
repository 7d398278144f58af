//! The letters of items: `(b)(i)` of the first item below the second.

use check::prose::{BodyText, Kind, Piece};
use tables::characters::{letters, roman};

use crate::version::Version;

/// The letters of the items of a text, piece by piece.
pub(super) struct Letters<'v> {
    version: &'v Version,
    /// Whether the numbers are the usual ones, item by item: a text with styles of its
    /// own, or with blocks that print items several times, is told by its paragraphs.
    usual: bool,
    /// The items that the next one may stand below: how far each is set in, and which
    /// one of its list it is.
    open: Vec<(usize, usize)>,
}

impl<'v> Letters<'v> {
    pub(super) fn of(version: &'v Version, text: &BodyText) -> Self {
        let typed = |tag: &str| {
            let files = version.files_of(text);
            let mut files = files.iter().map(|file| version.sources.file(*file));
            files.any(|file| file.text.contains(tag))
        };
        Self {
            version,
            usual: !typed("{{list") && !typed("{{#"),
            open: Vec::new(),
        }
    }

    /// The letters of the next piece; none of what is no item.
    pub(super) fn next(&mut self, piece: &Piece) -> String {
        match piece.kind {
            Kind::Item(_) if self.usual => {}
            Kind::Footnote(_) => return String::new(),
            _ => {
                self.open.clear();
                return String::new();
            }
        }
        let file = &self.version.sources.file(piece.span.file).text;
        let before = file.get(..piece.span.start).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        let column = line.chars().count();
        let mut number = 1;
        while let Some((at, count)) = self.open.pop() {
            if at < column {
                self.open.push((at, count));
                break;
            }
            number = count + 1;
        }
        self.open.push((column, number));
        let open = self.open.iter().enumerate();
        open.map(|(level, (_, number))| format!("({})", printed(level, *number)))
            .collect()
    }
}

/// A number of a level: a, i, 1.
fn printed(level: usize, number: usize) -> String {
    match level {
        0 => letters(number),
        1 => roman(number),
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::printed;

    #[test]
    fn numbers_of_each_level() {
        let all = |level| [1, 4, 27].map(|number| printed(level, number));
        assert_eq!(all(0), ["a", "d", "aa"]);
        assert_eq!(all(1), ["i", "iv", "xxvii"]);
        assert_eq!(all(2), ["1", "4", "27"]);
    }
}
