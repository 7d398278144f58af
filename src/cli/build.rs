//! `panelpaper build`.

use anyhow::{Context, Result, bail};
use camino::Utf8PathBuf;

use super::Status;
use super::args::{BuildArgs, PaperArgs, standards_of};
use super::output;
use crate::build::{self, Request};

pub(super) fn run(args: &BuildArgs) -> Result<Status> {
    set_jobs(&args.papers)?;
    let (standards, standard_names) =
        standards_of(&args.pdf_standard).map_err(anyhow::Error::msg)?;
    let mut status = Status::Clean;
    for paper in papers(&args.papers)? {
        let request = Request {
            paper,
            langs: args.papers.lang.langs(),
            font_dirs: args.papers.font_dirs.clone(),
            standards: standards.clone(),
            standard_names: standard_names.clone(),
        };
        if let Some(dir) = &args.emit_typst {
            build::emit_typst(&request, dir)?;
        }
        let built = build::build(&request, &args.out, args.messages.deny_warnings)?;
        status = status.max(output::findings(&built.made, &args.messages)?);
        output::stages(&built.made, &args.messages)?;
        let line = match &built.folder {
            Some(folder) => format!(
                "built {folder}: {} pages, {} annexes, {} files",
                built.made.pages,
                built.made.annexes,
                built.made.files.len()
            ),
            None => format!("nothing written for {}", request.paper),
        };
        output::progress(&args.messages, &line)?;
    }
    Ok(status)
}

/// The papers named, or the current folder.
pub(super) fn papers(args: &PaperArgs) -> Result<Vec<Utf8PathBuf>> {
    if !args.papers.is_empty() {
        return Ok(args.papers.clone());
    }
    let here = Utf8PathBuf::from(".");
    if !here.join("paper.toml").exists() {
        bail!("no paper is named, and the current folder has no paper.toml");
    }
    Ok(vec![here])
}

/// Limits how many things are worked on at once.
pub(super) fn set_jobs(args: &PaperArgs) -> Result<()> {
    let Some(jobs) = args.jobs else { return Ok(()) };
    rayon::ThreadPoolBuilder::new()
        .num_threads(usize::from(jobs))
        .build_global()
        .context("cannot start the threads")
}
