//! How the files of a paper's output folder are called.

use super::manifest::MANIFEST;
use tables::model::{Lang, Output, Project};

/// The whole paper in a language.
pub(crate) fn paper(lang: Lang) -> String {
    format!("{}/paper.pdf", lang.code())
}

/// Another edition of the whole paper.
pub(crate) fn other(lang: Lang, output: Output) -> String {
    format!("{}/paper.{}", lang.code(), output.word())
}

/// An annex by its number among so many; the names sort as the numbers do.
pub(crate) fn annex(lang: Lang, number: usize, of: usize) -> String {
    let digits = of.to_string().len().max(2);
    format!("{}/annex-{number:0digits$}.pdf", lang.code())
}

/// The same of an annex that is made beside it as a revised one.
pub(crate) fn revised(path: &str) -> String {
    format!("{}{REVISED}.pdf", path.trim_end_matches(".pdf"))
}

/// What the names of revised annexes end with.
const REVISED: &str = "-revised";

/// Whether a path below a paper's output folder is one that builds give: a
/// file of any other name is none of ours.
pub(crate) fn is_ours(path: &str) -> bool {
    let is_annex = |file: &str| {
        let number = file
            .strip_prefix("annex-")
            .and_then(|rest| rest.strip_suffix(".pdf"));
        number.is_some_and(|number| {
            let number = number.strip_suffix(REVISED).unwrap_or(number);
            !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    path.split_once('/').is_some_and(|(lang, file)| {
        let is_paper = file
            .strip_prefix("paper.")
            .is_some_and(|end| Output::WORDS.contains(&end));
        Lang::from_code(lang).is_some() && (is_paper || is_annex(file))
    })
}

/// The zip of everything.
pub(crate) fn zip(id: &str) -> String {
    format!("{id}.zip")
}

/// All files that a build of these languages makes of a paper.
pub(crate) fn all(project: &Project, langs: &[Lang], outputs: &[Output]) -> Vec<String> {
    let annexes = &project.annexes;
    let edition = |&lang: &Lang| {
        let annexes = annexes.iter();
        let annexes = annexes.map(move |own| annex(lang, own.number, project.annexes.len()));
        let others = outputs.iter().map(move |output| other(lang, *output));
        std::iter::once(paper(lang)).chain(annexes).chain(others)
    };
    let mut names: Vec<String> = langs.iter().flat_map(edition).collect();
    names.push(MANIFEST.to_owned());
    names.push(zip(&project.paper.id));
    names
}

#[cfg(test)]
mod tests {
    use super::is_ours;

    #[test]
    fn only_what_builds_write_is_ours() {
        for path in [
            "zh/paper.pdf",
            "en/annex-01.pdf",
            "zh/paper.docx",
            "en/paper.html",
            "zh/annex-128-revised.pdf",
        ] {
            assert!(is_ours(path), "{path}");
        }
        for path in [
            "paper.pdf",
            "fr/paper.pdf",
            "zh/notes.txt",
            "zh/annex-.pdf",
            "zh/annex-1/x.pdf",
            "zh/../paper.pdf",
            "../zh/paper.pdf",
            "/zh/paper.pdf",
        ] {
            assert!(!is_ours(path), "{path}");
        }
    }
}
