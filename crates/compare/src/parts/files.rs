//! The other files: templates, words and pictures.

use std::collections::BTreeMap;

use check::prose::BodyText;
use tables::load::WORKBOOK_NAMES;
use tables::source::PAPER_TOML;

use crate::difference::{Change, Comparison, Difference};
use crate::version::Version;

/// Compares what is neither a table, a body nor paper.toml.
pub(crate) fn compare(before: &Version, after: &Version, found: &mut Comparison) {
    let (old, new) = (others(before), others(after));
    let mut tell = |name: &str, change: Change| {
        let place = || Some(Version::whole(name));
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

/// Files by their names in the folder, each with its text or a sum of its bytes.
fn others(version: &Version) -> BTreeMap<String, String> {
    let tables = version.sources.tables().iter().map(|table| table.file);
    let bodies = version.prose.bodies.iter().map(|body: &BodyText| body.file);
    let told: Vec<_> = tables.chain(bodies).collect();
    let files = version.sources.files().filter(|(id, _)| !told.contains(id));
    let mut others: BTreeMap<String, String> = files
        .map(|(_, file)| (version.name(file.path.as_str()), file.text.clone()))
        .filter(|(name, _)| {
            let told = name == PAPER_TOML || WORKBOOK_NAMES.contains(&name.as_str());
            !told && !name.starts_with('<')
        })
        .collect();
    let pictures = version.project.pictures.iter();
    others.extend(pictures.map(|picture| (picture.path.clone(), picture.sum.clone())));
    others
}
