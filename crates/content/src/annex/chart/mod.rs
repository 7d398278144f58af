//! Annexes of charts: the organisation chart of an office, or of a part of it.

mod boxes;
mod drawn;
mod teams;

use super::{AnnexKind, SubjectTable};
use crate::edition::{AnnexContent, EditionContext};
use crate::sheet::{A4, MadeOf, Sheet, SheetStyle};
use tables::model::words::Pattern;
use tables::model::{Annex, Establishment, Lang, Office, Structure};
use tables::source::{Sources, Span};

pub use boxes::post_of_box;
pub use drawn::{DrawnPost, drawn};
pub use teams::team_of;

/// The kind's name in annexes.csv.
pub const NAME: &str = "chart";

pub(super) const KIND: AnnexKind = AnnexKind {
    name: NAME,
    subject: SubjectTable::Offices,
    columns: &["structure", "under", "levels", "as_at", "show"],
    title,
    content,
};

/// The least text size of an annex's chart, in points: under it the chart goes
/// over several pages.
const MIN_FONT_PT: f64 = 8.0;

fn title(edition: &EditionContext<'_>, annex: &Annex) -> String {
    let establishment = &edition.project.establishment;
    let Some(office) = establishment.office(&annex.subject) else {
        return String::new();
    };
    let words = &edition.words.chart;
    let structure = structure_of(annex, office);
    let name = office.name.get(edition.lang);
    let head = annex.part.under.as_deref();
    let head = head.and_then(|id| establishment.post_in(structure, id));
    let title = match head {
        None => {
            let the_office = edition.said().with_article(office);
            let pattern = one_of(structure, &words.existing, &words.proposed);
            pattern.fill(&[("office", name), ("the_office", &the_office)])
        }
        Some(head) => {
            let pattern = one_of(structure, &words.part_existing, &words.part_proposed);
            pattern.fill(&[("office", name), ("post", head.title.get(edition.lang))])
        }
    };
    match annex.part.as_at {
        None => title,
        Some(date) => {
            let date = edition.said().date(date);
            words.as_at.fill(&[("title", &title), ("date", &date)])
        }
    }
}

fn one_of<'w>(structure: Structure, existing: &'w Pattern, proposed: &'w Pattern) -> &'w Pattern {
    match structure {
        Structure::Existing => existing,
        Structure::Proposed => proposed,
    }
}

fn content(edition: &EditionContext<'_>, annex: &Annex) -> Option<AnnexContent> {
    let paper = &edition.project.paper;
    let office = edition.project.establishment.office(&annex.subject)?;
    let note = annex.note.get(edition.lang).to_owned();
    let made_of = MadeOf {
        title: edition.title(annex),
        posts: boxes::boxes(edition, annex, office),
        note,
        marks: paper.marks.clone(),
        words: edition.words.clone(),
        fonts: paper.fonts.clone(),
    };
    let data = edition.cache.get_or(made_of, |made_of| {
        let style = SheetStyle {
            marks: &paper.marks,
            words: edition.words,
            measure: edition.measure,
            paper: A4,
            min_font_pt: MIN_FONT_PT,
            brackets: true,
            note: &made_of.note,
        };
        // The checks have shown that the reporting lines make a tree.
        let sheet = Sheet::new(&made_of.title, made_of.posts.clone(), &style).ok()?;
        Some(sheet.data())
    });
    data.map(AnnexContent::Chart)
}

/// Where a chart is to be put right that does not fit its page: at its note, which takes
/// of its room, or at its row.
pub fn place(annex: &Annex, lang: Lang, sources: &Sources) -> Span {
    let column = match annex.note.get(lang) {
        "" => "subject".to_owned(),
        _ => format!("note_{}", lang.code()),
    };
    sources.cell_span(annex.row, &column)
}

/// The structure that a chart shows: that of its row, or of its office, or the
/// proposed one.
pub fn structure_of(annex: &Annex, office: &Office) -> Structure {
    let stated = annex.structure.or(office.structure.only());
    stated.unwrap_or(Structure::Proposed)
}

/// Whether a chart draws a post.
pub fn draws(all: &Establishment, annex: &Annex, post: &str) -> bool {
    let office = all.office(&annex.subject);
    let posts = office.map(|office| drawn(all, annex, office));
    posts.is_some_and(|posts| posts.iter().any(|own| own.post.id == post))
}
