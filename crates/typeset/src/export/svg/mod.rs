//! SVG: a chart for the web, in one file that asks for nothing outside it.
//!
//! Text is real text, each line as wide as it was measured whatever font the
//! reader has. The pages stand one under another. Readers who cannot see them
//! get the same posts as nested lists.

mod legend;
mod list;
mod pen;

use content::sheet::Sheet;
use content::sheet::svg::{lines, pt};
use orgchart::{DOUBLE_GAP, Drawing, LineKind, Measure, PlacedBox, Tag};
use tables::model::{Lang, Words};

use pen::{Pen, escaped};

/// Between pages, in points.
const PAGE_GAP: f64 = 12.0;
/// From the top of a line of text to its baseline, in em, as page.typ sets it.
const ASCENT: f64 = 0.8;

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

impl Pen<'_> {
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
        let paper = self.sheet.paper;
        let mut y = paper.above + ASCENT * paper.title_size;
        for line in self.sheet.title_lines(page) {
            self.text(line, width / 2.0, y, paper.title_size, "mid strong");
            y += paper.title_line;
        }
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
        self.legend(page, height);
        self.add("</g>");
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

    fn tag(&mut self, tag: &Tag) {
        let size = 1.7 * tag.radius;
        self.text(&tag.text, tag.x, tag.y + 0.33 * size, size, "mid strong");
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
