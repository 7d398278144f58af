//! The other files: templates, words and pictures.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};
use tables::load::WORKBOOK_NAMES;
use tables::source::PAPER_TOML;

use crate::difference::{Change, Comparison, Difference};
use crate::version::{At, Version};

/// Compares what is neither a table, a body nor paper.toml.
pub(crate) fn compare(before: &Version, after: &Version, found: &mut Comparison) {
    // Texts that are in both are told by their passages.
    let mut both: BTreeSet<String> = texts(before).intersection(&texts(after)).cloned().collect();
    // And words by their values.
    let words = super::settings::words(after);
    both.extend(
        words
            .into_iter()
            .filter(|name| super::settings::words(before).contains(name)),
    );
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
    let shown = of_templates(version);
    others.extend(shown.into_iter().filter_map(|name| {
        let bytes = version.bytes(&name)?;
        let sum = Sha256::digest(bytes);
        let sum = sum.iter().map(|byte| format!("{byte:02x}")).collect();
        Some((name, sum))
    }));
    others
}

/// The ends of the names of files that templates read.
const ENDS: &[&str] = &[".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".pdf"];

/// The version with the pictures of its templates kept as they are now.
pub(crate) fn kept(version: Version) -> Version {
    let shown = of_templates(&version);
    version.keeping(shown)
}

/// The pictures that the paper's own templates name.
fn of_templates(version: &Version) -> BTreeSet<String> {
    let own = version.sources.on_disk();
    let own = own.filter(|file| file.path.as_str().ends_with(".typ"));
    let mut names = BTreeSet::new();
    for file in own {
        // What stands between quotes is every second piece.
        for text in file.text.split('"').skip(1).step_by(2) {
            let end = text.to_ascii_lowercase();
            if ENDS.iter().any(|own| end.ends_with(own)) {
                // Typst's paths begin at the paper's folder, or at the templates.
                names.extend(match text.strip_prefix('/') {
                    Some(path) => [path.to_owned()],
                    None => [format!("templates/{text}")],
                });
            }
        }
    }
    names
}
