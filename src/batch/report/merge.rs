//! The reports of a batch's parts as one: what several machines wrote, joined.

use serde_json::Value;
use thiserror::Error;

use super::{json, sarif};
use crate::diag::render::junit;

/// Why reports cannot be joined.
#[derive(Debug, Error)]
pub enum MergeError {
    /// A report is in none of the formats that can be joined.
    #[error("{0} is no report that panelpaper wrote in JSON, SARIF or JUnit's XML")]
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
    let mut run = sarif::Run::default();
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
            Part::Runs(more) => more.into_iter().for_each(|more| run.join(more)),
            Part::Suites(more) => suites.push(more),
        }
    }
    let is = |part: &Part| first == Some(std::mem::discriminant(part));
    Ok(if is(&Part::Suites(String::new())) {
        junit::document(&suites)
    } else if is(&Part::Runs(Vec::new())) {
        run.document()
    } else {
        json::document(&papers)
    })
}

fn part(text: &str) -> Option<Part> {
    if let Ok(mut value) = serde_json::from_str::<Value>(text) {
        let papers = value.get_mut("papers").and_then(Value::as_array_mut);
        let papers = papers.map(|papers| Part::Papers(std::mem::take(papers)));
        return papers.or_else(|| sarif::runs(&mut value).map(Part::Runs));
    }
    junit::suites(text).map(|suites| Part::Suites(suites.to_owned()))
}
