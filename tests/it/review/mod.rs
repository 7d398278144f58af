//! What a reviewer changes in a Word document, brought home.

mod after;
mod again;
mod around;
mod bad;
mod chosen;
mod docx;
mod doubt;
mod home;
mod lent;
mod list;
mod outside;
mod random;
mod saved;
mod shapes;
mod signs;
mod sums;
mod titles;
mod version;
mod whole;
mod written;

use std::path::Path;
use std::sync::OnceLock;

use camino::Utf8Path;
use compare::Version;
use editions::chart::Painter;
use review::{Review, ReviewError};
use tables::fonts::FontFiles;
use tables::load;
use tables::model::Lang;
use tables::source::PaperFolder;
use typeset::{fill, pages};

use super::support::{Case, root};
pub(crate) use bad::Random;
use docx::Docx;

/// The Word document of a paper, made without setting a page.
fn made(paper: &Path, lang: Lang) -> Vec<u8> {
    let folder = opened(paper);
    let loaded = load::load(&folder);
    let project = loaded.project.expect("a project");
    let (project, found) = check::check(project, &loaded.sources);
    let project = project.unwrap_or_else(|| panic!("a sound project: {found:?}"));
    let fonts = FontFiles::default();
    let measure = fonts.measure(&project.paper.fonts);
    let cache = fill::FillCache::default();
    let (filled, found) = fill::fill(&project, &loaded.sources, lang, &measure, &cache);
    let filled = filled.unwrap_or_else(|_| panic!("a filled body: {found:?}"));
    let (filled, found) = pages::resolved(filled);
    let filled = filled.unwrap_or_else(|| panic!("a numbered body: {found:?}"));
    let (document, found) = pages::document(&project, &filled, &loaded.sources, &folder);
    let document = document.unwrap_or_else(|| panic!("a document: {found:?}"));
    let painter = Painter::new(&fonts, &project.paper.fonts);
    editions::docx::docx(&document, &measure, &painter).expect("a Word document")
}

fn opened(paper: &Path) -> PaperFolder {
    let paper = Utf8Path::from_path(paper).expect("a UTF-8 path");
    PaperFolder::open(paper).expect("the folder is there")
}

/// The small paper's document, made once.
fn small(lang: Lang) -> Docx {
    static MADE: OnceLock<[Vec<u8>; 2]> = OnceLock::new();
    let made = MADE.get_or_init(|| {
        [Lang::Zh, Lang::En].map(|lang| made(&root().join("tests/it/small"), lang))
    });
    Docx::open(&made[usize::from(lang == Lang::En)])
}

/// What is read of a document of a case.
fn read(case: &Case, bytes: &[u8]) -> Result<(Review, Version), ReviewError> {
    let folder = opened(&case.path("paper"));
    let version = Version::load(&folder);
    let version = version.unwrap_or_else(|(findings, _)| panic!("it loads: {findings:?}"));
    let review = Review::read(&folder, &version, bytes)?;
    Ok((review, version))
}

/// The list of a document, as it is printed.
fn listed(case: &Case, docx: &Docx) -> String {
    let (review, version) = read(case, &docx.bytes()).expect("a list");
    review::show::plain(&review, &version.names())
}

/// Writes what can be written of a document into a case; gives the list.
fn applied(case: &Case, docx: &Docx) -> String {
    let (mut review, version) = read(case, &docx.bytes()).expect("a list");
    for file in review.files(&version) {
        std::fs::write(&file.path, &file.bytes).expect("written");
    }
    review.note_written();
    review::show::plain(&review, &version.names())
}
