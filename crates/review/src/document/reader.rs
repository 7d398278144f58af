//! A part, element by element.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::element::{Meaning, meaning, track};
use super::open::{Begun, Open};
use super::{Fate, PICTURE, Paragraph, Part, Pos};
use crate::package::Refused;
use crate::xml::{Element, Node, Walk};

/// Reads a part; what stands in it follows what is there.
pub(super) fn read(text: &str, part: &mut Part) -> Result<(), Refused> {
    let mut reader = Reader {
        part,
        open: Open::default(),
        about: BTreeMap::new(),
    };
    let mut walk = Walk::new(text);
    while let Some(node) = walk.next()? {
        match node {
            Node::Open(element) => reader.open(element),
            Node::Close => reader.close(),
            Node::Text(text) => reader.text(&text),
        }
        reader.bounded()?;
    }
    Ok(())
}

/// The most characters of a part, and the most of what may be open at one place, or
/// stand in it.
const MOST_CHARACTERS: usize = 8_000_000;
const MOST_OPEN: usize = 1_000;
const MOST_COMMENTS: usize = 10_000;

/// A part while it is read.
pub(super) struct Reader<'p> {
    pub(super) part: &'p mut Part,
    pub(super) open: Open,
    /// Where what comments are about begins.
    pub(super) about: BTreeMap<String, Pos>,
}

impl Reader<'_> {
    fn open(&mut self, element: Element) {
        let meaning = meaning(&element, self.open.within());
        let begun = match meaning {
            _ if self.open.silent > 0 && !matches!(meaning, Meaning::Box) => Begun::Nothing,
            Meaning::Nothing => Begun::Nothing,
            Meaning::Paragraph => {
                self.open.paragraphs.push(Paragraph::default());
                Begun::Paragraph
            }
            Meaning::Row => {
                self.open.rows.push(Fate::default());
                Begun::Row
            }
            Meaning::Words => Begun::Words,
            Meaning::Silent => self.silence(),
            Meaning::Object => {
                self.open.push(PICTURE.encode_utf8(&mut [0; 4]));
                self.silence()
            }
            // What older programs show in place of it has the same words.
            Meaning::Box if self.open.is_in_fallback() => Begun::Nothing,
            Meaning::Box => Begun::Box(std::mem::take(&mut self.open.silent)),
            Meaning::Tracked { put_in } => self.tracked(&element, put_in),
            Meaning::Sign(sign) => {
                self.open.push(sign.encode_utf8(&mut [0; 4]));
                Begun::Nothing
            }
            Meaning::Look(of) => {
                self.look(of, &element);
                self.silence()
            }
            Meaning::Field => {
                self.open.simple_fields += 1;
                Begun::Field
            }
            Meaning::FieldChar => self.field(&element),
            Meaning::Mark { begins } => self.mark(&element, begins),
            Meaning::About { begins } => self.about(&element, begins),
            Meaning::Comment => self.comment(&element),
            Meaning::Moved { begins } => self.moved(&element, begins),
        };
        self.open.elements.push((element.name, begun));
    }

    pub(super) fn silence(&mut self) -> Begun {
        self.open.silent += 1;
        Begun::Silence
    }

    fn close(&mut self) {
        let Some((_, begun)) = self.open.elements.pop() else {
            return;
        };
        match begun {
            Begun::Nothing | Begun::Words => {}
            Begun::Paragraph => {
                let row = self.open.rows.last().cloned().unwrap_or_default();
                if let Some(mut paragraph) = self.open.paragraphs.pop() {
                    // What becomes of a row becomes of its paragraphs.
                    let end = &mut paragraph.end;
                    end.put_in = end.put_in.take().or(row.put_in);
                    end.taken_out = end.taken_out.take().or(row.taken_out);
                    self.part.paragraphs.push(paragraph);
                }
            }
            Begun::Row => drop(self.open.rows.pop()),
            Begun::Silence => self.open.silent = self.open.silent.saturating_sub(1),
            Begun::Box(silent) => self.open.silent = silent,
            Begun::Tracked { put_in: true } => drop(self.open.put_in.pop()),
            Begun::Tracked { put_in: false } => drop(self.open.taken_out.pop()),
            Begun::Field => self.open.simple_fields -= 1,
        }
    }

    /// Whether it is not too much.
    fn bounded(&self) -> Result<(), Refused> {
        let open = &self.open;
        for (count, most, of) in [
            (open.characters, MOST_CHARACTERS, "characters"),
            (open.marks.len(), MOST_OPEN, "bookmarks at one place"),
            (open.fields.len(), MOST_OPEN, "fields in one another"),
            (open.moved.len(), MOST_OPEN, "moves at one place"),
            (self.part.about.len(), MOST_COMMENTS, "comments"),
            (self.about.len(), MOST_COMMENTS, "comments"),
        ] {
            if count > most {
                let message = format!("it has more than {most} {of}");
                return Err(Refused::TooLarge(message));
            }
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        let is_words = matches!(self.open.elements.last(), Some((_, Begun::Words)));
        if is_words && self.open.silent == 0 {
            self.open.push(text);
        }
    }

    /// Something put in or taken out: the end of a paragraph, a row, or what stands in
    /// the element.
    fn tracked(&mut self, element: &Element, put_in: bool) -> Begun {
        let mut own = track(element);
        if element.name.starts_with("move") {
            own.moved = self.open.moved.last().cloned();
        }
        let own = Rc::new(own);
        let put = |fate: &mut Fate| match put_in {
            true => fate.put_in = Some(Rc::clone(&own)),
            false => fate.taken_out = Some(Rc::clone(&own)),
        };
        match self.open.within() {
            Some("rPr") => {
                if self.open.is_in("pPr") {
                    let own = self.open.paragraphs.last_mut();
                    own.into_iter().for_each(|it| put(&mut it.end));
                }
                Begun::Nothing
            }
            Some("trPr") => {
                self.open.rows.last_mut().into_iter().for_each(put);
                Begun::Nothing
            }
            _ => {
                let tracks = match put_in {
                    true => &mut self.open.put_in,
                    false => &mut self.open.taken_out,
                };
                tracks.push(own);
                Begun::Tracked { put_in }
            }
        }
    }
}
