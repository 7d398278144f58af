//! Claims of how many non-directorate posts there are that another paragraph tells of, or
//! that support posts which no title names.

use std::collections::{BTreeMap, BTreeSet};

use super::claimed::{Against, Claim};
use super::staff_noun::Counted;
use super::titles::Titles;
use crate::prose::filters::filters;
use crate::prose::numeral::Numeral;
use tables::model::{Directorate, Lang, Selection, StaffTenure, Structure};

/// Words right behind or before non-directorate posts by which they are those that another
/// paragraph tells of.
const TOLD_EN: [&str; 11] = [
    " in paragraph",
    " mentioned in",
    " referred to in",
    " described in",
    " set out in",
    " mentioned above",
    " referred to above",
    " in \u{FFFC}",
    " require ",
    " will require ",
    " would require ",
];
const TOLD_ZH: [&str; 3] = ["所述的", "所述", "所載的"];

/// The claim of a number of non-directorate posts that another paragraph tells of, or that
/// are time-limited and support posts which no title names: by the tables all that there
/// are or will be, or those of some posts or offices. `before` ends where the number
/// begins, and `leads` is whether somebody is supported by them.
pub(super) fn claim<'a>(
    titles: &Titles<'a>,
    (before, leads): (&str, bool),
    counted: &Counted<'_>,
    numeral: &Numeral,
) -> Option<Claim<'a>> {
    let told = match titles.lang {
        Lang::Zh => {
            let first = before.is_empty() || before.ends_with(['該', '這']);
            let costs = first && counted.behind.trim_start_matches('職').starts_with("所需");
            costs || TOLD_ZH.iter().any(|word| before.ends_with(word))
        }
        Lang::En => {
            let behind = counted.behind.replace('\u{A0}', " ");
            let told = TOLD_EN.iter().any(|word| behind.starts_with(word));
            told && (before.ends_with("The") || before.ends_with("the"))
        }
    };
    let limited = counted.tenure == Some(StaffTenure::TimeLimited);
    if !(told || limited && leads) {
        return None;
    }
    let mut rows = titles.all.staff().iter();
    let of = Selection {
        directorate: Some(Directorate::No),
        // Tables that tell no tenure tell nothing of these.
        tenure: counted
            .tenure
            .filter(|it| rows.any(|row| row.tenure == *it))
            .into_iter()
            .collect(),
        ..Selection::default()
    };
    one_of(titles, &of, numeral)
}

/// The claim of a number of the non-directorate posts that are meant, where there are any:
/// all of them, or those of some posts or offices.
pub(super) fn one_of<'a>(
    titles: &Titles<'a>,
    of: &Selection,
    numeral: &Numeral,
) -> Option<Claim<'a>> {
    let (sums, [then, now]) = sums(titles, of);
    let (count, structure) = match (then, now) {
        (0, 0) => return None,
        (0, now) => (now, Some(Structure::Existing)),
        (then, _) => (then, None),
    };
    let holds = sums.contains(&numeral.value);
    // What some of them have no one filter tells.
    let all = count == numeral.value || !holds;
    let of = Selection {
        structure,
        ..of.clone()
    };
    Some(Claim {
        range: numeral.range.clone(),
        value: numeral.value,
        posts: Vec::new(),
        count,
        against: Against::Tables,
        helper: all.then(|| format!("{{{{count{}}}}}", filters(&of))),
        holds,
    })
}

/// How many of the non-directorate posts that are meant some of the posts or offices have
/// that their rows name, and all of them, then and now.
fn sums(titles: &Titles<'_>, of: &Selection) -> (BTreeSet<usize>, [usize; 2]) {
    /// More posts than papers count one by one.
    const MOST: usize = 4096;
    /// More posts or offices than a sentence means some of.
    const MOST_GROUPS: usize = 16;
    let all = titles.all;
    let mut found = BTreeSet::new();
    let whole = [Structure::Proposed, Structure::Existing].map(|structure| {
        let of = Selection {
            structure: Some(structure),
            ..of.clone()
        };
        let rows = of.staff(all);
        let mut of_posts: BTreeMap<Option<&str>, usize> = BTreeMap::new();
        let mut of_offices: BTreeMap<&str, usize> = BTreeMap::new();
        for row in &rows {
            let count = usize::try_from(row.count).unwrap_or(MOST).min(MOST);
            *of_posts.entry(row.post.as_deref()).or_default() += count;
            *of_offices.entry(&row.office).or_default() += count;
        }
        for groups in [
            of_posts.into_values().collect::<Vec<_>>(),
            of_offices.into_values().collect(),
        ] {
            found.extend(groups.iter().copied());
            let mut sums = BTreeSet::from([0]);
            for group in groups.iter().filter(|_| groups.len() <= MOST_GROUPS) {
                let more: Vec<usize> = sums.iter().map(|sum| sum + group).collect();
                sums.extend(more.into_iter().filter(|sum| *sum <= MOST));
            }
            found.extend(sums);
        }
        let counts = rows
            .iter()
            .map(|row| usize::try_from(row.count).unwrap_or(MOST));
        let whole = counts.fold(0, usize::saturating_add);
        found.insert(whole);
        whole
    });
    found.remove(&0);
    (found, whole)
}
