//! A paper's folder into a [`Project`]: one file of the folder a module here.
//!
//! Every file is read even when an earlier one is wrong, so that all findings
//! come at once. This room says what a file or cell must look like; whether
//! ids agree with one another is `check`'s business.

mod annexes;
mod beside;
mod cells;
mod characters;
mod checks;
mod days;
mod duties;
mod encodings;
mod figures;
mod headers;
mod id;
mod ignored;
mod loader;
mod marks;
mod offices;
mod own_typst;
mod paper;
mod posts;
mod ranks;
mod roster;
mod section;
mod settings;
mod table;
mod table_settings;
mod templates;
mod toml_errors;
mod words;

use camino::Utf8Path;

use crate::diag::{Diagnostic, has_errors};
use crate::model::{Body, Establishment, Lang, Project};
use crate::source::{PaperFolder, Sources};

pub use characters::{forbidden_in, unseen_in_id};
pub use headers::{Column, Need};
use loader::Loader;
pub use settings::{PAPER as SETTINGS, Setting, ValueKind};

/// Every table of a paper with its columns.
pub const TABLES: &[(&str, &[Column])] = &[
    ("offices.csv", offices::COLUMNS),
    ("ranks.csv", ranks::COLUMNS),
    ("posts.csv", posts::COLUMNS),
    ("duties.csv", duties::COLUMNS),
    ("annexes.csv", annexes::COLUMNS),
    ("figures.csv", figures::COLUMNS),
];

pub use roster::{ReadFile, Reading};

/// What loading a folder gives.
#[derive(Debug)]
pub struct Loaded {
    /// The paper; `None` where paper.toml cannot be read at all. Where other
    /// errors were found it is not sound, and there only to be checked.
    pub project: Option<Project>,
    /// Everything that was read.
    pub sources: Sources,
    /// What is wrong with it.
    pub findings: Vec<Diagnostic>,
}

/// The id of the paper in a folder, by its paper.toml alone; `None` where that
/// cannot be read.
pub fn id(folder: &Utf8Path) -> Option<String> {
    id::of_folder(folder)
}

/// Why a text can be no paper's id; `None` where it can.
pub fn refused_id(id: &str) -> Option<String> {
    id::refused(id)
}

/// What two ids have in common that are one folder on some machine.
pub fn folded_id(id: &str) -> String {
    id::folded(id)
}

/// Loads a paper's folder. Errors in the files are findings.
pub fn load(folder: &PaperFolder) -> Loaded {
    let mut loader = Loader::new(folder);
    let mut project = project(&mut loader);
    if let Some(project) = &mut project {
        project.sound = !has_errors(&loader.findings);
    }
    Loaded {
        project,
        sources: loader.sources,
        findings: loader.findings,
    }
}

fn project(loader: &mut Loader<'_>) -> Option<Project> {
    let templates = templates::load(loader);
    let paper = paper::load(loader);
    let offices = offices::load(loader);
    let ranks = ranks::load(loader);
    let posts = posts::load(loader);
    let duties = duties::load(loader);
    let annexes = annexes::load(loader);
    let figures = figures::load(loader);
    table_settings::unused(loader);
    let langs = loader.langs.clone();
    let bodies = langs.iter().filter_map(|&lang| body(loader, lang));
    let bodies: Vec<Body> = bodies.collect();
    let words = langs
        .iter()
        .filter_map(|&lang| Some((lang, templates.words(loader, lang)?)));
    let words = words.collect();
    let mut unread = Vec::new();
    let establishment = Establishment::new(
        read_or_empty("offices.csv", offices, &mut unread),
        read_or_empty("ranks.csv", ranks, &mut unread),
        read_or_empty("posts.csv", posts, &mut unread),
    );
    Some(Project {
        paper: paper?,
        establishment,
        duties: read_or_empty("duties.csv", duties, &mut unread),
        annexes: read_or_empty("annexes.csv", annexes, &mut unread),
        figures: read_or_empty("figures.csv", figures, &mut unread),
        bodies,
        words,
        templates: templates.typst(),
        unread,
        sound: true,
    })
}

/// A table's rows; none, and the table's name put down, where it was not read.
fn read_or_empty<T>(
    name: &'static str,
    rows: Option<Vec<T>>,
    unread: &mut Vec<&'static str>,
) -> Vec<T> {
    rows.unwrap_or_else(|| {
        unread.push(name);
        Vec::new()
    })
}

fn body(loader: &mut Loader<'_>, lang: Lang) -> Option<Body> {
    let file = loader.text(&format!("body.{}.hbs", lang.code()))?;
    Some(Body { lang, file })
}
