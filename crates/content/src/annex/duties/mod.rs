//! Annexes of duties: the job description of a post.

mod compared;

use super::{AnnexKind, SubjectTable, shown_in};
use crate::edition::{AnnexContent, DutiesData, EditionContext};
use tables::model::{Annex, Change, Duty, DutyNumber, Post, Project, Structure};
use tables::source::RowRef;

/// The kind's name in annexes.csv.
pub const NAME: &str = "duties";

pub(super) const KIND: AnnexKind = AnnexKind {
    name: NAME,
    subject: SubjectTable::Posts,
    columns: &["structure", "compare", "revised"],
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
    let heading = match (created, annex.revised) {
        (true, _) => &words.proposed,
        (false, true) => &words.revised,
        (false, false) => &words.heading,
    };
    let (duties, levels) = duties(edition, post, structure);
    Some(AnnexContent::Duties(DutiesData {
        heading: heading.clone(),
        rank: rank(edition, post),
        superior: superior(edition, post, structure),
        duties,
        levels,
        compared: compared::compared(edition, annex),
        note: annex.note.get(edition.lang).to_owned(),
    }))
}

/// A post's rank with its pay point: 資訊科技署助理署長(首長級薪級第2點).
fn rank(edition: &EditionContext<'_>, post: &Post) -> String {
    let Some(rank) = edition.project.establishment.rank(&post.rank) else {
        return String::new();
    };
    edition.ranked(&edition.words.duties.rank, rank, &[])
}

/// The rows of the duties that an annex prints, in their order.
pub fn rows(project: &Project, annex: &Annex) -> Vec<RowRef> {
    let structure = shown_in(&project.establishment, annex);
    let own = project.duties.iter();
    let own = own.filter(|duty| duty.post == annex.subject);
    own.filter(|duty| structure.is_none_or(|structure| project.stands_in(duty, structure)))
        .map(|duty| duty.row)
        .collect()
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
    let own = of(edition, post, structure);
    let text = |duty: &OneDuty<'_>| format!("{}{}", duty.text, duty.separator);
    let texts = own.iter().map(text).collect();
    let levels: Vec<u8> = own.iter().map(|duty| duty.number.depth()).collect();
    let plain = levels.iter().all(|level| *level == 1);
    (texts, if plain { Vec::new() } else { levels })
}

/// A duty as one edition has it.
struct OneDuty<'a> {
    text: &'a str,
    /// What the layout prints after it.
    separator: &'a str,
    number: DutyNumber,
    row: RowRef,
}

/// The duties of a post in a structure.
fn of<'a>(edition: &EditionContext<'a>, post: &Post, structure: Structure) -> Vec<OneDuty<'a>> {
    let project = edition.project;
    let all = project.duties.iter();
    let own = all.filter(|duty| duty.post == post.id);
    let own = own.filter(|duty| project.stands_in(duty, structure));
    let duties: Vec<&Duty> = own.collect();
    let numbers = DutyNumber::of_list(duties.iter().map(|duty| duty.level));
    let levels: Vec<u8> = numbers.iter().map(|number| number.depth()).collect();
    let ends = |at: usize| levels[at] > 0 && levels.get(at + 1).is_none_or(|below| *below < 2);
    let ends = |at: usize| ends(at) || levels[at] == 2;
    let count = (0..duties.len()).filter(|at| ends(*at)).count();
    let mut index = 0;
    let mut out = Vec::with_capacity(duties.len());
    for (at, duty) in duties.iter().enumerate() {
        let mut separator = "";
        if ends(at) {
            separator = edition.words.separators.after(index, count);
            index += 1;
        }
        let text = duty.text.get(edition.lang);
        // An abbreviation's full stop ends the sentence too: etc.
        if text.ends_with('.') && separator == "." {
            separator = "";
        }
        out.push(OneDuty {
            text,
            separator,
            number: numbers[at],
            row: duty.row,
        });
    }
    out
}
