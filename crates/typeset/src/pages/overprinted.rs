//! Text that is printed over other text, so that neither can be read: what is too wide
//! for its column runs into the next.

use std::collections::{BTreeMap, BTreeSet};

use typst::layout::{Abs, Rect};
use typst::syntax::Span as TypstSpan;
use typst_layout::PagedDocument;

use super::edges;
use super::frames::{self, Piece, Seen};
use super::world::PaperWorld;
use super::{cells, glyphs};
use check::Checked;
use tables::assets::templates::BUILT_IN;
use tables::diag::Diagnostic;
use tables::source::{FileId, Span};

/// How far two texts may stand over one another, as a part of their size: marks of
/// Chinese print and slanted letters reach over a little.
const MOST: f64 = 0.2;

/// How far the lines of a column begin apart, in points: what rounding makes of it.
const ROUNDING: f64 = 0.5;

/// A run of text on a page.
struct Run<'a> {
    page: usize,
    area: Rect,
    size: f64,
    text: &'a str,
    from: TypstSpan,
    in_body: bool,
}

/// A finding for each text that stands over another: an error in what the templates set,
/// a warning in what is typed in a body, where somebody may want it. The texts of one
/// table do it once a page.
pub(super) fn texts(
    document: &PagedDocument,
    world: &PaperWorld<'_>,
    project: &Checked,
) -> Vec<Diagnostic> {
    let mut seen = BTreeSet::new();
    let mut findings = Vec::new();
    let runs = runs(document, world);
    for [under, over] in pairs(&runs) {
        // Of the one there may be too little to know it again.
        let mut places = [over, under]
            .into_iter()
            .map(|run| place(run, &runs, world, project));
        let place = places.find_map(|place| place);
        let place = place.or_else(|| head_of_table(under.page, &runs, world));
        let file = place.map(|place| place.file);
        // What is known nowhere is likely of what was told on its page.
        let is_told = file.is_none() && seen.iter().any(|(page, _)| *page == under.page);
        if is_told || !seen.insert((under.page, file)) {
            continue;
        }
        let (one, other) = (shown(under.text), shown(over.text));
        let message = format!("`{other}` is printed over `{one}` on page {}", under.page);
        let finding = match under.in_body || over.in_body {
            true => Diagnostic::warning("pages/overprinted", message),
            false => Diagnostic::error("pages/overprinted", message),
        };
        let help = "give the column more room, take out another, or set the table on a wide page";
        findings.push(finding.at_any(place).help(help));
    }
    findings
}

/// The words of a run as a message shows them: gaps as spaces.
fn shown(text: &str) -> String {
    let gap = |c: char| if c.is_whitespace() { ' ' } else { c };
    let seen: String = text.chars().map(gap).collect();
    edges::short(seen.trim())
}

/// Where a run was typed: in a body, in the one cell that has it with the lines above and
/// below it, or where its words alone stand. In doubt nowhere.
fn place(
    run: &Run<'_>,
    runs: &[Run<'_>],
    world: &PaperWorld<'_>,
    project: &Checked,
) -> Option<Span> {
    if let Some(typed) = world.origin(run.from) {
        return Some(typed);
    }
    let (lines, at) = column(run, runs);
    cells::of_run(&lines, at, world.sources).or_else(|| {
        let words = run.text.trim();
        let is_own = |file: &FileId| {
            let path = &world.sources.file(*file).path;
            !path.as_str().starts_with(BUILT_IN)
        };
        let files = glyphs::files(project, world.sources);
        let files = files.into_iter().filter(is_own);
        let mut found = files.flat_map(|file| glyphs::occurrences(words, file, world.sources));
        let first = found.next().filter(|_| words.chars().count() > 3)?;
        found.next().is_none().then_some(first)
    })
}

/// The head of the table that most of the runs on a page surely are cells of.
fn head_of_table(page: usize, runs: &[Run<'_>], world: &PaperWorld<'_>) -> Option<Span> {
    let own = runs.iter().filter(|run| run.page == page && !run.in_body);
    let mut counts: BTreeMap<FileId, usize> = BTreeMap::new();
    for run in own {
        let cell = cells::of_run(&[cells::squeeze(run.text)], 0, world.sources);
        if let Some(cell) = cell {
            *counts.entry(cell.file).or_default() += 1;
        }
    }
    let most = counts.into_iter().max_by_key(|(_, count)| *count);
    most.map(|(file, _)| Span::new(file, 0, 0))
}

/// The lines of the column that a run stands in, from the top of its page, without white
/// space; and which of them it is.
fn column(run: &Run<'_>, runs: &[Run<'_>]) -> (Vec<String>, usize) {
    let is_beside = |other: &&Run<'_>| {
        let by = other.area.min.x - run.area.min.x;
        other.page == run.page && by.to_pt().abs() < ROUNDING
    };
    let column: Vec<&Run<'_>> = runs.iter().filter(is_beside).collect();
    let at = column.iter().position(|own| std::ptr::eq(*own, run));
    let lines = column.iter().map(|own| cells::squeeze(own.text));
    (lines.collect(), at.unwrap_or_default())
}

/// The runs of text that stand upright, page by page, from the top of each.
fn runs<'a>(document: &'a PagedDocument, world: &PaperWorld<'_>) -> Vec<Run<'a>> {
    let mut runs = Vec::new();
    frames::walk(document, &mut |page, piece: &Piece<'a>, _| {
        let Seen::Text(text) = piece.seen else {
            return;
        };
        let upright = piece.at.kx.is_zero() && piece.at.ky.is_zero();
        let blank = |at: usize| {
            let written = text.text.get(text.glyphs[at].range()).unwrap_or_default();
            written.trim_matches(['\u{AD}', ' ']).trim().is_empty()
        };
        let Some(last) = (0..text.glyphs.len()).rfind(|at| !blank(*at)) else {
            return;
        };
        if !upright || piece.is_clipped() {
            return;
        }
        let advance = |glyph: &typst::text::Glyph| glyph.x_advance.at(text.size);
        let width: Abs = text.glyphs[..=last].iter().map(advance).sum();
        let from = text.glyphs[0].span.0;
        runs.push(Run {
            page,
            area: frames::high(piece, text, Abs::zero(), width),
            size: text.size.to_pt(),
            text: &text.text,
            from,
            in_body: world.part(from.id()).is_some(),
        });
    });
    runs.sort_by(|a, b| {
        a.page
            .cmp(&b.page)
            .then(a.area.min.y.to_raw().total_cmp(&b.area.min.y.to_raw()))
    });
    runs
}

/// The runs that stand over one another.
fn pairs<'r, 'a>(runs: &'r [Run<'a>]) -> impl Iterator<Item = [&'r Run<'a>; 2]> {
    runs.iter().enumerate().flat_map(|(at, one)| {
        let near = runs[at + 1..]
            .iter()
            .take_while(|other| other.page == one.page && other.area.min.y < one.area.max.y);
        let over = near.filter(|other| stand_over(one, other));
        over.map(move |other| match one.area.min.x <= other.area.min.x {
            true => [one, other],
            false => [other, one],
        })
    })
}

/// Whether so much of two runs is in one place that it is seen.
fn stand_over(a: &Run<'_>, b: &Run<'_>) -> bool {
    let least = MOST * a.size.min(b.size);
    let shared = |a: (Abs, Abs), b: (Abs, Abs)| (a.1.min(b.1) - a.0.max(b.0)).to_pt();
    let (of_a, of_b) = (a.area, b.area);
    shared((of_a.min.x, of_a.max.x), (of_b.min.x, of_b.max.x)) > least
        && shared((of_a.min.y, of_a.max.y), (of_b.min.y, of_b.max.y)) > least
}
