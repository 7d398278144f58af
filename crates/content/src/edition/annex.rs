//! An annex as its template gets it.

use serde::Serialize;

use super::json::json;
use crate::sheet::SheetData;
use crate::table::Placed;
use crate::wording::Stretch;
use tables::source::RowRef;

/// Everything that an annex's template gets.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AnnexData {
    /// Its number, from 1.
    pub number: usize,
    /// The label that it carries: 附件2.
    pub label: String,
    /// What stands at the corner of its pages, where that is more than the label.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corner: Option<String>,
    /// What links to it are called.
    pub name: String,
    /// The name of its kind, and of its template.
    pub kind: String,
    /// Its title.
    pub title: String,
    /// What its kind adds; nothing where the tables have no such subject.
    #[serde(flatten)]
    pub content: Option<AnnexContent>,
}

/// What stands on an annex's pages, by its kind.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum AnnexContent {
    /// The job description of a post.
    Duties(DutiesData),
    /// The organisation chart of an office.
    Chart(SheetData),
    /// Tables, or a picture.
    Placed(Placed),
    /// Prose: what stands in it beside its words, which are Typst source.
    Text(TextData),
}

/// What stands in an annex of prose beside its words.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TextData {
    /// The tables and pictures between its paragraphs, in its order.
    pub placed: Vec<Placed>,
    /// The note below; left out where there is none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// The job description of a post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DutiesData {
    /// The second line of the heading.
    pub heading: String,
    /// The post's rank with its pay point.
    pub rank: String,
    /// The title of its superior; may be empty.
    pub superior: String,
    /// The duties, with the separators that are printed after them.
    pub duties: Vec<String>,
    /// How deep each of them stands: 0 for a lead-in without a number, 1 for an item,
    /// 2 for an item below it. Empty where all are items.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<u8>,
    /// The existing description beside the proposed one, where both are shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compared: Option<ComparedData>,
    /// The note below; left out where there is none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// An existing job description beside the proposed one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ComparedData {
    /// The heads of the two columns.
    pub heads: [String; 2],
    /// The facts above the duties that are compared: the name of each among the
    /// words of the layout, and what stands there before and after.
    pub facts: Vec<(&'static str, [Vec<Stretch>; 2])>,
    /// The duties, those that became one another beside each other.
    pub rows: Vec<[Option<ComparedDuty>; 2]>,
}

/// A duty of one of two descriptions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ComparedDuty {
    /// Its number in its list; empty for a lead-in.
    pub number: String,
    /// How deep it stands: 0, 1 or 2.
    pub level: u8,
    /// Its words, with what is removed or added.
    pub text: Vec<Stretch>,
    /// Its row; no business of the layout.
    #[serde(skip)]
    pub row: Option<RowRef>,
}

impl AnnexData {
    /// Changes every word that readers get.
    pub fn each_text(&mut self, edit: &mut dyn FnMut(&mut String)) {
        edit(&mut self.label);
        self.corner.iter_mut().for_each(&mut *edit);
        edit(&mut self.title);
        match &mut self.content {
            Some(AnnexContent::Duties(own)) => own.each_text(edit),
            Some(AnnexContent::Chart(sheet)) => sheet.each_text(edit),
            Some(AnnexContent::Placed(placed)) => placed.each_text(edit),
            Some(AnnexContent::Text(own)) => {
                own.placed
                    .iter_mut()
                    .for_each(|placed| placed.each_text(edit));
                edit(&mut own.note);
            }
            None => {}
        }
    }

    /// Its JSON, as it stands in that of the edition.
    pub fn to_json(&self) -> String {
        json(self)
    }

    /// The tables and pictures of its prose.
    pub fn placed(&self) -> &[Placed] {
        match &self.content {
            Some(AnnexContent::Text(own)) => &own.placed,
            _ => &[],
        }
    }

    /// The duties that it has.
    pub fn duties(&self) -> &[String] {
        match &self.content {
            // Beside others they do not stand in one piece.
            Some(AnnexContent::Duties(own)) if own.compared.is_none() => &own.duties,
            _ => &[],
        }
    }
}

impl DutiesData {
    fn each_text(&mut self, edit: &mut dyn FnMut(&mut String)) {
        let head = [&mut self.heading, &mut self.rank, &mut self.superior];
        head.into_iter()
            .chain(&mut self.duties)
            .for_each(&mut *edit);
        edit(&mut self.note);
        if let Some(compared) = &mut self.compared {
            compared.each_text(edit);
        }
    }
}

impl ComparedData {
    fn each_text(&mut self, edit: &mut dyn FnMut(&mut String)) {
        self.heads.iter_mut().for_each(&mut *edit);
        let facts = self.facts.iter_mut().flat_map(|(_, sides)| sides);
        let duties = self.rows.iter_mut().flatten().flatten();
        let texts = facts.chain(duties.map(|duty| &mut duty.text));
        for stretch in texts.flatten() {
            edit(&mut stretch.text);
        }
    }
}
