//! An existing job description beside the proposed one.

use super::{OneDuty, of, rank, superior};
use crate::edition::{ComparedData, ComparedDuty, EditionContext};
use crate::wording::{Fate, Stretch, align, compare};
use tables::characters::letters;
use tables::model::{Annex, DutyNumber, Structure};

/// The two sides of an annex that compares; `None` where it does not, or the tables
/// lack a side.
pub(super) fn compared(edition: &EditionContext<'_>, annex: &Annex) -> Option<ComparedData> {
    if !annex.compare {
        return None;
    }
    let establishment = &edition.project.establishment;
    let structures = Structure::ALL;
    let [before, after] = structures.map(|it| establishment.post_in(it, &annex.subject));
    let (before, after) = (before?, after?);
    let names = names(edition);
    let both = |before: &str, after: &str| sides(&compare(before, after, &names));
    let title = [before, after].map(|post| post.title.get(edition.lang));
    let ranks = [before, after].map(|post| rank(edition, post));
    let superiors = [
        superior(edition, before, Structure::Existing),
        superior(edition, after, Structure::Proposed),
    ];
    let mut facts = Vec::new();
    if title[0] != title[1] {
        facts.push(("title", both(title[0], title[1])));
    }
    facts.push(("rank", both(&ranks[0], &ranks[1])));
    if superiors.iter().any(|superior| !superior.is_empty()) {
        facts.push(("superior", both(&superiors[0], &superiors[1])));
    }
    let lists = [
        of(edition, before, Structure::Existing),
        of(edition, after, Structure::Proposed),
    ];
    let words = &edition.words.duties;
    Some(ComparedData {
        heads: [words.before.clone(), words.after.clone()],
        facts,
        rows: rows(&lists, &names),
    })
}

/// The duties of both sides, those that became one another beside each other.
fn rows(lists: &[Vec<OneDuty<'_>>; 2], names: &[&str]) -> Vec<[Option<ComparedDuty>; 2]> {
    let [before, after] = lists;
    let texts = |list: &[OneDuty<'_>]| -> Vec<String> {
        list.iter().map(|duty| duty.text.to_owned()).collect()
    };
    let (old, new) = (texts(before), texts(after));
    let old: Vec<&str> = old.iter().map(String::as_str).collect();
    let new: Vec<&str> = new.iter().map(String::as_str).collect();
    let pairs = align(&old, &new, names).into_iter();
    let row = |pair: crate::wording::Aligned| {
        let text =
            |list: &[&str], at: Option<usize>| at.map_or(String::new(), |at| list[at].to_owned());
        let stretches = compare(&text(&old, pair.before), &text(&new, pair.after), names);
        let [removed, added] = sides(&stretches);
        let duty = |side: usize, at: Option<usize>, mut text: Vec<Stretch>| {
            let own = &lists[side][at?];
            // What the layout prints is no change.
            text.extend(kept(own.separator));
            Some(ComparedDuty {
                number: printed(own.number),
                level: own.number.depth(),
                text,
                row: Some(own.row),
            })
        };
        [duty(0, pair.before, removed), duty(1, pair.after, added)]
    };
    pairs.map(row).collect()
}

fn kept(text: &str) -> Option<Stretch> {
    (!text.is_empty()).then(|| Stretch {
        fate: Fate::Kept,
        text: text.to_owned(),
    })
}

/// What of a comparison stands on each side.
fn sides(stretches: &[Stretch]) -> [Vec<Stretch>; 2] {
    let without = |fate: Fate| {
        let own = stretches.iter().filter(|it| it.fate != fate);
        own.cloned().collect()
    };
    [without(Fate::Added), without(Fate::Removed)]
}

/// A number as it is printed: (1), (2), below them (a), (b).
fn printed(number: DutyNumber) -> String {
    match number {
        DutyNumber::LeadIn => String::new(),
        DutyNumber::Item(n) => format!("({n})"),
        DutyNumber::Below(_, n) => format!("({})", letters(n)),
    }
}

/// The names of the tables, which no comparison cuts.
fn names<'a>(edition: &EditionContext<'a>) -> Vec<&'a str> {
    let all = &edition.project.establishment;
    let lang = edition.lang;
    let posts = all.posts().iter().map(|post| post.title.get(lang));
    let ranks = all.ranks().iter().map(|rank| rank.name.get(lang));
    let offices = all.offices().iter();
    let offices = offices.flat_map(|office| [office.name.get(lang), office.short.get(lang)]);
    let all = posts.chain(ranks).chain(offices);
    let mut names: Vec<&str> = all.filter(|name| name.chars().count() > 1).collect();
    names.sort_unstable();
    names.dedup();
    names
}
