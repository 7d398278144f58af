//! Annexes of duties: the job description of a post.

use super::{AnnexKind, SubjectTable};
use crate::edition::{AnnexContent, DutiesData, EditionContext};
use tables::model::{Annex, Change, Post};

/// The kind's name in annexes.csv.
pub const NAME: &str = "duties";

pub(super) const KIND: AnnexKind = AnnexKind {
    name: NAME,
    subject: SubjectTable::Posts,
    title,
    content,
};

fn title(edition: &EditionContext<'_>, annex: &Annex) -> String {
    let post = edition.project.establishment.post(&annex.subject);
    post.map_or("", |post| post.title.get(edition.lang))
        .to_owned()
}

fn content(edition: &EditionContext<'_>, annex: &Annex) -> Option<AnnexContent> {
    let establishment = &edition.project.establishment;
    let post = establishment.post(&annex.subject)?;
    let words = &edition.words.duties;
    let created = establishment.changes(&post.id).contains(&Change::Created);
    let heading = match created {
        true => &words.proposed,
        false => &words.heading,
    };
    Some(AnnexContent::Duties(DutiesData {
        heading: heading.clone(),
        rank: rank(edition, post),
        superior: superior(edition, post),
        duties: duties(edition, post),
    }))
}

/// A post's rank with its pay point: 資訊科技署助理署長(首長級薪級第2點).
fn rank(edition: &EditionContext<'_>, post: &Post) -> String {
    let Some(rank) = edition.project.establishment.rank(&post.rank) else {
        return String::new();
    };
    let point = edition.point(&rank.pay_point);
    let name = rank.name.get(edition.lang);
    let values = [("rank", name), ("point", point.as_str())];
    edition.words.duties.rank.fill(&values)
}

/// The title of the post's superior, in the office or outside it.
fn superior(edition: &EditionContext<'_>, post: &Post) -> String {
    let establishment = &edition.project.establishment;
    let inside = post.reports_to.as_deref().and_then(|id| {
        let structure = establishment.structure_of(post)?;
        establishment.post_in(structure, id)
    });
    let text = inside.map_or(&post.superior, |superior| &superior.title);
    text.get(edition.lang).to_owned()
}

/// The duties with the separators that the layout prints.
fn duties(edition: &EditionContext<'_>, post: &Post) -> Vec<String> {
    let texts: Vec<&str> = edition
        .project
        .duties_of(&post.id)
        .map(|duty| duty.text.get(edition.lang))
        .collect();
    let separators = &edition.words.separators;
    let count = texts.len();
    (0..)
        .zip(texts)
        .map(|(index, text)| format!("{text}{}", separators.after(index, count)))
        .collect()
}
