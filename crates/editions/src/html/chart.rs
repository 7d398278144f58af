//! Charts: as a picture, and as nested lists.

use super::Page;
use crate::chart::draw;
use crate::document::{ChartPage, Inline};
use crate::xml::escaped;

impl Page<'_> {
    pub(super) fn chart(&mut self, chart: &ChartPage) {
        if let Some(title) = &chart.title {
            self.lines("p", &[("class", "chart-title")], title);
        }
        let alt = escaped(&chart.page.alt);
        let shown = format!(" role=\"img\" aria-label=\"{alt}\"");
        let drawn = draw(chart, self.measure, &shown);
        let figure = [
            ("id", chart.name.as_str()),
            ("class", "chart"),
            ("tabindex", "0"),
        ];
        self.xml.open("figure", &figure);
        self.xml.raw(&drawn.svg);
        self.xml.close();
        let marks = chart.marks.as_deref();
        let note = Inline::marked(marks.map_or(&[], |own| &own.note), &chart.note, None);
        if !note.is_empty() {
            self.shown("p", &[], &note);
        }
        if let Some(marks) = marks {
            self.boxes_told(marks);
        }
        self.posts(&chart.posts);
    }

    /// The posts of a chart as nested lists.
    fn posts(&mut self, posts: &[(usize, String)]) {
        if posts.is_empty() {
            return;
        }
        self.xml.open("details", &[]);
        let word = self.document.word("chart_list");
        self.xml.leaf("summary", &[], word);
        let mut depth = 0;
        for (own, name) in posts {
            if *own > depth {
                // Reading order goes down one level at a time.
                self.xml.open("ul", &[]);
                depth += 1;
            } else {
                self.xml.close();
                self.xml.close_many(2 * (depth - own));
                depth = *own;
            }
            self.xml.open("li", &[]);
            self.lines("span", &[], name);
        }
        self.xml.close_many(2 * depth + 1);
    }
}
