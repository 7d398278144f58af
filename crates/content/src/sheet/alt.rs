//! A chart in words, for readers who cannot see it.

use std::collections::BTreeSet;

use orgchart::{ChartPost, Drawing, Edge, OrgChart};
use tables::model::Words;

/// The bytes of UTF-8 that a chart in words may have: a string of a PDF that
/// keeps PDF/A has no more than 32,767 bytes, which are two a character.
const LONGEST: usize = 15_000;

/// What parts the words of a post on one line: between its title, rank and pay point,
/// and before a note.
fn between(words: &Words) -> (&'static str, String) {
    let item = words.separators.item.as_str();
    // Full-width signs have their gap in them.
    let gap = if item.is_ascii() { " " } else { "" };
    (gap, format!("{item}{gap}"))
}

/// Several things said of a post on one line.
pub(super) fn joined(parts: &[String], words: &Words) -> String {
    parts.join(&between(words).1)
}

/// A post on one line: its title, rank, pay point and notes.
pub(super) fn name(post: &ChartPost, words: &Words) -> String {
    let (gap, _) = between(words);
    let named = match (post.title.as_str(), post.rank.as_str()) {
        ("", rank) => rank.to_owned(),
        (title, _) if post.rank_is_title() => title.to_owned(),
        (title, "") => title.to_owned(),
        (title, rank) => format!("{title}{gap}({rank})"),
    };
    let pointed = match post.point.as_str() {
        "" => named,
        point => format!("{named}{gap}[{point}]"),
    };
    let parts: Vec<String> = std::iter::once(pointed)
        .chain(post.notes.iter().cloned())
        .collect();
    joined(&parts, words)
}

/// One page of a chart: on the first one how many posts there are and who
/// stands at the top, and on each who stands under whom, and who by himself.
/// It is never empty: a PDF for everybody has no picture without words.
pub(super) fn alt(
    words: &Words,
    title: &str,
    chart: &OrgChart,
    at: usize,
    page: &Drawing,
) -> String {
    let page = PageInWords { words, chart, page };
    let first = (at == 0).then(|| page.top(title)).into_iter().flatten();
    let mut out = String::new();
    for sentence in first.chain(page.families()).chain(page.alone(at)) {
        out += &sentence;
        if out.len() > LONGEST {
            out.truncate(out.floor_char_boundary(LONGEST));
            out.push('…');
            break;
        }
    }
    // Words of the paper's own may be empty, and so may a post's.
    match out.trim().is_empty() {
        true => chart.posts().len().to_string(),
        false => out,
    }
}

/// A page, and what it is put into words with.
struct PageInWords<'a> {
    words: &'a Words,
    chart: &'a OrgChart,
    page: &'a Drawing,
}

impl<'a> PageInWords<'a> {
    fn name(&self, post: usize) -> String {
        name(&self.chart.posts()[post], self.words)
    }

    fn list(&self, posts: impl Iterator<Item = usize>) -> String {
        let names: Vec<String> = posts.map(|post| self.name(post)).collect();
        self.words.list.join(&names)
    }

    /// How many posts the whole chart has, and who stands at its top.
    fn top(&self, title: &str) -> [String; 2] {
        let words = &self.words.chart;
        let count = self.chart.posts().len().to_string();
        let top = self.list(self.chart.roots().iter().copied());
        [
            words.intro.fill(&[("title", title), ("count", &count)]),
            words.top.fill(&[("posts", &top)]),
        ]
    }

    /// Who stands under whom on this page.
    fn families(&self) -> impl Iterator<Item = String> + use<'a, '_> {
        let words = &self.words.chart;
        let one = |a: &Edge, b: &Edge| a.from == b.from && !a.dotted && !b.dotted;
        self.page.edges.chunk_by(one).map(move |family| {
            let from = self.name(family[0].from);
            let to = self.list(family.iter().map(|edge| edge.to));
            match family[0].dotted {
                true => words.also.fill(&[("post", &to), ("posts", &from)]),
                false => words.under.fill(&[("post", &from), ("posts", &to)]),
            }
        })
    }

    /// The posts of this page on which no line leads to another; those at the
    /// top of the chart are named already on the first.
    fn alone(&self, at: usize) -> Option<String> {
        let edges = self.page.edges.iter();
        let joined: BTreeSet<usize> = edges.flat_map(|edge| [edge.from, edge.to]).collect();
        let posts = self.chart.posts();
        let named = |post: &usize| at == 0 && posts[*post].superior.is_none();
        let boxes = self.page.boxes.iter().map(|placed| placed.post);
        let mut alone = boxes
            .filter(|post| !joined.contains(post) && !named(post))
            .peekable();
        alone.peek()?;
        let alone = self.list(alone);
        Some(self.words.chart.alone.fill(&[("posts", &alone)]))
    }
}
