//! A report as one of several parts: what it holds, if it is whole. What is
//! damaged is refused with its place, since a part that lacks papers would make
//! a joined report that says nothing of them.

mod json;
mod junit;

use serde_json::Value;
use thiserror::Error;

use tables::diag::render::junit::Report;

/// What a report holds.
pub(super) enum Part {
    Papers(Vec<Value>),
    Runs(Vec<Value>),
    /// A JUnit report, of whatever program.
    Junit(Box<Report>),
}

/// Why a text is no part.
#[derive(Debug, Error)]
pub enum PartError {
    /// It is in no format that is joined.
    #[error("it is neither a JUnit report nor a JSON or SARIF report that panelpaper wrote")]
    Unknown,
    /// It is damaged at a place.
    #[error("line {line}, column {column}: {why}")]
    At {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
        /// What is wrong.
        why: String,
    },
    /// Another version wrote it.
    #[error("panelpaper {0} wrote it, and this is {own}: make all parts with one version", own = env!("CARGO_PKG_VERSION"))]
    Version(String),
    /// It says what cannot be.
    #[error("{0}")]
    Wrong(String),
}

impl From<serde_json::Error> for PartError {
    fn from(error: serde_json::Error) -> Self {
        let why = error.to_string();
        let why = why.split(" at line ").next().unwrap_or_default().to_owned();
        Self::At {
            line: error.line(),
            column: error.column(),
            why,
        }
    }
}

/// Reads a report.
///
/// # Errors
/// When it is none that is joined, or not whole.
pub(super) fn part(text: &str) -> Result<Part, PartError> {
    let text = text.trim_start_matches('\u{FEFF}');
    match text.trim_start().chars().next() {
        Some('{') => json::part(text),
        Some('<') => Ok(Part::Junit(Box::new(junit::report(text)?))),
        _ => Err(PartError::Unknown),
    }
}
