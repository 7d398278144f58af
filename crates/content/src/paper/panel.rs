//! Discussion papers for LegCo panels.

use super::PaperType;
use crate::edition::{EditionContext, HeadData};
use crate::sheet::layout_words;
use tables::model::SettingText;

pub(super) const TYPE: PaperType = PaperType {
    name: "panel",
    head,
};

fn head(edition: &EditionContext<'_>) -> HeadData {
    let paper = &edition.project.paper;
    let (words, said) = (edition.words, edition.said());
    let editions = &paper.editions;
    let own = editions.iter().find(|own| own.lang == edition.lang);
    HeadData {
        lang: edition.lang.code(),
        region: edition.lang.region(),
        date: said.dates(&paper.days()),
        signed: said.month(paper.signed),
        number: own
            .and_then(|own| own.number.clone())
            .or_else(|| paper.number.clone()),
        committee: own.map(|own| typed(&own.committee)).unwrap_or_default(),
        title: own.map(|own| typed(&own.title)).unwrap_or_default(),
        signatories: own
            .map(|own| own.signatories.iter().map(typed).collect())
            .unwrap_or_default(),
        words: layout_words(words),
    }
}

/// A text as it is typed: calls in it are filled in later.
fn typed(text: &SettingText) -> String {
    text.text.clone()
}
