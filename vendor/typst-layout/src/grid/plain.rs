//! PANELPAPER: cells of a table that hold nothing but a few words.
//!
//! A grid lays each cell out to find how wide its columns are, how high its rows are,
//! and once more in its place; a table that breaks over pages or is measured, several
//! times so. A plain cell is realized and its text built once, and from that its size
//! and its frame follow for each room that holds the text as it is. They are those that
//! [`layout_fragment`](crate::layout_fragment) makes: for any other room, and for what
//! a show rule makes of a cell, the grid still asks that.

use std::sync::Arc;

use comemo::{Track, Tracked, TrackedMut};
use typst_library::diag::SourceResult;
use typst_library::engine::{Engine, Route, Sink, Traced};
use typst_library::foundations::{
    Content, NativeElement, Resolve, SequenceElem, Style, StyleChain, StyledElem, Styles,
    TargetElem,
};
use typst_library::introspection::{
    Introspector, Locator, LocatorLink, SplitLocator, Tag, TagElem,
};
use typst_library::layout::grid::resolve::Cell;
use typst_library::layout::{
    Abs, AlignElem, Axes, BlockElem, FixedAlignment, Frame, FrameItem, HideElem, PadElem,
    PageElem, Point, Regions, Rel, Sides, Size,
};
use typst_library::math::EquationElem;
use typst_library::model::{
    BibliographyElem, EmphElem, FigureElem, FootnoteElem, FootnoteEntry, HeadingElem,
    LinkElem, OutlineElem, ParElem, StrongElem, TableCell, TableElem,
};
use typst_library::routines::{Arenas, FragmentKind, Pair, RealizationKind};
use typst_library::text::{LinebreakElem, SmartQuoteElem, SpaceElem, TextElem};
use typst_library::{Library, World};
use typst_utils::{LazyHash, Numeric, Protected, SliceExt};

use crate::inline::{NaturalLines, natural_lines};
use crate::pad::{grow, grown, shrink};

/// A sign of a text is hardly narrower than this, so that a longer text surely has no
/// room on a line.
const NARROW: Abs = Abs::raw(4.0);

/// A cell whose text is built, to be placed in any room.
#[derive(Debug, Clone)]
pub struct PlainCell(Arc<Built>);

#[derive(Debug)]
struct Built {
    inset: Sides<Rel<Abs>>,
    /// How the padded text stands in the cell.
    align: Axes<FixedAlignment>,
    text: Text,
}

/// The text of a cell: what its flow is made of.
#[derive(Debug)]
struct Text {
    before: Vec<Tag>,
    lines: NaturalLines,
    after: Vec<Tag>,
    leading: Abs,
    align: Axes<FixedAlignment>,
}

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
    let styles = StyleChain::new(&around.all);
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

    let mut rebased = Rebased { arenas: &arenas, around, known: vec![] };
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

/// The styles of realized text, with those around the grid thinned out to those of text.
struct Rebased<'a> {
    arenas: &'a Arenas,
    around: &'a PlainStyles,
    /// Chains are told apart by where they are.
    known: Vec<(StyleChain<'a>, StyleChain<'a>)>,
}

impl<'a> Rebased<'a> {
    fn of(&mut self, chain: StyleChain<'a>) -> StyleChain<'a> {
        if chain == StyleChain::new(&self.around.all) {
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

/// The tags of children that are tags alone.
fn tags(children: &[Pair]) -> Vec<Tag> {
    let tags = children.iter().filter_map(|(child, _)| child.to_packed::<TagElem>());
    tags.map(|elem| elem.tag.clone()).collect()
}

/// The sizes of a plain cell in a room.
struct Fit {
    /// Of the lines.
    line: Abs,
    /// What the lines take up.
    used: Size,
    /// Of the text, without and with the inset.
    text: Size,
    padded: Size,
    /// Of the cell.
    cell: Size,
}

impl PlainCell {
    /// The size of the cell in a room, if the room leaves its text as it is.
    pub fn size(&self, regions: Regions) -> Option<Size> {
        self.fit(regions).map(|fit| fit.cell)
    }

    /// The frame of the cell in a room, if the room leaves its text as it is.
    pub fn frame(&self, regions: Regions) -> Option<Frame> {
        let fit = self.fit(regions)?;
        let mut padded = self.0.text.frame(&fit);
        grow(&mut padded, &self.0.inset);

        let align = self.0.align;
        let free = fit.cell.y - fit.padded.y;
        let x = align.x.position(fit.cell.x - padded.width());
        let y = FixedAlignment::Start.max(align.y).position(free);
        let mut output = Frame::soft(fit.cell);
        if padded.has_baseline() {
            output.set_baseline(y + padded.baseline());
        }
        output.push_frame(Point::new(x, y), padded);
        Some(output)
    }

    /// The sizes in a room, if the room leaves the text as it is.
    fn fit(&self, regions: Regions) -> Option<Fit> {
        let Built { inset, text, .. } = &*self.0;
        let expand = regions.expand & regions.size.map(Abs::is_finite);
        let fills_backlog = expand.y && !regions.backlog.is_empty();
        if expand != regions.expand || fills_backlog || regions.is_full() {
            return None;
        }

        let room = shrink(regions.size, inset);
        let line = text.lines.width(room.x, expand.x);
        let used = Size::new(line, text.height());
        let fits = text.lines.fit(room.x) && room.y.fits(used.y);
        if !fits || text.lines.shrink(line) {
            return None;
        }

        let inner = expand.select(room, used.min(room));
        let padded = grown(inner, inset);
        let cell = expand.select(regions.size, padded.min(regions.size));
        Some(Fit { line, used, text: inner, padded, cell })
    }
}

impl Text {
    /// The height of the lines and of what is between them.
    fn height(&self) -> Abs {
        let mut height = Abs::zero();
        for (i, line) in self.lines.heights().enumerate() {
            if i > 0 {
                height += self.leading;
            }
            height += line;
        }
        height
    }

    /// The frame of the text, without its inset.
    fn frame(&self, fit: &Fit) -> Frame {
        let mut output = Frame::soft(fit.text);
        for tag in &self.before {
            output.push(Point::zero(), FrameItem::Tag(tag.clone()));
        }

        let free = fit.text.y - fit.used.y;
        let down = FixedAlignment::Start.max(self.align.y).position(free);
        let mut offset = Abs::zero();
        for (i, frame) in self.lines.frames(fit.line).enumerate() {
            if i > 0 {
                offset += self.leading;
            }
            let x = self.align.x.position(fit.text.x - frame.width());
            let y = offset + down;
            offset += frame.height();
            if i == 0 && frame.has_baseline() {
                output.set_baseline(y + frame.baseline());
            }
            output.push_frame(Point::new(x, y), frame);
        }

        for tag in &self.after {
            output.push(Point::with_y(offset + down), FrameItem::Tag(tag.clone()));
        }
        output
    }
}
