//! Annexes of pictures: a file of the paper's folder.

use super::{AnnexKind, SubjectTable};
use crate::edition::{AnnexContent, EditionContext};
use crate::table::{PictureData, Placed};
use tables::model::{Annex, PICTURE_KIND};

/// The kind's name in annexes.csv.
pub const NAME: &str = PICTURE_KIND;

pub(super) const KIND: AnnexKind = AnnexKind {
    name: NAME,
    subject: SubjectTable::Names,
    columns: &["alt_zh", "alt_en"],
    title,
    content,
};

/// What the picture shows.
fn title(edition: &EditionContext<'_>, annex: &Annex) -> String {
    annex.alt.get(edition.lang).to_owned()
}

fn content(edition: &EditionContext<'_>, annex: &Annex) -> Option<AnnexContent> {
    let picture = edition.project.picture(&annex.subject)?;
    let note = annex.note.get(edition.lang);
    Some(AnnexContent::Placed(Placed::Picture(PictureData {
        path: picture.path.clone(),
        alt: annex.alt.get(edition.lang).to_owned(),
        width: None,
        caption: None,
        note: (!note.is_empty()).then(|| note.to_owned()),
        sum: Some(picture.sum.clone()),
    })))
}
