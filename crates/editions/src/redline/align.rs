//! Which thing of an earlier list became which of a later one: the same text, else
//! the same name, else much the same words.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use content::wording::{align, moved};
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// What tells a thing.
#[derive(Debug, Clone, Default)]
pub(super) struct Key {
    /// What it is: only things of one kind become one another.
    pub(super) kind: &'static str,
    /// What it is called; empty where it has no name.
    pub(super) name: String,
    /// Whether nothing of another name is the same, however like: its text has the name too.
    pub(super) is_told: bool,
    /// What it says.
    pub(super) text: String,
}

/// A step through both lists, by the places in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// The earlier thing became the later one.
    Both(usize, usize),
    /// It is gone.
    Gone(usize),
    /// It is new.
    Come(usize),
    /// It stood here, and is the later thing of that place now.
    Left(usize, usize),
    /// It stands here, and was the earlier thing of that place.
    Arrived(usize, usize),
}

/// The kinds of things that hold others: two at one place are one, however much in
/// them is different.
const HOLDERS: &[&str] = &["list", "bullets", "facts", "chart", "beside", "line"];

/// The steps through both lists in reading order: of what gives way to something
/// else, what is gone stands first.
pub(super) fn steps(old: &[Key], new: &[Key], names: &[&str]) -> Vec<Step> {
    let mut pairs = equal(old, new);
    pairs.extend(unpaired(old, new, &pairs, |key| &key.name));
    pairs.extend(unpaired(old, new, &pairs, |key| &key.text));
    pairs.sort_by_key(|(_, is)| *is);
    let places: Vec<usize> = pairs.iter().map(|(was, _)| *was).collect();
    let moved = moved(&places);
    let (stay, go): (Vec<_>, Vec<_>) = (0..).zip(pairs).partition(|(at, _)| !moved.contains(at));
    let mut walk = Walk {
        left: go.iter().map(|(_, pair)| *pair).collect(),
        arrived: go.iter().map(|(_, (was, is))| (*is, *was)).collect(),
        steps: Vec::new(),
        at: (0, 0),
    };
    let ends = stay.into_iter().map(|(_, pair)| (pair, true));
    for ((was, is), both) in ends.chain([((old.len(), new.len()), false)]) {
        let (first, second) = walk.at;
        for (was, is) in between((old, new), (first..was, second..is), &walk, names) {
            walk.up_to(was, is);
            walk.both(was, is);
        }
        walk.up_to(was, is);
        if both {
            walk.both(was, is);
        }
    }
    walk.steps
}

struct Walk {
    left: BTreeMap<usize, usize>,
    arrived: BTreeMap<usize, usize>,
    steps: Vec<Step>,
    /// The next place of each list.
    at: (usize, usize),
}

impl Walk {
    fn up_to(&mut self, was: usize, is: usize) {
        let left = &self.left;
        let gone = (self.at.0..was).map(|at| {
            left.get(&at)
                .map_or(Step::Gone(at), |to| Step::Left(at, *to))
        });
        self.steps.extend(gone);
        let arrived = &self.arrived;
        let come = (self.at.1..is).map(|at| {
            arrived
                .get(&at)
                .map_or(Step::Come(at), |from| Step::Arrived(*from, at))
        });
        self.steps.extend(come);
        self.at = (was, is);
    }

    fn both(&mut self, was: usize, is: usize) {
        self.steps.push(Step::Both(was, is));
        self.at = (was + 1, is + 1);
    }
}

/// The pairs of things that say the same, as many as can be in one order.
fn equal(old: &[Key], new: &[Key]) -> Vec<(usize, usize)> {
    let said = |keys: &[Key]| -> Vec<(&'static str, String)> {
        keys.iter()
            .map(|key| (key.kind, key.text.clone()))
            .collect()
    };
    let mut pairs = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &said(old), &said(new)) {
        if let DiffOp::Equal {
            old_index,
            new_index,
            len,
        } = op
        {
            pairs.extend((old_index..).zip(new_index..).take(len));
        }
    }
    pairs
}

/// Further pairs of one kind that have something in common: the first of the one with
/// the first of the other.
fn unpaired(
    old: &[Key],
    new: &[Key],
    pairs: &[(usize, usize)],
    common: fn(&Key) -> &String,
) -> Vec<(usize, usize)> {
    let (was, is): (BTreeSet<usize>, BTreeSet<usize>) = pairs.iter().copied().unzip();
    let mut known: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for (at, key) in old.iter().enumerate().rev() {
        if !was.contains(&at) && !common(key).is_empty() {
            known.entry((key.kind, common(key))).or_default().push(at);
        }
    }
    let mut found = Vec::new();
    for (at, key) in new.iter().enumerate().filter(|(at, _)| !is.contains(at)) {
        let first = known.get_mut(&(key.kind, common(key).as_str()));
        found.extend(first.and_then(Vec::pop).map(|was| (was, at)));
    }
    found
}

/// The pairs among those that no name tells, in order: by likeness, and of those that
/// hold others by their order.
fn between(
    (old, new): (&[Key], &[Key]),
    (was, is): (Range<usize>, Range<usize>),
    walk: &Walk,
    names: &[&str],
) -> Vec<(usize, usize)> {
    let was: Vec<usize> = was.filter(|at| !walk.left.contains_key(at)).collect();
    let is: Vec<usize> = is.filter(|at| !walk.arrived.contains_key(at)).collect();
    if was.is_empty() || is.is_empty() {
        return Vec::new();
    }
    let before: Vec<&str> = was.iter().map(|&at| old[at].text.as_str()).collect();
    let after: Vec<&str> = is.iter().map(|&at| new[at].text.as_str()).collect();
    let lines = align(&before, &after, names);
    let alike = lines
        .iter()
        .filter_map(|line| Some((was[line.before?], is[line.after?])));
    let mut pairs: Vec<(usize, usize)> = alike
        .filter(|&(was, is)| old[was].kind == new[is].kind)
        .filter(|&(was, is)| !(old[was].is_told && new[is].is_told))
        .collect();
    holders(old, new, (&was, &is), &mut pairs);
    pairs
}

/// Adds the pairs of those that hold others and stand at one place.
fn holders(
    old: &[Key],
    new: &[Key],
    (was, is): (&[usize], &[usize]),
    pairs: &mut Vec<(usize, usize)>,
) {
    for &from in was {
        let kind = old[from].kind;
        if !HOLDERS.contains(&kind) || pairs.iter().any(|pair| pair.0 == from) {
            continue;
        }
        let fits = |to: &&usize| {
            new[**to].kind == kind
                && !pairs.iter().any(|pair| pair.1 == **to)
                && pairs.iter().all(|pair| (pair.0 < from) == (pair.1 < **to))
        };
        if let Some(&to) = is.iter().find(fits) {
            pairs.push((from, to));
        }
    }
    pairs.sort_unstable();
}

#[cfg(test)]
mod tests {
    use super::Step::{Arrived, Both, Come, Gone, Left};
    use super::{Key, Step, steps};

    fn keys(texts: &[&str]) -> Vec<Key> {
        let key = |text: &&str| {
            let (name, said) = text.split_once('=').unwrap_or(("", text));
            let is_told = name.starts_with('#');
            Key {
                kind: "paragraph",
                is_told,
                name: name.to_owned(),
                text: if is_told { text } else { &said }.to_string(),
            }
        };
        texts.iter().map(key).collect()
    }

    fn of(old: &[&str], new: &[&str]) -> Vec<Step> {
        steps(&keys(old), &keys(new), &[])
    }

    #[test]
    fn what_became_what() {
        assert_eq!(
            of(&["one", "two"], &["one", "two"]),
            [Both(0, 0), Both(1, 1)]
        );
        assert_eq!(
            of(&["one", "two", "three"], &["one", "three"]),
            [Both(0, 0), Gone(1), Both(2, 1)]
        );
        assert_eq!(of(&["alpha"], &["omega point"]), [Gone(0), Come(0)]);
        // By likeness, and by name however unlike.
        assert_eq!(
            of(&["to plan the works"], &["to plan all works"]),
            [Both(0, 0)]
        );
        assert_eq!(of(&["a=alpha"], &["new", "a=omega"]), [Come(0), Both(0, 1)]);
        // What an id tells is nothing of another id, however like.
        assert_eq!(
            of(
                &["#a=to plan the works", "#b=lead"],
                &["#b=to plan the works"]
            ),
            [Gone(0), Both(1, 0)]
        );
        assert_eq!(
            of(&["#a=to plan the works"], &["#b=to plan all works"]),
            [Gone(0), Come(0)]
        );
        assert_eq!(
            of(&["one", "two", "three"], &["two", "three", "one"]),
            [Left(0, 2), Both(1, 0), Both(2, 1), Arrived(0, 2)]
        );
    }

    #[test]
    fn every_thing_is_stepped_on_once() {
        let old = ["one", "x=two", "three", "four and five", "six"];
        let new = ["six", "seven", "four and six", "x=2", "one", "one"];
        let steps = of(&old, &new);
        let was = steps.iter().filter_map(|step| match step {
            Both(was, _) | Gone(was) | Left(was, _) => Some(*was),
            Come(_) | Arrived(..) => None,
        });
        let is = steps.iter().filter_map(|step| match step {
            Both(_, is) | Come(is) | Arrived(_, is) => Some(*is),
            Gone(_) | Left(..) => None,
        });
        assert_eq!(was.collect::<Vec<_>>(), [0, 1, 2, 3, 4]);
        assert_eq!(is.collect::<Vec<_>>(), [0, 1, 2, 3, 4, 5]);
    }
}
