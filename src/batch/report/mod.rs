//! Reports of a batch, one format a file. What differs from run to run (times)
//! is in none of them: the same papers give the same report.

mod json;
mod junit;
mod markdown;
mod merge;
mod sarif;

use std::str::FromStr;

use camino::Utf8PathBuf;

use super::Outcome;
use crate::diag::render::sarif::RuleFacts;

pub use merge::{MergeError, merge};

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

/// A report that is wanted: its format and its file.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// The format.
    pub kind: Kind,
    /// The file.
    pub path: Utf8PathBuf,
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
            format!("`{kind}` is no format of reports: junit, sarif, json, markdown")
        })?;
        Ok(Self {
            kind,
            path: path.into(),
        })
    }
}

/// The text of a report.
pub fn report(
    kind: Kind,
    outcomes: &[Outcome],
    facts: &impl Fn(&str) -> Option<RuleFacts>,
) -> String {
    match kind {
        Kind::Junit => junit::junit(outcomes),
        Kind::Sarif => sarif::sarif(outcomes, facts),
        Kind::Json => json::json(outcomes),
        Kind::Markdown => markdown::markdown(outcomes),
    }
}
