//! Words before an amount that tell whose it is: of what happens to posts, and of
//! non-directorate ones.

use tables::model::Change;

/// Words of non-directorate posts.
const STAFF: [&str; 2] = ["non-directorate", "非首長級"];

/// Words of what happens to posts.
const CHANGES: [(&str, Change); 30] = [
    ("creat", Change::Created),
    ("開設", Change::Created),
    ("增設", Change::Created),
    ("delet", Change::Deleted),
    ("刪除", Change::Deleted),
    ("laps", Change::Lapsed),
    ("到期撤銷", Change::Lapsed),
    ("期滿", Change::Lapsed),
    ("extend", Change::Extended),
    ("extension", Change::Extended),
    ("retain", Change::Extended),
    ("retention", Change::Extended),
    ("延長", Change::Extended),
    ("延續", Change::Extended),
    ("保留", Change::Extended),
    ("permanent", Change::MadePermanent),
    ("convert", Change::MadePermanent),
    ("conversion", Change::MadePermanent),
    ("redeploy", Change::Redeployed),
    ("調配", Change::Redeployed),
    ("轉為常額", Change::MadePermanent),
    ("改為常額", Change::MadePermanent),
    ("upgrad", Change::ReRanked),
    ("re-rank", Change::ReRanked),
    ("regrad", Change::ReRanked),
    ("提升", Change::ReRanked),
    ("重訂", Change::ReRanked),
    ("transfer", Change::Transferred),
    ("轉撥", Change::Transferred),
    ("re-creat", Change::ReCreated),
];

/// Whether a text tells of non-directorate posts.
pub(super) fn tells_of_staff(text: &str) -> bool {
    STAFF.iter().any(|word| text.contains(word))
}

/// What happens to the posts of a text, by the word that stands last in it.
pub(super) fn last_change(text: &str) -> Option<Change> {
    let lower = text.to_lowercase();
    let found = CHANGES.iter().filter_map(|(word, change)| {
        let at = lower.rfind(word)?;
        Some((at, *change))
    });
    found.max_by_key(|(at, _)| *at).map(|(_, change)| change)
}

/// What happens to the posts of a text, where its words tell of one thing alone.
pub(super) fn only_change(text: &str) -> Option<Change> {
    let lower = text.to_lowercase();
    let mut found = CHANGES.iter().filter(|(word, _)| lower.contains(word));
    let (_, first) = found.next()?;
    found.all(|(_, change)| change == first).then_some(*first)
}
