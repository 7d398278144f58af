//! A paper's folder into a [`Project`]: one file of the folder a module here.
//!
//! Every file is read even when an earlier one is wrong, so that all findings
//! come at once. This room says what a file or cell must look like; whether
//! ids agree with one another is `check`'s business.

mod annexes;
mod duties;
mod figures;
mod loader;
mod marks;
mod offices;
mod paper;
mod posts;
mod ranks;
mod section;
mod templates;

use crate::diag::{Diagnostic, has_errors};
use crate::model::{Body, Establishment, Lang, Project};
use crate::source::{FolderError, PaperFolder, Sources};

use loader::Loader;

/// What loading a folder gives.
#[derive(Debug)]
pub struct Loaded {
    /// The paper; `None` where a file is missing or so wrong that there is no
    /// sense in going on.
    pub project: Option<Project>,
    /// Everything that was read.
    pub sources: Sources,
    /// What is wrong with it.
    pub findings: Vec<Diagnostic>,
}

/// Loads a paper's folder. Errors in the files are findings.
pub fn load(folder: &PaperFolder) -> Loaded {
    let mut loader = Loader::new(folder);
    let project = project(&mut loader).filter(|_| !has_errors(&loader.findings));
    Loaded {
        project,
        sources: loader.sources,
        findings: loader.findings,
    }
}

fn project(loader: &mut Loader<'_>) -> Option<Project> {
    let templates = templates::load(loader);
    let paper = paper::load(loader);
    if let Some(paper) = &paper {
        loader.langs = paper.editions.iter().map(|edition| edition.lang).collect();
    }
    let offices = offices::load(loader);
    let ranks = ranks::load(loader);
    let posts = posts::load(loader);
    let duties = duties::load(loader);
    let annexes = annexes::load(loader);
    let figures = figures::load(loader);
    let langs = loader.langs.clone();
    let bodies: Vec<Option<Body>> = langs.iter().map(|&lang| body(loader, lang)).collect();
    let words: Vec<_> = langs
        .iter()
        .map(|&lang| Some((lang, templates.words(loader, lang)?)))
        .collect();
    Some(Project {
        paper: paper?,
        establishment: Establishment::new(offices?, ranks?, posts?),
        duties: duties?,
        annexes: annexes?,
        figures: figures?,
        bodies: bodies.into_iter().collect::<Option<_>>()?,
        words: words.into_iter().collect::<Option<_>>()?,
        templates: templates.typst(),
    })
}

fn body(loader: &mut Loader<'_>, lang: Lang) -> Option<Body> {
    let file = loader.text(&format!("body.{}.hbs", lang.code()))?;
    Some(Body { lang, file })
}

/// Whether a folder is there to be read at all.
pub fn open(path: &camino::Utf8Path) -> Result<PaperFolder, FolderError> {
    PaperFolder::open(path)
}
