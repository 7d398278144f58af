//! A chart as the Typst template takes it.

use serde_json::{Value, json};

use super::Sheet;
use crate::chart::{DOUBLE_GAP, Drawing, Edge, PlacedBox, strokes};
use crate::fonts::families;
use crate::model::{FontChoice, Lang, Words};

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
        let (dotted, solid): (Vec<&Edge>, Vec<&Edge>) =
            page.edges.iter().partition(|edge| edge.dotted);
        let solid: Vec<Edge> = solid.into_iter().cloned().collect();
        // Lines of different superiors that touch must not become one.
        let lines = solid.chunk_by(|a, b| a.from == b.from).flat_map(strokes);
        json!({
            "alt": alt,
            "landscape": page.landscape,
            "head": self.head(page),
            "width": page.width,
            "height": page.height,
            "font_pt": page.font_pt,
            "leading_pt": page.leading_pt,
            "double_gap": DOUBLE_GAP * page.scale,
            "boxes": page.boxes.iter().map(|placed| self.placed(placed)).collect::<Vec<_>>(),
            "lines": lines.collect::<Vec<_>>(),
            "dotted": dotted.iter().map(|edge| &edge.points).collect::<Vec<_>>(),
            "tags": page.tags,
        })
    }

    fn placed(&self, placed: &PlacedBox) -> Value {
        json!({
            "x": placed.x, "y": placed.y, "w": placed.w, "h": placed.h,
            "lines": placed.lines.iter().map(|line| &line.text).collect::<Vec<_>>(),
            "border": placed.border,
            "link": placed.link.map(|page| page + 1),
            "mark": placed.frame.and_then(|look| self.looks.get(look)),
        })
    }
}
