//! The legend: only what the chart uses.

use serde::Serialize;

use super::look::marks_of;
use super::{Look, SheetPost, SheetStyle};
use orgchart::Book;
use tables::model::{Mark, Marked, Tenure, Words};

/// A row of the legend: a sample and what it means.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LegendRow {
    /// A box that looks like this.
    pub mark: Option<Look>,
    /// Or these signs.
    pub sign: Option<String>,
    /// Or a dotted line.
    pub dotted: bool,
    /// What it means.
    pub text: String,
    /// How many lines that takes.
    pub lines: usize,
}

/// The sign of letters at posts of which one also reports to the other.
const LETTERS: &str = "A a";

/// What the points of the directorate pay scales begin with: D1, DL2.
const DIRECTORATE: char = 'D';

/// The rows that a chart needs once it is laid out, with their lines: only then is it
/// known whether second reporting lines are drawn, or told by letters, and on which page.
pub(super) fn used(mut rows: Vec<LegendRow>, book: &Book, lines: &[usize]) -> Vec<LegendRow> {
    for (row, lines) in rows.iter_mut().zip(lines) {
        row.lines = *lines;
    }
    let mut pages = book.pages.iter();
    let dotted = pages
        .clone()
        .any(|page| page.edges.iter().any(|edge| edge.dotted));
    let letters = pages.any(|page| !page.tags.is_empty());
    let needed = |row: &LegendRow| match row.sign.as_deref() {
        Some(LETTERS) => letters,
        _ => dotted || !row.dotted,
    };
    rows.into_iter().filter(needed).collect()
}

/// How a box looks that has one mark, with that of its tenure where there is one.
fn look(shown: &Mark, tenure: Tenure, marks: &[Mark]) -> Look {
    let of_tenure = marks.iter().filter(|mark| {
        mark.of == Marked::Supernumerary && tenure == Tenure::Supernumerary && *mark != shown
    });
    Look::of(std::iter::once(shown).chain(of_tenure), tenure)
}

/// The rows: the marks that the posts carry, a dotted line where there is one,
/// then the brackets. Brackets alone are explained only where that is asked for.
pub(super) fn legend(posts: &[SheetPost], style: &SheetStyle<'_>) -> Vec<LegendRow> {
    let words = style.words;
    let mut rows = Vec::new();
    for shown in style.marks {
        let carries = |post: &SheetPost| marks_of(post, style.marks).any(|mark| mark == shown);
        let Some(pattern) = words.chart.marks.get(shown.of.word()) else {
            continue;
        };
        // A mark of what happens is explained for each tenure, any other once.
        let tenures: &[Tenure] = match shown.of {
            Marked::Change(_) => &Tenure::ALL,
            Marked::Supernumerary | Marked::Vacant => &[Tenure::Permanent],
        };
        for &tenure in tenures {
            let of_tenure = |post: &&SheetPost| tenures.len() == 1 || post.tenure == tenure;
            if posts.iter().filter(of_tenure).any(carries) {
                rows.push(LegendRow {
                    mark: Some(look(shown, tenure, style.marks)),
                    sign: None,
                    dotted: false,
                    text: pattern.fill(&[("tenure", words.tenure.get(tenure))]),
                    lines: 1,
                });
            }
        }
    }
    if posts.iter().any(|post| !post.shown.dotted_to.is_empty()) {
        rows.push(LegendRow {
            mark: None,
            sign: None,
            dotted: true,
            text: words.chart.dotted.clone(),
            lines: 1,
        });
        rows.push(LegendRow {
            mark: None,
            sign: Some(LETTERS.to_owned()),
            dotted: false,
            text: words.chart.letters.clone(),
            lines: 1,
        });
    }
    let has = |text: fn(&SheetPost) -> &String| {
        style.brackets || (!rows.is_empty() && posts.iter().any(|post| !text(post).is_empty()))
    };
    let signs = [
        ("()", &words.chart.rank, has(|post| &post.shown.rank)),
        ("[]", point(posts, words), has(|post| &post.shown.point)),
    ];
    for (sign, text, _) in signs.into_iter().filter(|(.., used)| *used) {
        rows.push(LegendRow {
            mark: None,
            sign: Some(sign.to_owned()),
            dotted: false,
            text: text.clone(),
            lines: 1,
        });
    }
    rows
}

/// What stands in square brackets: the points of the directorate's scales, or of any.
fn point<'w>(posts: &[SheetPost], words: &'w Words) -> &'w String {
    let mut points = posts.iter().map(|post| &post.shown.point);
    match points.all(|point| point.is_empty() || point.starts_with(DIRECTORATE)) {
        true => &words.chart.point,
        false => &words.chart.any_point,
    }
}
