//! Posts of a table as boxes of a chart.

use std::collections::BTreeMap;

use super::{Listed, Reporting};
use crate::sheet::SheetPost;
use orgchart::ChartPost;
use tables::diag::Diagnostic;
use tables::model::{Change, Lang, Rank, Roster, RosterPost};
use tables::source::Sources;

/// The language that a table is written in: Chinese where a title or rank has
/// a Chinese character.
pub fn language(roster: &Roster) -> Lang {
    let han = |text: &str| text.chars().any(|c| matches!(c, '\u{3400}'..='\u{9fff}'));
    let mut posts = roster.posts.iter();
    if posts.any(|post| han(&post.title.zh) || han(&post.rank)) {
        Lang::Zh
    } else {
        Lang::En
    }
}

/// Ranks by id, from a ranks.csv.
pub struct Ranks<'a>(BTreeMap<&'a str, &'a Rank>);

impl<'a> Ranks<'a> {
    /// The ranks; none for a table whose ranks are names.
    pub fn new(ranks: &'a [Rank]) -> Self {
        Self(ranks.iter().map(|rank| (rank.id.as_str(), rank)).collect())
    }

    /// A warning for each post whose rank is none of these.
    pub fn unknown(&self, roster: &Roster, sources: &Sources) -> Vec<Diagnostic> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let unknown = roster.posts.iter();
        let unknown = unknown.filter(|post| !self.0.contains_key(post.rank.as_str()));
        let header = roster.columns.header("rank").unwrap_or("rank");
        let finding = |post: &RosterPost| {
            let message = format!("the rank `{}` is not in the table of ranks", post.rank);
            Diagnostic::warning("posts/unknown-rank", message)
                .at(sources.cell_span(post.row, header))
                .did_you_mean(&post.rank, self.0.keys().copied())
                .help("it is printed as it is written")
        };
        unknown.map(finding).collect()
    }

    fn name<'t>(&'t self, post: &'t RosterPost, lang: Lang) -> &'t str {
        let rank = self.0.get(post.rank.as_str());
        rank.map_or(&post.rank, |rank| rank.name.get(lang))
    }

    fn point(&self, post: &RosterPost) -> String {
        match self.0.get(post.rank.as_str()) {
            Some(rank) if post.point.is_empty() => {
                let point = rank.pay_point.as_ref();
                point.map(ToString::to_string).unwrap_or_default()
            }
            _ => post.point.clone(),
        }
    }
}

/// The boxes: every post, marked with what happens to it, and after them those
/// that are deleted, under the superior that they had.
pub fn show(
    reporting: &Reporting<'_>,
    listed: &[Listed<'_>],
    ranks: &Ranks<'_>,
    lang: Lang,
) -> Vec<SheetPost> {
    let shown = |post: &RosterPost| ChartPost {
        id: post.id.clone(),
        title: post.title.get(lang).to_owned(),
        rank: ranks.name(post, lang).to_owned(),
        point: ranks.point(post),
        notes: post.note.get(lang).lines().map(str::to_owned).collect(),
        staff: post.staff,
        ..ChartPost::default()
    };
    let mut posts: Vec<SheetPost> = Vec::with_capacity(reporting.posts.len());
    for (at, post) in reporting.posts.iter().enumerate() {
        posts.push(SheetPost {
            shown: ChartPost {
                superior: reporting.superiors[at],
                dotted_to: reporting.dotted[at].clone(),
                ..shown(post)
            },
            changes: Vec::new(),
            tenure: post.tenure,
            vacant: post.vacant,
        });
    }
    // By its row in the earlier table, where a post stands in the chart.
    let mut stands: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, post) in reporting.posts.iter().enumerate() {
        stands.entry(&post.id).or_insert(at);
    }
    for one in listed {
        if let Some(after) = &one.after {
            posts[after.at].changes.clone_from(&one.changes);
        }
    }
    let deleted = |one: &&Listed<'_>| one.changes == [Change::Deleted];
    let gone: Vec<_> = listed
        .iter()
        .filter(deleted)
        .filter_map(|one| one.before)
        .collect();
    for (at, stand) in (posts.len()..).zip(&gone) {
        stands.insert(&stand.post.id, at);
    }
    for stand in &gone {
        let superior = stand.superior.and_then(|post| stands.get(post.id.as_str()));
        posts.push(SheetPost {
            shown: ChartPost {
                superior: superior.copied(),
                ..shown(stand.post)
            },
            changes: vec![Change::Deleted],
            tenure: stand.post.tenure,
            vacant: stand.post.vacant,
        });
    }
    posts
}
