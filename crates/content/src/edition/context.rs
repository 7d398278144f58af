//! What an edition's data is computed from.

use crate::said::Said;
use crate::sheet::SheetCache;
use orgchart::Measure;
use tables::model::words::Pattern;
use tables::model::{Lang, Project, Rank, Words};

/// One edition of a project.
#[derive(Clone, Copy)]
pub struct EditionContext<'a> {
    /// The whole paper.
    pub project: &'a Project,
    /// The edition's language.
    pub lang: Lang,
    /// The edition's fixed words.
    pub words: &'a Words,
    /// The widths of characters in the edition's fonts.
    pub measure: &'a (dyn Measure + Sync),
    /// The charts laid out before.
    pub cache: &'a SheetCache,
}

impl<'a> EditionContext<'a> {
    /// What the edition says of facts.
    pub fn said(&self) -> Said<'a> {
        Said {
            project: self.project,
            lang: self.lang,
            words: self.words,
        }
    }

    /// The paper's number in this edition.
    pub fn number(&self) -> Option<&'a str> {
        let paper = &self.project.paper;
        let mut editions = paper.editions.iter();
        let own = editions.find(|own| own.lang == self.lang);
        let own = own.and_then(|own| own.number.as_deref());
        own.or(paper.number.as_deref())
    }

    /// The same as [`Said::ranked`].
    pub fn ranked(&self, pattern: &Pattern, rank: &Rank, more: &[(&str, &str)]) -> String {
        self.said().ranked(pattern, rank, more)
    }
}
