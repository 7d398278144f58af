//! The catchword at the foot of a page: the first words of the next, by which one
//! sees that no page is missing.
//!
//! They are read off the pages as they are set, and then the pages are set once
//! more. A catchword stands in the margin and takes no room, so that nothing moves.

mod first_line;
mod first_words;

use std::collections::BTreeMap;

use typst::diag::{SourceResult, Warned};
use typst::foundations::{Label, NativeElement, Selector};
use typst::introspection::{Introspector, Location};
use typst::layout::Point;
use typst::model::HeadingElem;
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

use super::world::PaperWorld;
use first_line::first_line;
use first_words::first_words;

/// How often pages are set at most: with the built-in templates the second time
/// changes nothing.
const MOST: usize = 4;

/// Sets the pages of a paper, with catchwords where its type has them; gives these
/// too, one a page and empty where a page has none.
pub(super) fn settled(
    world: &mut PaperWorld<'_>,
) -> (Warned<SourceResult<PagedDocument>>, Vec<String>) {
    let mut words = Vec::new();
    let mut warned = typst::compile::<PagedDocument>(&world.sandbox);
    for _ in 1..MOST {
        let Ok(document) = &warned.output else { break };
        let found = of(document, world);
        if found == words {
            break;
        }
        world.say_catchwords(&found);
        words = found;
        warned = typst::compile::<PagedDocument>(&world.sandbox);
    }
    (warned, words)
}

/// The catchwords of the pages; none at all where no page has one.
fn of(document: &PagedDocument, world: &PaperWorld<'_>) -> Vec<String> {
    let Some(item) = &world.filled.words.item else {
        return Vec::new();
    };
    let heads = places(document, labelled("pp-head"));
    let headings = places(document, Some(HeadingElem::ELEM.select()));
    let annexes = places(document, labelled("pp-annex"));
    let last = annexes.keys().next().copied().unwrap_or(usize::MAX);
    let mut words = Vec::new();
    // An annex has no catchword, and none leads to it.
    for (number, page) in (1..).zip(document.pages()).skip(1) {
        if number >= last {
            break;
        }
        let word = heads.get(&number).and_then(|head| {
            let line = first_line(&page.frame, *head)?;
            let mut headings = headings.get(&number).into_iter();
            let is_heading = headings.any(|at| (at.y.to_pt() - line.y).abs() < LINE);
            first_words(&line.runs, is_heading)
        });
        let word = word.map(|word| item.catchword.fill(&[("word", &word)]));
        words.push(word.unwrap_or_default());
    }
    words
}

/// How far a heading's place may be from the baseline of its first line, in points.
const LINE: f64 = 30.0;

fn labelled(name: &str) -> Option<Selector> {
    Label::new(PicoStr::intern(name)).map(Selector::Label)
}

/// The first place of each page at which something stands.
fn places(document: &PagedDocument, wanted: Option<Selector>) -> BTreeMap<usize, Point> {
    let introspector = document.introspector();
    let found = wanted.map(|wanted| introspector.query(&wanted));
    let found = found.iter().flatten();
    let mut places = BTreeMap::new();
    for at in found.filter_map(|found| found.location()) {
        let Some(at) = place(document, at) else {
            continue;
        };
        places.entry(at.0).or_insert(at.1);
    }
    places
}

fn place(document: &PagedDocument, location: Location) -> Option<(usize, Point)> {
    let at = document.introspector().position(location)?;
    Some((at.page.get(), at.point))
}
