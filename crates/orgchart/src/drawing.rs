//! A chart laid out, as plain data.

use serde::Serialize;

use crate::geometry::{Area, as_f64, snap};

/// What a line of a box holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LineKind {
    /// The title, or the rank where there is no title.
    Title,
    /// The rank in brackets.
    Rank,
    /// The pay point in square brackets.
    Point,
    /// A note below these.
    Note,
    /// On which page the chart goes on, or comes from.
    Link,
}

/// One line of text in a box, to be set centred.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TextLine {
    /// The words.
    pub text: String,
    /// What they are.
    pub kind: LineKind,
    /// Whether the line ends within a word, which is wider than any box may be.
    pub broken: bool,
    /// Whether a space stands between it and the next where both are on one line.
    pub spaced: bool,
}

/// What a box stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum BoxKind {
    /// A post at its own place.
    Post,
    /// A post that is drawn on another page with all that stands under it.
    Stub,
    /// A post repeated at the head of what stands under it.
    Head,
}

/// A box on the page, in points, y down.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlacedBox {
    /// The index of its post.
    pub post: usize,
    /// The post's id.
    pub id: String,
    /// What it stands for.
    pub kind: BoxKind,
    /// The index of the page to which it leads.
    pub link: Option<usize>,
    /// The left edge.
    pub x: f64,
    /// The top edge.
    pub y: f64,
    /// The width.
    pub w: f64,
    /// The height.
    pub h: f64,
    /// The text, from the top.
    pub lines: Vec<TextLine>,
    /// The index of its frame.
    pub frame: Option<usize>,
    /// The width of its border, which stands astride its edges.
    pub border: f64,
}

impl PlacedBox {
    /// What the box covers.
    pub(crate) fn area(&self) -> Area {
        Area::between([self.x, self.y], [self.x + self.w, self.y + self.h])
    }

    /// The words of its text that go on from one line to the next.
    fn broken_words(&self) -> impl Iterator<Item = BrokenWord> + '_ {
        let after_break = |at: usize| at > 0 && self.lines[at - 1].broken;
        let starts = (0..self.lines.len()).filter(move |&at| {
            let whole = self.lines[at].text.split_whitespace().count() < 2;
            self.lines[at].broken && !(after_break(at) && whole)
        });
        starts.map(|start| {
            let mut word = last_word(&self.lines[start].text).to_owned();
            for at in start + 1..self.lines.len() {
                word += first_word(&self.lines[at].text);
                let whole = self.lines[at].text.split_whitespace().count() < 2;
                if !(self.lines[at].broken && whole) {
                    break;
                }
            }
            let signs = |c: char| c.is_ascii_punctuation();
            BrokenWord {
                post: self.post,
                kind: self.lines[start].kind,
                word: word.trim_matches(signs).to_owned(),
            }
        })
    }
}

fn first_word(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or_default()
}

fn last_word(text: &str) -> &str {
    text.split_whitespace().next_back().unwrap_or_default()
}

/// The line from a post to one that reports to it, along the level and upright
/// lines that it shares with its siblings' lines.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Edge {
    /// The index of the superior's post.
    pub from: usize,
    /// The index of the post that reports to it.
    pub to: usize,
    /// Whether the reporting line is the second one, drawn dotted.
    pub dotted: bool,
    /// From the superior's border to the other's, in points, y down.
    pub points: Vec<[f64; 2]>,
}

/// A letter beside two boxes of which one also reports to the other, where no
/// dotted line is drawn: a capital at the superior, a small one at the others.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Tag {
    /// The letter.
    pub text: String,
    /// The index of the post that it stands at.
    pub post: usize,
    /// The middle of the letter, in points.
    pub x: f64,
    /// The middle of the letter, in points, y down.
    pub y: f64,
    /// Half its height, in points.
    pub radius: f64,
}

impl Tag {
    /// Half the width of letters of this height, in points: capitals of a Times
    /// face are about as wide as three quarters of their size.
    pub(crate) fn half_width(radius: f64, letters: usize) -> f64 {
        0.6 * radius * as_f64(letters)
    }

    /// What the letters cover.
    pub(crate) fn area(&self) -> Area {
        let half = Self::half_width(self.radius, self.text.len());
        Area {
            left: self.x - half,
            top: self.y - self.radius,
            right: self.x + half,
            bottom: self.y + self.radius,
        }
    }
}

/// A chart laid out on pages, in order.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Book {
    /// The pages.
    pub pages: Vec<Drawing>,
}

impl Book {
    /// The words that had to be broken, each once for a part of a post's box, in
    /// reading order.
    #[must_use]
    pub fn broken_words(&self) -> Vec<BrokenWord> {
        let mut found: Vec<BrokenWord> = Vec::new();
        for placed in self.pages.iter().flat_map(|page| &page.boxes) {
            for word in placed.broken_words() {
                if !found.contains(&word) {
                    found.push(word);
                }
            }
        }
        found
    }
}

/// A word that is wider than any box may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrokenWord {
    /// The index of the post.
    pub post: usize,
    /// In which part of its box it stands.
    pub kind: LineKind,
    /// The word, without brackets around it.
    pub word: String,
}

/// One page of a chart: boxes and lines in points from the top left corner of
/// the room that the page has for it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Drawing {
    /// The index of the page size chosen.
    pub page: usize,
    /// The width that the chart takes, in points.
    pub width: f64,
    /// The height that it takes, in points.
    pub height: f64,
    /// The final size over the nominal size, of text and all lengths.
    pub scale: f64,
    /// The final text size, in points.
    pub font_pt: f64,
    /// The final distance between baselines, in points.
    pub leading_pt: f64,
    /// The boxes, in reading order (depth first).
    pub boxes: Vec<PlacedBox>,
    /// The lines, one for each post that has a superior on the page.
    pub edges: Vec<Edge>,
    /// Letters in place of dotted lines.
    pub tags: Vec<Tag>,
}

impl Drawing {
    /// The top of a box's text, which stands in its middle, in points.
    #[must_use]
    pub fn text_top(&self, placed: &PlacedBox) -> f64 {
        let height =
            as_f64(placed.lines.len()) * self.leading_pt - (self.leading_pt - self.font_pt);
        placed.y + (placed.h - height) / 2.0
    }

    /// Moves everything to the right and down, in points.
    pub(crate) fn move_by(&mut self, x: f64, y: f64) {
        // Sums of lengths on the grid are exact, so that lines still end on
        // borders.
        let (x, y) = (snap(x), snap(y));
        for placed in &mut self.boxes {
            (placed.x, placed.y) = (placed.x + x, placed.y + y);
        }
        for point in self.edges.iter_mut().flat_map(|edge| &mut edge.points) {
            *point = [point[0] + x, point[1] + y];
        }
        (self.width, self.height) = (self.width + x, self.height + y);
    }

    /// Adds what else stands on the page.
    pub(crate) fn join(&mut self, other: Self) {
        self.width = self.width.max(other.width);
        self.height = self.height.max(other.height);
        self.boxes.extend(other.boxes);
        self.edges.extend(other.edges);
        self.tags.extend(other.tags);
    }

    /// The drawing of a chart without posts.
    pub(crate) fn empty() -> Self {
        Self {
            page: 0,
            width: 0.0,
            height: 0.0,
            scale: 1.0,
            font_pt: 0.0,
            leading_pt: 0.0,
            boxes: Vec::new(),
            edges: Vec::new(),
            tags: Vec::new(),
        }
    }
}
