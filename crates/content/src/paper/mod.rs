//! Paper types: what a paper's templates get as data. One type a file, listed
//! in [`PAPER_TYPES`].
//!
//! All types have the same head, annexes and fonts. What the papers of one say
//! otherwise are words, `[types.TYPE]` of the files of words; what they have beside
//! the others is the business of its file here.

mod ec;
mod panel;

use crate::edition::{EditionContext, HeadData};
use crate::sheet::layout_words;
use tables::model::SettingText;

/// A type of paper.
pub struct PaperType {
    /// Its name in paper.toml, and of its words below `[types]`.
    pub name: &'static str,
    /// Puts what this type has of its own into the head that all have.
    pub own: fn(&EditionContext<'_>, &mut HeadData),
}

/// Every type of paper.
pub const PAPER_TYPES: &[PaperType] = &[panel::TYPE, ec::TYPE];

impl PaperType {
    /// The head of an edition.
    pub fn head(&self, edition: &EditionContext<'_>) -> HeadData {
        let paper = &edition.project.paper;
        let said = edition.said();
        let mut editions = paper.editions.iter();
        let own = editions.find(|own| own.lang == edition.lang);
        let mut head = HeadData {
            lang: edition.lang.code(),
            region: edition.lang.region(),
            date: said.dates(&paper.days()),
            signed: said.month(paper.signed),
            number: edition
                .number()
                .map(|number| edition.words.paper_number(number)),
            committee: own
                .and_then(|own| own.committee.as_ref())
                .map(typed)
                .unwrap_or_default(),
            title: own.map(|own| typed(&own.title)).unwrap_or_default(),
            signatories: own
                .map(|own| own.signatories.iter().map(typed).collect())
                .unwrap_or_default(),
            item: None,
            words: layout_words(edition.words),
        };
        (self.own)(edition, &mut head);
        head
    }
}

/// A text as it is typed: calls in it are filled in later.
fn typed(text: &SettingText) -> String {
    text.text.clone()
}
