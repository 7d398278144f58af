//! Annexes: what stands on the pages of each kind, as data for its template.
//!
//! One kind a file, listed in [`ANNEX_KINDS`]. A kind computes every word and
//! measure that the tables decide; the Typst template of the same name decides
//! how it looks. Nothing here typesets or draws.

pub mod chart;
pub mod duties;
pub mod picture;
pub mod table;
pub mod text;

use crate::edition::{AnnexContent, AnnexData, EditionContext};
use tables::model::{Annex, Establishment, Structure};

/// The table that a kind's subjects stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubjectTable {
    /// posts.csv.
    Posts,
    /// offices.csv.
    Offices,
    /// None: the kind's subjects are names of its own, such as those of files.
    Names,
}

/// A kind of annex.
pub struct AnnexKind {
    /// Its name in annexes.csv, and of its template.
    pub name: &'static str,
    /// What its subjects are.
    pub subject: SubjectTable,
    /// The columns of annexes.csv that it reads beside those that every kind does
    /// (`kind`, `subject`, `id`, the titles and notes).
    pub columns: &'static [&'static str],
    /// The computed title of an annex: what annexes.csv need not give.
    pub title: fn(&EditionContext<'_>, &Annex) -> String,
    /// What its template gets beside number, label, kind and title; nothing where
    /// the tables do not have the subject.
    pub content: fn(&EditionContext<'_>, &Annex) -> Option<AnnexContent>,
}

/// Every kind of annex.
pub const ANNEX_KINDS: &[AnnexKind] = &[
    duties::KIND,
    chart::KIND,
    table::KIND,
    picture::KIND,
    text::KIND,
];

impl EditionContext<'_> {
    /// The label that an annex carries: 附件2.
    pub fn label(&self, annex: &Annex) -> String {
        let all = self.project.annexes.len();
        self.words.annex.label(annex.number, all)
    }

    /// How a sentence calls annexes, by their numbers in rising order: 附件2至4.
    pub fn reference(&self, numbers: &[usize]) -> String {
        let all = self.project.annexes.len();
        let words = self.words;
        words.annex.reference(numbers, all, &words.list)
    }

    /// What stands at the corner of an annex's pages.
    fn corner(&self, annex: &Annex) -> String {
        let (words, label) = (&self.words.annex, self.label(annex));
        match self.number() {
            Some(number) => words.corner.fill(&[("annex", &label), ("number", number)]),
            None => words.corner_unnumbered.fill(&[("annex", &label)]),
        }
    }

    /// The title of an annex: the one that annexes.csv gives, or the computed.
    pub fn title(&self, annex: &Annex) -> String {
        let given = annex.title.get(self.lang);
        match kind_of(annex) {
            Some(kind) if given.is_empty() => (kind.title)(self, annex),
            _ => given.to_owned(),
        }
    }

    /// Everything that an annex's template gets.
    pub fn annex(&self, annex: &Annex) -> AnnexData {
        AnnexData {
            number: annex.number,
            label: self.label(annex),
            corner: Some(self.corner(annex)).filter(|corner| *corner != self.label(annex)),
            name: annex.name(),
            kind: annex.kind.clone(),
            title: self.title(annex),
            content: kind_of(annex).and_then(|kind| (kind.content)(self, annex)),
        }
    }
}

/// The structure in which an annex shows its subject; `None` where the tables do not
/// have the subject.
pub fn shown_in(all: &Establishment, annex: &Annex) -> Option<Structure> {
    match kind_of(annex)?.subject {
        SubjectTable::Offices => {
            let office = all.office(&annex.subject)?;
            Some(chart::structure_of(annex, office))
        }
        SubjectTable::Posts => {
            let stated = annex.structure;
            stated.or_else(|| all.structure_of(all.post(&annex.subject)?))
        }
        SubjectTable::Names => None,
    }
}

/// The annexes that a name means which a helper is given: those that are called by
/// it, or, where none is, those whose subject it is.
pub fn named<'p>(annexes: impl Iterator<Item = &'p Annex> + Clone, name: &str) -> Vec<&'p Annex> {
    let called: Vec<&Annex> = annexes
        .clone()
        .filter(|annex| annex.called() == name)
        .collect();
    match called.is_empty() {
        true => annexes.filter(|annex| annex.subject == name).collect(),
        false => called,
    }
}

/// The kind of an annex; `None` where the table names an unknown one.
pub fn kind_of(annex: &Annex) -> Option<&'static AnnexKind> {
    ANNEX_KINDS.iter().find(|kind| kind.name == annex.kind)
}
