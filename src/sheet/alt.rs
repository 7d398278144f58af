//! A chart in words, for readers who cannot see it.

use crate::chart::{ChartPost, Drawing, Edge, OrgChart};
use crate::model::Words;

/// The bytes of UTF-8 that a chart in words may have: a string of a PDF that
/// keeps PDF/A has no more than 32,767 bytes, which are two a character.
const LONGEST: usize = 15_000;

/// A post on one line: its title, rank and pay point.
pub(super) fn name(post: &ChartPost) -> String {
    let named = match (post.title.as_str(), post.rank.as_str()) {
        ("", rank) => rank.to_owned(),
        (title, "") => title.to_owned(),
        (title, rank) => format!("{title}({rank})"),
    };
    match post.point.as_str() {
        "" => named,
        point => format!("{named}[{point}]"),
    }
}

/// One page of a chart: on the first one how many posts there are and who
/// stands at the top, and on each who under whom.
pub(super) fn alt(
    words: &Words,
    title: &str,
    chart: &OrgChart,
    at: usize,
    page: &Drawing,
) -> String {
    let name = |index: usize| name(&chart.posts()[index]);
    let list = |posts: &mut dyn Iterator<Item = usize>| {
        words.list.join(&posts.map(name).collect::<Vec<_>>())
    };
    let mut out = String::new();
    if at == 0 {
        let count = chart.posts().len().to_string();
        let top = list(&mut chart.roots().iter().copied());
        out += &words
            .chart
            .intro
            .fill(&[("title", title), ("count", &count)]);
        out += &words.chart.top.fill(&[("posts", &top)]);
    }
    let one = |a: &Edge, b: &Edge| a.from == b.from && !a.dotted && !b.dotted;
    for family in page.edges.chunk_by(one) {
        let (from, to) = (
            name(family[0].from),
            list(&mut family.iter().map(|edge| edge.to)),
        );
        out += &if family[0].dotted {
            words.chart.also.fill(&[("post", &to), ("posts", &from)])
        } else {
            words.chart.under.fill(&[("post", &from), ("posts", &to)])
        };
        if out.len() > LONGEST {
            out.truncate(out.floor_char_boundary(LONGEST));
            out.push('…');
            break;
        }
    }
    out
}
