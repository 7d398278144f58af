//! From a folder to typeset editions: load, check, fill, typeset.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Instant;

use camino::{Utf8Path, Utf8PathBuf};

use super::error::BuildError;
use super::export::{Exporter, TextPages};
use super::made::Made;
use super::opened::Opened;
use super::request::Request;
use super::session::Session;
use crate::build::plan::closure::Surroundings;
use crate::build::plan::font_set::FontSet;
use crate::build::store::manifest::Sums;
use crate::build::store::names;
use check::{Checked, Warnings};
use tables::diag::{self, Diagnostic};
use tables::fonts::FontDir;
use tables::load::{self, Loaded};
use tables::model::{Lang, Output, Paper, Project};
use tables::source::{PAPER_TOML, PaperFolder};
use typeset::export::Standards;
use typeset::fill::{self, Filled};
use typeset::pages::{self, Faults, Pages};

/// One build while it runs.
pub(crate) struct Run<'a> {
    pub(crate) request: &'a Request,
    pub(crate) folder: PaperFolder,
    pub(crate) made: Made,
    /// How many findings loading and checking had.
    pub(crate) of_tables: usize,
    /// What the checks may still warn of.
    pub(super) warnings: Option<Warnings>,
    /// What loading gave, where that is done.
    given: Option<Loaded>,
}

/// What a checked paper is built with.
pub(crate) struct Ready {
    pub(crate) project: Checked,
    pub(crate) fonts: Arc<FontSet>,
    pub(crate) around: Surroundings,
    pub(crate) langs: Vec<Lang>,
}

impl Ready {
    /// What exports the PDFs of an edition; see the fields of [`Exporter`].
    pub(crate) fn exporter<'a>(
        &'a self,
        filled: &'a Filled,
        standards: &'a Standards,
        set: Option<(&'a Pages, Sums)>,
        own_templates: bool,
        texts: &'a [TextPages],
    ) -> Exporter<'a> {
        Exporter {
            project: &self.project,
            filled,
            standards,
            set,
            own_templates,
            texts,
        }
    }
}

impl<'a> Run<'a> {
    /// Opens the paper's folder.
    pub(crate) fn new(request: &'a Request) -> Result<Self, BuildError> {
        Ok(Self::of(request, PaperFolder::open(&request.paper)?))
    }

    /// The same of an open folder.
    pub(crate) fn of(request: &'a Request, folder: PaperFolder) -> Self {
        Self {
            request,
            folder,
            made: Made::default(),
            of_tables: 0,
            warnings: None,
            given: None,
        }
    }

    /// The same of a version that is loaded.
    pub(crate) fn of_opened(request: &'a Request, opened: Opened) -> Self {
        let mut run = Self::of(request, opened.folder);
        run.given = Some(opened.loaded);
        run
    }

    /// Does a stage's work and notes how long it took.
    pub(crate) fn timed<T>(&mut self, stage: &'static str, work: impl FnOnce(&mut Self) -> T) -> T {
        let start = Instant::now();
        let result = work(self);
        self.made.stages.push((stage, start.elapsed()));
        result
    }

    /// Loads, checks and reads the fonts; nothing where a finding stands
    /// against going on. What the checks warn of is left: see [`Run::beside_warnings`].
    pub(crate) fn ready(&mut self, session: &Session) -> Result<Option<Ready>, BuildError> {
        let Some(project) = self.checked() else {
            return Ok(None);
        };
        let dirs = self.font_dirs(&project.paper);
        let fonts = self.timed("fonts", |_| session.cache.fonts(&dirs))?;
        self.made.findings.extend_from_slice(fonts.files.findings());
        let langs = self.langs(&project.paper);
        self.made.trace.fonts(&fonts);
        self.made.fonts = Some(fonts.clone());
        self.of_tables = self.made.findings.len();
        Ok(Some(Ready {
            around: Surroundings::new(&fonts, &self.request.standard_names),
            project,
            fonts,
            langs,
        }))
    }

    /// Fills every edition wanted. Findings of one edition do not keep another
    /// from being looked at.
    pub(crate) fn fill(&mut self, session: &mut Session, ready: &Ready) -> Vec<Filled> {
        let choice = &ready.project.paper.fonts;
        let measure = ready.fonts.files.measure(choice);
        let families = [choice.latin.first(), choice.chinese.first()];
        let families: Vec<&String> = families.into_iter().flatten().collect();
        let mut editions = Vec::new();
        for &lang in &ready.langs {
            let fonts = (&ready.fonts.files, &*families);
            let (filled, found) = self.timed("fill", |run| {
                let sources = &run.made.sources;
                session.beside_engine(&ready.around, fonts, |cache| {
                    fill::fill(&ready.project, sources, lang, &measure, cache)
                })
            });
            let (filled, more) = filled.map_or((None, Vec::new()), pages::resolved);
            self.made.findings.extend(more);
            self.made.findings.extend(found);
            if let Some(filled) = &filled {
                self.made.printed_title(lang, &filled.title);
            }
            editions.extend(filled);
        }
        editions
    }

    /// Typesets an edition, or what is filled of one.
    pub(crate) fn typeset(
        &mut self,
        session: &mut Session,
        ready: &Ready,
        filled: &Filled,
    ) -> Option<Pages> {
        if session.lacks(&ready.around) {
            self.timed("engine", |_| {
                session.engine(&ready.around, &ready.fonts.files);
            });
        }
        let engine = session.engine(&ready.around, &ready.fonts.files);
        let (pages, found) = self.timed("typeset", |run| {
            let (sources, folder) = (&run.made.sources, &run.folder);
            pages::typeset(engine, &ready.project, filled, sources, folder)
        });
        // What has no place is of the whole paper.
        let found = found.into_iter().map(|finding| match finding.has_place() {
            true => finding,
            false => finding.in_file(self.folder.path()),
        });
        self.made.findings.extend(found);
        pages
            .inspect_err(|reads| self.made.trace.tried(reads, &self.folder))
            .ok()
    }

    /// Notes what keeps an edition's pages from being written. What the paper and
    /// an annex both have is said once.
    pub(crate) fn unwritable(
        &mut self,
        session: &mut Session,
        ready: &Ready,
        filled: &Filled,
        faults: &[Faults],
    ) {
        let engine = session.engine(&ready.around, &ready.fonts.files);
        let (sources, folder) = (&self.made.sources, &self.folder);
        let explained =
            |faults| pages::explained(engine, &ready.project, filled, sources, folder, faults);
        let mut found: Vec<Diagnostic> = faults.iter().flat_map(explained).collect();
        diag::sort(&mut found);
        self.made.findings.extend(found);
    }

    /// Typesets an edition and tries whether it could be written.
    pub(crate) fn validate(&mut self, session: &mut Session, ready: &Ready, filled: &Filled) {
        let set = self.beside_warnings(ready, |run| run.typeset(session, ready, filled));
        let Some(pages) = set else {
            return;
        };
        let set = Some((&pages, Sums::new()));
        let standards = &self.request.standards;
        let exporter = ready.exporter(filled, standards, set, false, &[]);
        if let Err(faults) = self.timed("export", |_| exporter.prove()) {
            self.unwritable(session, ready, filled, &[faults]);
        }
        if !self.outputs(&ready.project.paper).is_empty() {
            let _ = self.document(ready, filled);
        }
    }

    /// Loads, and notes what the paper says of itself.
    pub(crate) fn loaded(&mut self) -> Option<Project> {
        let folder = self.folder.clone();
        let Loaded {
            project,
            sources,
            findings,
        } = self.timed("load", |run| {
            run.given.take().unwrap_or_else(|| load::load(&folder))
        });
        self.made.trace.loaded(&sources, &folder);
        self.made.sources = Arc::new(sources);
        self.made.findings = findings;
        let project = project?;
        let paper = &project.paper;
        self.made.id.clone_from(&paper.id);
        self.made.date = Some(paper.date);
        let editions = paper.editions.iter();
        let typed = editions.map(|own| (own.lang, own.title.text.clone()));
        self.made.titles = typed.collect();
        let langs: Vec<Lang> = self.printed(paper).collect();
        self.made.trace.outputs = names::all(&project, &langs, &self.outputs(paper));
        Some(project)
    }

    /// The folder of this paper below the output folder.
    pub(crate) fn output_folder(&self, out: &Utf8Path) -> Result<Utf8PathBuf, BuildError> {
        let folder = out.join(&self.made.id);
        match folder.join(PAPER_TOML).exists() {
            true => Err(BuildError::IntoPaper(folder)),
            false => Ok(folder),
        }
    }

    /// The languages wanted, in the paper's order.
    pub(crate) fn langs(&mut self, paper: &Paper) -> Vec<Lang> {
        let wanted = &self.request.langs;
        let has = |lang: Lang| paper.editions.iter().any(|edition| edition.lang == lang);
        for lang in wanted.iter().filter(|&&lang| !has(lang)) {
            let message = format!("the paper has no edition in `{}`", lang.code());
            let finding = Diagnostic::error("paper/no-edition", message)
                .in_file(self.folder.shown("paper.toml"))
                .help("add it to languages, with its section and its body");
            self.made.findings.push(finding);
        }
        self.printed(paper).collect()
    }

    /// The languages that are both wanted and there.
    fn printed<'p>(&'p self, paper: &'p Paper) -> impl Iterator<Item = Lang> + 'p {
        let wanted = &self.request.langs;
        let langs = paper.editions.iter().map(|edition| edition.lang);
        langs.filter(|lang| wanted.is_empty() || wanted.contains(lang))
    }

    /// What is made beside the PDF: what the paper and the user ask for, each once.
    pub(crate) fn outputs(&self, paper: &Paper) -> Vec<Output> {
        let all = self.request.outputs.iter().chain(&paper.outputs);
        let once: BTreeSet<Output> = all.copied().collect();
        once.into_iter().collect()
    }

    /// The user's font folders, then the paper's own.
    pub(crate) fn font_dirs(&self, paper: &Paper) -> Vec<FontDir> {
        let named = self.request.font_dirs.iter().cloned().map(FontDir::Named);
        let own = paper.fonts.dirs.iter().cloned();
        let own = own.map(|dir| FontDir::OfPaper(self.folder.clone(), dir));
        named.chain(own).collect()
    }
}
