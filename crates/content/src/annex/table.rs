//! Annexes of tables: the author's own, or one that is computed.

use super::{AnnexKind, SubjectTable};
use crate::edition::{AnnexContent, EditionContext};
use crate::said::{Said, Unsaid};
use crate::table::{Placed, TableAsked, TableData, built_in, own};
use tables::model::Annex;

/// The kind's name in annexes.csv.
pub const NAME: &str = "table";

pub(super) const KIND: AnnexKind = AnnexKind {
    name: NAME,
    subject: SubjectTable::Names,
    columns: &[],
    title,
    content,
};

/// The caption of an own table, or the words for one that is computed.
fn title(edition: &EditionContext<'_>, annex: &Annex) -> String {
    let own = edition.project.own_table(&annex.subject);
    let caption = own.map(|table| table.caption.get(edition.lang));
    let words = || edition.words.tables.titles.get(&annex.subject);
    let found = caption.or_else(|| words().map(String::as_str));
    found.unwrap_or_default().to_owned()
}

/// The tables of a name; `None` where there is none of it.
pub fn tables(said: &Said<'_>, name: &str) -> Option<Result<Vec<TableData>, Unsaid>> {
    match built_in(name) {
        Some(computed) => Some((computed.tables)(said, &TableAsked::default())),
        None => {
            let table = said.project.own_table(name)?;
            Some(own(said, table).map(|table| vec![table]))
        }
    }
}

fn content(edition: &EditionContext<'_>, annex: &Annex) -> Option<AnnexContent> {
    // What cannot be said a check has said.
    let mut tables = tables(&edition.said(), &annex.subject)?.ok()?;
    let titled = !annex.title.get(edition.lang).is_empty();
    let is_own = edition.project.own_table(&annex.subject).is_some();
    let words = &edition.words.tables;
    let note = annex.note.get(edition.lang);
    let last = tables.len() - 1;
    for (at, table) in tables.iter_mut().enumerate() {
        if is_own && !titled {
            table.caption = None;
        }
        if at == last && !note.is_empty() {
            if table.notes.is_empty() {
                table.lead.clone_from(&words.note);
            }
            table.notes.push((String::new(), note.to_owned()));
        }
    }
    Some(AnnexContent::Placed(Placed::Tables { tables }))
}
