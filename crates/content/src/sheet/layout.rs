//! What every template gets, of a paper or a chart by itself: words and fonts.

use std::collections::BTreeMap;

use serde::Serialize;

use tables::fonts::families;
use tables::model::{FontChoice, Words};

/// The words that only the templates use, by name.
pub type LayoutWords = BTreeMap<String, String>;

/// Font families in the order to try them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FontFamilies {
    /// For Latin letters and digits.
    pub latin: Vec<String>,
    /// For Chinese.
    pub cjk: Vec<String>,
}

impl FontFamilies {
    /// The families of a choice, with the built-in ones behind those named.
    pub fn new(fonts: &FontChoice) -> Self {
        let [latin, cjk] = families(fonts);
        Self { latin, cjk }
    }
}

/// The words of an edition that only the templates use.
pub fn layout_words(words: &Words) -> LayoutWords {
    let names = words.layout.keys();
    let word = |name: &String| (name.clone(), words.of_layout(name).to_owned());
    names.map(word).collect()
}
