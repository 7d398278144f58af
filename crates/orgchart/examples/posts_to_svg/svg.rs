//! A chart as SVG: a rectangle, a few lines of text and a path are all it takes.

use std::fmt::Write;

use orgchart::{Drawing, Edge, Options, OrgChart, PlacedBox, Segment, Size, lay_out, segments};

/// Round each page, in points.
const MARGIN: f64 = 36.0;
/// A4 on its side and upright, in points.
const A4: [(f64, f64); 2] = [(841.89, 595.28), (595.28, 841.89)];
/// From the top of a line of text to its baseline, in em.
const ASCENT: f64 = 0.8;

/// The pages of a chart, each as an SVG file.
pub(crate) fn pages(chart: &OrgChart) -> Vec<String> {
    let room = |(width, height): (f64, f64)| Size {
        width: width - 2.0 * MARGIN,
        height: height - 2.0 * MARGIN,
    };
    let options = Options {
        pages: A4.map(room).to_vec(),
        ..Options::default()
    };
    // Rough widths, for a font that is not known: a program that embeds its
    // fonts measures them with `FontMeasure`.
    let char_em = |c: char| match c {
        'i' | 'j' | 'l' | 'f' | 't' | ' ' | '.' | ',' | '(' | ')' | '[' | ']' => 0.36,
        'm' | 'w' | 'M' | 'W' => 0.95,
        'A'..='Z' => 0.75,
        _ if c.is_ascii() => 0.56,
        _ => 1.0,
    };
    let book = lay_out(chart, &char_em, &options);
    book.pages.iter().map(page).collect()
}

fn page(drawing: &Drawing) -> String {
    let (width, height) = A4[drawing.page];
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}pt\" height=\"{height}pt\" \
         viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" text-anchor=\"middle\">\n\
         <rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n<g transform=\"translate({} {})\">\n",
        (width - drawing.width) / 2.0,
        (height - drawing.height) / 2.0,
    );
    let (dotted, solid): (Vec<&Edge>, Vec<&Edge>) =
        drawing.edges.iter().partition(|edge| edge.dotted);
    // The lines of one superior are drawn once, where siblings share them.
    for family in solid.chunk_by(|a, b| a.from == b.from) {
        path(&mut out, &segments(family.iter().copied()), "");
    }
    for edge in dotted {
        path(&mut out, &segments([edge]), " stroke-dasharray=\"2 2\"");
    }
    for placed in &drawing.boxes {
        post(&mut out, drawing, placed);
    }
    for tag in &drawing.tags {
        let size = 2.0 * tag.radius;
        text(&mut out, (tag.x, tag.y + 0.35 * size), size, &tag.text);
    }
    out + "</g>\n</svg>\n"
}

fn path(out: &mut String, segments: &[Segment], dash: &str) {
    let mut data = String::new();
    for [[ax, ay], [bx, by]] in segments {
        // Writing to a string cannot fail.
        let _ = write!(data, "M{ax} {ay}L{bx} {by}");
    }
    *out += &format!(
        "<path d=\"{data}\" fill=\"none\" stroke=\"black\" stroke-width=\"0.6\"{dash}/>\n"
    );
}

fn post(out: &mut String, drawing: &Drawing, placed: &PlacedBox) {
    let PlacedBox {
        x, y, w, h, border, ..
    } = placed;
    *out += &format!(
        "<rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" fill=\"white\" stroke=\"black\" \
         stroke-width=\"{border}\"/>\n"
    );
    let mut baseline = drawing.text_top(placed) + ASCENT * drawing.font_pt;
    for line in &placed.lines {
        text(out, (x + w / 2.0, baseline), drawing.font_pt, &line.text);
        baseline += drawing.leading_pt;
    }
}

fn text(out: &mut String, (x, y): (f64, f64), size: f64, words: &str) {
    let words = words.replace('&', "&amp;").replace('<', "&lt;");
    *out += &format!("<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\">{words}</text>\n");
}
