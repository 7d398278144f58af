//! Versions of the small paper, and what is said of them.

use camino::Utf8Path;
use panelpaper_compare::{Comparison, Version, compare, show};
use tables::source::PaperFolder;
use testing::Case;

pub(super) fn version(case: &Case) -> Version {
    let path = case.path("paper");
    let path = Utf8Path::from_path(&path).expect("a path in UTF-8");
    loaded(&PaperFolder::open(path).expect("a folder"))
}

pub(super) fn loaded(folder: &PaperFolder) -> Version {
    let found = Version::load(folder);
    found.unwrap_or_else(|(findings, _)| panic!("it loads: {findings:?}"))
}

/// What is different in the small paper after some edits.
pub(super) fn compared(edit: impl Fn(&Case)) -> (Comparison, String) {
    let (before, after) = (Case::small(), Case::small());
    edit(&after);
    let (before, after) = (version(&before), version(&after));
    let found = compare(&before, &after);
    let text = show::plain(&found, &after.names());
    (found, text)
}

#[track_caller]
pub(super) fn says(edit: impl Fn(&Case), expected: &str) {
    assert_eq!(compared(edit).1, expected);
}
