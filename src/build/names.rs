//! How the files of a paper's output folder are called.

use super::manifest::MANIFEST;
use crate::model::{Lang, Project};

/// The whole paper in a language.
pub(super) fn paper(lang: Lang) -> String {
    format!("{}/paper.pdf", lang.code())
}

/// An annex by its number among so many; the names sort as the numbers do.
pub(super) fn annex(lang: Lang, number: usize, of: usize) -> String {
    let digits = of.to_string().len().max(2);
    format!("{}/annex-{number:0digits$}.pdf", lang.code())
}

/// The zip of everything.
pub(super) fn zip(id: &str) -> String {
    format!("{id}.zip")
}

/// All files that a build of these languages makes of a paper.
pub(super) fn all(project: &Project, langs: &[Lang]) -> Vec<String> {
    let annexes = &project.annexes;
    let edition = |&lang: &Lang| {
        let annexes = annexes.iter();
        let annexes = annexes.map(move |own| annex(lang, own.number, project.annexes.len()));
        std::iter::once(paper(lang)).chain(annexes)
    };
    let mut names: Vec<String> = langs.iter().flat_map(edition).collect();
    names.push(MANIFEST.to_owned());
    names.push(zip(&project.paper.id));
    names
}
