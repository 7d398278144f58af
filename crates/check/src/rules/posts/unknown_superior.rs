//! A post must report to a post of the same office, or where the office is part of
//! a whole, to one of the whole and its parts.
//!
//! A superior outside the office is a head's, and is given by name in
//! `superior_zh` and `superior_en`. A post that is deleted stands in the existing
//! structure alone, and in the proposed one nobody can report to it.
//!
//! In a chart by itself it must be a post of the same table; with
//! `panelpaper chart --lenient` it is a warning, and the post stands at the top.
//!
//! Example: reports_to names a post of another office.
//!
//! Fix: name a post of the same office, or leave it empty and fill in superior_zh.

use crate::{Context, Level, Rule, unknown};
use tables::diag::Diagnostic;
use tables::model::{Establishment, Lang, Post, Project, Structure};

const NAME: &str = "posts/unknown-superior";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Required,
    languages: &Lang::ALL,
    needs: &["offices.csv"],
    source: include_str!("unknown_superior.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let (project, sources) = (context.project, context.sources);
    let posts = project.establishment.posts();
    posts
        .iter()
        .filter_map(|post| {
            let superior = post.reports_to.as_deref()?;
            let structure = not_there(&project.establishment, post, superior)?;
            let span = sources.cell_span(post.row, "reports_to");
            let finding = elsewhere(NAME, project, post, superior, structure);
            let finding = finding.map(|it| it.at(span));
            let finding = finding.unwrap_or_else(|| {
                let what = format!("post of `{}`", post.office);
                let ids = colleagues(&project.establishment, post, structure);
                unknown(NAME, &what, superior, span, ids)
            });
            let has_way_out = !finding.help.is_empty();
            Some(if has_way_out {
                finding
            } else {
                finding.help(OUTSIDE)
            })
        })
        .collect()
}

/// The first structure of a post in which another post does not stand in its
/// office, or in another part of its whole; `None` where it stands there in all. An
/// unknown office is another rule's business, and so is a whole that is not known or
/// goes round in a circle.
pub(super) fn not_there(all: &Establishment, post: &Post, id: &str) -> Option<Structure> {
    let whole = all.largest_whole(&post.office);
    let known = all.office(whole).is_some_and(|it| it.part_of.is_none());
    if !known && all.office(&post.office).is_some() {
        return None;
    }
    let there = |structure| {
        let other = all.post_in(structure, id);
        other.is_some_and(|other| all.largest_whole(&other.office) == whole)
    };
    all.stands(post)?
        .each()
        .find(|structure| !there(*structure))
}

/// The ids of the posts that a post may report to in a structure.
pub(super) fn colleagues<'a>(
    all: &'a Establishment,
    post: &'a Post,
    structure: Structure,
) -> impl Iterator<Item = &'a str> {
    let whole = all.largest_whole(&post.office);
    all.posts_within(whole, structure)
        .map(|post| post.id.as_str())
}

const OUTSIDE: &str =
    "a superior outside the office is given in superior_zh, with reports_to empty";

/// The finding for a superior that stands in another office, before, after or
/// beside the post's own; `None` for one that stands nowhere.
pub(super) fn elsewhere(
    name: &'static str,
    project: &Project,
    post: &Post,
    superior: &str,
    own: Structure,
) -> Option<Diagnostic> {
    let establishment = &project.establishment;
    let office = &post.office;
    if let Some(there) = establishment.post_in(own, superior) {
        let message = format!(
            "`{superior}` stands in `{}`, and not in `{office}`",
            there.office
        );
        return Some(Diagnostic::error(name, message));
    }
    let there = establishment.post_in(own.other(), superior)?;
    let (message, row) = match own {
        Structure::Proposed => (
            format!(
                "`{superior}` is deleted: it stands in `{}` alone, in the existing structure",
                there.office
            ),
            "if it is kept, give it a row in",
        ),
        Structure::Existing => (
            format!(
                "`{superior}` is created: it stands in `{}` alone, in the proposed structure",
                there.office
            ),
            "if it exists already, give it a row in",
        ),
    };
    let finding = Diagnostic::error(name, message);
    let finding = finding.help(format!("name a post of `{office}`"));
    // Where it stands in another part of the same whole, its row is missing there.
    let same_whole =
        establishment.largest_whole(&there.office) == establishment.largest_whole(office);
    let own = if same_whole { &there.office } else { office };
    Some(finding.help(format!("{row} `{own}`")))
}
