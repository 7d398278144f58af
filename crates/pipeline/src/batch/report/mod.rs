//! Reports of a batch, one format a file. What differs from run to run (times)
//! is in none of them: the same papers give the same report.

mod index;
mod json;
mod junit;
mod markdown;
mod merge;
mod part;
mod sarif;
mod schema;

use std::str::FromStr;

use camino::Utf8PathBuf;
use serde_json::Value;

use super::Outcome;
use tables::diag::render;
use tables::diag::render::sarif::{RuleFacts, Run};

pub use index::PageError;
pub use merge::{MergeError, merge};
pub use part::PartError;
pub use schema::schema;

/// A format of reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// JUnit's XML.
    Junit,
    /// SARIF 2.1.0.
    Sarif,
    /// Our own JSON.
    Json,
    /// Markdown, for the summary of a job.
    Markdown,
}

/// A report that is wanted: its format, and its file if it is to have one.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// The format.
    pub kind: Kind,
    /// The file.
    pub path: Option<Utf8PathBuf>,
}

impl FromStr for Wanted {
    type Err = String;

    /// Reads `junit=FILE`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const KINDS: [(&str, Kind); 4] = [
            ("junit", Kind::Junit),
            ("sarif", Kind::Sarif),
            ("json", Kind::Json),
            ("markdown", Kind::Markdown),
        ];
        let known = |name: &str| KINDS.into_iter().find(|(known, _)| *known == name);
        let (kind, path) = text.split_once('=').filter(|(_, path)| !path.is_empty()).ok_or_else(|| {
            format!("`{text}` names no format and file: write junit=FILE, sarif=FILE, json=FILE or markdown=FILE")
        })?;
        let (_, kind) = known(kind).ok_or_else(|| {
            format!("`{kind}` is not a report format: junit, sarif, json, markdown")
        })?;
        Ok(Self {
            kind,
            path: Some(path.into()),
        })
    }
}

/// Reports while they grow, a paper at a time: what is kept of a paper is what
/// the reports say of it.
pub struct Reports {
    wanted: Vec<(Wanted, Parts)>,
    index: index::Page,
}

/// What a report has so far.
enum Parts {
    Junit(Box<render::junit::Report>),
    Sarif(Run),
    Json(Vec<Value>),
    Markdown(markdown::Parts),
}

impl Reports {
    /// Reports of these formats, with nothing in them.
    pub fn new(wanted: &[Wanted]) -> Self {
        let empty = |wanted: &Wanted| {
            let parts = match wanted.kind {
                Kind::Junit => Parts::Junit(Box::new(render::junit::report())),
                Kind::Sarif => Parts::Sarif(Run::default()),
                Kind::Json => Parts::Json(Vec::new()),
                Kind::Markdown => Parts::Markdown(markdown::Parts::default()),
            };
            (wanted.clone(), parts)
        };
        Self {
            wanted: wanted.iter().map(empty).collect(),
            index: index::Page::default(),
        }
    }

    /// Adds what came of a paper. `facts` tells what is known of a rule.
    pub fn add(&mut self, outcome: &Outcome, facts: &impl Fn(&str) -> Option<RuleFacts>) {
        for (_, parts) in &mut self.wanted {
            match parts {
                Parts::Junit(report) => {
                    report.add_test_suite(junit::suite(outcome));
                }
                Parts::Sarif(run) => sarif::add(run, outcome, facts),
                Parts::Json(papers) => papers.push(json::paper(outcome)),
                Parts::Markdown(parts) => parts.add(outcome),
            }
        }
        self.index.add(outcome);
    }

    /// Adds what other reports of the same formats say.
    pub fn append(&mut self, others: Self) {
        for ((_, own), (_, other)) in self.wanted.iter_mut().zip(others.wanted) {
            match (own, other) {
                (Parts::Junit(own), Parts::Junit(other)) => {
                    own.add_test_suites(other.test_suites);
                }
                (Parts::Sarif(own), Parts::Sarif(other)) => own.append(other),
                (Parts::Json(own), Parts::Json(other)) => own.extend(other),
                (Parts::Markdown(own), Parts::Markdown(other)) => own.append(&other),
                // Reports of other formats have nothing to add.
                _ => {}
            }
        }
        self.index.append(others.index);
    }

    /// The texts of the reports, with the files that they are for.
    pub fn texts(&self) -> impl Iterator<Item = (Option<&Utf8PathBuf>, String)> {
        self.wanted.iter().map(|(wanted, parts)| {
            let text = match parts {
                Parts::Junit(report) => render::junit::document(report),
                Parts::Sarif(run) => run.document(),
                Parts::Json(papers) => json::document(papers),
                Parts::Markdown(parts) => parts.document(),
            };
            (wanted.path.as_ref(), text)
        })
    }

    /// The page of all papers, for the folder that their output folders stand
    /// in.
    ///
    /// # Errors
    /// When its template is faulty.
    pub fn index(&self) -> Result<String, PageError> {
        self.index.document()
    }
}
