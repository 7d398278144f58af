//! What stands inside a paragraph.

use super::Page;
use super::redline::Extent;
use crate::document::{Inline, Look, Target, Words, tied};
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

impl Page<'_> {
    pub(super) fn inline(&mut self, inside: &[Inline]) {
        for (at, piece) in inside.iter().enumerate() {
            let before = at.checked_sub(1).map(|at| &inside[at]);
            if before.is_some_and(|before| before.gives_way_to(piece)) {
                self.xml.empty("wbr", &[]);
            }
            match piece {
                Inline::Text(words) => self.words(words),
                Inline::Break => self.xml.empty("br", &[]),
                Inline::Note(note) => self.mark(*note, matches!(before, Some(Inline::Note(_)))),
                Inline::Changed(change, inside) => {
                    self.begin_change(*change, Extent::Words);
                    self.inline(inside);
                    self.end_change();
                }
                Inline::Anchor(name) => self.xml.leaf("span", &[("id", name)], ""),
                Inline::Link { to, inside } => {
                    let to = match to {
                        Target::Place(name) => format!("#{name}"),
                        Target::Web(address) => address.clone(),
                    };
                    self.xml.open("a", &[("href", &to)]);
                    self.inline(inside);
                    self.xml.close();
                }
            }
        }
    }

    fn words(&mut self, words: &Words) {
        let looks = LOOKS.iter().filter(|(_, has)| has(&words.look));
        let looks: Vec<&'static str> = looks.map(|(name, _)| *name).collect();
        looks.iter().for_each(|name| self.xml.open(name, &[]));
        self.text(&words.text);
        self.xml.close_many(looks.len());
    }

    /// A text that no line parts where it may not. In Chinese no sign is put in for it:
    /// who looks for the words would not find them.
    pub(super) fn text(&mut self, text: &str) {
        let of = (self.document.lang, self.room);
        if self.document.lang == Lang::En {
            return self.xml.text(&tied(text, of));
        }
        let mut from = 0;
        for stretch in held(text, of) {
            self.xml.text(&text[from..stretch.start]);
            from = stretch.end;
            self.xml.leaf("span", &[("class", "k")], &text[stretch]);
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
