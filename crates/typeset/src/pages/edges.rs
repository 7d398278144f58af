//! Text and pictures that run off the page.

use std::collections::BTreeSet;

use typst::layout::{Abs, Point, Rect};
use typst::syntax::{LinkedNode, Span as TypstSpan, SyntaxKind};
use typst::text::TextItem;
use typst_layout::PagedDocument;

use super::charts::{self, Charts};
use super::frames::{self, Seen};
use super::world::PaperWorld;
use super::{cells, glyphs};
use check::Checked;
use tables::diag::Diagnostic;
use tables::source::Span;

/// How far something may stand over the edge, in points: what rounding makes of
/// it.
const ROUNDING: f64 = 0.5;

/// Something of which a part stands over an edge.
struct Over {
    page: usize,
    side: &'static str,
    /// The words of its line, run by run; none for a picture.
    runs: Vec<String>,
    /// Those of them that stand over the edge.
    over: String,
    /// Where it is typed, if that is the body.
    from: TypstSpan,
    /// Where the text of the body before it is typed.
    before: Option<TypstSpan>,
}

/// A line of text while its runs come.
struct Line<'a> {
    page: usize,
    y: f64,
    in_body: bool,
    runs: Vec<&'a TextItem>,
    over: String,
    first: Option<(&'static str, TypstSpan)>,
    before: Option<TypstSpan>,
}

/// An error for each text and picture of which a part is not on the page.
pub(super) fn beyond(
    document: &PagedDocument,
    world: &PaperWorld<'_>,
    (project, charts): (&Checked, &Charts),
) -> Vec<Diagnostic> {
    let mut seen = BTreeSet::new();
    let mut findings = Vec::new();
    for over in gather(document, world) {
        let chart = charts.on(over.page);
        let (place, key) = match chart {
            Some(place) => (Some(place), format!("{place:?}")),
            None => place(&over, world, project),
        };
        // What many pieces of one table or one cell do is said once.
        if !seen.insert(key) {
            continue;
        }
        let (what, help) = match over.runs[..] {
            [] => (
                "a picture".to_owned(),
                "make it smaller: `width: 100%` is as wide as the text",
            ),
            _ if chart.is_some() => (format!("`{}`", short(&over.over)), charts::HELP),
            _ if matches!(over.side, "head" | "foot") => (
                format!("`{}`", short(&over.over)),
                "take away the space or size that moves it off the page",
            ),
            _ => (
                format!("`{}`", short(&over.over)),
                "put a space where it may break, or give it more room",
            ),
        };
        let message = format!("{what} runs off the {} of page {}", over.side, over.page);
        let finding = Diagnostic::error("pages/off-the-page", message).help(help);
        findings.push(finding.at_any(place));
    }
    findings
}

fn gather(document: &PagedDocument, world: &PaperWorld<'_>) -> Vec<Over> {
    let mut found: Vec<Over> = Vec::new();
    let mut line: Option<Line<'_>> = None;
    let mut before = None;
    frames::walk(document, &mut |page, piece, paints| {
        let Some(size) = page.checked_sub(1).and_then(|at| document.pages().get(at)) else {
            return;
        };
        let edge = Rect::new(Point::zero(), size.frame.size().to_point());
        match &piece.seen {
            Seen::Text(text) => {
                let y = Point::zero().transform(piece.at).y.to_pt();
                let from = text.glyphs.first().and_then(|glyph| glyph.span.0.id());
                let in_body = world.part(from).is_some();
                let mut first = None;
                let whole = frames::high(piece, text, Abs::zero(), text.width());
                if over(&whole, &edge).is_some() {
                    frames::glyphs(piece, paints, &mut |_, from, area| {
                        first = first.or(over(&area(), &edge).map(|side| (side, from)));
                    });
                }
                let same = |line: &Line<'_>| {
                    (line.page, line.in_body) == (page, in_body) && (line.y - y).abs() < 0.1
                };
                if in_body || !line.as_ref().is_some_and(same) {
                    found.extend(line.take().and_then(finished));
                }
                let line = line.get_or_insert_with(|| Line {
                    page,
                    y,
                    in_body,
                    runs: Vec::new(),
                    over: String::new(),
                    first: None,
                    before,
                });
                line.runs.push(*text);
                if in_body {
                    before = text.glyphs.first().map(|glyph| glyph.span.0);
                }
                if first.is_some() {
                    line.over += &text.text;
                    line.first = line.first.or(first);
                }
            }
            Seen::Picture(size, from) => {
                let area = piece.area(Point::zero(), size.to_point());
                // A clip is how a picture is cut on purpose.
                let side = over(&area, &edge).filter(|_| !piece.is_clipped());
                found.extend(side.map(|side| Over {
                    page,
                    side,
                    runs: Vec::new(),
                    over: String::new(),
                    from: *from,
                    before,
                }));
            }
        }
    });
    found.extend(line.take().and_then(finished));
    found
}

/// A line that is complete, if something of it stands over an edge.
fn finished(line: Line<'_>) -> Option<Over> {
    let (side, from) = line.first?;
    let runs = line.runs.iter();
    Some(Over {
        page: line.page,
        side,
        runs: runs.map(|run| cells::squeeze(&run.text)).collect(),
        over: line.over,
        from,
        before: line.before,
    })
}

/// The side at which an area stands over an edge.
fn over(area: &Rect, edge: &Rect) -> Option<&'static str> {
    let sides = [
        (area.max.x - edge.max.x, "right side"),
        (edge.min.x - area.min.x, "left side"),
        (area.max.y - edge.max.y, "foot"),
        (edge.min.y - area.min.y, "head"),
    ];
    let found = sides.into_iter().find(|(by, _)| by.to_pt() > ROUNDING);
    found.map(|(_, side)| side)
}

/// The beginning of some words.
pub(super) fn short(words: &str) -> String {
    let end = words.char_indices().nth(40).map(|(at, _)| at);
    match end {
        Some(end) => format!("{}…", &words[..end]),
        None => words.to_owned(),
    }
}

/// Where something was typed, and what it belongs to.
fn place(over: &Over, world: &PaperWorld<'_>, project: &Checked) -> (Option<Span>, String) {
    if let Some(body) = world.part(over.from.id())
        && let Ok(source) = world.source(body.file)
        && let Some(node) = source.find(over.from)
    {
        let key = format!("body {:?} {}", body.annex, outermost(&node));
        return (body.origin(node.range()), key);
    }
    let place = cells::of_line(&over.runs, world.sources).or_else(|| {
        let files = glyphs::files(project, world.sources);
        let words = over.over.trim();
        let mut places = files
            .iter()
            .flat_map(|&file| glyphs::occurrences(words, file, world.sources));
        places.next().filter(|_| words.chars().count() > 3)
    });
    // A number or a signature, which the layout sets: the body has moved it.
    let place = place.or_else(|| {
        let moved = world.bodies.iter().find_map(|body| {
            let source = world.source(body.file).ok()?;
            body.origin(spacing(&LinkedNode::new(source.root()))?.range())
        });
        moved.or_else(|| world.origin(over.before?))
    });
    let key = match place {
        Some(place) => format!("{place:?}"),
        None => format!("{} {}", over.over, over.page),
    };
    (place, key)
}

/// The first call for a negative space in a body.
fn spacing<'t>(node: &LinkedNode<'t>) -> Option<LinkedNode<'t>> {
    let is_negative = |node: &LinkedNode<'_>| {
        let mut parts = node.children().filter(|part| !part.kind().is_trivia());
        node.kind() == SyntaxKind::Unary
            && parts
                .next()
                .is_some_and(|sign| sign.kind() == SyntaxKind::Minus)
            && parts
                .next()
                .is_some_and(|size| size.kind() == SyntaxKind::Numeric)
    };
    if is_negative(node) {
        let mut at = node.clone();
        while at.kind() != SyntaxKind::FuncCall {
            at = at.parent()?.clone();
        }
        return Some(at);
    }
    node.children().find_map(|child| spacing(&child))
}

/// Where the piece of a body begins that a node belongs to.
fn outermost(node: &LinkedNode<'_>) -> usize {
    let mut at = node.clone();
    while let Some(parent) = at.parent() {
        if parent.parent().is_none() {
            break;
        }
        at = parent.clone();
    }
    at.offset()
}
