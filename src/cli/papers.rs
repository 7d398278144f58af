//! The papers that a command line names, as requests.

use anyhow::{Context, Result, bail};
use camino::Utf8PathBuf;

use super::args::{EditionArgs, PaperArgs, WithArgs, standards_of};
use pipeline::build::Request;
use typeset::threads;

/// One request for each paper named, or for the current folder; also limits
/// how many things are worked on at once.
pub(super) fn requests(args: &PaperArgs, pdf_standard: &str) -> Result<Vec<Request>> {
    set_jobs(args.with.jobs)?;
    requests_of(papers(args)?, &args.with, pdf_standard)
}

/// The same for papers that were found; how many things are worked on at once
/// is set before.
pub(super) fn requests_of(
    papers: Vec<Utf8PathBuf>,
    args: &WithArgs,
    pdf_standard: &str,
) -> Result<Vec<Request>> {
    let (standards, standard_names) = standards_of(pdf_standard).map_err(anyhow::Error::msg)?;
    let request = |paper| Request {
        paper,
        langs: args.lang.langs(),
        font_dirs: args.font_dirs.clone(),
        standards: standards.clone(),
        standard_names: standard_names.clone(),
        outputs: Vec::new(),
        show: false,
    };
    Ok(papers.into_iter().map(request).collect())
}

/// The same, with what is wanted beside the PDFs.
pub(super) fn with_editions(mut requests: Vec<Request>, editions: &EditionArgs) -> Vec<Request> {
    for request in &mut requests {
        request.outputs = editions.outputs();
    }
    requests
}

fn papers(args: &PaperArgs) -> Result<Vec<Utf8PathBuf>> {
    if !args.papers.is_empty() {
        return Ok(args.papers.clone());
    }
    let here = Utf8PathBuf::from(".");
    if !here.join("paper.toml").exists() {
        bail!("no paper is named, and the current folder has no paper.toml");
    }
    Ok(vec![here])
}

/// Limits how many things are worked on at once: before anything is.
pub(super) fn set_jobs(jobs: Option<u16>) -> Result<()> {
    let Some(jobs) = jobs else { return Ok(()) };
    threads::start(usize::from(jobs)).context("cannot start the threads")
}
