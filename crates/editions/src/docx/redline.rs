//! Tracked changes: what became of an earlier version, as Word has it.

use content::wording::JOINT;

use super::Book;
use super::versions::Versions;
use crate::document::{Block, Change, Inline, Look, Words};

/// The elements of runs that became others. Where an annex moved here, what is gone of
/// it stands struck where it stood: here it came and went.
fn of_runs(change: Change, around: Option<Change>) -> &'static [&'static str] {
    if around.is_some_and(|around| around != change) {
        return match change.is_gone() {
            true => &["w:ins", "w:del"],
            false => &["w:ins"],
        };
    }
    match change {
        Change::Added => &["w:ins"],
        Change::Removed => &["w:del"],
        Change::MovedHere(_) => &["w:moveTo"],
        Change::MovedAway(_) => &["w:moveFrom"],
    }
}

impl Book<'_> {
    /// The versions of what is being written.
    pub(super) fn versions(&self) -> Versions {
        let within = self
            .around
            .is_some_and(|around| Some(around) != self.change);
        let own = Versions::of(self.change);
        Versions {
            earlier: own.earlier && !(within && self.change.is_some()),
            ..own
        }
    }

    /// A paragraph without words or height that ends in these versions.
    pub(super) fn section_end(&mut self, versions: Versions) {
        let before = (self.change, self.around);
        self.change = versions.change();
        // Of no version: it came and went.
        let none = versions
            == Versions {
                later: false,
                earlier: false,
            };
        self.around = none.then_some(Change::MovedHere(0));
        self.paragraph("SectionEnd", "");
        self.xml.close();
        (self.change, self.around) = before;
    }

    /// Blocks that became others as a whole.
    pub(super) fn changed(&mut self, change: Change, blocks: &[Block], within: usize) {
        let before = self.change.replace(change);
        let range = self.begin_move(change);
        self.blocks(blocks, within);
        self.end_move(range);
        self.change = before;
    }

    /// The elements of what is being written.
    fn elements(&self) -> &'static [&'static str] {
        self.change
            .map_or(&[], |change| of_runs(change, self.around))
    }

    /// The mark of the end of a paragraph, among its properties.
    pub(super) fn end_of_paragraph(&mut self) {
        let elements = self.elements();
        if !elements.is_empty() {
            self.xml.open("w:rPr", &[]);
            elements.iter().for_each(|element| self.mark(element));
            self.xml.close();
        }
    }

    /// The mark of a row, among its properties. Word knows of no rows that moved.
    pub(super) fn row_mark(&mut self) {
        for element in self.elements() {
            self.mark(match *element {
                "w:moveTo" => "w:ins",
                "w:moveFrom" => "w:del",
                element => element,
            });
        }
    }

    /// Opens a run, within the change that it belongs to.
    pub(super) fn begin_run(&mut self) {
        for element in self.elements() {
            let own = self.next_change();
            self.xml.open(element, &own.carried());
        }
        self.xml.open("w:r", &[]);
    }

    /// Closes it.
    pub(super) fn end_run(&mut self) {
        self.xml.close_many(1 + self.elements().len());
    }

    /// The element of the text of a run, and that of a field's code.
    pub(super) fn text_elements(&self) -> (&'static str, &'static str) {
        match self.elements().last() {
            Some(&"w:del") => ("w:delText", "w:delInstrText"),
            _ => ("w:t", "w:instrText"),
        }
    }

    /// Whether what is written is no part of this version.
    pub(super) fn is_gone(&self) -> bool {
        self.change.is_some_and(Change::is_gone)
    }

    /// Where a line may end between what is gone and what came in its place: a sign of
    /// neither version, which came and went.
    pub(super) fn joint(&mut self) {
        let before = (self.change, self.around);
        self.change = Some(Change::Removed);
        self.around = Some(Change::MovedHere(0));
        self.text_run(&JOINT.to_string());
        (self.change, self.around) = before;
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
            self.keep_with_next();
            self.change_lines(&redline.follows);
        }
    }

    /// What became of the boxes of a chart, untracked: on its page, where `fits`.
    pub(super) fn boxes_told(&mut self, told: &[Vec<Inline>], fits: bool) {
        if told.is_empty() {
            return;
        }
        if fits {
            self.keep_with_next();
        }
        let before = self.change.take();
        self.text_paragraph("ChangesBoxes", self.document.word("changed_boxes"));
        self.keep_with_next();
        for (at, line) in told.iter().enumerate() {
            self.paragraph("ChangesBoxes", "");
            if let [Inline::Changed(change @ Change::MovedHere(_), _)] = &line[..] {
                let word = self.document.word(change.word());
                self.text_run(&format!("{word}{}", self.document.word("colon")));
            }
            for piece in line {
                self.inline(&untracked(piece, None), 0);
            }
            self.xml.close();
            if fits && at + 1 < told.len() {
                self.keep_with_next();
            }
        }
        self.change = before;
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

/// A piece whose marks are looks: underlined or struck.
fn untracked(piece: &Inline, within: Option<Change>) -> Vec<Inline> {
    match piece {
        Inline::Changed(change, inside) => {
            let within = change.is_whole().then_some(*change).or(within);
            let inside = inside.iter();
            inside.flat_map(|own| untracked(own, within)).collect()
        }
        Inline::Text(words) => vec![Inline::Text(Words {
            look: Look {
                added: words.look.added || within.is_some_and(|own| !own.is_gone()),
                removed: words.look.removed || within.is_some_and(Change::is_gone),
                ..words.look
            },
            ..words.clone()
        })],
        other => vec![other.clone()],
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
