//! A part, element by element.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::element::{Meaning, meaning};
use super::open::{Begun, Open, Phase};
use super::{Fate, Look, PICTURE, Paragraph, Part, Pos, Track};
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
    }
    Ok(())
}

struct Reader<'p> {
    part: &'p mut Part,
    open: Open,
    /// Where what comments are about begins.
    about: BTreeMap<String, Pos>,
}

/// Who changed something, as an element says it.
fn track(element: &Element) -> Track {
    Track {
        author: element.value("author").unwrap_or_default().to_owned(),
        date: element.value("date").map(str::to_owned),
        moved: None,
    }
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

    fn silence(&mut self) -> Begun {
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
                    self.open.paragraphs.last_mut().map(|it| put(&mut it.end));
                }
                Begun::Nothing
            }
            Some("trPr") => {
                self.open.rows.last_mut().map(put);
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

    /// Where the reader is: what comes next begins a run.
    fn here(&mut self) -> Pos {
        self.open.is_apart = true;
        let paragraph = self.open.paragraphs.last();
        Pos {
            paragraph: self.part.paragraphs.len(),
            run: paragraph.map_or(0, |paragraph| paragraph.runs.len()),
        }
    }

    fn look(&mut self, of: &'static str, element: &Element) {
        let at = self.here();
        self.part.looks.push(Look {
            of,
            track: track(element),
            at,
        });
    }

    fn field(&mut self, element: &Element) -> Begun {
        match element.value("fldCharType") {
            Some("begin") => self.open.fields.push(Phase::Code),
            Some("separate") => {
                if let Some(last) = self.open.fields.last_mut() {
                    *last = Phase::Result;
                }
            }
            _ => drop(self.open.fields.pop()),
        }
        // Data of forms may stand in it.
        self.silence()
    }

    fn mark(&mut self, element: &Element, begins: bool) -> Begun {
        let id = element.value("id").unwrap_or_default().to_owned();
        if !begins {
            self.open.marks.retain(|(own, _)| *own != id);
        } else if let Some(name) = element.value("name").filter(|it| it.starts_with("_pp")) {
            self.open.marks.push((id, name.to_owned()));
            if let Some(paragraph) = self.open.paragraphs.last_mut() {
                paragraph.marks.push(name.to_owned());
            }
        }
        Begun::Nothing
    }

    fn about(&mut self, element: &Element, begins: bool) -> Begun {
        let id = element.value("id").unwrap_or_default().to_owned();
        let here = self.here();
        if begins {
            self.about.insert(id, here);
        } else if let Some(from) = self.about.remove(&id) {
            self.part.about.push((id, from, here));
        }
        Begun::Nothing
    }

    fn comment(&mut self, element: &Element) -> Begun {
        let id = element.value("id").unwrap_or_default().to_owned();
        let here = self.here();
        let is_known = self.part.about.iter().any(|(own, ..)| *own == id);
        if !is_known && !self.about.contains_key(&id) {
            self.part.about.push((id, here, here));
        }
        Begun::Nothing
    }

    fn moved(&mut self, element: &Element, begins: bool) -> Begun {
        let id = element.value("id").unwrap_or_default().to_owned();
        if begins {
            let name = element.value("name").unwrap_or_default().to_owned();
            self.open.moved.push(name.clone());
            self.open.moves.insert(id, name);
        } else if let Some(name) = self.open.moves.remove(&id) {
            self.open.moved.retain(|own| *own != name);
        }
        Begun::Nothing
    }
}
