//! SVG: a chart for the web, in one file that asks for nothing outside it.
//!
//! Text is real text, each line as wide as it was measured whatever font the
//! reader has. The pages stand one under another. Readers who cannot see them
//! get the same posts as nested lists.

use content::sheet::svg::{line, lines, path, pt};
use content::sheet::{LegendRow, Look, Sheet};
use orgchart::{DOUBLE_GAP, Drawing, LineKind, Measure, PlacedBox, Tag};
use tables::diag::render::xml;
use tables::model::{Dash, Lang, Words};

/// Between pages, in points.
const PAGE_GAP: f64 = 12.0;
/// The size of the legend's text, in points.
const LEGEND_SIZE: f64 = 10.0;
/// From the top of a line of text to its baseline, in em, as page.typ sets it.
const ASCENT: f64 = 0.8;
/// The width and the height of a sample in the legend, in points.
const SAMPLE: (f64, f64) = (28.0, 10.0);

/// What an SVG is written with.
struct Pen<'a> {
    out: String,
    sheet: &'a Sheet,
    words: &'a Words,
    measure: &'a dyn Measure,
}

/// The SVG of a chart, as bytes.
pub fn svg(sheet: &Sheet, words: &Words, lang: Lang, measure: &dyn Measure) -> Vec<u8> {
    let mut pen = Pen {
        out: String::new(),
        sheet,
        words,
        measure,
    };
    pen.whole(lang);
    pen.out.into_bytes()
}

/// Text of an element.
fn escaped(text: &str) -> String {
    xml::escape(text, " ")
}

impl Pen<'_> {
    fn add(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn whole(&mut self, lang: Lang) {
        let pages = &self.sheet.book.pages;
        let sides: Vec<(f64, f64)> = pages.iter().map(|page| self.sheet.sides(page)).collect();
        let width = sides.iter().map(|side| side.0).fold(0.0, f64::max);
        let height: f64 = sides.iter().map(|side| side.1 + PAGE_GAP).sum();
        let height = (height - PAGE_GAP).max(0.0);
        let language = match lang {
            Lang::Zh => "zh-Hant-HK",
            Lang::En => "en-GB",
        };
        let (w, h) = (pt(width), pt(height));
        self.add(&format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}pt\" height=\"{h}pt\" \
             viewBox=\"0 0 {w} {h}\" lang=\"{language}\" xml:lang=\"{language}\" role=\"group\">"
        ));
        if !self.sheet.title.is_empty() {
            let title = escaped(&self.sheet.title);
            self.add(&format!("<title>{title}</title>"));
        }
        self.add(STYLE);
        self.list();
        let mut top = 0.0;
        for (at, (page, (width, height))) in pages.iter().zip(sides).enumerate() {
            self.page(at, page, (width, height), top);
            top += height + PAGE_GAP;
        }
        self.add("</svg>");
    }

    /// The posts as nested lists, seen by screen readers alone.
    fn list(&mut self) {
        let chart = &self.sheet.chart;
        self.add("<foreignObject width=\"1\" height=\"1\" style=\"overflow:hidden\">");
        self.add("<div xmlns=\"http://www.w3.org/1999/xhtml\" class=\"list\">");
        let title = escaped(&self.sheet.title);
        if !title.is_empty() {
            self.add(&format!("<h1>{title}</h1>"));
        }
        let mut depth = 0;
        for &post in chart.order() {
            let own = chart.depth(post) + 1;
            if own > depth {
                // Reading order goes down one level at a time.
                self.add("<ul>");
            } else {
                self.out.push_str(&"</li></ul>".repeat(depth - own));
                self.add("</li>");
            }
            depth = own;
            let name = escaped(&self.sheet.name(post, self.words));
            self.out.push_str("<li>");
            self.out.push_str(&name);
        }
        self.out.push_str(&"</li></ul>".repeat(depth));
        self.add("</div>");
        self.add("</foreignObject>");
    }

    fn page(&mut self, at: usize, page: &Drawing, (width, height): (f64, f64), top: f64) {
        let number = at + 1;
        self.add(&format!(
            "<g id=\"page-{number}\" transform=\"translate(0 {})\" aria-hidden=\"true\">",
            pt(top)
        ));
        self.add(&format!(
            "<rect class=\"paper\" width=\"{}\" height=\"{}\"/>",
            pt(width),
            pt(height)
        ));
        if at > 0 {
            let words = self
                .words
                .of_layout("page")
                .replace("{n}", &number.to_string());
            self.text(
                &words,
                width / 2.0,
                self.sheet.paper.above / 2.0,
                12.0,
                "mid",
            );
        }
        let title = self.sheet.title.clone();
        let size = self.sheet.paper.title_size;
        let y = self.sheet.paper.above + ASCENT * size;
        self.text(&title, width / 2.0, y, size, "mid strong");
        let (x, y) = self.sheet.origin(page);
        let (px, py) = (pt(x), pt(y));
        self.add(&format!("<g transform=\"translate({px} {py})\">"));
        self.add(&lines(page));
        for placed in &page.boxes {
            self.placed(page, placed);
        }
        for tag in &page.tags {
            self.tag(tag);
        }
        self.add("</g>");
        self.legend(height);
        self.add("</g>");
    }

    /// A line of text whose baseline is at `y`, as wide as it was measured.
    fn text(&mut self, text: &str, x: f64, y: f64, size: f64, class: &str) {
        if text.is_empty() {
            return;
        }
        // Bold letters were not measured, and stand where there is room.
        let length = if class.contains("strong") {
            String::new()
        } else {
            let width = pt(self.measure.width_em(text) * size);
            format!(" textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\"")
        };
        self.add(&format!(
            "<text class=\"{class}\" x=\"{}\" y=\"{}\" font-size=\"{}\"{length}>{}</text>",
            pt(x),
            pt(y),
            pt(size),
            escaped(text)
        ));
    }

    fn placed(&mut self, page: &Drawing, placed: &PlacedBox) {
        let name = escaped(&self.sheet.name(placed.post, self.words));
        match placed.link {
            Some(to) => self.add(&format!("<a href=\"#page-{}\" tabindex=\"-1\">", to + 1)),
            None => self.add("<g>"),
        }
        self.add(&format!("<title>{name}</title>"));
        let look = placed
            .frame
            .and_then(|look| self.sheet.looks.get(look))
            .cloned();
        let area = [placed.x, placed.y, placed.w, placed.h];
        self.frame(area, placed.border, look.as_ref(), DOUBLE_GAP * page.scale);
        let mut baseline = page.text_top(placed) + ASCENT * page.font_pt;
        for line in &placed.lines {
            let class = if line.kind == LineKind::Link {
                "mid to"
            } else {
                "mid"
            };
            let middle = placed.x + placed.w / 2.0;
            self.text(&line.text, middle, baseline, page.font_pt, class);
            baseline += page.leading_pt;
        }
        self.add(if placed.link.is_some() {
            "</a>"
        } else {
            "</g>"
        });
    }

    /// The border of a box, a second one inside, and its ground.
    fn frame(&mut self, [x, y, w, h]: [f64; 4], border: f64, look: Option<&Look>, gap: f64) {
        let dash = match look.map(|look| look.dash) {
            Some(Dash::Dashed) => " stroke-dasharray=\"3 3\"",
            Some(Dash::Dotted) => " stroke-dasharray=\"1 2\"",
            _ => "",
        };
        let ground = look.and_then(|look| look.fill.clone());
        let ground = ground.unwrap_or_else(|| "#fff".to_owned());
        let mut rect = |inset: f64, fill: &str| {
            self.add(&format!(
                "<rect class=\"box\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" \
                 stroke-width=\"{}\" fill=\"{fill}\"{dash}/>",
                pt(x + inset),
                pt(y + inset),
                pt((w - 2.0 * inset).max(0.0)),
                pt((h - 2.0 * inset).max(0.0)),
                pt(border)
            ));
        };
        rect(0.0, &ground);
        if look.is_some_and(|look| look.double) {
            rect(border + gap, "none");
        }
    }

    fn tag(&mut self, tag: &Tag) {
        let size = 1.7 * tag.radius;
        self.text(&tag.text, tag.x, tag.y + 0.33 * size, size, "mid strong");
    }

    fn legend(&mut self, height: f64) {
        let (paper, rows) = (self.sheet.paper, self.sheet.legend.clone());
        if rows.is_empty() {
            return;
        }
        let top = height - paper.below - paper.legend_height(rows.len());
        let words = self.words.of_layout("legend").to_owned();
        let baseline = |top: f64| top + paper.row / 2.0 + 0.3 * LEGEND_SIZE;
        self.text(&words, paper.side, baseline(top), LEGEND_SIZE, "strong");
        let mut y = top;
        for row in &rows {
            y += paper.row;
            self.sample(
                row,
                paper.side,
                y + (paper.row - SAMPLE.1) / 2.0,
                baseline(y),
            );
            let x = paper.side + SAMPLE.0 + 8.0;
            self.text(&row.text, x, baseline(y), LEGEND_SIZE, "");
        }
    }

    fn sample(&mut self, row: &LegendRow, x: f64, y: f64, baseline: f64) {
        let (w, h) = SAMPLE;
        if let Some(sign) = &row.sign {
            self.text(sign, x + w / 2.0, baseline, LEGEND_SIZE, "mid");
        }
        if row.dotted {
            let middle = path(&[[x, y + h / 2.0], [x + w, y + h / 2.0]]);
            self.add(&line(&middle, true));
        }
        if let Some(look) = &row.mark {
            self.frame([x, y, w, h], look.border, Some(look), DOUBLE_GAP);
            self.text(&look.symbols, x + w / 2.0, y + h / 2.0 + 2.4, 8.0, "mid");
        }
    }
}

/// How the parts look: lines as in chart.typ.
const STYLE: &str = "<style>\
text{font-family:'Liberation Serif','Times New Roman','Noto Serif HK','Noto Serif CJK HK',\
'Songti TC',PMingLiU,serif;fill:#000;white-space:pre}\
.mid{text-anchor:middle}.strong{font-weight:bold}.to{fill:#1a4a8a}\
.paper{fill:#fff;stroke:#bbb;stroke-width:.5}.box{stroke:#000}\
.list{position:absolute;width:1px;height:1px;overflow:hidden}\
</style>";
