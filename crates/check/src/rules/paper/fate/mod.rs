//! What happens to the posts that a helper prints, by the words that lead into them.

use tables::model::{Change, Establishment, Lang, Post};

/// Words of one kind, in English and Chinese, with what they may mean.
type Words = (
    &'static [&'static str],
    &'static [&'static str],
    &'static [Change],
);

const WORDS: [Words; 6] = [
    (
        &["creation of", "create ", "creating "],
        &["開設", "增設"],
        &[Change::Created, Change::ReCreated],
    ),
    (
        &["retention of", "retain ", "retaining ", "extension of"],
        &["保留", "延長"],
        &[
            Change::Extended,
            Change::MadePermanent,
            Change::ReCreated,
            Change::Kept,
        ],
    ),
    (
        &["deletion of", "delete ", "deleting "],
        &["刪除"],
        &[Change::Deleted, Change::Lapsed],
    ),
    (
        &["redeployment of", "redeploy ", "transfer of", "transfer "],
        &["調配", "轉撥"],
        &[Change::Redeployed, Change::Transferred],
    ),
    (
        &[
            "conversion",
            "convert",
            "making permanent",
            "make permanent",
        ],
        &["轉為常額", "改為常額"],
        &[Change::MadePermanent],
    ),
    (
        &["upgrading of", "upgrade ", "re-ranking of", "re-rank "],
        &["提升", "重訂"],
        &[Change::ReRanked],
    ),
];

/// The one kind of word in a text for what happens to posts that is true of none of these,
/// and what happens to the first.
pub(super) fn contradicted(
    all: &Establishment,
    lang: Lang,
    lead: &str,
    posts: &[&Post],
) -> Option<(&'static str, Change)> {
    // How long a post is provided is no creation.
    let lead = lead.to_lowercase().replace("開設期", "");
    let mut told = WORDS.iter().filter_map(|(en, zh, changes)| {
        let words = match lang {
            Lang::Zh => zh,
            Lang::En => en,
        };
        let word = words.iter().find(|word| lead.contains(**word))?;
        Some((word.trim(), *changes))
    });
    let (word, changes) = told.next().filter(|_| told.next().is_none())?;
    let happens = |post: &&Post| {
        let own = all.changes(&post.id);
        changes.iter().any(|change| own.contains(change))
    };
    let first = posts.first()?;
    let own = all.changes(&first.id).first().copied()?;
    (!posts.iter().any(happens)).then_some((word, own))
}
