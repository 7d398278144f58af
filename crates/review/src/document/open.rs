//! What is open while a part is read.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::{Fate, Paragraph, Run, Track};

/// What an element that is open has begun, and its end ends.
pub(super) enum Begun {
    Nothing,
    Paragraph,
    Row,
    Words,
    Silence,
    /// A text box, with how much was silent around it.
    Box(usize),
    Tracked {
        put_in: bool,
    },
    Field,
    Formula,
}

/// Where a field is.
#[derive(PartialEq, Eq)]
pub(super) enum Phase {
    Code,
    Result,
}

/// All that is open.
#[derive(Default)]
pub(super) struct Open {
    /// The elements, by name.
    pub(super) elements: Vec<(String, Begun)>,
    pub(super) paragraphs: Vec<Paragraph>,
    /// What was put in, and what was taken out, one in another.
    pub(super) put_in: Vec<Rc<Track>>,
    pub(super) taken_out: Vec<Rc<Track>>,
    /// The fate of each row.
    pub(super) rows: Vec<Fate>,
    /// How many elements around are silent.
    pub(super) silent: usize,
    pub(super) fields: Vec<Phase>,
    /// How many fields of one element are open.
    pub(super) simple_fields: usize,
    /// How many formulas are open.
    pub(super) formulas: usize,
    /// The marks of passages by their ids, the last one at the end.
    pub(super) marks: Vec<(String, String)>,
    /// The names of moves by their ids.
    pub(super) moves: BTreeMap<String, String>,
    /// The last move that began.
    pub(super) moved: Vec<String>,
    /// How many characters there were.
    pub(super) characters: usize,
    /// Whether the next words begin a run.
    pub(super) is_apart: bool,
}

impl Open {
    /// The name of the element around.
    pub(super) fn within(&self) -> Option<&str> {
        self.elements.last().map(|(name, _)| name.as_str())
    }

    /// Whether an element of this name is around.
    pub(super) fn is_in(&self, name: &str) -> bool {
        self.elements
            .iter()
            .rev()
            .take(4)
            .any(|(own, _)| own == name)
    }

    /// Whether what stands here is shown by older programs alone.
    pub(super) fn is_in_fallback(&self) -> bool {
        self.elements.iter().any(|(name, _)| name == "Fallback")
    }

    /// What becomes of words here.
    pub(super) fn fate(&self) -> Fate {
        let row = self.rows.last();
        let own = |tracks: &[Rc<Track>]| tracks.last().cloned();
        Fate {
            put_in: own(&self.put_in).or_else(|| row?.put_in.clone()),
            taken_out: own(&self.taken_out).or_else(|| row?.taken_out.clone()),
        }
    }

    /// Adds words to the paragraph that is open.
    pub(super) fn push(&mut self, text: &str) {
        if self.fields.contains(&Phase::Code) {
            return;
        }
        self.characters += text.chars().count();
        let fate = self.fate();
        let mark = self.marks.last().map(|(_, name)| name.clone());
        let in_field = !self.fields.is_empty() || self.simple_fields > 0;
        let is_apart = std::mem::take(&mut self.is_apart);
        let Some(paragraph) = self.paragraphs.last_mut() else {
            return;
        };
        match paragraph.runs.last_mut() {
            Some(last)
                if !is_apart
                    && last.fate == fate
                    && last.mark == mark
                    && last.in_field == in_field =>
            {
                last.text.push_str(text);
            }
            _ => paragraph.runs.push(Run {
                text: text.to_owned(),
                fate,
                mark,
                in_field,
            }),
        }
    }
}
