//! The order of things: load, check, fill, typeset, export, bundle, write.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;
use thiserror::Error;

use super::manifest::{self, MANIFEST, Manifest, Options, Versions};
use super::parts::{Part, parts};
use super::pipeline::{Run, TypesetEdition};
use super::write::{self, OutFile, WriteError};
use crate::check::Checked;
use crate::diag::{Diagnostic, has_errors};
use crate::export::Standards;
use crate::export::bundle;
use crate::fill;
use crate::fonts::{FontDirError, FontFiles};
use crate::load;
use crate::model::Lang;
use crate::source::{FolderError, PaperFolder, Sources};
use crate::typeset;

/// What is to be built, and how.
#[derive(Debug, Clone)]
pub struct Request {
    /// The paper's folder.
    pub paper: Utf8PathBuf,
    /// The languages wanted; none for every one of the paper's.
    pub langs: Vec<Lang>,
    /// Folders with fonts of the user's own.
    pub font_dirs: Vec<Utf8PathBuf>,
    /// The PDF standards to keep.
    pub standards: Standards,
    /// Their names, for the manifest.
    pub standard_names: Vec<String>,
}

/// Why a build could not even be tried, or not finished; findings in the paper
/// are no such thing.
#[derive(Debug, Error)]
pub enum BuildError {
    /// The paper's folder cannot be read.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// A font folder cannot be read.
    #[error(transparent)]
    Fonts(#[from] FontDirError),
    /// An output cannot be written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// A new paper's folder already holds something.
    #[error("{0} already holds something; a new paper needs a folder of its own")]
    Occupied(Utf8PathBuf),
    /// The zip cannot be made.
    #[error("cannot make the zip: {0}")]
    Zip(#[from] zip::result::ZipError),
}

/// A stage of a build and how long it took.
pub type Stage = (&'static str, Duration);

/// A paper's files in memory, or why there are none.
#[derive(Debug, Default)]
pub struct Made {
    /// The paper's id; empty where paper.toml could not be read.
    pub id: String,
    /// The files, the zip last; none where a finding is an error.
    pub files: Vec<OutFile>,
    /// How many pages the editions have together.
    pub pages: usize,
    /// How many annexes they have together.
    pub annexes: usize,
    /// What was found, by place.
    pub findings: Vec<Diagnostic>,
    /// What was read, for showing the findings.
    pub sources: Sources,
    /// Where the time went.
    pub stages: Vec<Stage>,
}

/// A finished build.
#[derive(Debug)]
pub struct Built {
    /// What was made.
    pub made: Made,
    /// The folder that it was written to, if it was.
    pub folder: Option<Utf8PathBuf>,
}

/// Builds a paper into `out`; writes nothing where a finding is an error, or a
/// warning and `deny_warnings` is set.
pub fn build(request: &Request, out: &Utf8Path, deny_warnings: bool) -> Result<Built, BuildError> {
    let mut made = make(request)?;
    if has_errors(&made.findings) || (deny_warnings && !made.findings.is_empty()) {
        return Ok(Built { made, folder: None });
    }
    let start = Instant::now();
    let folder = out.join(&made.id);
    let now: BTreeSet<&String> = made.files.iter().map(|(name, _)| name).collect();
    let mut stale = write::listed(&folder);
    stale.retain(|name| !now.contains(name));
    write::write_all(&folder, &made.files, &stale)?;
    made.stages.push(("write", start.elapsed()));
    Ok(Built {
        made,
        folder: Some(folder),
    })
}

/// Looks a paper over without making files: everything that a build would
/// find, the typesetting included.
pub fn check(request: &Request) -> Result<Made, BuildError> {
    let mut run = Run::new(request)?;
    run.editions()?;
    Ok(run.made)
}

/// The id of a paper, as far as its paper.toml tells it.
pub fn id(request: &Request) -> Result<Option<String>, BuildError> {
    let loaded = load::load(&PaperFolder::open(&request.paper)?);
    Ok(loaded.project.map(|project| project.paper.id))
}

/// Makes a paper's files in memory.
pub fn make(request: &Request) -> Result<Made, BuildError> {
    let mut run = Run::new(request)?;
    let editions = run.editions()?;
    if let Some((project, editions)) = editions
        && !has_errors(&run.made.findings)
    {
        files(&mut run, &project, &editions)?;
    }
    Ok(run.made)
}

/// Writes the Typst source of each edition below `dir`, as folders that the
/// `typst` command can compile from `templates/main.typ`.
pub fn emit_typst(request: &Request, dir: &Utf8Path) -> Result<(), BuildError> {
    let mut run = Run::new(request)?;
    let Some(project) = run.checked() else {
        return Ok(());
    };
    let dirs = run.font_dirs(&project.paper);
    let fonts = FontFiles::with_dirs(&dirs)?;
    let measure = fonts.measure(&project.paper.fonts);
    for lang in run.langs(&project.paper) {
        let (filled, _) = fill::fill(&project, &run.made.sources, lang, &measure);
        let files = filled
            .and_then(|filled| typeset::source(&project, &filled, &run.made.sources).0)
            .unwrap_or_default();
        let files: Vec<OutFile> = files
            .into_iter()
            .map(|(name, text)| (name, text.into_bytes()))
            .collect();
        let folder = dir.join(&run.made.id).join(lang.code());
        write::write_all(&folder, &files, &BTreeSet::new())?;
    }
    Ok(())
}

/// Exports every edition and packs the files.
fn files(
    run: &mut Run<'_>,
    project: &Checked,
    editions: &[TypesetEdition],
) -> Result<(), BuildError> {
    let mut files: Vec<OutFile> = Vec::new();
    let mut entries = Vec::new();
    let mut annexes = Vec::new();
    for edition in editions {
        let parts = parts(project, edition);
        let exported = run.timed("export", |run| {
            let standards = &run.request.standards;
            let export = |part: &Part| part.export(&edition.pages, standards);
            parts.par_iter().map(export).collect::<Vec<_>>()
        });
        for (part, exported) in parts.into_iter().zip(exported) {
            match exported {
                Ok(exported) => {
                    entries.push(exported.entry);
                    files.push((part.path, exported.bytes));
                    annexes.extend(part.annex);
                }
                Err(found) => run.made.findings.extend(found),
            }
        }
        run.made.pages += edition.pages.count();
        run.made.annexes += edition.pages.annexes.len();
    }
    if has_errors(&run.made.findings) {
        return Ok(());
    }
    let text = run.timed("manifest", |run| {
        let manifest = Manifest {
            paper: &run.made.id,
            versions: Versions::OURS,
            files: entries,
            annexes,
            inputs: manifest::inputs(&run.made.sources, &run.folder, &run.others),
            options: Options {
                pdf_standard: run.request.standard_names.clone(),
            },
        };
        // Plain strings and numbers always serialise.
        let mut text = serde_json::to_vec_pretty(&manifest).unwrap_or_default();
        text.push(b'\n');
        text
    });
    files.push((MANIFEST.to_owned(), text));
    let zip = run.timed("bundle", |_| {
        let all = files
            .iter()
            .map(|(name, bytes)| (name.as_str(), &bytes[..]));
        bundle(all)
    })?;
    files.push((format!("{}.zip", run.made.id), zip));
    run.made.files = files;
    Ok(())
}
