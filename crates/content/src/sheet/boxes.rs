//! The boxes of a page as templates take them.

use serde::Serialize;

use super::{Look, Sheet};
use orgchart::{Drawing, PlacedBox, TextLine};

/// A box of a page, with its left top corner.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BoxData {
    /// What it is called among the boxes of its chart; no template gets it.
    #[serde(skip)]
    pub id: String,
    /// What the box of its superior is called; no template gets it.
    #[serde(skip)]
    pub above: Option<String>,
    /// Its left edge.
    pub x: f64,
    /// Its top edge.
    pub y: f64,
    /// Its width.
    pub w: f64,
    /// Its height.
    pub h: f64,
    /// Its text, lines parted by line ends.
    pub text: String,
    /// The same on one line, as it was typed; no template gets it.
    #[serde(skip)]
    pub said: String,
    /// The top of its text.
    pub text_y: f64,
    /// The width of its border.
    pub border: f64,
    /// The page to which it leads, from 1.
    pub link: Option<usize>,
    /// How it looks, where it is marked.
    pub mark: Option<Look>,
}

impl Sheet {
    /// What the box of a post's superior is called.
    fn above(&self, placed: &PlacedBox) -> Option<String> {
        let posts = self.chart.posts();
        let superior = posts.get(posts.get(placed.post)?.superior?)?;
        Some(superior.id.clone())
    }

    pub(super) fn placed(&self, page: &Drawing, placed: &PlacedBox) -> BoxData {
        let lines: Vec<&str> = placed.lines.iter().map(|line| line.text.as_str()).collect();
        BoxData {
            id: placed.id.clone(),
            above: self.above(placed),
            x: placed.x,
            y: placed.y,
            w: placed.w,
            h: placed.h,
            text: lines.join("\n"),
            said: on_one_line(&placed.lines),
            text_y: page.text_top(placed),
            border: placed.border,
            link: placed.link.map(|page| page + 1),
            mark: placed.frame.and_then(|look| self.looks.get(look)).cloned(),
        }
    }
}

/// The lines of a box on one: a space stands where one was typed, and between what it
/// says of the post.
fn on_one_line(lines: &[TextLine]) -> String {
    let mut out = String::new();
    for (at, line) in lines.iter().enumerate() {
        out.push_str(&line.text);
        if line.spaced && at + 1 < lines.len() {
            out.push(' ');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::on_one_line;
    use orgchart::{ChartPost, Options, OrgChart, lay_out};

    /// The lines of a box of these texts, and the same on one line.
    fn boxed(title: &str, rank: &str, notes: &[&str]) -> (Vec<String>, String) {
        let post = ChartPost {
            id: "own".to_owned(),
            title: title.to_owned(),
            rank: rank.to_owned(),
            point: "D1".to_owned(),
            notes: notes.iter().map(|note| (*note).to_owned()).collect(),
            ..ChartPost::default()
        };
        let chart = OrgChart::new(vec![post]).expect("a post");
        let narrow = Options {
            text_em: vec![8.0],
            pages: vec![orgchart::Size {
                width: 100.0,
                height: 400.0,
            }],
            ..Options::default()
        };
        let book = lay_out(
            &chart,
            &|c: char| if c.is_ascii() { 0.5 } else { 1.0 },
            &narrow,
        );
        let lines = &book.pages[0].boxes[0].lines;
        (
            lines.iter().map(|line| line.text.clone()).collect(),
            on_one_line(lines),
        )
    }

    #[test]
    fn no_space_stands_on_the_line_that_nobody_typed() {
        for (title, rank, notes) in [
            ("Chief Engineer/Geotechnical", "", &[][..]),
            (
                "Chief Engineer/Geotechnical",
                "Chief Engineer",
                &["acting", "to 2028"],
            ),
            ("Co-ordinator-Generalissimo", "Engineer", &[]),
            ("總工程師(海堤)*", "總工程師", &["署任", "16個職位"]),
            ("航道測量及海港設施管理主任", "", &[]),
        ] {
            let (lines, said) = boxed(title, rank, notes);
            assert!(lines.len() > 2, "{lines:?}");
            let mut typed = vec![title.to_owned()];
            if !rank.is_empty() {
                typed.push(format!("({rank})"));
            }
            typed.push("[D1]".to_owned());
            typed.extend(notes.iter().map(|note| (*note).to_owned()));
            assert_eq!(said, typed.join(" "));
        }
    }
}
