//! Annexes of prose: `annex-NAME.zh.hbs`, written like a body.

use super::{AnnexKind, SubjectTable};
use crate::edition::{AnnexContent, EditionContext, TextData};
use tables::model::{Annex, TEXT_KIND};

/// The kind's name in annexes.csv.
pub const NAME: &str = TEXT_KIND;

pub(super) const KIND: AnnexKind = AnnexKind {
    name: NAME,
    subject: SubjectTable::Names,
    columns: &["number"],
    title,
    content,
};

/// None: what a text is about, its row says.
fn title(_: &EditionContext<'_>, _: &Annex) -> String {
    String::new()
}

fn content(edition: &EditionContext<'_>, annex: &Annex) -> Option<AnnexContent> {
    edition.project.annex_text(annex.number, edition.lang)?;
    Some(AnnexContent::Text(TextData {
        placed: Vec::new(),
        note: annex.note.get(edition.lang).to_owned(),
    }))
}
