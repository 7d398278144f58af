//! A paper's folder into a [`Project`]: one file of the folder a module here.
//!
//! Every file is read even when an earlier one is wrong, so that all findings
//! come at once. This room says what a file or cell must look like; whether
//! ids agree with one another is `check`'s business.

mod annex_texts;
mod annexes;
mod beside;
mod ceilings;
mod cells;
mod characters;
mod checks;
mod days;
mod declared;
mod duties;
mod encodings;
mod establishment;
mod figures;
mod headers;
mod heads;
mod id;
mod ignored;
mod item;
mod known_ranks;
mod loader;
mod marks;
mod nondirectorate;
mod odd_cells;
mod offices;
mod own_tables;
mod own_typst;
mod paper;
mod pay;
mod pictures;
mod posts;
mod ranks;
mod refs;
mod roster;
mod section;
mod setting;
mod settings;
mod shelf;
mod stray_prose;
mod table;
mod table_settings;
mod tables;
mod templates;
mod times;
mod toml_errors;
mod values;
mod words;
mod workbook;

use std::collections::{BTreeMap, BTreeSet};

use camino::Utf8Path;

use crate::diag::{Diagnostic, has_errors};
use crate::model::{
    Body, Duty, DutyLevel, EC, Establishment, Lang, Project, Stands, Structure, Tables, Text,
};
use crate::source::{PaperFolder, Sources};

pub use characters::{forbidden_in, unseen_in_id};
pub use headers::{Column, Need};
pub use known_ranks::known_ranks;
use loader::Loader;
pub use odd_cells::is_number;
pub use setting::{Setting, ValueKind};
pub use settings::PAPER as SETTINGS;
pub use shelf::stem;
pub use tables::{OPTIONAL_TABLES, TABLES};
pub use workbook::{TABLES_XLSX, WORKBOOK_NAMES};

pub use roster::{ReadFile, Reading};

/// What loading a folder gives.
#[derive(Debug, Clone)]
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
    if let Some(finding) = beside::no_paper(folder) {
        return Loaded {
            project: None,
            sources: Sources::default(),
            findings: vec![finding],
        };
    }
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
    workbook::open(loader);
    let mut unread = Vec::new();
    let mut tables = tables(loader, &mut unread);
    let duties = read_or_empty("duties.csv", duties::load(loader), &mut unread);
    let annexes = read_or_empty("annexes.csv", annexes::load(loader), &mut unread);
    let figures = read_or_empty("figures.csv", figures::load(loader), &mut unread);
    let pictures = pictures::load(loader, &annexes);
    let own_tables = own_tables::load(loader);
    table_settings::unused(loader);
    workbook::unused(loader);
    let langs = loader.langs.clone();
    let bodies = langs.iter().filter_map(|&lang| body(loader, lang));
    let bodies: Vec<Body> = bodies.collect();
    let annex_texts = annex_texts::load(loader, &annexes, &bodies);
    let words = langs
        .iter()
        .filter_map(|&lang| Some((lang, templates.words(loader, lang)?)));
    let words = words.collect();
    if let Some(paper) = &paper {
        tables.times = paper.times.clone();
    }
    tables.directorate_alone = loader.says_more;
    tables.revised = revised(&duties);
    let stray_prose = stray_prose::find(loader);
    let instead_of_lent = loader.instead_of_lent();
    Some(Project {
        paper: paper?,
        establishment: Establishment::new(tables),
        duties,
        annexes,
        figures,
        own_tables,
        pictures,
        bodies,
        annex_texts,
        stray_prose,
        words,
        templates: templates.typst(),
        unread,
        instead_of_lent,
        sound: true,
    })
}

/// The tables of the establishment.
fn tables(loader: &mut Loader<'_>, unread: &mut Vec<&'static str>) -> Tables {
    Tables {
        offices: read_or_empty("offices.csv", offices::load(loader), unread),
        ranks: read_or_empty("ranks.csv", ranks::load(loader), unread),
        posts: read_or_empty("posts.csv", posts::load(loader), unread),
        heads: read_or_empty("heads.csv", heads::load(loader), unread),
        pay: read_or_empty("pay.csv", pay::load(loader), unread),
        staff: read_or_empty("nondirectorate.csv", nondirectorate::load(loader), unread),
        ceilings: read_or_empty("ceilings.csv", ceilings::load(loader), unread),
        strengths: read_or_empty("establishment.csv", establishment::load(loader), unread),
        ..Tables::default()
    }
}

/// The posts whose duties as proposed are not those that exist, where both are
/// given.
fn revised(duties: &[Duty]) -> BTreeSet<String> {
    let mut lists: BTreeMap<(&str, Structure), Vec<(DutyLevel, &Text)>> = BTreeMap::new();
    let structures = Structure::ALL;
    for duty in duties {
        for structure in structures
            .into_iter()
            .filter(|it| duty.structure.includes(*it))
        {
            let list = lists.entry((&duty.post, structure)).or_default();
            list.push((duty.level, &duty.text));
        }
    }
    let differs = |post: &str| {
        let [before, after] = structures.map(|structure| lists.get(&(post, structure)));
        before
            .zip(after)
            .is_some_and(|(before, after)| before != after)
    };
    let stated = duties.iter().filter(|duty| duty.structure != Stands::Both);
    let posts = stated.map(|duty| duty.post.as_str());
    posts
        .filter(|post| differs(post))
        .map(str::to_owned)
        .collect()
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
    let invitation = match &*loader.kind == EC {
        true => loader.optional_text(&format!("invitation.{}.hbs", lang.code())),
        false => None,
    };
    let file = loader.text(&format!("body.{}.hbs", lang.code()))?;
    Some(Body {
        lang,
        file,
        invitation,
    })
}
