//! What entries ask of one passage, held against one another.

use super::passage::Change;
use super::wish::Outcome;

/// The most changes of a passage of which any may be in the file already.
const MOST: usize = 6;

/// The changes that an entry asks for.
pub(super) struct Asked {
    pub(super) entry: usize,
    /// Which of the places is meant where the passage is printed.
    pub(super) occurrence: usize,
    pub(super) changes: Vec<Change>,
    /// Whether its words stand where another cell chooses them.
    pub(super) is_chosen: bool,
}

const CHOSEN: &str = "reports_to in posts.csv chooses the superior whose title stands here: \
                      change that, or the title where it is the post's own";

/// What becomes of an entry among those that were there before it.
pub(super) fn beside_others(own: &Asked, others: &[Asked]) -> Outcome {
    let same = |own: &[Change], theirs: &[Change]| {
        let mut pairs = own.iter().zip(theirs);
        own.len() == theirs.len()
            && pairs.all(|(own, other)| own.range == other.range && own.text == other.text)
    };
    for other in others {
        let elsewhere = own.occurrence != other.occurrence;
        if elsewhere && same(&own.changes, &other.changes) {
            return Outcome::Same(other.entry);
        }
        if own.is_chosen {
            continue;
        }
        let meets = |own: &Change, other: &Change| {
            let (own, other) = (&own.range, &other.range);
            let at_one = own.start == other.start && own.end == other.end;
            (own.start < other.end && other.start < own.end) || (at_one && elsewhere)
        };
        let mut pairs = own.changes.iter();
        if pairs.any(|own| other.changes.iter().any(|other| meets(own, other))) {
            let why = format!("{} changes the same words otherwise", other.entry);
            return Outcome::Left(why);
        }
    }
    match own.is_chosen {
        true => Outcome::Left(CHOSEN.to_owned()),
        false => Outcome::Writable,
    }
}

/// The sets of some entries whose changes may be in a file already.
pub(super) fn subsets(all: &[Asked]) -> Vec<Vec<&Asked>> {
    if all.len() > MOST {
        let one = all.iter().map(|asked| vec![asked]);
        return std::iter::once(all.iter().collect()).chain(one).collect();
    }
    let sets = 1..1_usize << all.len();
    let of = |set: usize| {
        let own = all.iter().enumerate();
        let own = own.filter(|(at, _)| set >> at & 1 == 1);
        own.map(|(_, asked)| asked).collect()
    };
    sets.map(of).collect()
}
