//! Annexes of charts: the organisation chart of an office.

use serde::Serialize;
use serde_json::{Value, json};

use super::{AnnexKind, Edition, SubjectTable};
use crate::chart::{ChartPost, Drawing, Options, OrgChart, PageSize, PlacedBox, lay_out};
use crate::model::{Annex, Change, Mark, Office, Post, Structure, Tenure};

/// The kind's name in annexes.csv.
pub const NAME: &str = "chart";

pub(super) const KIND: AnnexKind = AnnexKind {
    name: NAME,
    subject: SubjectTable::Offices,
    title,
    content,
};

/// How a chart's page is divided, in points; the template gets it as it is, so
/// that the chart is laid out for the room that it is then given.
#[derive(Debug, Clone, Copy, Serialize)]
struct Room {
    /// The margins left and right.
    side: f64,
    /// The margin above.
    above: f64,
    /// The margin below.
    below: f64,
    /// From the top margin to the chart: the annex's label and one line of
    /// title.
    head: f64,
    /// The size of the title's text, and the distance of its lines.
    title_size: f64,
    title_line: f64,
    /// The height of a line of the legend.
    row: f64,
    /// Between the chart and the legend.
    legend_gap: f64,
}

const ROOM: Room = Room {
    side: 36.0,
    above: 42.0,
    below: 36.0,
    head: 56.0,
    title_size: 14.0,
    title_line: 21.0,
    row: 14.0,
    legend_gap: 10.0,
};

/// A4, in points; rounded down, since a chart that is larger than its page by
/// a hair takes two.
const A4: (f64, f64) = (595.27, 841.88);

/// The text size, in points, from which a chart is comfortable to read.
const COMFORTABLE: f64 = 9.0;

fn title(edition: &Edition<'_>, annex: &Annex) -> String {
    let Some(office) = edition.project.establishment.office(&annex.subject) else {
        return String::new();
    };
    let words = &edition.words.chart;
    let pattern = match office.structure {
        Structure::Existing => &words.existing,
        Structure::Proposed => &words.proposed,
    };
    pattern.fill(&[("office", office.name.get(edition.lang))])
}

fn content(edition: &Edition<'_>, annex: &Annex) -> Value {
    let Some(office) = edition.project.establishment.office(&annex.subject) else {
        return json!({});
    };
    let posts: Vec<&Post> = edition.project.establishment.posts_of(&office.id).collect();
    // The checks have shown that the reporting lines make a tree.
    let Ok(chart) = OrgChart::new(chart_posts(edition, office, &posts)) else {
        return json!({});
    };
    let title = edition.title(annex);
    let legend = legend(edition, office, &posts);
    let on = |landscape: bool| {
        let options = Options {
            pages: vec![page(edition, &title, legend.len(), landscape)],
            mark_borders: edition
                .project
                .paper
                .marks
                .iter()
                .map(|mark| mark.border)
                .collect(),
            ..Options::default()
        };
        lay_out(&chart, edition.measure, &options)
    };
    let mut drawing = on(true);
    // Charts stand landscape, as LegCo papers have them, unless that makes the
    // text small and portrait makes it larger.
    if drawing.font_pt < COMFORTABLE {
        let portrait = on(false);
        if portrait.font_pt > drawing.font_pt {
            drawing = portrait;
        }
    }
    json!({
        "room": ROOM,
        "chart": drawn(&drawing, &posts, &edition.project.paper.marks),
        "legend": legend,
        "alt": alt(edition, &title, &chart),
    })
}

/// The posts as their boxes show them.
fn chart_posts(edition: &Edition<'_>, office: &Office, posts: &[&Post]) -> Vec<ChartPost> {
    let establishment = &edition.project.establishment;
    let index: std::collections::BTreeMap<&str, usize> = posts
        .iter()
        .enumerate()
        .map(|(at, post)| (post.id.as_str(), at))
        .collect();
    let chart_post = |post: &&Post| {
        let rank = establishment.rank(&post.rank);
        let name = rank.map_or("", |rank| rank.name.get(edition.lang));
        ChartPost {
            id: post.id.clone(),
            title: post.title.get(edition.lang).to_owned(),
            rank: name.to_owned(),
            point: rank
                .map(|rank| rank.pay_point.to_string())
                .unwrap_or_default(),
            superior: post
                .reports_to
                .as_deref()
                .and_then(|id| index.get(id).copied()),
            mark: mark(edition, office, post),
        }
    };
    posts.iter().map(chart_post).collect()
}

/// The index of the mark that a post carries: the first of the paper's marks
/// whose change happens to it. An existing chart shows what will be deleted,
/// a proposed one everything else.
fn mark(edition: &Edition<'_>, office: &Office, post: &Post) -> Option<usize> {
    let changes = edition.project.establishment.changes(&post.id);
    let marks = &edition.project.paper.marks;
    marks.iter().position(|mark| {
        let before = mark.change == Change::Deleted;
        before == (office.structure == Structure::Existing) && changes.contains(&mark.change)
    })
}

/// The rows of the legend: the marks that this chart uses, then the brackets.
fn legend(edition: &Edition<'_>, office: &Office, posts: &[&Post]) -> Vec<Value> {
    let words = edition.words;
    let mut rows = Vec::new();
    for (index, shown) in edition.project.paper.marks.iter().enumerate() {
        for tenure in [Tenure::Permanent, Tenure::Supernumerary] {
            let used = posts
                .iter()
                .any(|post| post.tenure == tenure && mark(edition, office, post) == Some(index));
            let Some(pattern) = words.chart.marks.get(shown.change.word()) else {
                continue;
            };
            let named = match tenure {
                Tenure::Permanent => &words.tenure.permanent,
                Tenure::Supernumerary => &words.tenure.supernumerary,
            };
            if used {
                let text = pattern.fill(&[("tenure", named)]);
                rows.push(json!({"mark": of_tenure(shown, tenure), "sign": null, "text": text}));
            }
        }
    }
    let signs = [("()", &words.chart.rank), ("[]", &words.chart.point)];
    rows.extend(signs.map(|(sign, text)| json!({"mark": null, "sign": sign, "text": text})));
    rows
}

/// A mark as a post of this tenure carries it: on a grey ground where the post
/// is supernumerary, so that the legend's two rows can be told apart.
fn of_tenure(mark: &Mark, tenure: Tenure) -> Mark {
    let mut mark = mark.clone();
    if tenure == Tenure::Supernumerary {
        let ground = if mark.fill.is_none() {
            "#e4e4e4"
        } else {
            "#bdbdbd"
        };
        mark.fill = Some(ground.to_owned());
    }
    mark
}

/// The room that a page leaves for the chart.
fn page(edition: &Edition<'_>, title: &str, legend_rows: usize, landscape: bool) -> PageSize {
    let (width, height) = if landscape { (A4.1, A4.0) } else { A4 };
    let width = width - 2.0 * ROOM.side;
    let title_lines = (edition.measure.width_em(title) * ROOM.title_size / width).ceil();
    let more_title = (title_lines - 1.0).max(0.0) * ROOM.title_line;
    // The legend has a line above its rows that says what it is.
    let rows = f64::from(u32::try_from(legend_rows + 1).unwrap_or(u32::MAX));
    let legend = rows * ROOM.row + ROOM.legend_gap;
    let taken = ROOM.above + ROOM.below + ROOM.head + more_title + legend;
    PageSize {
        width,
        height: height - taken,
    }
}

/// The drawing as the template takes it.
fn drawn(drawing: &Drawing, posts: &[&Post], marks: &[Mark]) -> Value {
    let mark = |placed: &PlacedBox| {
        let mark = marks.get(placed.mark?)?;
        Some(of_tenure(mark, posts.get(placed.post)?.tenure))
    };
    let boxes = drawing.boxes.iter().map(|placed| {
        json!({
            "id": placed.id,
            "x": placed.x, "y": placed.y, "w": placed.w, "h": placed.h,
            "lines": placed.lines,
            "border": placed.border,
            "mark": mark(placed),
        })
    });
    let id = |index: usize| posts.get(index).map(|post| &post.id);
    let edges = drawing.edges.iter().map(|edge| {
        json!({
            "from": id(edge.from),
            "to": edge.to.iter().map(|&to| id(to)).collect::<Vec<_>>(),
            "points": edge.segments,
        })
    });
    json!({
        "landscape": drawing.landscape,
        "width": drawing.width,
        "height": drawing.height,
        "font_pt": drawing.font_pt,
        "leading_pt": drawing.leading_pt,
        "boxes": boxes.collect::<Vec<_>>(),
        "edges": edges.collect::<Vec<_>>(),
    })
}

/// The bytes of UTF-8 that a chart in words may have.
const LONGEST_ALT: usize = 15_000;

/// The chart in words, for readers who cannot see it.
fn alt(edition: &Edition<'_>, title: &str, chart: &OrgChart) -> String {
    let words = edition.words;
    let name = |index: &usize| {
        let post = &chart.posts()[*index];
        let named = match (post.title.as_str(), post.rank.as_str()) {
            ("", rank) => rank.to_owned(),
            (title, "") => title.to_owned(),
            (title, rank) => format!("{title}({rank})"),
        };
        format!("{named}[{}]", post.point)
    };
    let list = |posts: &[usize]| words.list.join(&posts.iter().map(name).collect::<Vec<_>>());
    let count = chart.posts().len().to_string();
    let intro = [("title", title), ("count", count.as_str())];
    let mut out = words.chart.intro.fill(&intro);
    out += &words.chart.top.fill(&[("posts", &list(chart.roots()))]);
    for index in chart.order() {
        let children = chart.children(*index);
        if !children.is_empty() {
            let (post, posts) = (name(index), list(children));
            out += &words
                .chart
                .under
                .fill(&[("post", &post), ("posts", &posts)]);
        }
    }
    // A string of a PDF that keeps PDF/A has no more than 32,767 bytes, which
    // are two a character.
    if out.len() > LONGEST_ALT {
        out.truncate(out.floor_char_boundary(LONGEST_ALT));
        out.push('…');
    }
    out
}
