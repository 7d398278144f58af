//! The reports of a batch's parts as one: what several machines wrote, joined.

use serde_json::Value;
use thiserror::Error;

use crate::diag::render::{junit, sarif};

/// Why reports cannot be joined.
#[derive(Debug, Error)]
pub enum MergeError {
    /// A report is in none of the formats that can be joined.
    #[error("{0} is no report in JSON, SARIF or JUnit's XML")]
    Unknown(String),
    /// They are in different formats.
    #[error("{0} is in another format than the reports before it")]
    Mixed(String),
}

/// What a report holds.
enum Part {
    Papers(Vec<Value>),
    Runs(Vec<Value>),
    Suites(String),
}

/// Joins reports, each given by its name and text, in their order.
///
/// # Errors
/// When one of them is no report, or of another format than the others.
pub fn merge(parts: &[(String, String)]) -> Result<String, MergeError> {
    let mut papers: Vec<Value> = Vec::new();
    let mut runs: Vec<Value> = Vec::new();
    let mut suites: Vec<String> = Vec::new();
    let mut first = None;
    for (name, text) in parts {
        let part = part(text).ok_or_else(|| MergeError::Unknown(name.clone()))?;
        let kind = std::mem::discriminant(&part);
        if *first.get_or_insert(kind) != kind {
            return Err(MergeError::Mixed(name.clone()));
        }
        match part {
            Part::Papers(more) => papers.extend(more),
            Part::Runs(more) => runs.extend(more),
            Part::Suites(more) => suites.push(more),
        }
    }
    Ok(if !suites.is_empty() {
        junit::document(&suites)
    } else if !runs.is_empty() {
        sarif::log(&runs)
    } else {
        let all = serde_json::json!({ "papers": papers });
        // Plain values always serialise.
        serde_json::to_string_pretty(&all).unwrap_or_default() + "\n"
    })
}

fn part(text: &str) -> Option<Part> {
    if let Ok(mut value) = serde_json::from_str::<Value>(text) {
        let mut list = |key: &str| Some(value.get_mut(key)?.as_array_mut()?.split_off(0));
        let papers = list("papers").map(Part::Papers);
        return papers.or_else(|| list("runs").map(Part::Runs));
    }
    junit::suites(text).map(|suites| Part::Suites(suites.to_owned()))
}
