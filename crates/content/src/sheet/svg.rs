//! What a chart draws beside its text, in SVG: lines and plain borders.

use std::fmt::Write as _;

use orgchart::{Drawing, Edge, PlacedBox, segments};

/// The width of lines, in points.
const THIN: f64 = 0.75;
/// The dashes and gaps of dotted lines, in points.
const DOTS: &str = "3 2";

/// A length in points, to a thousandth.
pub fn pt(length: f64) -> String {
    let text = format!("{length:.3}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0" } else { text }.to_owned()
}

/// The data of a path along points.
pub fn path(points: &[[f64; 2]]) -> String {
    let mut path = String::new();
    for (at, [x, y]) in points.iter().enumerate() {
        let step = if at == 0 { 'M' } else { 'L' };
        // Writing to a string cannot fail.
        let _ = write!(path, "{step}{} {}", pt(*x), pt(*y));
    }
    path
}

/// A path that is a line, plain or dotted; nothing where it has no data.
pub fn line(data: &str, dotted: bool) -> String {
    if data.is_empty() {
        return String::new();
    }
    let dash = if dotted {
        format!(" stroke-dasharray=\"{DOTS}\"")
    } else {
        String::new()
    };
    format!("<path fill=\"none\" stroke=\"#000\" stroke-width=\"{THIN}\"{dash} d=\"{data}\"/>")
}

/// The lines between a page's boxes.
pub fn lines(page: &Drawing) -> String {
    let (dotted, solid): (Vec<&Edge>, Vec<&Edge>) = page.edges.iter().partition(|edge| edge.dotted);
    // Lines of different superiors that touch must not become one.
    let families = solid.chunk_by(|a, b| a.from == b.from);
    let lines = families.flat_map(|edges| segments(edges.iter().copied()));
    let data: String = lines.map(|segment| path(&segment)).collect();
    let mut out = line(&data, false);
    for edge in dotted {
        out += &line(&path(&edge.points), true);
    }
    out
}

/// The borders of boxes, of one width each, over nothing.
pub fn borders<'b>(boxes: impl Iterator<Item = &'b PlacedBox>) -> String {
    let mut data = String::new();
    let mut width = 0.0;
    for placed in boxes {
        let (w, h) = (pt(placed.w), pt(placed.h));
        let _ = write!(data, "M{} {}h{w}v{h}h-{w}z", pt(placed.x), pt(placed.y));
        width = placed.border;
    }
    if data.is_empty() {
        return data;
    }
    let width = pt(width);
    format!("<path fill=\"none\" stroke=\"#000\" stroke-width=\"{width}\" d=\"{data}\"/>")
}
