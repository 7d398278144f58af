//! Annexes: what stands on the pages of each kind, as data for its template.
//!
//! One kind a file, listed in [`ANNEX_KINDS`]. A kind computes every word and
//! measure that the tables decide; the Typst template of the same name decides
//! how it looks. Nothing here typesets or draws.

pub mod chart;
pub mod duties;

use serde_json::{Value, json};

use crate::sheet;
use orgchart::Measure;
use tables::model::{Annex, Lang, Project, Words};

/// The table that a kind's subjects stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubjectTable {
    /// posts.csv.
    Posts,
    /// offices.csv.
    Offices,
}

/// A kind of annex.
pub struct AnnexKind {
    /// Its name in annexes.csv, and of its template.
    pub name: &'static str,
    /// What its subjects are.
    pub subject: SubjectTable,
    /// The computed title of an annex: what annexes.csv need not give.
    pub title: fn(&Edition<'_>, &Annex) -> String,
    /// What its template gets beside number, label, kind and title: a JSON
    /// object.
    pub content: fn(&Edition<'_>, &Annex) -> Value,
}

/// Every kind of annex.
pub const ANNEX_KINDS: &[AnnexKind] = &[duties::KIND, chart::KIND];

/// One edition of a project: what an annex is computed from.
pub struct Edition<'a> {
    /// The whole paper.
    pub project: &'a Project,
    /// The edition's language.
    pub lang: Lang,
    /// The edition's fixed words.
    pub words: &'a Words,
    /// The widths of characters in the edition's fonts.
    pub measure: &'a (dyn Measure + Sync),
    /// What was laid out before.
    pub memo: &'a sheet::Memo,
}

impl Edition<'_> {
    /// The label that an annex carries: 附件2.
    pub fn label(&self, annex: &Annex) -> String {
        let number = annex.number.to_string();
        self.words.annex.one.fill(&[("n", &number)])
    }

    /// The title of an annex: the one that annexes.csv gives, or the computed.
    pub fn title(&self, annex: &Annex) -> String {
        let given = annex.title.get(self.lang);
        match kind_of(annex) {
            Some(kind) if given.is_empty() => (kind.title)(self, annex),
            _ => given.to_owned(),
        }
    }

    /// A pay point in the edition's words: 首長級薪級第2點.
    pub fn point(&self, point: &tables::model::PayPoint) -> String {
        self.words.point(point)
    }

    /// Everything that an annex's template gets.
    pub fn annex(&self, annex: &Annex) -> Value {
        let mut data = json!({
            "number": annex.number,
            "label": self.label(annex),
            "name": annex.name(),
            "kind": annex.kind,
            "title": self.title(annex),
        });
        let content = kind_of(annex).map(|kind| (kind.content)(self, annex));
        if let (Value::Object(data), Some(Value::Object(content))) = (&mut data, content) {
            data.extend(content);
        }
        data
    }
}

/// The kind of an annex; `None` where the table names an unknown one.
pub fn kind_of(annex: &Annex) -> Option<&'static AnnexKind> {
    ANNEX_KINDS.iter().find(|kind| kind.name == annex.kind)
}
