//! Annexes of duties: the job description of a post.

use super::{AnnexKind, SubjectTable};
use crate::edition::{AnnexContent, DutiesData, EditionContext};
use tables::model::{Annex, Change, Post, Structure};

/// The kind's name in annexes.csv.
pub const NAME: &str = "duties";

pub(super) const KIND: AnnexKind = AnnexKind {
    name: NAME,
    subject: SubjectTable::Posts,
    title,
    content,
};

fn title(edition: &EditionContext<'_>, annex: &Annex) -> String {
    let post = post_of(edition, annex);
    post.map_or("", |post| post.title.get(edition.lang))
        .to_owned()
}

/// The row of the post that an annex is of: in the structure that its own row
/// states, else as proposed.
fn post_of<'a>(edition: &EditionContext<'a>, annex: &Annex) -> Option<&'a Post> {
    let establishment = &edition.project.establishment;
    match annex.structure {
        Some(structure) => establishment.post_in(structure, &annex.subject),
        None => establishment.post(&annex.subject),
    }
}

/// The structure that an annex describes its post in.
fn structure_of(edition: &EditionContext<'_>, annex: &Annex, post: &Post) -> Structure {
    let stated = annex.structure;
    let own = || edition.project.establishment.structure_of(post);
    stated.or_else(own).unwrap_or(Structure::Proposed)
}

fn content(edition: &EditionContext<'_>, annex: &Annex) -> Option<AnnexContent> {
    let establishment = &edition.project.establishment;
    let post = post_of(edition, annex)?;
    let words = &edition.words.duties;
    let created = establishment.changes(&post.id).contains(&Change::Created);
    let structure = structure_of(edition, annex, post);
    let heading = match created {
        true => &words.proposed,
        false => &words.heading,
    };
    Some(AnnexContent::Duties(DutiesData {
        heading: heading.clone(),
        rank: rank(edition, post),
        superior: superior(edition, post, structure),
        duties: duties(edition, post, structure),
    }))
}

/// A post's rank with its pay point: 資訊科技署助理署長(首長級薪級第2點).
fn rank(edition: &EditionContext<'_>, post: &Post) -> String {
    let Some(rank) = edition.project.establishment.rank(&post.rank) else {
        return String::new();
    };
    edition.ranked(&edition.words.duties.rank, rank, &[])
}

/// The title of the post's superior, in the office or outside it.
fn superior(edition: &EditionContext<'_>, post: &Post, structure: Structure) -> String {
    let establishment = &edition.project.establishment;
    let inside = establishment.superior_in(structure, post);
    let text = inside.map_or(&post.superior, |superior| &superior.title);
    text.get(edition.lang).to_owned()
}

/// The duties with the separators that the layout prints.
fn duties(edition: &EditionContext<'_>, post: &Post, structure: Structure) -> Vec<String> {
    let texts: Vec<&str> = edition
        .project
        .duties_in(structure, &post.id)
        .map(|duty| duty.text.get(edition.lang))
        .collect();
    let separators = &edition.words.separators;
    let count = texts.len();
    (0..)
        .zip(texts)
        .map(|(index, text)| format!("{text}{}", separators.after(index, count)))
        .collect()
}
