//! What is shown of a document: its own words, or both versions' where it has them.

use super::block::{Block, Heading, Table};
use super::inline::{Inline, Look};
use super::{AnnexPart, Change, Document, both_versions};
use content::table::TableData;

impl Document {
    /// What the paper is for, as it is shown.
    pub fn shown_occasion(&self) -> Vec<Inline> {
        let plain = || Inline::lines(&self.occasion(), Look::default(), None);
        self.redline
            .as_ref()
            .map_or_else(plain, |own| own.occasion.clone())
    }

    /// The paper's number, as it is shown; empty where it has none.
    pub fn shown_number(&self) -> Vec<Inline> {
        let number = self.head.number.as_deref().unwrap_or_default();
        let plain = || {
            let passage = self.number_passage;
            let typed = passage.and_then(|at| self.passages.get(at));
            let typed = typed.map_or("", |passage| passage.text.as_str());
            // The edition's words stand around what is typed.
            let (before, after) = number.split_once(typed).unwrap_or((number, ""));
            let parts = [(before, None), (typed, passage), (after, None)].into_iter();
            let parts = parts.map(|(text, passage)| Inline::lines(text, Look::default(), passage));
            parts.flatten().collect()
        };
        self.redline
            .as_ref()
            .map_or_else(plain, |own| own.number.clone())
    }

    /// The committee, as it is shown.
    pub fn shown_committee(&self) -> Vec<Inline> {
        let [passage, _] = self.committee_and_title();
        let plain = || Inline::lines(&self.head.committee, Look::default(), passage);
        self.redline
            .as_ref()
            .map_or_else(plain, |own| own.committee.clone())
    }

    /// The title, as it is shown; empty where none is.
    pub fn shown_title(&self) -> Vec<Inline> {
        let [_, passage] = self.committee_and_title();
        let title = self.title_on_page().unwrap_or_default();
        let plain = || Inline::lines(title, Look::default(), passage);
        self.redline
            .as_ref()
            .map_or_else(plain, |own| own.title.clone())
    }

    /// The Heads of expenditure and the Subhead, as they are shown.
    pub fn shown_item_lines(&self) -> Vec<Vec<Inline>> {
        let plain = || {
            let lines = self.item_lines().into_iter();
            lines
                .map(|line| Inline::lines(line, Look::default(), None))
                .collect()
        };
        let redline = self.redline.as_ref();
        redline.map_or_else(plain, |own| own.item_lines.clone())
    }

    /// The signatories and the month, as they are shown.
    pub fn shown_signature(&self) -> Vec<Vec<Inline>> {
        let plain = || {
            let lines = self.signature().into_iter();
            lines
                .map(|(line, passage)| Inline::lines(line, Look::default(), passage))
                .collect()
        };
        self.redline
            .as_ref()
            .map_or_else(plain, |own| own.signature.clone())
    }

    /// The headings of the body that are this version's own.
    pub fn headings(&self) -> Vec<&Heading> {
        let mut found = Vec::new();
        headings(&self.body, &mut found);
        found
    }
}

fn headings<'d>(blocks: &'d [Block], found: &mut Vec<&'d Heading>) {
    for block in blocks {
        match block {
            Block::Heading(heading) => found.push(heading),
            Block::Changed(change, blocks) if !change.is_gone() => headings(blocks, found),
            _ => {}
        }
    }
}

impl AnnexPart {
    /// What stands at its top right, as it is shown: with what stood there.
    pub fn shown_corner(&self) -> Vec<Inline> {
        let plain = |text: &str| Inline::lines(text, Look::default(), None);
        let label = plain(&self.corner);
        let own = match &self.was {
            Some(was) => vec![
                Inline::Changed(Change::Removed, plain(was)),
                Inline::Changed(Change::Added, label),
            ],
            None => label,
        };
        match self.change {
            Some(change) => vec![Inline::Changed(change, own)],
            None => own,
        }
    }
}

impl Table {
    /// What it says, with both versions of what became another.
    pub fn with_both_versions(&self) -> TableData {
        let mut data = self.data.clone();
        let Some(marks) = &self.marks else {
            return data;
        };
        for (row, marks) in data.header.iter_mut().zip(&marks.head) {
            for (cell, marks) in row.iter_mut().zip(marks) {
                cell.text = both_versions(marks, &cell.text);
            }
        }
        for (row, marks) in data.rows.iter_mut().zip(&marks.rows) {
            for (text, marks) in row.cells.iter_mut().zip(&marks.cells) {
                *text = both_versions(marks, text);
            }
        }
        data
    }

    /// The lines of its notes, as they are shown.
    pub fn shown_notes(&self) -> Vec<Vec<Inline>> {
        match &self.marks {
            Some(marks) => marks.notes.clone(),
            None => {
                let lines = self.data.note_parts().enumerate();
                let line = |(at, (before, text)): (usize, (String, &str))| {
                    let mut line = Inline::lines(&before, Look::default(), None);
                    line.extend(Inline::lines(text, Look::default(), self.around.note(at)));
                    line
                };
                lines.map(line).collect()
            }
        }
    }
}
