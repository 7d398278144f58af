//! `panelpaper merge-reports`.

use anyhow::{Context, Result};

use super::args::MergeArgs;
use super::{Status, named, output};
use pipeline::batch::report;
use tables::source;

/// Joins the reports of a batch's parts.
pub(super) fn run(args: &MergeArgs) -> Result<Status> {
    let mut parts = Vec::new();
    for path in &args.reports {
        let bytes = source::read_file(path)?;
        let text = String::from_utf8(bytes).with_context(|| format!("{path} is not UTF-8"))?;
        parts.push((path.to_string(), text));
    }
    let merged = report::merge(&parts)?;
    match &args.output {
        Some(path) => named::write(path, merged.as_bytes())?,
        None => output::data(&merged)?,
    }
    Ok(Status::Clean)
}
