//! The posts that a number may count, as descriptions that a helper takes.

use tables::model::{
    Change, Establishment, Happening, Lang, Office, Post, Selection, StaffTenure, Stands,
    Structure, Tenure,
};

use super::noun::begins;
use super::signs::Signs;
use super::standing::{Around, heads_under};
use super::word::Verb;

/// The offices that a sentence names.
#[derive(Default)]
pub(super) struct Offices<'a> {
    /// Those nearest before the number; those of one name stand together.
    nearest: Vec<&'a Office>,
    /// All in its clause and before, where there are several.
    all: Vec<String>,
    /// Whether the nearest stand before the number.
    before: bool,
}

impl<'a> Offices<'a> {
    /// Those of a sentence, of which `clause` ends the clause of the number.
    pub(super) fn named(
        establishment: &'a Establishment,
        lang: Lang,
        signs: &Signs,
        around: Around<'_>,
        clause: &str,
    ) -> Self {
        let before = around.before;
        let names = |office: &'a Office| {
            let names = [office.name.get(lang), office.short.get(lang)];
            names.into_iter().filter(|name| !name.is_empty())
        };
        let ends = |text: &str, office: &'a Office| {
            let ends = names(office).filter_map(|name| Some(text.rfind(name)? + name.len()));
            ends.max()
        };
        let offices = || establishment.offices().iter();
        let found = offices().map(|office| (ends(before, office), office));
        let mut named: Vec<(Option<usize>, &Office)> = found.collect();
        named.retain(|(at, office)| at.is_some() || ends(clause, office).is_some());
        let all: Vec<String> = named.iter().map(|(_, office)| office.id.clone()).collect();
        let all = if all.len() > 1 { all } else { Vec::new() };
        // Four posts in the DSD.
        let of = signs.within.iter();
        let of = of.filter_map(|word| around.behind.strip_prefix(word));
        let of: Vec<&str> = of.collect();
        let own = |office: &&'a Office| {
            names(office).any(|name| of.iter().any(|rest| begins(rest, name, lang == Lang::En)))
        };
        let own: Vec<&Office> = offices().filter(own).collect();
        if !own.is_empty() {
            return Self {
                nearest: own,
                all,
                before: false,
            };
        }
        // None at all is less than any.
        let nearest = named.iter().map(|(at, _)| *at).max().flatten();
        named.retain(|(at, _)| at.is_some() && *at == nearest);
        Self {
            nearest: named.into_iter().map(|(_, office)| office).collect(),
            all,
            before: true,
        }
    }

    /// Whether one is named before the number.
    pub(super) fn leads_in(&self) -> bool {
        self.before && !self.nearest.is_empty()
    }
}

/// The names and short names of offices.
pub(super) fn office_names(establishment: &Establishment, lang: Lang) -> Vec<&str> {
    let offices = establishment.offices().iter();
    let names = offices.flat_map(|it| [it.name.get(lang), it.short.get(lang)]);
    names.filter(|name| !name.is_empty()).collect()
}

/// The readings of a count behind a verb; `timed` is whether the sentence tells when, or
/// what will be if nothing is done.
pub(super) fn of_verb(
    establishment: &Establishment,
    base: &Selection,
    (verb, timed): (Verb, bool),
    offices: &Offices<'_>,
    out: &mut Vec<Selection>,
) {
    for change in verb.changes {
        of_changes(base, &[*change], offices, out);
    }
    if verb.changes.contains(&Change::Redeployed) {
        // What is extended, made permanent or there again is told as such, wherever it
        // moves.
        let told = [Change::Extended, Change::MadePermanent, Change::ReCreated];
        let told = |id: &&str| {
            let changes = establishment.changes(id);
            told.iter().any(|change| changes.contains(change))
        };
        let moved = Selection {
            change: vec![Happening::from(Change::Redeployed)],
            ..base.clone()
        };
        let moved = moved.posts(establishment).into_iter();
        let except = moved.map(|post| post.id.as_str()).filter(told);
        let base = Selection {
            except: except.map(str::to_owned).collect(),
            ..base.clone()
        };
        if !base.except.is_empty() {
            of_changes(&base, &[Change::Redeployed], offices, out);
        }
    }
    // Of a rank some lapse by the proposal, and no more.
    let lapsed = Selection {
        change: vec![Happening::from(Change::Lapsed)],
        ..base.clone()
    };
    let narrow = !base.rank.is_empty() || !base.point.is_empty();
    let proposed = || narrow && !timed && !lapsed.posts(establishment).is_empty();
    if verb.is_of_lapse() && !proposed() {
        of_a_time(establishment, base, offices, out);
    }
    // A post that is there again may be told with those that are new.
    if verb.changes == [Change::Created] {
        of_changes(base, &[Change::Created, Change::ReCreated], offices, out);
        of_changes(base, &[Change::ReCreated], offices, out);
    }
}

/// The readings of a count of posts to which one of these happens: of the offices that
/// are named, or of all.
pub(super) fn of_changes(
    base: &Selection,
    changes: &[Change],
    offices: &Offices<'_>,
    out: &mut Vec<Selection>,
) {
    let of = Selection {
        change: changes.iter().copied().map(Happening::from).collect(),
        ..base.clone()
    };
    let moves = changes
        .iter()
        .any(|it| matches!(it, Change::Transferred | Change::Redeployed));
    for office in offices.nearest.iter().rev() {
        // An existing office is where posts come from when they move.
        let id = vec![office.id.clone()];
        let (from, office) = if moves && office.structure == Stands::Existing {
            (id, Vec::new())
        } else {
            (Vec::new(), id)
        };
        out.push(Selection {
            from,
            office,
            ..of.clone()
        });
    }
    // What stands before and after may be told as it was: re-rank one post of a rank
    // that it no longer has.
    let was = Selection {
        structure: Some(Structure::Existing),
        ..of.clone()
    };
    let in_all = Selection {
        office: offices.all.clone(),
        ..of.clone()
    };
    out.push(of);
    let ends = [Change::Created, Change::Deleted, Change::Lapsed];
    if !changes.iter().any(|change| ends.contains(change)) {
        out.push(was);
    }
    if !offices.all.is_empty() {
        out.push(in_all);
    }
}

/// The readings of a count of posts that there are, now or then.
pub(super) fn of_structures(
    base: &Selection,
    structures: &[Structure],
    offices: &Offices<'_>,
    out: &mut Vec<Selection>,
) {
    for office in offices.nearest.iter().rev() {
        for structure in structures {
            if office.structure.includes(*structure) {
                out.push(Selection {
                    office: vec![office.id.clone()],
                    // An office of one structure alone says it by itself.
                    structure: Some(*structure).filter(|_| office.structure == Stands::Both),
                    ..base.clone()
                });
            }
        }
    }
    for structure in structures {
        let of = Selection {
            structure: Some(*structure),
            ..base.clone()
        };
        out.push(of.clone());
        if !offices.all.is_empty() {
            out.push(Selection {
                office: offices.all.clone(),
                ..of
            });
        }
    }
}

/// The readings of a count of those under posts: right under them, or at all.
pub(super) fn of_superior(
    establishment: &Establishment,
    base: &Selection,
    posts: &[&Post],
    out: &mut Vec<Selection>,
) {
    let mut ids: Vec<String> = posts.iter().map(|post| post.id.clone()).collect();
    ids.sort_unstable();
    ids.dedup();
    for superior in [ids, heads_under(establishment, posts)] {
        for structure in [None, Some(Structure::Existing)] {
            out.push(Selection {
                superior: superior.clone(),
                structure,
                ..base.clone()
            });
        }
    }
}

/// The readings of a count of posts that are provided up to a day, on which they lapse if
/// nothing is done.
fn of_a_time(
    establishment: &Establishment,
    base: &Selection,
    offices: &Offices<'_>,
    out: &mut Vec<Selection>,
) {
    let supernumerary = StaffTenure::from(Tenure::Supernumerary);
    let tenure = match &base.tenure[..] {
        [] => vec![supernumerary],
        [only] if *only == supernumerary => vec![supernumerary],
        _ => return,
    };
    let base = Selection {
        tenure,
        ..base.clone()
    };
    let existing = Structure::ALL;
    let first = out.len();
    of_structures(&base, &existing, offices, out);
    let has = |it: &Selection| !it.posts(establishment).is_empty();
    let mut at = 0;
    out.retain(|it| {
        at += 1;
        at <= first || has(it)
    });
}
