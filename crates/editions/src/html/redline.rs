//! What became of an earlier version: insertions and deletions, and the list of them.

use super::Page;
use crate::document::{Change, ChartMarks, Inline};

/// What a change is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// Words of a text.
    Words,
    /// Blocks as a whole.
    Blocks,
    /// Blocks with marks of their own.
    Around,
}

impl Page<'_> {
    /// A caption: its words, and its marks.
    pub(super) fn caption(
        &mut self,
        element: &'static str,
        lead: Option<(String, usize, &str)>,
        (text, marks): (&str, &[Inline]),
    ) {
        self.xml.open(element, &[]);
        if let Some((word, number, between)) = lead {
            self.xml.text(&format!("{word}{number}{between}"));
        }
        self.inline(&Inline::marked(marks, text, None));
        self.xml.close();
    }

    /// Opens what became of an annex or a note, which may have marks of its own inside.
    pub(super) fn begin_change_around(&mut self, change: Change) {
        let extent = match change.is_whole() {
            true => Extent::Blocks,
            false => Extent::Around,
        };
        self.begin_change(change, extent);
    }

    /// Opens what tells that something became another. What is heard and not seen
    /// says it in words.
    pub(super) fn begin_change(&mut self, change: Change, extent: Extent) {
        let element = if change.is_gone() { "del" } else { "ins" };
        let moved = matches!(change, Change::MovedHere(_) | Change::MovedAway(_));
        let mut classes = match extent {
            Extent::Words => Vec::new(),
            Extent::Blocks => vec!["all"],
            Extent::Around => vec!["all", "around"],
        };
        classes.extend(moved.then_some("moved"));
        let classes = classes.join(" ");
        match classes.is_empty() {
            true => self.xml.open(element, &[]),
            false => self.xml.open(element, &[("class", &classes)]),
        }
        let word = self.document.word(change.word());
        let said = match change {
            Change::MovedHere(number) | Change::MovedAway(number) => format!("{word} {number}"),
            _ => word.to_owned(),
        };
        let colon = self.document.word("colon");
        self.said(&format!("{said}{colon}"));
        self.gone.push(change.is_gone());
    }

    /// Closes it again.
    pub(super) fn end_change(&mut self) {
        let end = self.document.word("end_of_change");
        self.said(&format!(" {end}"));
        self.xml.close();
        self.gone.pop();
    }

    /// Words for those who hear the page.
    fn said(&mut self, text: &str) {
        self.xml.leaf("span", &[("class", "said")], text);
    }

    /// Whether what is written is no part of this version.
    pub(super) fn is_gone(&self) -> bool {
        self.gone.contains(&true)
    }

    /// The list of what is different.
    pub(super) fn list_of_changes(&mut self) {
        let document = self.document;
        let Some(redline) = &document.redline else {
            return;
        };
        let own = [("class", "changes"), ("aria-labelledby", "changes")];
        self.xml.open("section", &own);
        self.xml
            .leaf("h2", &[("id", "changes")], document.word("changes"));
        self.xml.leaf("p", &[], document.word("changes_key"));
        self.change_lines(&redline.list);
        if !redline.follows.is_empty() {
            self.xml.leaf("p", &[], document.word("changes_follow"));
            self.change_lines(&redline.follows);
        }
        self.xml.close();
    }

    fn change_lines(&mut self, lines: &[Vec<Inline>]) {
        if lines.is_empty() {
            return;
        }
        self.xml.open("ul", &[]);
        lines.iter().for_each(|line| self.shown("li", &[], line));
        self.xml.close();
    }

    /// What became of the boxes of a chart, in words.
    pub(super) fn boxes_told(&mut self, marks: &ChartMarks) {
        if marks.told.is_empty() {
            return;
        }
        self.xml.open("div", &[("class", "boxes")]);
        self.xml.leaf("p", &[], self.document.word("changed_boxes"));
        self.xml.open("ul", &[]);
        for line in &marks.told {
            self.xml.open("li", &[]);
            self.inline(line);
            self.xml.close();
        }
        self.xml.close_many(2);
    }
}
