//! What changed since a state of the paper that the reader chooses: marks on the pages,
//! and the list that `panelpaper compare` prints.

mod blocks;
mod list;
mod marks;

use std::sync::{Arc, OnceLock};

use compare::Version;
use pipeline::build::ShownEdition;
use serde_json::{Value, json};
use tables::model::Lang;

use blocks::{Block, Paragraphs};
use marks::Marks;

/// A state of the paper: what its pages say, and its files.
#[derive(Debug)]
pub(crate) struct Snapshot {
    version: Version,
    editions: Vec<(Lang, Vec<Block>)>,
}

impl Snapshot {
    /// That of a version and its pages.
    pub(crate) fn new(version: Version, editions: &[ShownEdition]) -> Self {
        let version = compare::kept(version);
        let paragraphs = Paragraphs::of(&version);
        let editions = editions.iter();
        let editions = editions.map(|edition| (edition.lang, paragraphs.blocks(edition)));
        Self {
            editions: editions.collect(),
            version,
        }
    }

    /// What the pages of an edition say.
    fn edition(&self, lang: Lang) -> &[Block] {
        let mut editions = self.editions.iter();
        let own = editions.find(|(own, _)| *own == lang);
        own.map_or(&[], |(_, blocks)| blocks)
    }
}

/// A state that changes are told since.
#[derive(Debug, Clone)]
pub(super) struct Base {
    /// What the page calls it by.
    pub(super) id: &'static str,
    /// What people read: "the last save".
    pub(super) name: String,
    pub(super) snapshot: Arc<Snapshot>,
    /// What changed since, once it has been asked for.
    pub(super) changes: Arc<OnceLock<Arc<str>>>,
}

impl Base {
    /// What changed since, as the page is told it.
    pub(super) fn changes(&self, now: &Arc<Snapshot>) -> Value {
        let (mut pages, mut list) = (json!({}), Vec::new());
        if !Arc::ptr_eq(&self.snapshot, now) {
            let mut names = now.version.names();
            names.extend(self.snapshot.version.names());
            let editions = now.editions.iter();
            let marks: Vec<Marks> = editions
                .map(|(lang, blocks)| {
                    let before = self.snapshot.edition(*lang);
                    Marks::between(*lang, (before, blocks), &names)
                })
                .collect();
            let found = compare::compare(&self.snapshot.version, &now.version);
            let (told, touched) = list::told(&found, &marks, &now.editions, &names);
            (pages, list) = (marks::told(&marks, touched), told);
        }
        json!({ "pages": pages, "list": list })
    }
}
