//! What must hold of gained, lost and lapsed posts, whatever the tables say.

use std::collections::{BTreeMap, BTreeSet};

use crate::paper::{Paper, load};
use panelpaper_tables::model::{
    Change, Directorate, Establishment, Post, Selection, Structure, Tenure,
};
use proptest::prelude::*;

/// Where a post stands: office, rank, tenure and last day.
type Row = (usize, usize, usize);

const BEFORE: [&str; 4] = ["a", "b", "both", "part"];
const AFTER: [&str; 4] = ["n", "m", "both", "part"];
const OFFICES: [(&str, &str, &str); 6] = [
    ("a", "existing", "1"),
    ("b", "existing", "2"),
    ("n", "proposed", "1"),
    ("m", "proposed", "3"),
    ("both", "", "2"),
    ("part", "", ""),
];
const RANKS: [&str; 4] = ["d1", "d2", "d3", "mps"];
const TENURES: [&str; 5] = [
    "permanent,",
    "supernumerary,",
    "supernumerary,2027-03-31",
    "supernumerary,2030-03-31",
    // Before the paper's day.
    "supernumerary,2026-03-31",
];

/// Posts before and after, of which the same index is the same post.
#[derive(Debug, Clone)]
struct Proposal {
    before: Vec<Option<Row>>,
    after: Vec<Option<Row>>,
    heads: bool,
}

fn proposal(tenures: usize) -> impl Strategy<Value = Proposal> {
    let row = (0..4_usize, 0..4_usize, 0..tenures);
    let posts = prop::collection::vec(
        (prop::option::of(row.clone()), prop::option::of(row)),
        0..12,
    );
    (posts, any::<bool>()).prop_map(|(posts, heads)| {
        let (before, after) = posts.into_iter().unzip();
        Proposal {
            before,
            after,
            heads,
        }
    })
}

impl Proposal {
    /// The paper, with the ids that posts have before and after.
    fn paper(&self, before: impl Fn(usize) -> String, after: impl Fn(usize) -> String) -> Paper {
        let mut posts = String::new();
        let mut row = |office: &str, id: String, (_, rank, tenure): Row, structure: &str| {
            let (rank, tenure) = (RANKS[rank], TENURES[tenure]);
            posts += &format!("{office},{id},{rank},{tenure},{structure}\n");
        };
        for (at, post) in self.before.iter().enumerate() {
            post.iter()
                .for_each(|post| row(BEFORE[post.0], before(at), *post, "existing"));
        }
        for (at, post) in self.after.iter().enumerate() {
            post.iter()
                .for_each(|post| row(AFTER[post.0], after(at), *post, "proposed"));
        }
        let offices: String = OFFICES
            .iter()
            .map(|(id, structure, head)| {
                let succeeds = if *id == "n" { "a; b" } else { "" };
                let whole = if *id == "part" { "both" } else { "" };
                let head = if self.heads { head } else { "" };
                format!("{id},{structure},{succeeds},{whole},{head}\n")
            })
            .collect();
        let paper = Paper::new(&offices, &posts).paid();
        if self.heads {
            paper.heads("1\n2\n3\n")
        } else {
            paper
        }
    }

    fn plain(&self) -> Establishment {
        load(&self.paper(id, id)).establishment
    }
}

fn id(at: usize) -> String {
    format!("p{at}")
}

fn count(establishment: &Establishment, selection: Selection) -> i64 {
    i64::try_from(selection.posts(establishment).len()).expect("few posts")
}

fn all() -> Selection {
    Selection::default()
}

/// The yearly salaries at mid-point of the directorate posts that are gained, less those
/// of the ones that are lost.
fn nams(found: &Establishment) -> i64 {
    let cost = |posts: Vec<&Post>| -> i64 {
        let ranks = posts.iter().filter_map(|post| found.rank(&post.rank));
        let costs = ranks.filter_map(|rank| i64::try_from(found.pay_of(rank).nams()?).ok());
        costs.sum()
    };
    cost(found.gained(&all())) - cost(found.lost(&all()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_is_gained_and_lost_makes_the_difference(proposal in proposal(5)) {
        let found = proposal.plain();
        let ids = |ids: &[&str]| ids.iter().map(|id| vec![(*id).to_owned()]).collect::<Vec<_>>();
        let mut wanted: Vec<Selection> = Vec::new();
        for directorate in [Directorate::Yes, Directorate::No, Directorate::All] {
            wanted.push(Selection { directorate: Some(directorate), ..all() });
        }
        wanted.extend(ids(&RANKS).into_iter().map(|rank| Selection { rank, ..all() }));
        wanted.extend(Tenure::ALL.map(|tenure| Selection { tenure: vec![tenure.into()], ..all() }));
        if proposal.heads {
            wanted.extend(ids(&["1", "2", "3"]).into_iter().map(|head| Selection { head, ..all() }));
        }
        for wanted in wanted {
            let of = |structure| {
                let wanted = wanted.clone();
                count(&found, Selection { structure: Some(structure), ..wanted })
            };
            let before = Selection { structure: Some(Structure::Existing), ..wanted.clone() };
            let before = before.posts(&found).into_iter();
            let lapsed = before.filter(|post| found.is_lapsing(&post.id)).count();
            let lapsed = i64::try_from(lapsed).expect("few posts");
            let difference = of(Structure::Proposed) - of(Structure::Existing);
            prop_assert_eq!(found.net(&wanted) - lapsed, difference, "{:?}", wanted);
        }
    }

    #[test]
    fn nothing_is_counted_twice(proposal in proposal(5)) {
        let found = proposal.plain();
        let parts = |filter: &dyn Fn(&str) -> Selection, values: &[&str]| -> i64 {
            values.iter().map(|value| found.net(&filter(value))).sum()
        };
        let net = found.net(&all());
        let of_rank = |rank: &str| Selection { rank: vec![rank.to_owned()], ..all() };
        prop_assert_eq!(parts(&of_rank, &RANKS), net);
        if proposal.heads {
            let of_head = |head: &str| Selection { head: vec![head.to_owned()], ..all() };
            prop_assert_eq!(parts(&of_head, &["1", "2", "3"]), net);
        }
        for rows in [found.gained(&all()), found.lost(&all())] {
            let ids: BTreeSet<&str> = rows.iter().map(|post| post.id.as_str()).collect();
            prop_assert_eq!(ids.len(), rows.len());
        }
        // Each post answers once, however many changes are named.
        let changes = Change::WORDS.map(|(_, change)| change.into());
        let any = Selection { change: changes.to_vec(), ..all() };
        let mut of_id: BTreeMap<&str, usize> = BTreeMap::new();
        for post in any.posts(&found) {
            *of_id.entry(&post.id).or_default() += 1;
        }
        prop_assert!(of_id.values().all(|&times| times == 1), "{:?}", of_id);
    }

    #[test]
    fn the_names_of_ids_do_not_matter(proposal in proposal(5), seed in 1..97_usize) {
        // Multiplied by a number, the places of fewer than 97 posts stay apart.
        let other = |at: usize| format!("x{}", (at + 1) * seed % 97);
        let renamed = load(&proposal.paper(other, other)).establishment;
        let net = |found: &Establishment, directorate| {
            found.net(&Selection { directorate: Some(directorate), ..all() })
        };
        let plain = proposal.plain();
        for directorate in [Directorate::Yes, Directorate::All] {
            prop_assert_eq!(net(&plain, directorate), net(&renamed, directorate));
        }
        prop_assert_eq!(nams(&plain), nams(&renamed));
    }

    /// Where no post ends, it does not even matter which posts are said to be the
    /// same before and after.
    #[test]
    fn whichever_ids_are_used(proposal in proposal(2), shift in 0..12_usize) {
        let shifted = |at: usize| format!("p{}", (at + shift) % 24);
        let renamed = load(&proposal.paper(id, shifted)).establishment;
        prop_assert_eq!(proposal.plain().net(&all()), renamed.net(&all()));
    }
}
