//! Text that is printed over other text, so that neither can be read: what is too wide
//! for its column runs into the next.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;

use typst::layout::{Abs, Rect};
use typst::syntax::Span as TypstSpan;
use typst_layout::PagedDocument;

use super::charts::{self, Charts};
use super::columns::{Cells, bare};
use super::edges;
use super::frames::{self, Piece, Seen};
use super::glyphs;
use super::world::PaperWorld;
use check::Checked;
use tables::assets::templates::BUILT_IN;
use tables::diag::{Diagnostic, Severity};
use tables::source::{FileId, Span};

/// How far two texts may stand over one another, as a part of their size: marks of
/// Chinese print and slanted letters reach over a little.
const MOST: f64 = 0.2;

/// How far the lines of a column begin apart, in points: what rounding makes of it.
const ROUNDING: f64 = 0.5;

/// The size of words that are heard and not seen, in points.
const HEARD: f64 = 1.0;

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
    (project, charts): (&Checked, &Charts),
) -> Vec<Diagnostic> {
    let cells = LazyCell::new(|| Cells::of(world.sources));
    let typed = Typed {
        world,
        project,
        cells: &cells,
        charts,
    };
    let runs = runs(document, world);
    let pages = runs.chunk_by(|one, other| one.page == other.page);
    pages.flat_map(|page| of_page(page, &typed)).collect()
}

/// The same of two versions together, each of which may be right by itself: a warning.
pub(super) fn in_redline(
    document: &PagedDocument,
    world: &PaperWorld<'_>,
    project: &Checked,
) -> Vec<Diagnostic> {
    let help =
        "write it as .html, where tables are as wide as their words, or give the column more room";
    let found = texts(document, world, (project, &Charts::default())).into_iter();
    let warned = found.map(|finding| Diagnostic {
        severity: Severity::Warning,
        help: vec![help.to_owned()],
        ..finding
    });
    warned.collect()
}

/// Those of a page.
fn of_page(page: &[Run<'_>], typed: &Typed<'_>) -> Vec<Diagnostic> {
    let head = LazyCell::new(|| typed.head_of_table(page));
    let chart = page.first().and_then(|run| typed.charts.on(run.page));
    // A run may stand over many.
    let places: Vec<LazyCell<_, _>> = (0..page.len())
        .map(|at| LazyCell::new(move || typed.place(at, page)))
        .collect();
    let mut seen = BTreeSet::new();
    let mut findings = Vec::new();
    for [under, over] in pairs(page) {
        // Of the one there may be too little to know it again.
        let place = chart.or_else(|| *places[over]).or_else(|| *places[under]);
        let place = place.or_else(|| *head);
        let [under, over] = [under, over].map(|at| &page[at]);
        let file = place.map(|place| place.file);
        // What is known nowhere is likely of what was told on its page.
        let is_told = file.is_none() && !seen.is_empty();
        if is_told || !seen.insert(file) {
            continue;
        }
        let (one, other) = (shown(under.text), shown(over.text));
        let message = format!("`{other}` is printed over `{one}` on page {}", under.page);
        let finding = match under.in_body || over.in_body {
            true => Diagnostic::warning("pages/overprinted", message),
            false => Diagnostic::error("pages/overprinted", message),
        };
        let help = match chart {
            Some(_) => charts::HELP,
            None => "give the column more room, take out another, or set the table on a wide page",
        };
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

/// Where runs may have been typed.
struct Typed<'t> {
    world: &'t PaperWorld<'t>,
    project: &'t Checked,
    charts: &'t Charts,
    /// Asked for where something is amiss.
    cells: &'t dyn Deref<Target = Cells>,
}

impl Typed<'_> {
    /// Where a run of a page was typed: in a body, in the one cell that has it with the
    /// lines above and below it, or where its words alone stand. In doubt nowhere.
    fn place(&self, at: usize, page: &[Run<'_>]) -> Option<Span> {
        let run = &page[at];
        if let Some(typed) = self.world.origin(run.from) {
            return Some(typed);
        }
        let (lines, at) = column(at, page);
        self.cells.of_line(&lines, at).or_else(|| self.words(run))
    }

    /// The one place of the paper's own files that has the words of a run.
    fn words(&self, run: &Run<'_>) -> Option<Span> {
        let sources = self.world.sources;
        let words = Some(run.text.trim()).filter(|words| words.chars().count() > 3)?;
        let is_own = |file: &FileId| !sources.file(*file).path.as_str().starts_with(BUILT_IN);
        let files = glyphs::files(self.project, sources).into_iter();
        let files = files.filter(is_own);
        let mut found = files.flat_map(|file| glyphs::occurrences(words, file, sources));
        let first = found.next()?;
        found.next().is_none().then_some(first)
    }

    /// The head of the table that most of the runs of a page surely are cells of.
    fn head_of_table(&self, page: &[Run<'_>]) -> Option<Span> {
        let mut counts: BTreeMap<FileId, usize> = BTreeMap::new();
        for run in page.iter().filter(|run| !run.in_body) {
            if let Some(cell) = self.cells.of_line(&[bare(run.text)], 0) {
                *counts.entry(cell.file).or_default() += 1;
            }
        }
        let most = counts.into_iter().max_by_key(|(_, count)| *count);
        most.map(|(file, _)| Span::new(file, 0, 0))
    }
}

/// The lines of the column that a run stands in, from the top of its page; and which of
/// them it is.
fn column(at: usize, page: &[Run<'_>]) -> (Vec<String>, usize) {
    let is_beside = |other: &&Run<'_>| {
        let by = other.area.min.x - page[at].area.min.x;
        by.to_pt().abs() < ROUNDING
    };
    let above = page[..at].iter().filter(is_beside).count();
    let column = page.iter().filter(is_beside).map(|own| bare(own.text));
    (column.collect(), above)
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
        if !upright || piece.is_clipped() || text.size.to_pt() <= HEARD {
            return;
        }
        let advance = |glyph: &typst::text::Glyph| glyph.x_advance.at(text.size);
        let width: Abs = text.glyphs[..=last].iter().map(advance).sum();
        let area = frames::high(piece, text, Abs::zero(), width);
        // Nobody reads what is off the page, and there may be any number of it.
        let of_page = page.checked_sub(1).and_then(|at| document.pages().get(at));
        if of_page.is_none_or(|of| area.max.x < Abs::zero() || area.min.x > of.frame.width()) {
            return;
        }
        let from = text.glyphs[0].span.0;
        runs.push(Run {
            page,
            area,
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

/// The runs of a page that stand over one another, by their places in it: the one that
/// begins first, and the other.
fn pairs(page: &[Run<'_>]) -> impl Iterator<Item = [usize; 2]> {
    page.iter().enumerate().flat_map(move |(at, one)| {
        let near = page.iter().enumerate().skip(at + 1);
        let near = near.take_while(|(_, other)| other.area.min.y < one.area.max.y);
        let over = near.filter(|(_, other)| stand_over(one, other));
        over.map(move |(other, run)| match one.area.min.x <= run.area.min.x {
            true => [at, other],
            false => [other, at],
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
