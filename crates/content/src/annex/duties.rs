//! Annexes of duties: the job description of a post.

use super::{AnnexKind, SubjectTable};
use crate::edition::{AnnexContent, DutiesData, EditionContext};
use tables::model::{Annex, Change, Duty, DutyLevel, Post, Structure};

/// The kind's name in annexes.csv.
pub const NAME: &str = "duties";

pub(super) const KIND: AnnexKind = AnnexKind {
    name: NAME,
    subject: SubjectTable::Posts,
    columns: &["structure"],
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
    let (duties, levels) = duties(edition, post, structure);
    Some(AnnexContent::Duties(DutiesData {
        heading: heading.clone(),
        rank: rank(edition, post),
        superior: superior(edition, post, structure),
        duties,
        levels,
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

/// The duties with the separators that the layout prints, and how deep each stands.
/// A lead-in has no separator, and neither has an item with items below it.
fn duties(
    edition: &EditionContext<'_>,
    post: &Post,
    structure: Structure,
) -> (Vec<String>, Vec<u8>) {
    let duties: Vec<&Duty> = edition.project.duties_in(structure, &post.id).collect();
    let levels = levels(&duties);
    let ends = |at: usize| levels[at] > 0 && levels.get(at + 1).is_none_or(|below| *below < 2);
    let ends = |at: usize| ends(at) || levels[at] == 2;
    let count = (0..duties.len()).filter(|at| ends(*at)).count();
    let mut index = 0;
    let mut texts = Vec::new();
    for (at, duty) in duties.iter().enumerate() {
        let text = duty.text.get(edition.lang);
        if ends(at) {
            let separator = edition.words.separators.after(index, count);
            texts.push(format!("{text}{separator}"));
            index += 1;
        } else {
            texts.push(text.to_owned());
        }
    }
    let plain = levels.iter().all(|level| *level == 1);
    (texts, if plain { Vec::new() } else { levels })
}

/// How deep each duty stands; an item below none is an item.
fn levels(duties: &[&Duty]) -> Vec<u8> {
    let mut below = false;
    let level = |duty: &&Duty| match duty.level {
        DutyLevel::LeadIn => {
            below = false;
            0
        }
        DutyLevel::SubItem if below => 2,
        DutyLevel::Item | DutyLevel::SubItem => {
            below = true;
            1
        }
    };
    duties.iter().map(level).collect()
}
