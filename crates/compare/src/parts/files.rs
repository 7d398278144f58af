//! The other files: templates, words and pictures.

use std::collections::{BTreeMap, BTreeSet};

use tables::load::WORKBOOK_NAMES;
use tables::source::PAPER_TOML;

use crate::difference::{Change, Comparison, Difference};
use crate::version::{At, Version};

/// Compares what is neither a table, a body nor paper.toml.
pub(crate) fn compare(before: &Version, after: &Version, found: &mut Comparison) {
    // Texts that are in both are told by their passages.
    let both = texts(before).intersection(&texts(after)).cloned().collect();
    let (old, new) = (others(before, &both), others(after, &both));
    let mut tell = |name: &str, change: Change| {
        let place = || Some(At::whole(name));
        let (was, is) = match change {
            Change::Added => (None, place()),
            Change::Removed => (place(), None),
            _ => (place(), place()),
        };
        let difference = Difference::new("file", name, change).places(was, is);
        found.differences.push(difference);
    };
    for (name, is) in &new {
        match old.get(name) {
            Some(was) if was == is => {}
            Some(_) => tell(name, Change::Changed),
            None => tell(name, Change::Added),
        }
    }
    for name in old.keys().filter(|name| !new.contains_key(*name)) {
        tell(name, Change::Removed);
    }
}

/// The names of the files of prose.
fn texts(version: &Version) -> BTreeSet<String> {
    let files = version.project.prose_files().into_iter();
    files.map(|file| version.file(file)).collect()
}

/// Files by their names in the folder, each with its text or a sum of its bytes.
fn others(version: &Version, told: &BTreeSet<String>) -> BTreeMap<String, String> {
    let tables = version.sources.tables().iter();
    let tables: BTreeSet<String> = tables.map(|table| version.file(table.file)).collect();
    let files = version.sources.files();
    let mut others: BTreeMap<String, String> = files
        .map(|(_, file)| (version.name(file.path.as_str()), file.text.clone()))
        .filter(|(name, _)| {
            let is_told = name == PAPER_TOML
                || WORKBOOK_NAMES.contains(&name.as_str())
                || told.contains(name)
                || tables.contains(name);
            !is_told && !name.starts_with('<')
        })
        .collect();
    let pictures = version.project.pictures.iter();
    others.extend(pictures.map(|picture| (picture.path.clone(), picture.sum.clone())));
    others
}
