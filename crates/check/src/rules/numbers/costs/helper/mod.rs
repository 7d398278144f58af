//! The call that prints the amount which a sentence means.

use super::Named;
use content::said::{Cost, Said};
use tables::model::{Change, Directorate, Happening, Lang, Selection};

/// Words of non-directorate posts.
const STAFF: [&str; 2] = ["non-directorate", "非首長級"];

/// Words of what happens to posts.
const CHANGES: [(&str, Change); 8] = [
    ("creat", Change::Created),
    ("開設", Change::Created),
    ("增設", Change::Created),
    ("delet", Change::Deleted),
    ("刪除", Change::Deleted),
    ("permanent", Change::MadePermanent),
    ("轉為常額", Change::MadePermanent),
    ("改為常額", Change::MadePermanent),
];

/// The call for a cost of what a sentence names before the amount: of a rank, or of
/// the whole; of non-directorate posts where it names them, with what happens to them.
pub(in super::super) fn call(
    said: &Said<'_>,
    cost: Cost,
    names: &Named<'_>,
    rank: Option<&str>,
) -> String {
    let name = match cost {
        Cost::Nams => "nams",
        Cost::Full => "full_cost",
    };
    if let Some(rank) = rank {
        return format!("{{{{{name} rank=\"{rank}\"}}}}");
    }
    if !STAFF.iter().any(|word| names.before.contains(word)) {
        return format!("{{{{{name}}}}}");
    }
    let change = change(said.lang, names.before).filter(|change| {
        let of = Selection {
            directorate: Some(Directorate::No),
            change: vec![Happening::Change(*change)],
            ..Selection::default()
        };
        said.cost(cost, &of, None).is_ok_and(|sum| sum != 0)
    });
    let change = change.map(|it| format!(" change=\"{}\"", it.word()));
    format!(
        "{{{{{name} directorate=\"no\"{}}}}}",
        change.unwrap_or_default()
    )
}

/// What happens to the posts, by the word that stands last before those that are named.
fn change(lang: Lang, before: &str) -> Option<Change> {
    let lower = match lang {
        Lang::Zh => before.to_owned(),
        Lang::En => before.to_lowercase(),
    };
    let found = CHANGES.iter().filter_map(|(word, change)| {
        let at = lower.rfind(word)?;
        Some((at, *change))
    });
    found.max_by_key(|(at, _)| *at).map(|(_, change)| change)
}
