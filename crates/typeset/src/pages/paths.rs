//! The paths under which Typst knows files. They are the same for every paper, so
//! that papers share Typst's memory and ids of files do not run out.

use typst::syntax::{FileId, RootedPath, VirtualPath, VirtualRoot};

/// The entry point of papers.
pub(super) const MAIN: &str = "templates/main.typ";
/// The entry point of redlines.
pub(super) const REDLINE: &str = "templates/redline.typ";
/// The entry point of charts by themselves.
pub(super) const SHEET: &str = "templates/sheet.typ";
/// The body of a paper.
pub(super) const BODY: &str = "body.typ";
/// The catchwords at the feet of the pages, which are known when these are set.
pub(super) const CATCHWORDS: &str = "catchwords.json";
/// What templates get.
pub(super) const DATA: &str = "paper.json";

/// The path of a template.
pub(super) fn template(name: &str) -> String {
    format!("templates/{name}")
}

/// The id of a path below the paper's root.
pub(super) fn id(path: &str) -> FileId {
    // The callers' paths are constants and template names, which are sound.
    let path = VirtualPath::new(path).or_else(|_| VirtualPath::new("unnamed"));
    match path {
        Ok(path) => RootedPath::new(VirtualRoot::Project, path).intern(),
        Err(_) => unreachable!("a plain name is a path"),
    }
}

/// The path of the prose of an annex.
pub(super) fn annex(number: usize) -> String {
    format!("annex-{number}.typ")
}
