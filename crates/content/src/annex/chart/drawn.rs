//! Which posts a chart draws, and under whom.

use std::collections::BTreeMap;

use super::structure_of;
use tables::model::{Annex, Change, Date, Establishment, Office, Post, Structure};

/// A post that a chart draws.
#[derive(Debug, Clone, Copy)]
pub struct DrawnPost<'a> {
    /// Its row.
    pub post: &'a Post,
    /// The place of its superior among those drawn.
    pub superior: Option<usize>,
    /// Whether it is drawn where it stood and will stand no longer.
    pub gone: bool,
    /// Whether it is in the part that the chart is of: not above that, nor beside it.
    pub within: bool,
}

/// The posts of a chart in table order, those that will be there no longer after
/// the others.
pub fn drawn<'a>(all: &'a Establishment, annex: &Annex, office: &'a Office) -> Vec<DrawnPost<'a>> {
    let structure = structure_of(annex, office);
    let day = annex.part.as_at;
    let here = all.posts_within(&office.id, structure);
    let here = here.filter(|post| match day {
        Some(day) => stands_on(all, structure, post, day),
        None => structure == Structure::Proposed || !all.has_ended(post),
    });
    let mut posts: Vec<(&Post, bool)> = here.map(|post| (post, false)).collect();
    if structure == Structure::Proposed {
        let gone = all.posts().iter();
        let gone = gone.filter(|post| is_gone(all, annex, office, post));
        posts.extend(gone.map(|post| (post, true)));
    }
    let mut at: BTreeMap<&str, usize> = BTreeMap::new();
    for (place, (post, _)) in posts.iter().enumerate() {
        at.entry(&post.id).or_insert(place);
    }
    let placed = posts.iter().enumerate().map(|(own, (post, gone))| {
        let rows = match gone {
            true => Structure::Existing,
            false => structure,
        };
        DrawnPost {
            post,
            superior: superior(all, rows, post, &at).filter(|place| *place != own),
            gone: *gone,
            within: true,
        }
    });
    part(placed.collect(), annex)
}

/// The place of the nearest superior that is drawn.
fn superior(
    all: &Establishment,
    structure: Structure,
    post: &Post,
    at: &BTreeMap<&str, usize>,
) -> Option<usize> {
    let mut id = post.reports_to.as_deref()?;
    // A circle, which is another's business, ends here.
    for _ in 0..=all.posts().len() {
        if let Some(place) = at.get(id) {
            return Some(*place);
        }
        id = all.post_in(structure, id)?.reports_to.as_deref()?;
    }
    None
}

/// Whether a post stands on a day, as far as that can be known.
fn stands_on(all: &Establishment, structure: Structure, post: &Post, day: Date) -> bool {
    let comes = [Change::Created, Change::Transferred, Change::ReCreated];
    let changes = all.changes(&post.id);
    let existing = structure == Structure::Existing;
    // The day of a post to be deleted is that on which it goes.
    let known = match existing {
        true => !post.effective.is_empty() && !changes.contains(&Change::Deleted),
        false => changes.iter().any(|it| comes.contains(it)),
    };
    let begun = !known || all.first_day(post).is_none_or(|first| first <= day);
    let left = existing && leaves_on(all, post).is_some_and(|leaves| leaves <= day);
    begun && !left && !has_ended(all, post, day)
}

/// The day on which an existing post is deleted or transferred, where that is known.
fn leaves_on(all: &Establishment, post: &Post) -> Option<Date> {
    let changes = all.changes(&post.id);
    if changes.contains(&Change::Deleted) {
        return all.first_day(post);
    }
    let after = all.post_in(Structure::Proposed, &post.id)?;
    let is_transferred = changes.contains(&Change::Transferred);
    is_transferred.then(|| all.first_day(after)).flatten()
}

/// Whether a post has ended before a day: of a permanent one the redeployment ends.
fn has_ended(all: &Establishment, post: &Post, day: Date) -> bool {
    let ends = post.tenure != tables::model::Tenure::Permanent;
    ends && all.last_day(post).is_some_and(|last| last < day)
}

/// Whether a chart of what is proposed draws an existing post where it stood.
fn is_gone(all: &Establishment, annex: &Annex, office: &Office, post: &Post) -> bool {
    let was_here = || {
        let before = all.office(&post.office).into_iter();
        let mut wholes = before.flat_map(|before| all.wholes(before));
        wholes.any(|whole| whole.id == office.id || office.succeeds.contains(&whole.id))
    };
    let is_here = || {
        let after = all.post_in(Structure::Proposed, &post.id);
        after.is_some_and(|after| all.is_within(&after.office, &office.id))
    };
    if post.outside || !all.stands_in(post, Structure::Existing) || is_here() || !was_here() {
        return false;
    }
    let changes = all.changes(&post.id);
    let shown = annex.part.drawn;
    let lasts = |day| !has_ended(all, post, day);
    let deleted = shown.deleted && !all.has_ended(post);
    let stays = |day| leaves_on(all, post).is_some_and(|leaves| leaves > day);
    let day = annex.part.as_at;
    changes.iter().any(|change| match change {
        Change::Deleted => deleted || day.is_some_and(stays),
        Change::Lapsed => day.is_some_and(lasts),
        Change::Transferred => shown.transferred || day.is_some_and(stays),
        _ => false,
    })
}

/// What an annex draws of posts: all; or a post with its superiors, those beside it
/// and what is below it; and no more levels than asked for.
fn part<'a>(posts: Vec<DrawnPost<'a>>, annex: &Annex) -> Vec<DrawnPost<'a>> {
    let head = annex.part.under.as_deref();
    let head = head.and_then(|id| posts.iter().position(|own| own.post.id == id));
    let levels = annex.part.levels.map(usize::from);
    if head.is_none() && levels.is_none() {
        return posts;
    }
    // A circle goes round once.
    let ups = |own: usize| {
        let up = |at: &usize| posts[*at].superior;
        std::iter::successors(Some(own), up).take(posts.len() + 1)
    };
    let above: Vec<usize> = head.into_iter().flat_map(ups).collect();
    let beside = |own: usize| head.is_some_and(|head| posts[own].superior == posts[head].superior);
    let depth = |own: usize| match head {
        Some(head) => ups(own).position(|at| at == head),
        None => Some(ups(own).count() - 1),
    };
    let mut kept: BTreeMap<usize, usize> = BTreeMap::new();
    let mut out = Vec::new();
    for (own, post) in posts.iter().enumerate() {
        let depth = depth(own);
        let below = depth.is_some_and(|depth| levels.is_none_or(|levels| depth <= levels));
        if below || above.contains(&own) || beside(own) {
            kept.insert(own, out.len());
            out.push(DrawnPost {
                within: below,
                ..*post
            });
        }
    }
    for post in &mut out {
        post.superior = post.superior.and_then(|at| kept.get(&at).copied());
    }
    out
}
