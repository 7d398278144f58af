//! What came of one paper.

use std::sync::Arc;
use std::time::Duration;

use camino::Utf8PathBuf;
use serde::{Deserialize, Serialize};

use crate::build::{Predicted, Stage, Trace};
use tables::diag::Diagnostic;
use tables::model::{Date, Lang};
use tables::source::{FolderError, Sources};

/// How a paper ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Its output was made.
    Built,
    /// Its output was as it should be already.
    Current,
    /// A finding kept it from being built.
    Failed,
    /// It could not be tried, or its output not be written.
    Broken,
    /// It took too long and was given up.
    TimedOut,
    /// Another failed before its turn came, and the run was to stop then.
    NotTried,
}

impl Status {
    /// Every status, the best first.
    pub const ALL: [Self; 6] = [
        Self::Built,
        Self::Current,
        Self::Failed,
        Self::Broken,
        Self::TimedOut,
        Self::NotTried,
    ];

    /// The word of reports and tables.
    pub fn word(self) -> &'static str {
        match self {
            Self::Built => "built",
            Self::Current => "current",
            Self::Failed => "failed",
            Self::Broken => "broken",
            Self::TimedOut => "timed out",
            Self::NotTried => "not tried",
        }
    }

    /// Whether the paper's output is there and right.
    pub fn is_good(self) -> bool {
        matches!(self, Self::Built | Self::Current)
    }
}

/// A paper's part of a batch.
#[derive(Debug)]
pub struct Outcome {
    /// The paper's folder, as it was found.
    pub path: Utf8PathBuf,
    /// Its id; empty where it could not be told.
    pub id: String,
    /// Its date, where its paper.toml could be read.
    pub date: Option<Date>,
    /// Its editions' languages and titles.
    pub titles: Vec<(Lang, String)>,
    /// How it ended.
    pub status: Status,
    /// Why it could not be tried or was given up.
    pub error: Option<String>,
    /// How many pages its editions have together.
    pub pages: usize,
    /// How many annexes they have together.
    pub annexes: usize,
    /// What is wrong with what earlier runs left.
    pub noticed: Vec<String>,
    /// What was found.
    pub findings: Vec<Diagnostic>,
    /// What was read, for showing the findings.
    pub sources: Arc<Sources>,
    /// What was read, and what is made of it.
    pub trace: Trace,
    /// When its turn came, since the run began.
    pub began: Duration,
    /// How long it took.
    pub took: Duration,
    /// Where that time went.
    pub stages: Vec<Stage>,
}

impl Outcome {
    /// The language codes of its editions, as far as they are known.
    pub fn editions(&self) -> impl ExactSizeIterator<Item = &'static str> {
        self.titles.iter().map(|(lang, _)| lang.code())
    }

    /// Why there is no paper, where no finding says it.
    pub fn reason(&self) -> Option<&str> {
        let unsaid = !self.status.is_good() && self.findings.is_empty();
        let word = unsaid.then(|| self.status.word());
        self.error.as_deref().or(word)
    }

    /// The reason as a finding, for formats that have findings alone.
    pub fn reason_as_finding(&self) -> Option<Diagnostic> {
        let rule = match self.status {
            Status::TimedOut => "batch/timed-out",
            Status::NotTried => "batch/not-tried",
            _ => "batch/broken",
        };
        let reason = self.reason()?;
        Some(Diagnostic::error(rule, reason).in_file(self.path.clone()))
    }

    /// Lets go of what only messages and reports need: of a thousand papers
    /// that would be most of the memory.
    pub fn forget_findings(&mut self) {
        self.findings = Vec::new();
        self.sources = Arc::default();
        self.trace = Trace::default();
    }

    /// A paper that has not been tried.
    pub(super) fn not_tried(path: Utf8PathBuf) -> Self {
        Self {
            path,
            id: String::new(),
            date: None,
            titles: Vec::new(),
            status: Status::NotTried,
            error: None,
            pages: 0,
            annexes: 0,
            noticed: Vec::new(),
            findings: Vec::new(),
            sources: Arc::default(),
            trace: Trace::default(),
            began: Duration::ZERO,
            took: Duration::ZERO,
            stages: Vec::new(),
        }
    }

    /// A folder below which no paper could be looked for.
    pub fn unreadable(error: &FolderError) -> Self {
        let path = match error {
            FolderError::Unreadable { path, .. } | FolderError::Missing { path } => path,
            FolderError::Outside { path } | FolderError::File { path, .. } => path,
        };
        Self::broken(path.clone(), error)
    }

    /// With what a build of it would read and make.
    pub(super) fn predicting(self, predicted: Predicted) -> Self {
        Self {
            id: predicted.id.unwrap_or_default(),
            trace: predicted.trace,
            ..self
        }
    }

    /// One that could not be tried.
    pub(super) fn broken(path: Utf8PathBuf, error: impl ToString) -> Self {
        Self {
            status: Status::Broken,
            error: Some(error.to_string()),
            ..Self::not_tried(path)
        }
    }
}
