//! A page of a chart as a picture: its boxes, its lines and its legend.

mod dots;
mod letters;
mod pen;
mod png;

pub use dots::Dots;
pub use png::{PaintError, Painter};

use content::sheet::svg::{line, path, pt};
use content::sheet::{BoxData, LegendRow, SheetPaper};
use orgchart::{DOUBLE_GAP, Measure};

use super::document::{Change, ChartMarks, ChartPage};
use pen::{Pen, TextLine};

/// From the top of a line of text to its baseline, in em, as page.typ sets it.
const ASCENT: f64 = 0.8;
/// The height of a sample in the legend, in points.
const SAMPLE_HEIGHT: f64 = 10.0;
/// How far the mark of a changed box stands from it, in points.
const MARK: f64 = 4.5;
/// What a border may reach over the drawing, in points.
const OVER: f64 = 4.0;

/// A picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    /// The SVG, without a declaration.
    pub svg: String,
    /// Its width in points.
    pub width: f64,
    /// Its height in points.
    pub height: f64,
    /// The SVG without its texts, and these.
    ground: String,
    lines: Vec<TextLine>,
}

/// Draws a page: the chart, and below it at the left its legend. Text is real text,
/// each line as wide as it was measured. `shown` is what stands in the root element
/// beside its size.
pub fn draw(chart: &ChartPage, measure: &dyn Measure, shown: &str) -> Drawn {
    let page = &chart.page;
    let legend = legend_size(chart, measure);
    let width = (page.width + 2.0 * OVER).max(legend.0);
    let height = page.height + 2.0 * OVER + legend.1;
    let mut pen = Pen::new(measure);
    let (w, h) = (pt(width), pt(height));
    pen.add(&format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}pt\" height=\"{h}pt\" \
         viewBox=\"0 0 {w} {h}\"{shown}>"
    ));
    let left = (width - page.width) / 2.0;
    pen.from = [left, OVER];
    pen.add(&format!(
        "<g transform=\"translate({} {})\">",
        pt(left),
        pt(OVER)
    ));
    // The lines and plain borders are a picture of their own, in its own measures.
    let lines = page
        .picture
        .svg
        .split_once('>')
        .map_or("", |(_, rest)| rest);
    pen.add(lines.trim_end_matches("</svg>"));
    for placed in &page.boxes {
        placed_box(&mut pen, chart, placed);
    }
    if let Some(marks) = &chart.marks {
        marked_boxes(&mut pen, chart, marks);
    }
    for tag in &page.tags {
        let size = 1.7 * tag.radius;
        pen.text(&tag.text, tag.x, tag.y + 0.33 * size, size, "mid strong");
    }
    pen.add("</g>");
    pen.from = [0.0, 0.0];
    let top = page.height + 2.0 * OVER + chart.room.legend_gap;
    draw_legend(&mut pen, chart, top);
    pen.add("</svg>");
    Drawn {
        svg: pen.out,
        width,
        height,
        ground: pen.ground,
        lines: pen.lines,
    }
}

fn placed_box(pen: &mut Pen<'_>, chart: &ChartPage, placed: &BoxData) {
    let page = &chart.page;
    if let Some(mark) = &placed.mark {
        let area = [placed.x, placed.y, placed.w, placed.h];
        pen.frame(area, placed.border, mark, page.double_gap);
    }
    let mut baseline = placed.text_y + ASCENT * page.font_pt;
    for line in placed.text.split('\n') {
        let middle = placed.x + placed.w / 2.0;
        pen.text(line, middle, baseline, page.font_pt, "mid");
        baseline += page.leading_pt;
    }
}

/// At the left and right of boxes a thick line where they are new or different, and two
/// where they stand elsewhere; and the boxes that are gone: paler and dashed, their words
/// struck.
fn marked_boxes(pen: &mut Pen<'_>, chart: &ChartPage, marks: &ChartMarks) {
    for (at, change) in &marks.boxes {
        let Some(own) = chart.page.boxes.get(*at) else {
            continue;
        };
        let bars: &[(f64, f64)] = match change {
            Change::MovedHere(_) => &[(MARK, 0.75), (MARK + 2.5, 0.75)],
            _ => &[(MARK, 2.0)],
        };
        for (off, width) in bars {
            for x in [own.x - off, own.x + own.w + off] {
                pen.bar([x, own.y, own.y + own.h], *width);
            }
        }
    }
    for ghost in &marks.ghosts {
        pen.ghost([ghost.x, ghost.y, ghost.w, ghost.h]);
        let size = chart.page.font_pt;
        let mut baseline = ghost.text_y + ASCENT * size;
        for line in ghost.text.split('\n') {
            pen.struck(line, ghost.x + ghost.w / 2.0, baseline, size);
            baseline += chart.page.leading_pt;
        }
    }
}

/// The lines of each row of the legend.
fn legend_lines(chart: &ChartPage, measure: &dyn Measure) -> Vec<Vec<String>> {
    let (paper, landscape) = (&chart.room, chart.page.landscape);
    let rows = chart.legend.iter();
    rows.map(|row| paper.legend_lines(&row.text, landscape, measure))
        .collect()
}

/// The width and the height of the legend, with the white above it.
fn legend_size(chart: &ChartPage, measure: &dyn Measure) -> (f64, f64) {
    let (paper, rows) = (&chart.room, legend_lines(chart, measure));
    if rows.is_empty() {
        return (0.0, 0.0);
    }
    let widths = rows.iter().flatten().map(|line| measure.width_em(line));
    let widest = widths.fold(0.0, f64::max) * paper.small_size;
    let lines: Vec<usize> = rows.iter().map(Vec::len).collect();
    (
        paper.sample + paper.sample_gap + widest + 4.0,
        paper.legend_height(&lines),
    )
}

fn draw_legend(pen: &mut Pen<'_>, chart: &ChartPage, top: f64) {
    if chart.legend.is_empty() {
        return;
    }
    let paper = &chart.room;
    let (height, size) = (paper.row, paper.small_size);
    let baseline = |top: f64| top + height / 2.0 + 0.3 * size;
    pen.text(&chart.legend_word, 0.0, baseline(top), size, "strong");
    let mut y = top + height;
    for (row, lines) in chart.legend.iter().zip(legend_lines(chart, pen.measure)) {
        let high = lines.iter().map(|_| height).sum::<f64>();
        let middle = y + (high - height) / 2.0;
        sample(pen, (row, paper), middle + height / 2.0, baseline(middle));
        for line in &lines {
            let x = paper.sample + paper.sample_gap;
            pen.text(line, x, baseline(y), size, "");
            y += height;
        }
    }
}

/// A sample around a height, as chart.typ has it: signs have room in an inner frame.
fn sample(pen: &mut Pen<'_>, (row, paper): (&LegendRow, &SheetPaper), middle: f64, baseline: f64) {
    let (w, h) = (paper.sample, SAMPLE_HEIGHT);
    if let Some(sign) = &row.sign {
        pen.text(sign, w / 2.0, baseline, paper.small_size, "mid");
    }
    if row.dotted {
        pen.add(&line(&path(&[[0.0, middle], [w, middle]]), true));
    }
    if let Some(look) = &row.mark {
        let (h, gap, size) = match look.double {
            true => (h + 2.0, 0.75, 7.0),
            false => (h, DOUBLE_GAP, 8.0),
        };
        let area = [1.0, middle - h / 2.0, w - 2.0, h];
        pen.frame(area, look.border, look, gap);
        pen.text(&look.symbols, w / 2.0, middle + 0.3 * size, size, "mid");
    }
}

#[cfg(test)]
mod tests {
    use super::{Pen, sample};
    use content::sheet::{A4, LegendRow, Look};
    use tables::model::Dash;

    #[test]
    fn signs_have_room_in_an_inner_frame() {
        for border in [0.5, 0.8, 1.0] {
            let look = Look {
                border,
                dash: Dash::Solid,
                double: true,
                fill: None,
                symbols: "‡".to_owned(),
            };
            let row = LegendRow {
                mark: Some(look),
                sign: None,
                dotted: false,
                text: String::new(),
                lines: 1,
            };
            let measure = |_: char| 0.5;
            let mut pen = Pen::new(&measure);
            sample(&mut pen, (&row, &A4), 10.0, 13.0);
            let inner = pen.ground.rsplit(" height=\"").next().unwrap_or_default();
            let inner: f64 = inner
                .split('"')
                .next()
                .and_then(|own| own.parse().ok())
                .expect("the height of the inner frame");
            let size = pen.lines[0].size;
            assert!(inner - border >= size, "{inner} around {size}");
        }
    }
}
