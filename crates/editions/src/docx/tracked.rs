//! What tracked changes carry, and the elements of those that hold no run: moves, marks
//! of ends and rows, and sections.

use super::Book;
use crate::document::Change;
use crate::xml::Xml;

/// Who is said to have made the changes.
const AUTHOR: &str = "panelpaper";

/// What a tracked change carries: its number and its day, beside the author.
pub(super) struct Tracked {
    id: String,
    day: String,
}

impl Tracked {
    /// The attributes of its element.
    pub(super) fn carried(&self) -> [(&'static str, &str); 3] {
        [
            ("w:id", &self.id),
            ("w:author", AUTHOR),
            ("w:date", &self.day),
        ]
    }
}

impl Book<'_> {
    /// Begins what was moved; gives what ends it.
    pub(super) fn begin_move(&mut self, change: Change) -> Option<(&'static str, String)> {
        // Word knows of no move within a move.
        let (begin, end, number) = match change {
            _ if self.around.is_some_and(|around| around != change) => return None,
            Change::MovedHere(number) => ("w:moveToRangeStart", "w:moveToRangeEnd", number),
            Change::MovedAway(number) => ("w:moveFromRangeStart", "w:moveFromRangeEnd", number),
            _ => return None,
        };
        self.bookmarks += 1;
        let own = self.tracked(self.bookmarks);
        let name = format!("move{number}");
        let carried = [own.carried().as_slice(), &[("w:name", &name)]].concat();
        self.xml.empty(begin, &carried);
        Some((end, own.id))
    }

    pub(super) fn end_move(&mut self, range: Option<(&'static str, String)>) {
        if let Some((end, id)) = range {
            self.xml.empty(end, &[("w:id", &id)]);
        }
    }

    /// A change of this number, on the day of the paper, since nothing takes the clock.
    fn tracked(&self, number: usize) -> Tracked {
        Tracked {
            id: number.to_string(),
            day: format!("{}T00:00:00Z", self.document.date),
        }
    }

    /// The next change; each has a number of its own.
    pub(super) fn next_change(&mut self) -> Tracked {
        self.revisions += 1;
        self.tracked(self.revisions)
    }

    /// The mark of a change without content: of the end of a paragraph, or of a row.
    pub(super) fn mark(&mut self, element: &'static str) {
        let own = self.next_change();
        self.xml.empty(element, &own.carried());
    }

    /// The properties that a section had, among those that it has.
    pub(super) fn section_change(&mut self, before: &str) -> String {
        let own = self.next_change();
        let mut xml = Xml::default();
        xml.open("w:sectPrChange", &own.carried());
        xml.open("w:sectPr", &[]);
        xml.raw(before);
        xml.close_many(2);
        xml.done()
    }
}
