//! Papers with one id: both would be written into one folder.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use tables::load;

/// By folder, what is said of a paper whose id another has.
#[derive(Debug, Clone, Default)]
pub struct DuplicateIds(BTreeMap<Utf8PathBuf, String>);

impl DuplicateIds {
    /// What is said of the paper in a folder; nothing where its id is its own.
    pub fn said(&self, paper: &Utf8Path) -> Option<&str> {
        self.0.get(paper).map(String::as_str)
    }
}

/// Looks for papers of one id.
pub fn duplicate_ids(papers: &[Utf8PathBuf]) -> DuplicateIds {
    duplicates_among(papers.iter().zip(ids(papers).iter().map(Option::as_ref)))
}

/// The same where the ids are known.
pub(super) fn duplicates_among<'p>(
    papers: impl Iterator<Item = (&'p Utf8PathBuf, Option<&'p String>)>,
) -> DuplicateIds {
    let mut first: BTreeMap<String, (&Utf8PathBuf, &String)> = BTreeMap::new();
    let mut duplicate_ids = BTreeMap::new();
    for (two, id) in papers {
        let Some(id) = id else {
            continue;
        };
        let folded = load::folded_id(id);
        let Some(&(one, other)) = first.get(&folded) else {
            first.insert(folded, (two, id));
            continue;
        };
        let said = match other == id {
            true => {
                format!(
                    "{one} and {two} have one id, `{id}`: give one of them another id in its paper.toml"
                )
            }
            false => format!(
                "{one} and {two} have the ids `{other}` and `{id}`, which are one folder on some machines: give one of them another id in its paper.toml"
            ),
        };
        duplicate_ids
            .entry(one.clone())
            .or_insert_with(|| said.clone());
        duplicate_ids.insert(two.clone(), said);
    }
    DuplicateIds(duplicate_ids)
}

/// The ids of papers, by what their paper.toml says; none where that cannot be
/// read.
pub(super) fn ids(papers: &[Utf8PathBuf]) -> Vec<Option<String>> {
    papers.par_iter().map(|paper| load::id(paper)).collect()
}
