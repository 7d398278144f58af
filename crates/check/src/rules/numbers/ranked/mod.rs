//! Ranks that are typed as those to which posts are re-ranked, or at which they are
//! pitched.

use std::collections::BTreeSet;
use std::ops::Range;

use super::passages;
use crate::Context;
use crate::prose::{Passage, sentence, tells_of_others};
use tables::model::{Change, Establishment, Lang, Rank, Structure};

/// A typed rank that no post of the tables gets.
pub(super) struct WrongRank<'a> {
    pub(super) passage: &'a Passage,
    pub(super) range: Range<usize>,
    pub(super) rank: &'a Rank,
    /// The ranks that posts get.
    pub(super) ours: Vec<&'a Rank>,
}

/// What leads right to the rank of a post that is re-ranked.
const TO_EN: [&str; 5] = [
    " to ",
    " to the rank of ",
    " to that of ",
    " to one ",
    " to an ",
];
const TO_ZH: [&str; 8] = [
    "改為",
    "重訂為",
    "重定為",
    "提升為",
    "提升至",
    "調升為",
    "改列為",
    "升格為",
];
/// Verbs that stand before it in English.
const VERBS: [&str; 5] = ["re-rank", "upgrad", "regrad", "re-grad", "downgrad"];

/// What leads right to the rank at which a post of the proposal is set.
const AT_EN: [&str; 3] = [
    "pitched at the rank of ",
    "pitched at the ",
    "set at the rank of ",
];
const AT_ZH: [&str; 4] = ["應定於", "定於", "訂於", "定為"];

/// The typed ranks of re-ranked or pitched posts that are those of none.
pub(super) fn wrong_ranks<'a>(context: &Context<'a>) -> Vec<WrongRank<'a>> {
    let all = &context.project.establishment;
    let re_ranked = ranks_of(all, &[Change::ReRanked]);
    let set = ranks_of(all, &[Change::ReRanked, Change::Created, Change::ReCreated]);
    let mut found = Vec::new();
    for (_, passage, _) in passages(context) {
        let (lang, text) = (passage.lang, passage.text.as_str());
        let (to, at): (&[&str], &[&str]) = match lang {
            Lang::Zh => (&TO_ZH, &AT_ZH),
            Lang::En => (&TO_EN, &AT_EN),
        };
        for (leads, ours, needs_verb) in [(to, &re_ranked, true), (at, &set, false)] {
            let places = leads.iter().flat_map(|lead| text.match_indices(lead));
            for (start, lead) in places {
                let start = start + lead.len();
                let Some((rank, length)) = rank_at(all, lang, &text[start..]) else {
                    continue;
                };
                let range = start..start + length;
                let known = ours.is_empty() || ours.contains(rank.id.as_str());
                let told = || !needs_verb || is_re_ranking(lang, text, &range);
                if !known
                    && passage.is_typed(range.clone())
                    && told()
                    && !tells_of_others(context.project, lang, text, &range)
                {
                    let ours = ours.iter().filter_map(|id| all.rank(id)).collect();
                    found.push(WrongRank {
                        passage,
                        range,
                        rank,
                        ours,
                    });
                }
            }
        }
    }
    found
}

/// The ranks that posts have to which one of these happens.
fn ranks_of<'a>(all: &'a Establishment, changes: &[Change]) -> BTreeSet<&'a str> {
    let posts = all.posts().iter().filter(|post| !post.outside);
    let changed = posts.filter(|post| {
        let own = all.changes(&post.id);
        changes.iter().any(|change| own.contains(change))
    });
    let proposed = changed.filter_map(|post| all.post_in(Structure::Proposed, &post.id));
    proposed.map(|post| post.rank.as_str()).collect()
}

/// The rank whose name or abbreviation begins a text, with the length it has there.
fn rank_at<'a>(all: &'a Establishment, lang: Lang, text: &str) -> Option<(&'a Rank, usize)> {
    let names = all.ranks().iter().flat_map(|rank| {
        let names = [rank.name.get(lang), rank.abbr.get(lang)];
        names.map(|name| (rank, name))
    });
    let letter = |c: char| c.is_ascii_alphanumeric();
    let there = names.filter(|(_, name)| {
        let rest = text.strip_prefix(name);
        name.chars().count() > 1 && rest.is_some_and(|rest| !rest.starts_with(letter))
    });
    let (rank, name) = there.max_by_key(|(_, name)| name.len())?;
    // The title of a post, which may begin with another rank.
    let title = |title: &str| title.len() > name.len() && text.starts_with(title);
    let titled = all.posts().iter().any(|post| title(post.title.get(lang)));
    (!titled).then_some((rank, name.len()))
}

/// Whether the sentence of a rank speaks of re-ranking before it.
fn is_re_ranking(lang: Lang, text: &str, at: &Range<usize>) -> bool {
    let (before, _) = sentence(lang, text, at);
    let before = before.to_lowercase();
    lang == Lang::Zh || VERBS.iter().any(|verb| before.contains(verb))
}
