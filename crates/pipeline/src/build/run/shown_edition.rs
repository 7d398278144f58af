//! An edition for who looks at it: its pages, with where their words were typed.

use tables::model::Lang;
use typeset::pages::{Pages, PlacedHeading, PlacedWords};

/// An edition as it is shown.
#[derive(Debug)]
pub struct ShownEdition {
    /// Its language.
    pub lang: Lang,
    /// Its pages.
    pub pages: Pages,
    /// The words of each page.
    pub words: Vec<Vec<ShownWords>>,
    /// The headings of the body.
    pub headings: Vec<PlacedHeading>,
}

/// Words of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct ShownWords {
    /// The words, and where they stand.
    pub words: PlacedWords,
    /// Where they are typed: `body.zh.hbs:12`, `duties.csv:41 text_zh`; empty where
    /// nobody typed them.
    pub place: String,
}
