//! Discussion papers for LegCo panels.

use super::PaperType;
use crate::edition::{EditionContext, HeadData};
use crate::sheet::layout_words;

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
        number: paper.number.clone(),
        committee: own.map(|own| own.committee.clone()).unwrap_or_default(),
        title: own.map(|own| own.title.clone()).unwrap_or_default(),
        signatories: own.map(|own| own.signatories.clone()).unwrap_or_default(),
        words: layout_words(words),
    }
}
