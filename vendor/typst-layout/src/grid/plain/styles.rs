//! PANELPAPER: the styles that the cells of a grid have in common.

use typst_library::foundations::{
    NativeElement, Style, StyleChain, Styles, TargetElem,
};
use typst_library::layout::PageElem;
use typst_library::math::EquationElem;
use typst_library::model::{
    BibliographyElem, FigureElem, FootnoteElem, FootnoteEntry, HeadingElem, OutlineElem,
    TableCell, TableElem,
};
use typst_library::routines::Arenas;
use typst_utils::LazyHash;

/// The styles around the cells of a grid, in one piece.
#[derive(Debug, Hash)]
pub struct PlainStyles {
    /// But for what sets apart a table that is only measured: what was built to measure
    /// it serves for its place.
    all: LazyHash<Styles>,
    /// What of them says how text looks.
    text: LazyHash<Styles>,
}

impl PlainStyles {
    /// The styles of a chain.
    pub fn of(chain: StyleChain) -> Self {
        // Where a style stands concerns pages alone, and the target is always paper.
        let all = chain.to_map().outside();
        let all: Styles =
            all.as_slice().iter().filter(|style| !is_target(style)).cloned().collect();
        let text = all.as_slice().iter().filter(|style| may_be_of_text(style)).cloned();
        Self { text: LazyHash::new(text.collect()), all: LazyHash::new(all) }
    }

    /// All of them.
    pub(super) fn chain(&self) -> StyleChain<'_> {
        StyleChain::new(&self.all)
    }
}

/// Whether a style says what the layout is for.
fn is_target(style: &Style) -> bool {
    style.property().is_some_and(|property| property.is_of(TargetElem::ELEM))
}

/// Whether text that is realized may look to a style. There are some ninety around a
/// table, which each question about a text would go through.
fn may_be_of_text(style: &Style) -> bool {
    let others = [
        BibliographyElem::ELEM,
        EquationElem::ELEM,
        FigureElem::ELEM,
        FootnoteElem::ELEM,
        FootnoteEntry::ELEM,
        HeadingElem::ELEM,
        OutlineElem::ELEM,
        PageElem::ELEM,
        TableCell::ELEM,
        TableElem::ELEM,
    ];
    style
        .property()
        .is_some_and(|property| !others.iter().any(|&elem| property.is_of(elem)))
}

/// The styles of realized text, with those around the grid thinned out to those of text.
pub(super) struct Rebased<'a> {
    arenas: &'a Arenas,
    around: &'a PlainStyles,
    /// Chains are told apart by where they are.
    known: Vec<(StyleChain<'a>, StyleChain<'a>)>,
}

impl<'a> Rebased<'a> {
    pub(super) fn new(arenas: &'a Arenas, around: &'a PlainStyles) -> Self {
        Self { arenas, around, known: vec![] }
    }

    /// What a chain is then.
    pub(super) fn of(&mut self, chain: StyleChain<'a>) -> StyleChain<'a> {
        if chain == self.around.chain() {
            return StyleChain::new(&self.around.text);
        }
        if let Some(&(_, known)) = self.known.iter().find(|(from, _)| *from == chain) {
            return known;
        }
        let Some(link) = chain.links().next() else { return chain };
        let mut outer = chain;
        outer.pop();
        let outer: &'a StyleChain = self.arenas.bump.alloc(self.of(outer));
        let rebased = outer.chain(link);
        self.known.push((chain, rebased));
        rebased
    }
}
