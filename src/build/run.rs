//! The order of things: load, check, fill, typeset, export, bundle, write.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;
use thiserror::Error;

use super::fingerprint::sha256;
use super::manifest::{self, AnnexEntry, FileEntry, Manifest, Options, Versions};
use super::write::{self, OutFile, WriteError};
use crate::check::{self, Checked};
use crate::diag::{self, Diagnostic, has_errors};
use crate::export::{FileFacts, Standards, bundle, pdf};
use crate::fill::{self, Filled};
use crate::fonts::{FontDirError, FontFiles};
use crate::load::{self, Loaded};
use crate::model::{Edition, Lang, Paper};
use crate::source::{FolderError, PaperFolder, Sources};
use crate::typeset::{self, AnnexPages, Engine, Pages};

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

/// Makes a paper's files in memory.
pub fn make(request: &Request) -> Result<Made, BuildError> {
    let mut run = Run::new(request)?;
    let editions = run.editions()?;
    if let Some((project, editions)) = editions
        && !has_errors(&run.made.findings)
    {
        run.files(&project, &editions)?;
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

struct Run<'a> {
    request: &'a Request,
    folder: PaperFolder,
    made: Made,
}

/// A typeset edition with what it was made from.
struct TypesetEdition {
    filled: Filled,
    pages: Pages,
}

impl<'a> Run<'a> {
    fn new(request: &'a Request) -> Result<Self, BuildError> {
        Ok(Self {
            request,
            folder: PaperFolder::open(&request.paper)?,
            made: Made::default(),
        })
    }

    fn timed<T>(&mut self, stage: &'static str, work: impl FnOnce(&mut Self) -> T) -> T {
        let start = Instant::now();
        let result = work(self);
        self.made.stages.push((stage, start.elapsed()));
        result
    }

    /// Loads, checks, fills and typesets every edition wanted. Findings of one
    /// edition do not keep another from being looked at.
    fn editions(&mut self) -> Result<Option<(Checked, Vec<TypesetEdition>)>, BuildError> {
        let Some(project) = self.checked() else {
            return Ok(None);
        };
        let dirs = self.font_dirs(&project.paper);
        let fonts = self.timed("fonts", |_| FontFiles::with_dirs(&dirs))?;
        let engine = self.timed("engine", |_| Engine::new(&fonts));
        let measure = fonts.measure(&project.paper.fonts);
        let mut editions = Vec::new();
        for lang in self.langs(&project.paper) {
            let (filled, found) = self.timed("fill", |run| {
                fill::fill(&project, &run.made.sources, lang, &measure)
            });
            self.made.findings.extend(found);
            let Some(filled) = filled else { continue };
            let (pages, found) = self.timed("typeset", |run| {
                typeset::typeset(&engine, &project, &filled, &run.made.sources, &run.folder)
            });
            self.made.findings.extend(found);
            if let Some(pages) = pages {
                editions.push(TypesetEdition { filled, pages });
            }
        }
        diag::sort(&mut self.made.findings);
        Ok(Some((project, editions)))
    }

    fn checked(&mut self) -> Option<Checked> {
        let folder = self.folder.clone();
        let Loaded {
            project,
            sources,
            findings,
        } = self.timed("load", |_| load::load(&folder));
        self.made.sources = sources;
        self.made.findings = findings;
        let checked = project.and_then(|project| {
            self.made.id.clone_from(&project.paper.id);
            let (checked, found) =
                self.timed("check", |run| check::check(project, &run.made.sources));
            self.made.findings.extend(found);
            checked
        });
        diag::sort(&mut self.made.findings);
        checked
    }

    /// The languages wanted, in the paper's order.
    fn langs(&mut self, paper: &Paper) -> Vec<Lang> {
        let wanted = &self.request.langs;
        let has = |lang: Lang| paper.editions.iter().any(|edition| edition.lang == lang);
        for lang in wanted.iter().filter(|&&lang| !has(lang)) {
            let message = format!("the paper has no edition in `{}`", lang.code());
            let finding = Diagnostic::error("paper/no-edition", message)
                .in_file(self.folder.shown("paper.toml"))
                .help("add it to languages, with its section and its body");
            self.made.findings.push(finding);
        }
        let langs = paper.editions.iter().map(|edition| edition.lang);
        langs
            .filter(|lang| wanted.is_empty() || wanted.contains(lang))
            .collect()
    }

    /// The user's font folders, then the paper's own.
    fn font_dirs(&self, paper: &Paper) -> Vec<Utf8PathBuf> {
        let own = paper.fonts.dirs.iter().map(|dir| self.folder.shown(dir));
        self.request.font_dirs.iter().cloned().chain(own).collect()
    }

    fn files(&mut self, project: &Checked, editions: &[TypesetEdition]) -> Result<(), BuildError> {
        let mut files: Vec<OutFile> = Vec::new();
        let mut entries = Vec::new();
        let mut annexes = Vec::new();
        for edition in editions {
            let parts = parts(project, edition);
            let exported: Vec<_> = self.timed("export", |run| {
                let standards = &run.request.standards;
                let one = |part: &Part| pdf(&edition.pages, part.pages, &part.facts, standards);
                parts.par_iter().map(one).collect()
            });
            for (part, exported) in parts.into_iter().zip(exported) {
                match exported {
                    Ok(bytes) => {
                        entries.push(part.entry(&bytes));
                        files.push((part.path.clone(), bytes));
                        annexes.extend(part.annex);
                    }
                    Err(found) => self.made.findings.extend(found),
                }
            }
            self.made.pages += edition.pages.count();
            self.made.annexes += edition.pages.annexes.len();
        }
        if has_errors(&self.made.findings) {
            return Ok(());
        }
        let manifest = Manifest {
            paper: &self.made.id,
            versions: Versions::OURS,
            files: entries,
            annexes,
            inputs: manifest::inputs(&self.made.sources, &self.folder),
            options: Options {
                pdf_standard: self.request.standard_names.clone(),
            },
        };
        // Plain strings and numbers always serialise.
        let mut text = serde_json::to_vec_pretty(&manifest).unwrap_or_default();
        text.push(b'\n');
        files.push(("manifest.json".to_owned(), text));
        let zip = self.timed("bundle", |_| {
            bundle::bundle(
                files
                    .iter()
                    .map(|(name, bytes)| (name.as_str(), &bytes[..])),
            )
        })?;
        files.push((format!("{}.zip", self.made.id), zip));
        self.made.files = files;
        Ok(())
    }
}

/// A PDF to make: the whole paper or one annex.
struct Part<'a> {
    path: String,
    pages: (usize, usize),
    facts: FileFacts<'a>,
    annex: Option<AnnexEntry>,
}

impl Part<'_> {
    fn entry(&self, bytes: &[u8]) -> FileEntry {
        FileEntry {
            path: self.path.clone(),
            sha256: sha256(bytes),
            bytes: bytes.len(),
            pages: self.pages.1 + 1 - self.pages.0,
        }
    }
}

/// The PDFs of an edition: the paper, then its annexes in order.
fn parts<'a>(project: &'a Checked, edition: &TypesetEdition) -> Vec<Part<'a>> {
    let lang = edition.filled.lang;
    let own = project.paper.editions.iter().find(|own| own.lang == lang);
    let Some(own) = own else { return Vec::new() };
    let facts = |title: String| FileFacts {
        title,
        authors: &own.signatories,
        lang,
        date: project.paper.date,
    };
    let whole = Part {
        path: format!("{}/paper.pdf", lang.code()),
        pages: (1, edition.pages.count()),
        facts: facts(own.title.clone()),
        annex: None,
    };
    let annexes = &edition.pages.annexes;
    let digits = annexes.len().to_string().len().max(2);
    let annex = |found: &AnnexPages| annex_part(project, own, edition, found, digits, &facts);
    std::iter::once(whole)
        .chain(annexes.iter().filter_map(annex))
        .collect()
}

fn annex_part<'a>(
    project: &'a Checked,
    own: &Edition,
    edition: &TypesetEdition,
    found: &AnnexPages,
    digits: usize,
    facts: &impl Fn(String) -> FileFacts<'a>,
) -> Option<Part<'a>> {
    let annex = project.annexes.get(found.number.checked_sub(1)?)?;
    let code = own.lang.code();
    let data = edition.filled.paper.get("annexes")?.get(found.number - 1)?;
    let text = |key: &str| {
        data.get(key)
            .and_then(|value| value.as_str())
            .unwrap_or_default()
    };
    let path = format!("{code}/annex-{:0digits$}.pdf", found.number);
    let (label, title) = (text("label"), text("title"));
    Some(Part {
        pages: (found.first, found.last),
        facts: facts(format!("{} {label} {title}", own.title)),
        annex: Some(AnnexEntry {
            lang: code,
            number: found.number,
            label: label.to_owned(),
            kind: annex.kind.clone(),
            subject: annex.subject.clone(),
            title: title.to_owned(),
            file: path.clone(),
            first_page: found.first,
            last_page: found.last,
        }),
        path,
    })
}
