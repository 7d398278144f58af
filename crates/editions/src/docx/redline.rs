//! Tracked changes: what became of an earlier version, as Word has it.

use super::Book;
use crate::document::{Block, Change, Inline, Look, Words};

/// Who is said to have made the changes.
const AUTHOR: &str = "panelpaper";

/// The element of runs that became others.
fn of_runs(change: Change) -> &'static str {
    match change {
        Change::Added => "w:ins",
        Change::Removed => "w:del",
        Change::MovedHere(_) => "w:moveTo",
        Change::MovedAway(_) => "w:moveFrom",
    }
}

impl Book<'_> {
    /// Blocks that became others as a whole.
    pub(super) fn changed(&mut self, change: Change, blocks: &[Block], within: usize) {
        let before = self.change.replace(change);
        let range = self.begin_move(change);
        self.blocks(blocks, within);
        self.end_move(range);
        self.change = before;
    }

    /// Begins what was moved; gives what ends it.
    pub(super) fn begin_move(&mut self, change: Change) -> Option<(&'static str, String)> {
        let (begin, end, number) = match change {
            Change::MovedHere(number) => ("w:moveToRangeStart", "w:moveToRangeEnd", number),
            Change::MovedAway(number) => ("w:moveFromRangeStart", "w:moveFromRangeEnd", number),
            _ => return None,
        };
        self.bookmarks += 1;
        let id = self.bookmarks.to_string();
        let name = format!("move{number}");
        let day = self.day();
        let own = [
            ("w:id", id.as_str()),
            ("w:name", &name),
            ("w:author", AUTHOR),
            ("w:date", &day),
        ];
        self.xml.empty(begin, &own);
        Some((end, id))
    }

    pub(super) fn end_move(&mut self, range: Option<(&'static str, String)>) {
        if let Some((end, id)) = range {
            self.xml.empty(end, &[("w:id", &id)]);
        }
    }

    /// The day of the changes: the paper's, since nothing takes the clock.
    fn day(&self) -> String {
        format!("{}T00:00:00Z", self.document.date)
    }

    /// The mark of a change without content: of the end of a paragraph, or of a row.
    fn mark(&mut self, element: &'static str) {
        self.revisions += 1;
        let (id, day) = (self.revisions.to_string(), self.day());
        let own = [
            ("w:id", id.as_str()),
            ("w:author", AUTHOR),
            ("w:date", &day),
        ];
        self.xml.empty(element, &own);
    }

    /// The mark of the end of a paragraph, among its properties.
    pub(super) fn end_of_paragraph(&mut self) {
        if let Some(change) = self.change {
            self.xml.open("w:rPr", &[]);
            self.mark(of_runs(change));
            self.xml.close();
        }
    }

    /// The mark of a row, among its properties. Word knows of no rows that moved.
    pub(super) fn row_mark(&mut self) {
        if let Some(change) = self.change {
            self.mark(if change.is_gone() { "w:del" } else { "w:ins" });
        }
    }

    /// Opens a run, within the change that it belongs to.
    pub(super) fn begin_run(&mut self) {
        if let Some(change) = self.change {
            self.revisions += 1;
            let (id, day) = (self.revisions.to_string(), self.day());
            let own = [
                ("w:id", id.as_str()),
                ("w:author", AUTHOR),
                ("w:date", &day),
            ];
            self.xml.open(of_runs(change), &own);
        }
        self.xml.open("w:r", &[]);
    }

    /// Closes it.
    pub(super) fn end_run(&mut self) {
        self.xml
            .close_many(if self.change.is_some() { 2 } else { 1 });
    }

    /// The element of the text of a run, and that of a field's code.
    pub(super) fn text_elements(&self) -> (&'static str, &'static str) {
        match self.change {
            Some(Change::Removed) => ("w:delText", "w:delInstrText"),
            _ => ("w:t", "w:instrText"),
        }
    }

    /// Whether what is written is no part of this version.
    pub(super) fn is_gone(&self) -> bool {
        self.change.is_some_and(Change::is_gone)
    }

    /// The list of what is different, before the text.
    pub(super) fn list_of_changes(&mut self) {
        let document = self.document;
        let Some(redline) = &document.redline else {
            return;
        };
        self.paragraph("ChangesTitle", "");
        self.text_run(document.word("changes"));
        self.xml.close();
        self.change_lines(&redline.list);
        if !redline.follows.is_empty() {
            self.text_paragraph("Changes", document.word("changes_follow"));
            self.change_lines(&redline.follows);
        }
        self.paragraph("Changes", "");
        self.xml.raw("<w:r><w:br w:type=\"page\"/></w:r>");
        self.xml.close();
    }

    fn change_lines(&mut self, lines: &[Vec<Inline>]) {
        for line in lines {
            let bullets = super::numbering::BULLETS;
            let properties = super::lists::numbered(bullets, 0);
            self.paragraph("Changes", &properties);
            self.inline(line, 0);
            self.xml.close();
        }
    }

    /// A label that was another.
    pub(super) fn former_label(&mut self, was: &str) {
        let words = Words {
            text: was.to_owned(),
            ..Words::default()
        };
        let was = [Inline::Changed(Change::Removed, vec![Inline::Text(words)])];
        self.inline(&was, 0);
    }
}

/// A text with its marks, where it has some.
pub(super) fn marked(
    marks: &[Inline],
    text: &str,
    look: Look,
    passage: Option<usize>,
) -> Vec<Inline> {
    if marks.is_empty() {
        return Inline::lines(text, look, passage);
    }
    marks.iter().map(|piece| looked(piece, look)).collect()
}

/// A piece in a look.
fn looked(piece: &Inline, look: Look) -> Inline {
    match piece {
        Inline::Text(words) => Inline::Text(Words {
            look: Look {
                strong: words.look.strong || look.strong,
                ..words.look
            },
            ..words.clone()
        }),
        Inline::Changed(change, inside) => {
            let inside = inside.iter().map(|piece| looked(piece, look));
            Inline::Changed(*change, inside.collect())
        }
        other => other.clone(),
    }
}
