//! What the templates of an edition get: `/paper.json`.

use serde::Serialize;

use super::AnnexData;
use super::json::json;
use crate::sheet::{FontFamilies, LayoutWords};

/// The data of an edition for its templates. Its JSON is `/paper.json`, which
/// templates of a paper's own read: its names stay.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EditionData {
    /// The head of the paper.
    #[serde(flatten)]
    pub head: HeadData,
    /// The annexes, in order.
    pub annexes: Vec<AnnexData>,
    /// The fonts.
    pub fonts: FontFamilies,
}

/// The head of a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HeadData {
    /// The language's code.
    pub lang: &'static str,
    /// The region's code.
    pub region: &'static str,
    /// The day of the meeting.
    pub date: String,
    /// The month under the signatories.
    pub signed: String,
    /// The paper number, where the Secretariat has given one.
    pub number: Option<String>,
    /// The committee that the paper goes to.
    pub committee: String,
    /// The paper's title.
    pub title: String,
    /// Who signs, top to bottom.
    pub signatories: Vec<String>,
    /// The words of the layout.
    pub words: LayoutWords,
}

impl EditionData {
    /// The bytes of `/paper.json`.
    pub fn to_json(&self) -> String {
        json(self)
    }

    /// The annex of a number.
    pub fn annex(&self, number: usize) -> Option<&AnnexData> {
        self.annexes.iter().find(|annex| annex.number == number)
    }

    /// Changes every word that readers get. Families of fonts are none.
    pub fn each_text(&mut self, edit: &mut dyn FnMut(&mut String)) {
        self.head.each_text(edit);
        for annex in &mut self.annexes {
            annex.each_text(edit);
        }
    }
}

impl HeadData {
    fn each_text(&mut self, edit: &mut dyn FnMut(&mut String)) {
        let own = [
            &mut self.date,
            &mut self.signed,
            &mut self.committee,
            &mut self.title,
        ];
        own.into_iter()
            .chain(&mut self.number)
            .chain(&mut self.signatories)
            .chain(self.words.values_mut())
            .for_each(edit);
    }
}
