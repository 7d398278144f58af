//! Ranks and their pay points.

use super::{Lang, Noun, PayPoint, Text};
use crate::source::RowRef;

/// A rank of the civil service.
#[derive(Debug, Clone)]
pub struct Rank {
    /// Its id.
    pub id: String,
    /// The pay point of its holders.
    pub pay_point: PayPoint,
    /// Its name.
    pub name: Text,
    /// Its English plural, where ranks.csv has one.
    pub plural_en: Option<String>,
    /// Its row in ranks.csv.
    pub row: RowRef,
}

impl Rank {
    /// Its name, and what several of its holders are called; in Chinese they
    /// are the same.
    pub fn noun(&self, lang: Lang) -> Noun {
        match (lang, &self.plural_en) {
            (Lang::Zh, _) => Noun::unchanging(&self.name.zh),
            (Lang::En, Some(plural)) => Noun::new(&self.name.en, plural),
            (Lang::En, None) => Noun::regular(&self.name.en),
        }
    }
}
