//! The reports of a batch's parts as one: what several machines wrote, joined.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use camino::Utf8PathBuf;
use serde_json::Value;
use thiserror::Error;

use super::json;
use super::part::{Part, PartError, part};
use tables::diag::render::junit::{self, Report, TestSuite};
use tables::diag::render::sarif::Run;

/// Why reports cannot be joined.
#[derive(Debug, Error)]
pub enum MergeError {
    /// A report is damaged, or in none of the formats that can be joined.
    #[error("cannot join {report}: {why}")]
    Part {
        /// The report.
        report: String,
        /// What is wrong with it.
        why: PartError,
    },
    /// A paper is in two of them.
    #[error("{paper} is in {first} and in {second}: the reports are not of parts of one batch")]
    Twice {
        /// The paper's folder.
        paper: String,
        /// The report that has it first.
        first: String,
        /// The other one.
        second: String,
    },
    /// They are in different formats.
    #[error("{0} is in another format than the reports before it")]
    Mixed(String),
}

/// What reports have of each paper, by its folder, with the report's name.
struct Places<T>(BTreeMap<Utf8PathBuf, (String, T)>);

impl<T> Default for Places<T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<T> Places<T> {
    fn put(&mut self, paper: String, report: &str, what: T) -> Result<(), MergeError> {
        match self.0.entry(paper.into()) {
            Entry::Vacant(place) => {
                place.insert((report.to_owned(), what));
                Ok(())
            }
            Entry::Occupied(place) => Err(MergeError::Twice {
                paper: place.key().to_string(),
                first: place.get().0.clone(),
                second: report.to_owned(),
            }),
        }
    }

    /// Folder by folder, as a batch finds them.
    fn in_order(self) -> Vec<T> {
        self.0.into_values().map(|(_, what)| what).collect()
    }
}

/// What JUnit reports have.
#[derive(Default)]
struct Suites {
    /// The name that all reports have, if they have one.
    name: Option<Option<String>>,
    /// Ours: a suite a paper.
    papers: Places<TestSuite>,
    /// Those of other programs, which may well give two suites one name.
    others: Vec<TestSuite>,
}

impl Suites {
    fn add(&mut self, report: Report, file: &str) -> Result<(), MergeError> {
        let name = report.name.map(String::from);
        let own = name.as_deref() == Some(junit::NAME);
        self.name = Some(match self.name.take() {
            Some(before) if before != name => None,
            _ => name,
        });
        for suite in report.test_suites {
            match own {
                true => self.papers.put(suite.name.to_string(), file, suite)?,
                false => self.others.push(suite),
            }
        }
        Ok(())
    }

    /// Papers in their order, then the suites of other programs as they came;
    /// nothing where there was no report.
    fn joined(self) -> Option<Report> {
        let mut report = match self.name? {
            Some(name) => Report::new(name),
            None => Report::unnamed(),
        };
        report.add_test_suites(self.papers.in_order());
        report.add_test_suites(self.others);
        Some(report)
    }
}

/// Joins reports, each given by its name and text; the papers of JSON and JUnit
/// come in the order in which one batch of all would have them.
///
/// # Errors
/// When one of them is no report, or of another format than the others, or when
/// a paper is in two (which SARIF does not tell).
pub fn merge(parts: &[(String, String)]) -> Result<String, MergeError> {
    let mut papers: Places<Value> = Places::default();
    let mut run = Run::default();
    let mut suites = Suites::default();
    let mut first = None;
    for (name, text) in parts {
        let part = part(text).map_err(|why| MergeError::Part {
            report: name.clone(),
            why,
        })?;
        let kind = std::mem::discriminant(&part);
        if *first.get_or_insert(kind) != kind {
            return Err(MergeError::Mixed(name.clone()));
        }
        match part {
            Part::Papers(more) => {
                for paper in more {
                    let path = paper["path"].as_str().unwrap_or_default().to_owned();
                    papers.put(path, name, paper)?;
                }
            }
            Part::Runs(more) => more.into_iter().for_each(|more| run.join(more)),
            Part::Junit(report) => suites.add(*report, name)?,
        }
    }
    let is = |part: &Part| first == Some(std::mem::discriminant(part));
    Ok(if let Some(report) = suites.joined() {
        junit::document(&report)
    } else if is(&Part::Runs(Vec::new())) {
        run.document()
    } else {
        json::document(&papers.in_order())
    })
}
