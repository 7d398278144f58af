//! A part, element by element.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::element::{Meaning, meaning, track};
use super::open::{Begun, Open};
use super::{FORMULA, Fate, PICTURE, Paragraph, Part, Pos, Track};
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
        let meaning = meaning(&element, self.open.within(), self.open.formulas > 0);
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
            Meaning::Form => {
                let value = element.value("val").unwrap_or_default();
                if let Some(paragraph) = self.open.paragraphs.last_mut() {
                    paragraph.form += &format!("{}={value} ", element.name);
                }
                Begun::Nothing
            }
            Meaning::Formula => {
                self.open.push(FORMULA.encode_utf8(&mut [0; 4]));
                self.open.formulas += 1;
                Begun::Formula
            }
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
                    name_move(&mut paragraph);
                    super::loosen(paragraph.runs.iter_mut().map(|run| &mut run.text));
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
            Begun::Formula => self.open.formulas -= 1,
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
            let name = self.open.moved.last().cloned();
            // The end of a paragraph is told before the move begins that it is part of.
            own.moved = name.or(Some(String::new()));
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

/// Gives the end of a paragraph the name of the move that its words are part of; one of
/// no move that begins is put in or taken out like other words.
fn name_move(paragraph: &mut Paragraph) {
    let runs = paragraph.runs.iter();
    let fates: Vec<Fate> = runs.map(|run| run.fate.clone()).collect();
    let named = |own: &Option<Rc<Track>>, of: fn(&Fate) -> &Option<Rc<Track>>| {
        let own = own.as_ref()?;
        if own.moved.as_deref() != Some("") {
            return Some(Rc::clone(own));
        }
        let mut tracks = fates.iter().filter_map(|fate| of(fate).as_ref());
        let moved = tracks.find_map(|track| {
            let name = track.moved.as_ref().filter(|name| !name.is_empty());
            name.filter(|_| track.author == own.author).cloned()
        });
        let track = Track::clone(own);
        Some(Rc::new(Track { moved, ..track }))
    };
    let end = &paragraph.end;
    let put_in = named(&end.put_in, |fate| &fate.put_in);
    let taken_out = named(&end.taken_out, |fate| &fate.taken_out);
    paragraph.end = Fate { put_in, taken_out };
    for run in &mut paragraph.runs {
        let Fate { put_in, taken_out } = &run.fate;
        let put_in = named(put_in, |fate| &fate.put_in);
        run.fate = Fate {
            put_in,
            taken_out: named(taken_out, |fate| &fate.taken_out),
        };
    }
}
