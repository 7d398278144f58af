//! Boxes of posts that have another id and are otherwise the same.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::{Boxes, boxes};
use crate::document::Block;
use content::sheet::BoxData;

/// The earlier blocks of an annex, with the ids of today for boxes that say the same
/// words under the same superior: their readers see no change.
pub(in crate::redline) fn named_as_now<'b>(old: &'b [Block], new: &[Block]) -> Cow<'b, [Block]> {
    let ids = renamed(&boxes(old), &boxes(new));
    if ids.is_empty() {
        return Cow::Borrowed(old);
    }
    let mut blocks = old.to_vec();
    for block in &mut blocks {
        if let Block::Chart(chart) = block {
            for own in &mut chart.page.boxes {
                own.id = now(&ids, &own.id);
                own.above = own.above.as_ref().map(|id| now(&ids, id));
            }
        }
    }
    Cow::Owned(blocks)
}

/// The id of today.
fn now(ids: &BTreeMap<String, String>, id: &String) -> String {
    ids.get(id).unwrap_or(id).clone()
}

/// The ids that boxes had, with those that they have. From the top down: whether two
/// superiors are one is known before their subordinates are looked at.
fn renamed(old: &Boxes, new: &Boxes) -> BTreeMap<String, String> {
    let mut ids: BTreeMap<String, String> = BTreeMap::new();
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let as_they_are = BTreeMap::new();
    loop {
        let is_left = |own: &&BoxData| !new.contains_key(&own.id) && !ids.contains_key(&own.id);
        let gone = alone(old.values().filter(is_left), &ids);
        let is_free = |own: &&BoxData| !old.contains_key(&own.id) && !taken.contains(&own.id);
        let come = alone(new.values().filter(is_free), &as_they_are);
        let both = gone.into_iter().filter_map(|(key, was)| {
            let is = come.get(&key).copied().flatten()?;
            Some((was?.to_owned(), is.to_owned()))
        });
        let both: Vec<(String, String)> = both.collect();
        if both.is_empty() {
            return ids;
        }
        taken.extend(both.iter().map(|(_, is)| is.clone()));
        ids.extend(both);
    }
}

/// What boxes say and the superiors that they have now, with the id of the box; none where
/// several are as good, and nothing says which it is.
fn alone<'b>(
    boxes: impl Iterator<Item = &'b BoxData>,
    ids: &'b BTreeMap<String, String>,
) -> BTreeMap<(&'b str, Option<&'b str>), Option<&'b str>> {
    let mut found = BTreeMap::new();
    for own in boxes {
        let above = own.above.as_ref().map(|id| ids.get(id).unwrap_or(id));
        let only = found.entry((own.said.as_str(), above.map(String::as_str)));
        only.and_modify(|id| *id = None)
            .or_insert(Some(own.id.as_str()));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::boxed;
    use super::{BoxData, Boxes, renamed};

    fn chart(posts: &[(&str, Option<&str>, &str)]) -> Boxes {
        let own = posts.iter().map(|(id, above, said)| BoxData {
            id: (*id).to_owned(),
            above: above.map(str::to_owned),
            ..boxed(said)
        });
        own.map(|own| (own.id.clone(), own)).collect()
    }

    #[test]
    fn a_box_is_the_same_under_another_id() {
        let old = chart(&[
            ("a", None, "Head"),
            ("b", Some("a"), "Deputy"),
            ("c", Some("b"), "Officer"),
            ("d", Some("b"), "Clerk"),
            ("e", Some("b"), "Clerk"),
        ]);
        let new = chart(&[
            ("x", None, "Head"),
            ("y", Some("x"), "Deputy"),
            ("c", Some("y"), "Officer"),
            ("p", Some("y"), "Clerk"),
            ("q", Some("y"), "Clerk"),
        ]);
        let found = renamed(&old, &new);
        let pairs: Vec<(&str, &str)> = found
            .iter()
            .map(|(was, is)| (was.as_str(), is.as_str()))
            .collect();
        // Nothing says which of the clerks is which.
        assert_eq!(pairs, [("a", "x"), ("b", "y")]);
    }

    #[test]
    fn another_superior_or_title_is_another_box() {
        let old = chart(&[("a", None, "Head"), ("b", Some("a"), "Deputy")]);
        assert!(renamed(&old, &chart(&[("a", None, "Head"), ("c", None, "Deputy")])).is_empty());
        assert!(
            renamed(
                &old,
                &chart(&[("a", None, "Head"), ("c", Some("a"), "Vice")])
            )
            .is_empty()
        );
    }
}
