//! What an edition's data is computed from.

use crate::sheet::SheetCache;
use orgchart::Measure;
use tables::model::{Lang, PayPoint, Project, Words};

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

impl EditionContext<'_> {
    /// A pay point in the edition's words: 首長級薪級第2點.
    pub fn point(&self, point: &PayPoint) -> String {
        self.words.point(point)
    }
}
