//! A chart by itself, outside any paper, as its Typst template takes it.

use serde::Serialize;

use super::layout::{FontFamilies, LayoutWords, layout_words};
use super::{Sheet, SheetData};
use tables::model::{FontChoice, Lang, Words};

/// Everything that the template of a chart by itself gets.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LoneSheetData {
    /// The chart.
    #[serde(flatten)]
    pub sheet: SheetData,
    /// The language's code.
    pub lang: &'static str,
    /// The region's code.
    pub region: &'static str,
    /// The title above the chart; may be empty.
    pub title: String,
    /// What links to it are called.
    pub name: &'static str,
    /// The words of the layout.
    pub words: LayoutWords,
    /// The fonts.
    pub fonts: FontFamilies,
}

impl Sheet {
    /// Everything that the template of a chart by itself gets.
    pub fn alone(&self, words: &Words, lang: Lang, fonts: &FontChoice) -> LoneSheetData {
        LoneSheetData {
            sheet: self.data(),
            lang: lang.code(),
            region: lang.region(),
            title: self.title.clone(),
            name: "chart",
            words: layout_words(words),
            fonts: FontFamilies::new(fonts),
        }
    }
}
