//! What stands inside a paragraph: runs, marks of notes, and the marks of passages.

use super::Book;
use crate::document::{Inline, Look, Target, Words};
use crate::xml::Xml;
use tables::model::Lang;

/// How the mark of a note is set.
const MARK: &str = "<w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>";

/// The same before another, with a gap that is no character: else notes 1 and 2 would
/// read as note 12.
const BEFORE_MARK: &str =
    "<w:rPr><w:rStyle w:val=\"FootnoteReference\"/><w:spacing w:val=\"40\"/></w:rPr>";

impl Book<'_> {
    /// Opens a paragraph of a style; `properties` are more of them, in Word's order.
    pub(super) fn paragraph(&mut self, style: &str, properties: &str) {
        self.xml.open("w:p", &[]);
        self.xml.open("w:pPr", &[]);
        self.xml.empty("w:pStyle", &[("w:val", style)]);
        self.xml.raw(properties);
        let before = self.xml.len();
        self.end_of_paragraph();
        self.last = Some(self.xml.len());
        self.last_mark = self.xml.len() - before;
        self.last_in = self.versions();
        self.xml.close();
    }

    /// Keeps the last paragraph on a page with what follows, if it is the last block.
    pub(super) fn keep_with_next(&mut self) {
        let Some(end) = self.last else { return };
        if let Some(at) = self.xml.end_of_last(end, "<w:pStyle ") {
            let kept = "<w:keepNext/>";
            self.xml.insert(at, kept);
            self.last = Some(end + kept.len());
        }
    }

    /// A paragraph of plain text, whose lines stay lines.
    pub(super) fn text_paragraph(&mut self, style: &str, text: &str) {
        self.paragraph(style, "");
        self.text_run(text);
        self.xml.close();
    }

    /// Plain text, whose lines stay lines.
    pub(super) fn text_run(&mut self, text: &str) {
        self.inline(&Inline::lines(text, Look::default(), None), 0);
    }

    /// A text; `within` is the text whose paragraphs it may refer to.
    pub(super) fn inline(&mut self, inside: &[Inline], within: usize) {
        let mut open: Option<(usize, String)> = None;
        for (at, piece) in inside.iter().enumerate() {
            if at > 0 && inside[at - 1].gives_way_to(piece) {
                self.joint();
            }
            let current = open.as_ref().map(|(passage, _)| *passage);
            let passage = match piece {
                // A redline has none.
                Inline::Text(words) => words
                    .passage
                    .filter(|at| *at < self.document.passages.len()),
                // A break inside of a passage is its own.
                Inline::Break => current,
                _ => None,
            };
            if current != passage {
                self.end_passage(open.take());
                open = passage.map(|passage| (passage, self.begin_passage(passage)));
            }
            self.piece((piece, inside.get(at + 1)), within);
        }
        self.end_passage(open);
    }

    /// One piece, before the next.
    fn piece(&mut self, (piece, next): (&Inline, Option<&Inline>), within: usize) {
        match piece {
            Inline::Text(words) => self.words(words),
            Inline::Break => {
                self.begin_run();
                self.xml.empty("w:br", &[]);
                self.end_run();
            }
            Inline::Note(at) => {
                let id = (at + 1).to_string();
                let (text, _) = self.text_elements();
                self.begin_run();
                self.xml.raw(match next {
                    Some(Inline::Note(_)) => BEFORE_MARK,
                    _ => MARK,
                });
                match self.document.typed_note_number(*at) {
                    None => self.xml.empty("w:footnoteReference", &[("w:id", &id)]),
                    Some(number) => {
                        let own = [("w:customMarkFollows", "1"), ("w:id", &id)];
                        self.xml.empty("w:footnoteReference", &own);
                        self.xml.leaf(text, &[], &number);
                    }
                }
                self.end_run();
            }
            Inline::Link { to, inside } => match to {
                Target::Place(name) => self.reference(name, inside, within),
                Target::Web(address) => {
                    let id = self.rels.web(address);
                    self.xml.open("w:hyperlink", &[("r:id", &id)]);
                    self.inline(inside, within);
                    self.xml.close();
                }
            },
            Inline::Changed(change, inside) => {
                let before = self.change.replace(*change);
                self.inline(inside, within);
                self.change = before;
            }
            Inline::Anchor(_) => {}
        }
    }

    /// A run of words.
    pub(super) fn words(&mut self, words: &Words) {
        // The layout's own for what has no width would be a sign of its own here.
        let (text, _) = self.text_elements();
        self.begin_run();
        let hint = self.document.lang == Lang::Zh && words.text.contains(is_between);
        run_properties(&mut self.xml, words.look, hint);
        self.xml
            .leaf(text, &[("xml:space", "preserve")], &words.text);
        self.end_run();
    }

    /// Begins a bookmark; gives its number.
    pub(super) fn begin_mark(&mut self, name: &str) -> String {
        self.bookmarks += 1;
        let id = self.bookmarks.to_string();
        self.xml
            .empty("w:bookmarkStart", &[("w:id", &id), ("w:name", name)]);
        id
    }

    pub(super) fn end_mark(&mut self, id: &str) {
        self.xml.empty("w:bookmarkEnd", &[("w:id", id)]);
    }

    /// Begins the mark of a passage, which no reader sees.
    fn begin_passage(&mut self, passage: usize) -> String {
        let times = self.marked.entry(passage).or_default();
        *times += 1;
        let name = match *times {
            1 => super::passages::name(passage),
            more => format!("{}_{more}", super::passages::name(passage)),
        };
        self.begin_mark(&name)
    }

    fn end_passage(&mut self, open: Option<(usize, String)>) {
        if let Some((_, id)) = open {
            self.end_mark(&id);
        }
    }
}

/// Signs that Chinese and Latin faces both have: a Chinese text wants its own.
fn is_between(c: char) -> bool {
    matches!(c, '\u{2013}'..='\u{2026}' | '\u{B7}' | '\u{D7}' | '\u{2500}'..='\u{25FF}')
}

/// The properties of a run, where it has any.
pub(super) fn run_properties(xml: &mut Xml, look: Look, hint: bool) {
    if look == Look::default() && !hint {
        return;
    }
    xml.open("w:rPr", &[]);
    if hint {
        xml.empty("w:rFonts", &[("w:hint", "eastAsia")]);
    }
    for (has, names) in [
        (look.strong, ["w:b", "w:bCs"]),
        (look.emph, ["w:i", "w:iCs"]),
    ] {
        if has {
            names.iter().for_each(|name| xml.empty(name, &[]));
        }
    }
    if look.strike || look.removed {
        xml.empty("w:strike", &[]);
    }
    if look.underline || look.added {
        xml.empty("w:u", &[("w:val", "single")]);
    }
    if look.superscript || look.subscript {
        let side = if look.superscript {
            "superscript"
        } else {
            "subscript"
        };
        xml.empty("w:vertAlign", &[("w:val", side)]);
    }
    xml.close();
}
