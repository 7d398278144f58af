//! What stands inside a paragraph.

use std::borrow::Cow;

use super::Page;
use super::line::{Line, Part};
use super::redline::Extent;
use crate::document::{Inline, Look, Target};
use language::held;
use tables::model::Lang;

/// An element, and whether a look asks for it.
type Element = (&'static str, fn(&Look) -> bool);

/// The elements of looks.
const LOOKS: &[Element] = &[
    ("strong", |look| look.strong),
    ("em", |look| look.emph),
    ("u", |look| look.underline),
    ("s", |look| look.strike),
    ("sup", |look| look.superscript),
    ("sub", |look| look.subscript),
    ("ins", |look| look.added),
    ("del", |look| look.removed),
];

/// The gap that no line breaks at.
const GAP: &str = "\u{A0}";

impl Page<'_> {
    pub(super) fn inline(&mut self, inside: &[Inline]) {
        self.line = Some(Line::of(inside, (self.document.lang, self.room)));
        self.pieces(inside);
        self.line = None;
    }

    fn pieces(&mut self, inside: &[Inline]) {
        for (at, piece) in inside.iter().enumerate() {
            let before = at.checked_sub(1).map(|at| &inside[at]);
            if before.is_some_and(|before| before.gives_way_to(piece)) {
                self.xml.empty("wbr", &[]);
            }
            match piece {
                // What was typed in several passages is one text.
                Inline::Text(words) if before.and_then(|it| own(it, words.look)).is_some() => {}
                Inline::Text(words) => {
                    let run = inside[at..].iter();
                    let run = run.map_while(|piece| own(piece, words.look));
                    self.words(&run.collect::<String>(), words.look);
                }
                Inline::Break => {
                    self.line.as_mut().into_iter().for_each(Line::broken);
                    self.xml.empty("br", &[]);
                }
                Inline::Note(note) => {
                    self.line.as_mut().into_iter().for_each(Line::thing);
                    self.mark(*note, matches!(before, Some(Inline::Note(_))));
                }
                Inline::Changed(change, inside) => {
                    self.begin_change(*change, Extent::Words);
                    self.pieces(inside);
                    self.end_change();
                }
                Inline::Anchor(name) => self.xml.leaf("span", &[("id", name)], ""),
                Inline::Link { to, inside } => {
                    let to = match to {
                        Target::Place(name) => format!("#{name}"),
                        Target::Web(address) => address.clone(),
                    };
                    self.xml.open("a", &[("href", &to)]);
                    self.pieces(inside);
                    self.xml.close();
                }
            }
        }
    }

    fn words(&mut self, text: &str, look: Look) {
        let looks = LOOKS.iter().filter(|(_, has)| has(&look));
        let looks: Vec<&'static str> = looks.map(|(name, _)| *name).collect();
        looks.iter().for_each(|name| self.xml.open(name, &[]));
        match self.line.as_mut().map(|line| line.run(text)) {
            Some(parts) => self.held(text, parts),
            None => self.text(text),
        }
        self.xml.close_many(looks.len());
    }

    /// A text by itself.
    pub(super) fn text(&mut self, text: &str) {
        let of = (self.document.lang, self.room);
        let parts = held(text, of).into_iter().map(|part| (part, false));
        self.held(text, parts.collect());
    }

    /// A text with what no line parts. In Chinese no sign is put in for it: who looks for
    /// the words would not find them.
    fn held(&mut self, text: &str, parts: Vec<Part>) {
        let is_chinese = self.document.lang == Lang::Zh;
        let mut from = 0;
        for (part, goes_on) in parts {
            self.xml.text(&text[from..part.start]);
            from = part.end;
            let part = &text[part];
            if is_chinese && goes_on {
                self.xml.leaf("span", &[("class", "j")], "");
            }
            let tied = match is_chinese {
                true => Cow::Borrowed(part),
                false => Cow::Owned(part.replace(' ', GAP)),
            };
            match is_chinese || may_break(part) {
                true => self.xml.leaf("span", &[("class", "k")], &tied),
                false => self.xml.text(&tied),
            }
        }
        self.xml.text(&text[from..]);
    }

    /// The mark of a footnote; one that follows another stands apart from it, without a
    /// character: else notes 1 and 2 would read as note 12.
    fn mark(&mut self, at: usize, follows: bool) {
        let number = self.document.note_number(at);
        let (id, to) = (format!("mark-{}", at + 1), format!("#note-{}", at + 1));
        let first = self.marks.get(at) == Some(&0);
        if let Some(count) = self.marks.get_mut(at) {
            *count += 1;
        }
        let label = format!("{} {number}", self.document.word("note"));
        let class = [("class", "next")];
        self.xml.open("sup", if follows { &class } else { &[] });
        let mut link = vec![("href", to.as_str()), ("aria-label", label.as_str())];
        if first {
            link.push(("id", &id));
        }
        self.xml.leaf("a", &link, &number);
        self.xml.close();
    }
}

/// The words of a piece that has them in a look.
fn own(piece: &Inline, look: Look) -> Option<&str> {
    match piece {
        Inline::Text(words) if words.look == look => Some(&words.text),
        _ => None,
    }
}

/// Whether browsers break what is held of an English text elsewhere than at its gaps: at a
/// stroke, and in a range at its hyphen.
fn may_break(held: &str) -> bool {
    let mut ranges = held.match_indices('-');
    held.contains('/') || ranges.any(|(at, _)| held[..at].ends_with(|c: char| c.is_ascii_digit()))
}
