//! PANELPAPER: how a plain cell is realized and its text built.

use std::sync::Arc;

use comemo::{Track, Tracked, TrackedMut};
use typst_library::diag::SourceResult;
use typst_library::engine::{Engine, Route, Sink, Traced};
use typst_library::foundations::{
    Content, NativeElement, Resolve, SequenceElem, StyleChain, StyledElem,
};
use typst_library::introspection::{
    Introspector, Locator, LocatorLink, SplitLocator, Tag, TagElem,
};
use typst_library::layout::grid::resolve::Cell;
use typst_library::layout::{Abs, AlignElem, BlockElem, HideElem, PadElem, Rel, Sides};
use typst_library::model::{EmphElem, LinkElem, ParElem, StrongElem, TableCell};
use typst_library::routines::{Arenas, FragmentKind, Pair, RealizationKind};
use typst_library::text::{LinebreakElem, SmartQuoteElem, SpaceElem, TextElem};
use typst_library::{Library, World};
use typst_utils::{LazyHash, Protected, SliceExt};

use super::styles::{PlainStyles, Rebased};
use super::{Built, PlainCell, Text};
use crate::inline::natural_lines;

/// A sign of a text is hardly narrower than this, so that a longer text surely has no
/// room on a line.
const NARROW: Abs = Abs::raw(4.0);

/// Whether it is worth trying: whether a cell is one of a table, has nothing but text,
/// and not so much of it that it surely breaks in this width.
pub fn may_be_plain(cell: &Cell, width: Abs) -> bool {
    let Some(cell) = cell.body.to_packed::<TableCell>() else { return false };
    let mut signs = 0;
    is_text(&cell.body, &mut signs) && signs > 0 && NARROW * signs as f64 <= width
}

/// Whether content is text, and how many signs it has.
fn is_text(content: &Content, signs: &mut usize) -> bool {
    if content.label().is_some() {
        return false;
    }
    if let Some(text) = content.to_packed::<TextElem>() {
        *signs += text.text.chars().count();
        return true;
    }
    if let Some(sequence) = content.to_packed::<SequenceElem>() {
        return sequence.children.iter().all(|child| is_text(child, signs));
    }
    if let Some(styled) = content.to_packed::<StyledElem>() {
        return is_text(&styled.child, signs);
    }
    if let Some(strong) = content.to_packed::<StrongElem>() {
        return is_text(&strong.body, signs);
    }
    if let Some(emph) = content.to_packed::<EmphElem>() {
        return is_text(&emph.body, signs);
    }
    content.is::<SpaceElem>()
        || content.is::<LinebreakElem>()
        || content.is::<SmartQuoteElem>()
}

/// Realizes a cell and builds its text, if nothing but its room decides where it goes.
pub fn plain_cell(
    engine: &mut Engine,
    cell: &Content,
    locator: Locator,
    styles: &PlainStyles,
) -> SourceResult<Option<PlainCell>> {
    plain_cell_impl(
        engine.world,
        engine.library,
        engine.introspector.into_raw(),
        engine.traced,
        TrackedMut::reborrow_mut(&mut engine.sink),
        cell,
        locator.track(),
        styles,
    )
}

/// The cached, internal implementation of [`plain_cell`].
#[comemo::memoize]
#[allow(clippy::too_many_arguments)]
fn plain_cell_impl(
    world: Tracked<dyn World + '_>,
    library: &LazyHash<Library>,
    introspector: Tracked<dyn Introspector + '_>,
    traced: Tracked<Traced>,
    sink: TrackedMut<Sink>,
    cell: &Content,
    locator: Tracked<Locator>,
    around: &PlainStyles,
) -> SourceResult<Option<PlainCell>> {
    let introspector = Protected::from_raw(introspector);
    let link = LocatorLink::new(locator);
    let mut locator = Locator::link(&link).split();
    let mut engine = Engine {
        library,
        world,
        introspector,
        traced,
        sink,
        // A few words nest in nothing. The route would be asked for each of them.
        route: Route::root(),
    };

    let arenas = Arenas::default();
    let styles = around.chain();
    let (children, _) = realize(&mut engine, &mut locator, &arenas, cell, styles)?;
    let &[(block, styles)] = children.as_slice() else { return Ok(None) };
    let Some(inset) = inset(cell, block, styles) else { return Ok(None) };

    // The locators have the layers of the cell's flow, its block, and its text.
    let child = locator.next(&()).split().next(&block.span());
    let link = LocatorLink::new(child.track());
    let child = Locator::link(&link);
    let link = LocatorLink::new(child.track());
    let mut locator = Locator::link(&link).split();

    let align = styles.resolve(AlignElem::alignment);
    let text = text(&mut engine, &mut locator, body(cell), styles, around)?;
    Ok(text.map(|text| PlainCell(Arc::new(Built { inset, align, text }))))
}

/// Realizes content as a fragment.
fn realize<'a>(
    engine: &mut Engine,
    locator: &mut SplitLocator,
    arenas: &'a Arenas,
    content: &'a Content,
    styles: StyleChain<'a>,
) -> SourceResult<(Vec<Pair<'a>>, FragmentKind)> {
    let mut kind = FragmentKind::Block;
    let children = (engine.library.routines.realize)(
        RealizationKind::Fragment { kind: &mut kind },
        engine,
        locator,
        arenas,
        content,
        styles,
    )?;
    Ok((children, kind))
}

/// What stands in a cell, without its inset.
fn body(cell: &Content) -> &Content {
    cell.to_packed::<TableCell>().map_or(cell, |cell| &cell.body)
}

/// The inset of a cell, if the cell is realized to a block that is no more than its
/// padded body.
fn inset(
    cell: &Content,
    block: &Content,
    styles: StyleChain,
) -> Option<Sides<Rel<Abs>>> {
    let cell = cell.to_packed::<TableCell>()?;
    let inset = cell.inset.get(styles).unwrap_or_default();
    let inset = inset.map(Option::unwrap_or_default);
    let padded = cell.body.clone().padded(inset).into_packed::<PadElem>().ok()?;
    let expected = BlockElem::multi_layouter(padded, crate::pad::layout_pad).pack();
    let bare = *block == expected && block.label().is_none() && has_no_looks(styles);
    bare.then(|| inset.resolve(styles))
}

/// Whether styles leave a block as it is: its only property may be the space around
/// it, of which there is none in a cell, and that it breaks.
fn has_no_looks(styles: StyleChain) -> bool {
    let harmless = [
        BlockElem::above.index(),
        BlockElem::below.index(),
        BlockElem::breakable.index(),
    ];
    let mut properties = styles.entries().filter_map(|style| style.property());
    let changed = properties.any(|property| {
        property.is_of(HideElem::ELEM)
            || property.is_of(LinkElem::ELEM)
            || property.is_of(BlockElem::ELEM)
                && !harmless.iter().any(|&id| property.is(BlockElem::ELEM, id))
    });
    !changed && styles.get(BlockElem::breakable)
}

/// Builds the text of a cell.
fn text(
    engine: &mut Engine,
    locator: &mut SplitLocator,
    body: &Content,
    styles: StyleChain,
    around: &PlainStyles,
) -> SourceResult<Option<Text>> {
    let arenas = Arenas::default();
    let (children, kind) = realize(engine, locator, &arenas, body, styles)?;
    if kind != FragmentKind::Inline {
        return Ok(None);
    }

    let mut rebased = Rebased::new(&arenas, around);
    let children: Vec<_> =
        children.into_iter().map(|(child, styles)| (child, rebased.of(styles))).collect();
    let (start, end) = children.split_prefix_suffix(|(c, _)| c.is::<TagElem>());
    let inner = &children[start..end];
    let Some(styles) = StyleChain::trunk_from_pairs(inner) else { return Ok(None) };

    Ok(natural_lines(engine, inner, styles)?.map(|lines| Text {
        before: tags(&children[..start]),
        lines,
        after: tags(&children[end..]),
        leading: styles.resolve(ParElem::leading),
        align: styles.resolve(AlignElem::alignment),
    }))
}

/// The tags of children that are tags alone.
fn tags(children: &[Pair]) -> Vec<Tag> {
    let tags = children.iter().filter_map(|(child, _)| child.to_packed::<TagElem>());
    tags.map(|elem| elem.tag.clone()).collect()
}
