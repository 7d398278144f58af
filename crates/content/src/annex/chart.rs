//! Annexes of charts: the organisation chart of an office.

use std::collections::BTreeMap;

use super::{AnnexKind, SubjectTable};
use crate::edition::{AnnexContent, EditionContext};
use crate::sheet::{A4, MadeOf, Sheet, SheetPost, SheetStyle};
use orgchart::ChartPost;
use tables::model::{Annex, Change, Office, Post, Structure};

/// The kind's name in annexes.csv.
pub const NAME: &str = "chart";

pub(super) const KIND: AnnexKind = AnnexKind {
    name: NAME,
    subject: SubjectTable::Offices,
    columns: &["structure"],
    title,
    content,
};

/// The least text size of an annex's chart, in points: under it the chart goes
/// over several pages.
const MIN_FONT_PT: f64 = 8.0;

fn title(edition: &EditionContext<'_>, annex: &Annex) -> String {
    let Some(office) = edition.project.establishment.office(&annex.subject) else {
        return String::new();
    };
    let words = &edition.words.chart;
    let pattern = match structure_of(annex, office) {
        Structure::Existing => &words.existing,
        Structure::Proposed => &words.proposed,
    };
    let the_office = edition.said().with_article(office);
    pattern.fill(&[
        ("office", office.name.get(edition.lang)),
        ("the_office", &the_office),
    ])
}

fn content(edition: &EditionContext<'_>, annex: &Annex) -> Option<AnnexContent> {
    let paper = &edition.project.paper;
    let office = edition.project.establishment.office(&annex.subject)?;
    let style = SheetStyle {
        marks: &paper.marks,
        words: edition.words,
        measure: edition.measure,
        paper: A4,
        min_font_pt: MIN_FONT_PT,
        brackets: true,
    };
    let made_of = MadeOf {
        title: edition.title(annex),
        posts: posts(edition, office, structure_of(annex, office)),
        marks: paper.marks.clone(),
        words: edition.words.clone(),
        fonts: paper.fonts.clone(),
    };
    let data = edition.cache.get_or(made_of, |made_of| {
        // The checks have shown that the reporting lines make a tree.
        let sheet = Sheet::new(&made_of.title, made_of.posts.clone(), &style).ok()?;
        Some(sheet.data())
    });
    data.map(AnnexContent::Chart)
}

/// The structure that a chart shows: that of its row, or of its office, or the
/// proposed one.
pub fn structure_of(annex: &Annex, office: &Office) -> Structure {
    let stated = annex.structure.or(office.structure.only());
    stated.unwrap_or(Structure::Proposed)
}

/// The posts as their boxes show them.
fn posts(edition: &EditionContext<'_>, office: &Office, structure: Structure) -> Vec<SheetPost> {
    let establishment = &edition.project.establishment;
    let posts = establishment.posts_within(&office.id, structure);
    let posts: Vec<&Post> = posts.collect();
    let ids = posts.iter().map(|post| post.id.as_str());
    let index: BTreeMap<&str, usize> = ids.zip(0..).collect();
    let at = |id: &String| index.get(id.as_str()).copied();
    let sheet_post = |post: &&Post| {
        let rank = establishment.rank(&post.rank);
        let point = rank.and_then(|rank| rank.pay_point.as_ref());
        SheetPost {
            shown: ChartPost {
                id: post.id.clone(),
                title: post.title.get(edition.lang).to_owned(),
                rank: rank
                    .map_or("", |rank| rank.name.get(edition.lang))
                    .to_owned(),
                point: point.map(ToString::to_string).unwrap_or_default(),
                superior: post.reports_to.as_ref().and_then(at),
                staff: post.staff,
                dotted_to: post.dotted_to.iter().filter_map(at).collect(),
                ..ChartPost::default()
            },
            changes: changes(edition, structure, post),
            tenure: post.tenure,
        }
    };
    posts.iter().map(sheet_post).collect()
}

/// What happens to a post, as far as the chart of a structure shows it: an existing
/// one who will go, a proposed one everything else.
fn changes(edition: &EditionContext<'_>, structure: Structure, post: &Post) -> Vec<Change> {
    let changes = edition.project.establishment.changes(&post.id).iter();
    let shown = changes.filter(|change| change.structure() == structure);
    shown.copied().collect()
}
