//! The order of things: load, check, fill, typeset, export, bundle, write.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use camino::{Utf8Path, Utf8PathBuf};
use thiserror::Error;

use super::font_set::FontSet;
use super::guarded::guarded;
use super::manifest::Manifest;
use super::out_dir::OutDir;
use super::output::Output;
use super::pipeline::Run;
use super::receipt;
use super::recorded::Recorded;
use super::session::Session;
use super::since::SinceError;
use super::trace::Trace;
use super::write::{self, OutFile, WriteError};
use tables::diag::{self, Diagnostic, has_errors};
use tables::fonts::{FontDirError, FontFiles};
use tables::model::{Date, Lang};
use tables::source::{FolderError, PaperFolder, Sources};
use typeset::export::Standards;
use typeset::fill;
use typeset::pages::{self, Pages};

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
    /// Whether the pages are wanted too, so that all are typeset even where
    /// nothing is to be made again.
    pub show: bool,
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
    /// A new paper's folder has no name.
    #[error("the new paper's folder has no name: name one that is not there yet")]
    Unnamed,
    /// A new paper's folder has a name that can be no paper's id.
    #[error("a paper's folder cannot be called `{name}`: {why}")]
    NoId {
        /// The name.
        name: String,
        /// What speaks against it.
        why: String,
    },
    /// A list of annexes names one that the paper does not have.
    #[error("--only: {0}")]
    Pick(String),
    /// An earlier submission cannot be compared with.
    #[error(transparent)]
    Since(#[from] SinceError),
    /// The output folder is a paper's own.
    #[error("{0} is a paper's folder, which no output goes into: choose another with --out")]
    IntoPaper(Utf8PathBuf),
    /// Another process is writing there.
    #[error(
        "another panelpaper is writing into {0}: wait for it to end, or choose another folder with --out"
    )]
    Locked(Utf8PathBuf),
    /// The zip cannot be made.
    #[error("cannot make the zip: {0}")]
    Zip(#[from] zip::result::ZipError),
}

/// An annex in the outline of a paper.
#[derive(Debug, Clone)]
pub struct OutlineEntry {
    /// The edition's language code.
    pub lang: String,
    /// Its label and title: 附件2 副數字政策專員.
    pub text: String,
    /// Its first page in paper.pdf, from 1.
    pub page: Option<usize>,
}

/// A stage of a build and how long it took.
pub type Stage = (&'static str, Duration);

/// A paper's files in memory, or why there are none.
#[derive(Debug, Default)]
pub struct Made {
    /// The paper's id; empty where paper.toml could not be read.
    pub id: String,
    /// Its date, where paper.toml could be read.
    pub date: Option<Date>,
    /// Its editions' languages and titles.
    pub titles: Vec<(Lang, String)>,
    /// The files, the zip last; none where a finding is an error.
    pub files: Vec<OutFile>,
    /// How many pages the editions have together.
    pub pages: usize,
    /// How many annexes they have together.
    pub annexes: usize,
    /// How many files there are, the manifest and the zip included.
    pub count: usize,
    /// The annexes, with where each begins in paper.pdf.
    pub outline: Vec<OutlineEntry>,
    /// The typeset pages by language, as far as there was need of them.
    pub set: Vec<(Lang, Pages)>,
    /// What was written of them.
    pub(super) manifest: Manifest,
    /// The fonts that they were set in, if it came to that.
    pub(super) fonts: Option<Arc<FontSet>>,
    /// What is wrong with what earlier runs left, which is made again.
    pub noticed: Vec<String>,
    /// What was found, by place.
    pub findings: Vec<Diagnostic>,
    /// What was read, for showing the findings.
    pub sources: Sources,
    /// What was read, and what a build makes.
    pub trace: Trace,
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
    /// The files whose bytes changed; none where the output was as it should
    /// be already.
    pub written: Vec<String>,
}

/// Builds a paper into `out`; writes nothing where a finding is an error, or a
/// warning and `deny_warnings` is set. What is already as it should be is not
/// made again, and no file is touched whose bytes are the same. `session` is what
/// the builds of one process share.
pub fn build(
    session: &mut Session,
    request: &Request,
    out: &Utf8Path,
    deny_warnings: bool,
) -> Result<Built, BuildError> {
    let work = || build_once(session, request, out, deny_warnings);
    guarded(&request.paper, work, |finding| {
        unwritten(Made::broken(finding))
    })
}

fn build_once(
    session: &mut Session,
    request: &Request,
    out: &Utf8Path,
    deny_warnings: bool,
) -> Result<Built, BuildError> {
    let receipts = session.receipts && !request.show;
    let told = match receipts {
        true => receipt::current(session, request, out, deny_warnings)?,
        false => receipt::Read::default(),
    };
    if let Some(built) = told.built {
        return Ok(built);
    }
    let mut built = look_over(session, request, out, deny_warnings)?;
    built.made.noticed.extend(told.noticed);
    if receipts && built.folder.is_some() {
        receipt::leave(request, out, &built.made);
    }
    Ok(built)
}

/// The same, whatever an earlier build noted.
fn look_over(
    session: &mut Session,
    request: &Request,
    out: &Utf8Path,
    deny_warnings: bool,
) -> Result<Built, BuildError> {
    let mut run = Run::new(request)?;
    let Some(ready) = run.ready(session)? else {
        return Ok(unwritten(run.made));
    };
    let stop =
        |made: &Made| has_errors(&made.findings) || (deny_warnings && !made.findings.is_empty());
    let folder = run.output_folder(out)?;
    let mut output = Output::open(&folder)?;
    run.made.noticed.extend(output.recorded.noticed.clone());
    let current = run.timed("compare", |run| run.is_current(&ready, &output.recorded));
    if current && !request.show && !stop(&run.made) {
        let manifest = &output.recorded.manifest;
        let reads = manifest.files.iter().map(|entry| &entry.reads);
        run.made.trace.reads(reads, request.paper.as_path());
        run.made.count(manifest);
        run.made.manifest = manifest.clone();
        return Ok(Built {
            made: run.made,
            folder: Some(folder),
            written: Vec::new(),
        });
    }
    run.files(session, &ready, &output.recorded)?;
    diag::sort(&mut run.made.findings);
    let mut made = run.made;
    if stop(&made) {
        return Ok(unwritten(made));
    }
    let start = Instant::now();
    let written = match current {
        true => Vec::new(),
        false => output.replace(&made.files)?,
    };
    made.stages.push(("write", start.elapsed()));
    Ok(Built {
        made,
        folder: Some(folder),
        written,
    })
}

impl Made {
    /// What there is of a paper that the program broke down over.
    pub(super) fn broken(finding: Diagnostic) -> Self {
        Self {
            findings: vec![finding],
            ..Self::default()
        }
    }
}

/// A build that wrote nothing.
fn unwritten(made: Made) -> Built {
    Built {
        made,
        folder: None,
        written: Vec::new(),
    }
}

/// Looks a paper over without making files: everything that a build would
/// find, the typesetting included.
pub fn check(request: &Request) -> Result<Made, BuildError> {
    check_folder(request, PaperFolder::open(&request.paper)?)
}

/// The same of a paper whose folder is open, with what stands in for its files.
pub(super) fn check_folder(request: &Request, folder: PaperFolder) -> Result<Made, BuildError> {
    let work = || check_once(request, folder);
    guarded(&request.paper, work, Made::broken)
}

fn check_once(request: &Request, folder: PaperFolder) -> Result<Made, BuildError> {
    let mut run = Run::of(request, folder);
    let mut session = Session::default();
    if let Some(ready) = run.ready(&session)? {
        for filled in run.fill(&mut session, &ready) {
            run.look_over(&mut session, &ready, &filled);
        }
        diag::sort(&mut run.made.findings);
    }
    Ok(run.made)
}

/// Makes a paper's files in memory, all of them anew.
pub fn make(request: &Request) -> Result<Made, BuildError> {
    guarded(&request.paper, || make_once(request), Made::broken)
}

fn make_once(request: &Request) -> Result<Made, BuildError> {
    let mut run = Run::new(request)?;
    let mut session = Session::default();
    if let Some(ready) = run.ready(&session)? {
        run.files(&mut session, &ready, &Recorded::default())?;
        diag::sort(&mut run.made.findings);
    }
    Ok(run.made)
}

/// Writes the Typst source of each edition below `dir`, as folders that the
/// `typst` command can compile from `templates/main.typ`.
pub fn emit_typst(request: &Request, dir: &Utf8Path) -> Result<(), BuildError> {
    // What breaks down here does so again in the build, which tells of it.
    guarded(&request.paper, || emit_typst_once(request, dir), |_| ())
}

fn emit_typst_once(request: &Request, dir: &Utf8Path) -> Result<(), BuildError> {
    let mut run = Run::new(request)?;
    let Some(project) = run.checked() else {
        return Ok(());
    };
    let dirs = run.font_dirs(&project.paper);
    let fonts = FontFiles::with_dirs(&dirs)?;
    let measure = fonts.measure(&project.paper.fonts);
    let cache = fill::FillCache::default();
    for lang in run.langs(&project.paper) {
        let (filled, _) = fill::fill(&project, &run.made.sources, lang, &measure, &cache);
        let files = filled
            .and_then(|filled| pages::source(&project, &filled, &run.made.sources).0)
            .unwrap_or_default();
        let files: Vec<OutFile> = files
            .into_iter()
            .map(|(name, text)| (name, Arc::new(text.into_bytes())))
            .collect();
        let folder = OutDir::named_or_made(dir)?.below_or_made(&run.made.id)?;
        let folder = folder.below_or_made(lang.code())?;
        write::write_all(&folder, &files, &BTreeSet::new())?;
    }
    Ok(())
}
