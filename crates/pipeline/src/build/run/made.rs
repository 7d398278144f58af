//! What a build made, in memory and on disk.

use std::mem;
use std::sync::Arc;
use std::time::Duration;

use camino::Utf8PathBuf;

use super::shown_edition::ShownEdition;
use super::trace::Trace;
use crate::build::plan::font_set::FontSet;
use crate::build::store::manifest::{AnnexEntry, Manifest};
use crate::build::store::write::OutFile;
use tables::diag::{self, Diagnostic};
use tables::model::{Date, Lang};
use tables::source::Sources;

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
    /// Its editions' languages and titles: as they are printed, or as they are
    /// typed where it did not come to that.
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
    /// The editions, where they are to be shown.
    pub shown: Vec<ShownEdition>,
    /// What was written of them.
    pub(crate) manifest: Manifest,
    /// The fonts that they were set in, if it came to that.
    pub(crate) fonts: Option<Arc<FontSet>>,
    /// What is wrong with what earlier runs left, which is made again.
    pub noticed: Vec<String>,
    /// What was found, by place.
    pub findings: Vec<Diagnostic>,
    /// What was read, for showing the findings.
    pub sources: Arc<Sources>,
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

impl Made {
    /// What there is of a paper that the program broke down over.
    pub(crate) fn broken(finding: Diagnostic) -> Self {
        Self {
            findings: vec![finding],
            ..Self::default()
        }
    }

    /// Puts what was found into its order, without what other findings explain.
    pub(crate) fn settle(&mut self) {
        check::explained(&mut self.findings, &self.sources);
        self.findings = diag::few(mem::take(&mut self.findings), &self.sources);
        diag::sort(&mut self.findings);
        diag::name_sheets(&mut self.findings, &self.sources);
    }

    /// Puts the title that an edition prints in the place of what is typed.
    pub(crate) fn printed_title(&mut self, lang: Lang, title: &str) {
        let mut titles = self.titles.iter_mut();
        if let Some((_, known)) = titles.find(|(known, _)| *known == lang) {
            title.clone_into(known);
        }
    }

    /// Takes the titles, and counts the pages and annexes, of a manifest.
    pub(crate) fn count(&mut self, manifest: &Manifest) {
        for edition in &manifest.editions {
            if let Some(lang) = Lang::from_code(&edition.lang) {
                self.printed_title(lang, &edition.title);
            }
        }
        let papers = manifest.files.iter();
        let papers = papers.filter(|entry| entry.path.ends_with("/paper.pdf"));
        self.pages = papers.map(|entry| entry.pages).sum();
        self.annexes = manifest.annexes.len();
        let annexes = manifest.annexes.iter();
        let entry = |annex: &AnnexEntry| OutlineEntry {
            lang: annex.lang.clone(),
            text: format!("{} {}", annex.label, annex.title.replace('\n', " ")),
            page: annex.first_page,
        };
        self.outline = annexes.map(entry).collect();
        // The manifest and the zip are files too.
        self.count = manifest.files.len() + 2;
    }
}

impl Built {
    /// A build that wrote nothing.
    pub(crate) fn unwritten(made: Made) -> Self {
        Self {
            made,
            folder: None,
            written: Vec::new(),
        }
    }
}
