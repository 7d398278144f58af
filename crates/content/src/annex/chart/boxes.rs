//! The posts of a chart as their boxes show them.

use std::collections::BTreeMap;

use super::drawn::{DrawnPost, drawn};
use super::{structure_of, teams};
use crate::edition::EditionContext;
use crate::sheet::SheetPost;
use orgchart::ChartPost;
use tables::model::{Annex, Change, Office, Structure};

/// What stands behind the id of a post in that of its team's box.
const TEAM: &str = "/staff";

/// The boxes of a chart: its posts, then their teams where those have boxes.
pub(super) fn boxes(
    edition: &EditionContext<'_>,
    annex: &Annex,
    office: &Office,
) -> Vec<SheetPost> {
    let structure = structure_of(annex, office);
    let posts = drawn(&edition.project.establishment, annex, office);
    let ids = posts.iter().map(|own| own.post.id.as_str());
    let index: BTreeMap<&str, usize> = ids.zip(0..).collect();
    let (in_boxes, in_lines) = (edition.project.paper.teams, annex.part.drawn.staff);
    let mut boxes = Vec::with_capacity(posts.len());
    let mut of_teams = Vec::new();
    for (at, own) in posts.iter().enumerate() {
        let mut post = box_of(edition, own, &index);
        post.changes = changes(edition, annex, structure, own);
        if in_boxes || in_lines {
            let team = teams::team_of(edition, office, structure, own);
            let said = teams::said(edition, &team);
            match (said.is_empty(), in_boxes) {
                (true, _) => {}
                (false, true) => of_teams.push(team_box(&own.post.id, at, said)),
                (false, false) => post.shown.notes.push(said),
            }
        }
        boxes.push(post);
    }
    boxes.extend(of_teams);
    boxes
}

fn box_of(
    edition: &EditionContext<'_>,
    own: &DrawnPost<'_>,
    index: &BTreeMap<&str, usize>,
) -> SheetPost {
    let post = own.post;
    let rank = edition.project.establishment.rank(&post.rank);
    let point = rank.and_then(|rank| rank.pay_point.as_ref());
    let rank = rank.map_or("", |rank| rank.name.get(edition.lang));
    let at = |id: &String| index.get(id.as_str()).copied();
    let note = post.note.get(edition.lang);
    SheetPost {
        shown: ChartPost {
            id: post.id.clone(),
            title: post.title.get(edition.lang).to_owned(),
            rank: rank.to_owned(),
            point: point.map(ToString::to_string).unwrap_or_default(),
            notes: note.lines().map(str::to_owned).collect(),
            superior: own.superior,
            staff: post.staff,
            dotted_to: post.dotted_to.iter().filter_map(at).collect(),
            ..ChartPost::default()
        },
        changes: Vec::new(),
        tenure: post.tenure,
        vacant: post.vacant,
    }
}

fn team_box(post: &str, at: usize, said: String) -> SheetPost {
    SheetPost {
        shown: ChartPost {
            id: format!("{post}{TEAM}"),
            title: said,
            superior: Some(at),
            ..ChartPost::default()
        },
        ..SheetPost::default()
    }
}

/// What happens to a post, as far as the chart of a structure shows it: an existing
/// one who will go, a proposed one everything else. A post outside what the paper
/// counts is drawn, and no more.
fn changes(
    edition: &EditionContext<'_>,
    annex: &Annex,
    structure: Structure,
    own: &DrawnPost<'_>,
) -> Vec<Change> {
    if own.post.outside {
        return Vec::new();
    }
    let leaves = |change: &Change| match change {
        Change::Deleted | Change::Lapsed => true,
        Change::Transferred => annex.part.drawn.transferred,
        _ => false,
    };
    let existing = structure == Structure::Existing || own.gone;
    let changes = edition.project.establishment.changes(&own.post.id).iter();
    let shown = changes.filter(|change| match existing {
        true => leaves(change),
        false => change.structure() == structure,
    });
    shown.copied().collect()
}

/// The id of the post that a box is of, or whose team it is of.
pub fn post_of_box(id: &str) -> &str {
    id.strip_suffix(TEAM).unwrap_or(id)
}
