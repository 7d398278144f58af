//! A chart as the Typst template takes it.

use serde_json::{Value, json};

use super::Sheet;
use super::svg::{borders, lines, pt};
use orgchart::{DOUBLE_GAP, Drawing, PlacedBox};
use tables::fonts::families;
use tables::model::{FontChoice, Lang, Words};

impl Sheet {
    /// Everything that the template of a chart by itself gets.
    pub fn template_alone(&self, words: &Words, lang: Lang, fonts: &FontChoice) -> Value {
        let [latin, cjk] = families(fonts);
        let mut data = self.template();
        data["lang"] = json!(lang.code());
        data["region"] = json!(lang.region());
        data["title"] = json!(self.title);
        data["name"] = json!("chart");
        data["words"] = json!(words.layout);
        data["fonts"] = json!({ "latin": latin, "cjk": cjk });
        data
    }

    /// Everything that the template of charts gets beside the annex's own
    /// facts: lengths in points.
    pub fn template(&self) -> Value {
        let pages = self.book.pages.iter().zip(&self.alt);
        let pages: Vec<Value> = pages.map(|(page, alt)| self.page(page, alt)).collect();
        json!({
            "room": self.paper,
            "pages": pages,
            "legend": self.legend,
        })
    }

    fn page(&self, page: &Drawing, alt: &str) -> Value {
        json!({
            "alt": alt,
            "landscape": page.landscape,
            "head": self.head(page),
            "width": page.width,
            "height": page.height,
            "font_pt": page.font_pt,
            "leading_pt": page.leading_pt,
            "double_gap": DOUBLE_GAP * page.scale,
            "boxes": page.boxes.iter().map(|b| self.placed(page, b)).collect::<Vec<_>>(),
            "picture": self.picture(page),
            "tags": page.tags,
        })
    }

    /// Lines and plain borders as one picture that reaches a little over the
    /// drawing, since a border stands astride its box's edge.
    fn picture(&self, page: &Drawing) -> Value {
        const OVER: f64 = 4.0;
        let (width, height) = (page.width + 2.0 * OVER, page.height + 2.0 * OVER);
        let frame = "<svg xmlns=\"http://www.w3.org/2000/svg\"";
        let view = format!("{} {} {} {}", pt(-OVER), pt(-OVER), pt(width), pt(height));
        let plain = page.boxes.iter().filter(|placed| placed.frame.is_none());
        let svg = format!(
            "{frame} width=\"{}\" height=\"{}\" viewBox=\"{view}\">{}{}</svg>",
            pt(width),
            pt(height),
            lines(page),
            borders(plain)
        );
        json!({ "x": -OVER, "y": -OVER, "width": width, "height": height, "svg": svg })
    }

    fn placed(&self, page: &Drawing, placed: &PlacedBox) -> Value {
        let lines: Vec<&str> = placed.lines.iter().map(|line| line.text.as_str()).collect();
        json!({
            "x": placed.x, "y": placed.y, "w": placed.w, "h": placed.h,
            "text": lines.join("\n"),
            "text_y": page.text_top(placed),
            "border": placed.border,
            "link": placed.link.map(|page| page + 1),
            "mark": placed.frame.and_then(|look| self.looks.get(look)),
        })
    }
}
