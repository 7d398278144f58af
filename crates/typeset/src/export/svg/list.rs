//! The posts of a chart as nested lists.

use super::pen::{Pen, escaped};

impl Pen<'_> {
    /// The posts as nested lists, seen by screen readers alone.
    pub(super) fn list(&mut self) {
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
}
