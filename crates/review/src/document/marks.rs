//! What stands in a part without words: bookmarks, fields, comments, moves, looks.

use super::element::track;
use super::open::{Begun, Phase};
use super::reader::Reader;
use super::{Look, Pos};
use crate::xml::Element;

impl Reader<'_> {
    /// Where the reader is: what comes next begins a run.
    pub(super) fn here(&mut self) -> Pos {
        self.open.is_apart = true;
        let paragraph = self.open.paragraphs.last();
        Pos {
            paragraph: self.part.paragraphs.len(),
            run: paragraph.map_or(0, |paragraph| paragraph.runs.len()),
        }
    }

    pub(super) fn look(&mut self, of: &'static str, element: &Element) {
        let at = self.here();
        self.part.looks.push(Look {
            of,
            track: track(element),
            at,
        });
    }

    pub(super) fn field(&mut self, element: &Element) -> Begun {
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

    pub(super) fn mark(&mut self, element: &Element, begins: bool) -> Begun {
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

    pub(super) fn about(&mut self, element: &Element, begins: bool) -> Begun {
        let id = element.value("id").unwrap_or_default().to_owned();
        let here = self.here();
        if begins {
            self.about.insert(id, here);
        } else if let Some(from) = self.about.remove(&id) {
            self.part.about.push((id, from, here));
        }
        Begun::Nothing
    }

    pub(super) fn comment(&mut self, element: &Element) -> Begun {
        let id = element.value("id").unwrap_or_default().to_owned();
        let here = self.here();
        let is_known = self.part.about.iter().any(|(own, ..)| *own == id);
        if !is_known && !self.about.contains_key(&id) {
            self.part.about.push((id, here, here));
        }
        Begun::Nothing
    }

    pub(super) fn moved(&mut self, element: &Element, begins: bool) -> Begun {
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
