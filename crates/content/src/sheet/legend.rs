//! The legend: only what the chart uses.

use serde::Serialize;

use super::look::marks_of;
use super::{Look, SheetPost, SheetStyle};
use orgchart::Book;
use tables::model::Tenure;

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
}

/// The sign of letters at posts of which one also reports to the other.
const LETTERS: &str = "A a";

/// The rows that a chart needs once it is laid out: only then is it known
/// whether second reporting lines are drawn, or told by letters.
pub(super) fn used(rows: Vec<LegendRow>, book: &Book) -> Vec<LegendRow> {
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

/// The rows: the marks that the posts carry, a dotted line where there is one,
/// then the brackets. Brackets alone are explained only where that is asked for.
pub(super) fn legend(posts: &[SheetPost], style: &SheetStyle<'_>) -> Vec<LegendRow> {
    let words = style.words;
    let mut rows = Vec::new();
    for shown in style.marks {
        for tenure in Tenure::ALL {
            let carries = |post: &&SheetPost| {
                post.tenure == tenure && marks_of(post, style.marks).any(|mark| mark == shown)
            };
            let Some(pattern) = words.chart.marks.get(shown.change.word()) else {
                continue;
            };
            let named = words.tenure.get(tenure);
            if posts.iter().any(|post| carries(&post)) {
                rows.push(LegendRow {
                    mark: Some(Look::of([shown], tenure)),
                    sign: None,
                    dotted: false,
                    text: pattern.fill(&[("tenure", named)]),
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
        });
        rows.push(LegendRow {
            mark: None,
            sign: Some(LETTERS.to_owned()),
            dotted: false,
            text: words.chart.letters.clone(),
        });
    }
    let has = |text: fn(&SheetPost) -> &String| {
        style.brackets || (!rows.is_empty() && posts.iter().any(|post| !text(post).is_empty()))
    };
    let signs = [
        ("()", &words.chart.rank, has(|post| &post.shown.rank)),
        ("[]", &words.chart.point, has(|post| &post.shown.point)),
    ];
    for (sign, text, _) in signs.into_iter().filter(|(.., used)| *used) {
        rows.push(LegendRow {
            mark: None,
            sign: Some(sign.to_owned()),
            dotted: false,
            text: text.clone(),
        });
    }
    rows
}
