//! What the templates of an edition get: `/paper.json`.

use serde::Serialize;

use super::AnnexData;
use super::json::json;
use crate::sheet::{FontFamilies, LayoutWords};
use crate::table::Placed;
use tables::model::{Edition, SettingText};

/// The data of an edition for its templates. Its JSON is `/paper.json`, which
/// templates of a paper's own read: its names stay.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EditionData {
    /// The head of the paper.
    #[serde(flatten)]
    pub head: HeadData,
    /// The annexes, in order.
    pub annexes: Vec<AnnexData>,
    /// The tables and pictures of the body, in its order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub placed: Vec<Placed>,
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
    /// What an item for a subcommittee has beside these.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemData>,
    /// The words of the layout.
    pub words: LayoutWords,
}

/// What stands at the head of an item for a subcommittee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemData {
    /// What stands at the left of the number; may be empty.
    pub left: String,
    /// The Heads of expenditure, a line each. Where there are none the paper's title
    /// stands in their place.
    pub heads: Vec<String>,
    /// The Subhead below them.
    pub subhead: Option<String>,
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
        self.each_text_in(&mut |_, text| edit(text));
    }

    /// The same with the number of the annex in which each stands; `None` in the body
    /// and at its head.
    pub fn each_text_in(&mut self, edit: &mut dyn FnMut(Option<usize>, &mut String)) {
        self.head.each_text(&mut |text| edit(None, text));
        for annex in &mut self.annexes {
            let number = annex.number;
            annex.each_text(&mut |text| edit(Some(number), text));
        }
        for placed in &mut self.placed {
            placed.each_text(&mut |text| edit(None, text));
        }
    }
}

impl HeadData {
    /// The texts of an edition's settings as they are printed, each with what is typed:
    /// the committee, which may be a word of the paper's type, the title, the
    /// signatories.
    pub fn typed<'a>(&'a self, own: &'a Edition) -> Vec<(Option<&'a SettingText>, &'a str)> {
        let committee = [(own.committee.as_ref(), self.committee.as_str())];
        let title = [(Some(&own.title), self.title.as_str())];
        let printed = self.signatories.iter().map(String::as_str);
        let signatories = own.signatories.iter().map(Some).zip(printed);
        let all = committee.into_iter().chain(title).chain(signatories);
        all.collect()
    }

    /// What its first page prints of it, by paragraphs.
    pub fn printed(&self) -> Vec<&String> {
        let titled = self.item.as_ref().is_none_or(|item| item.heads.is_empty());
        let title = titled.then_some(&self.title);
        let item = self.item.iter();
        let item = item.flat_map(|item| item.heads.iter().chain(&item.subhead));
        let committee = [&self.committee].into_iter();
        committee.chain(title).chain(item).collect()
    }

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
            .for_each(&mut *edit);
        if let Some(item) = &mut self.item {
            let own = item.heads.iter_mut().chain(&mut item.subhead);
            own.chain([&mut item.left]).for_each(edit);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{AnnexContent, AnnexData, DutiesData};
    use super::*;

    fn data() -> EditionData {
        let text = str::to_owned;
        EditionData {
            head: HeadData {
                lang: "en",
                region: "gb",
                date: text("1 May 2024"),
                signed: text("April 2024"),
                number: None,
                committee: text("Panel"),
                title: text("Beams"),
                signatories: vec![text("Office")],
                item: None,
                words: LayoutWords::from([(text("page"), text("Page {n}"))]),
            },
            annexes: vec![AnnexData {
                number: 1,
                label: text("Annex 1"),
                corner: None,
                name: text("annex-1"),
                kind: text("duties"),
                title: text("Head"),
                content: Some(AnnexContent::Duties(DutiesData {
                    heading: text("Duties"),
                    rank: text("D2"),
                    superior: String::new(),
                    duties: vec![text("To lead.")],
                    levels: Vec::new(),
                    compared: None,
                    note: String::new(),
                })),
            }],
            placed: Vec::new(),
            fonts: FontFamilies {
                latin: vec![text("L")],
                cjk: vec![text("C")],
            },
        }
    }

    /// Templates of a paper's own read these names.
    #[test]
    fn the_json_keeps_its_names() {
        let annex = r#"{"duties":["To lead."],"heading":"Duties","kind":"duties","label":"Annex 1","name":"annex-1","number":1,"rank":"D2","superior":"","title":"Head"}"#;
        let whole = format!(
            r#"{{"annexes":[{annex}],"committee":"Panel","date":"1 May 2024","fonts":{{"cjk":["C"],"latin":["L"]}},"lang":"en","number":null,"region":"gb","signatories":["Office"],"signed":"April 2024","title":"Beams","words":{{"page":"Page {{n}}"}}}}"#
        );
        assert_eq!(data().to_json(), whole);
        assert_eq!(data().annexes[0].to_json(), annex);
    }

    #[test]
    fn words_are_changed_and_names_are_not() {
        let mut changed = data();
        changed.each_text(&mut |text| text.make_ascii_uppercase());
        let json = changed.to_json();
        for word in ["BEAMS", "TO LEAD.", "ANNEX 1", "PAGE {N}", "APRIL 2024"] {
            assert!(json.contains(word), "{word} in {json}");
        }
        for name in ["\"annex-1\"", "\"duties\"", "\"L\"", "\"en\""] {
            assert!(json.contains(name), "{name} in {json}");
        }
    }
}
