//! `panelpaper check`.

use anyhow::Result;

use super::Status;
use super::args::{CheckArgs, standards_of};
use super::build::{papers, set_jobs};
use super::output;
use crate::build::{self, Request};
use crate::export::Standards;

pub(super) fn run(args: &CheckArgs) -> Result<Status> {
    set_jobs(&args.papers)?;
    let usual = Standards::USUAL.join(",");
    let (standards, standard_names) = standards_of(&usual).map_err(anyhow::Error::msg)?;
    let mut status = Status::Clean;
    for paper in papers(&args.papers)? {
        let request = Request {
            paper,
            langs: args.papers.lang.langs(),
            font_dirs: args.papers.font_dirs.clone(),
            standards: standards.clone(),
            standard_names: standard_names.clone(),
        };
        let made = build::check(&request)?;
        let found = output::findings(&made, &args.messages)?;
        output::stages(&made, &args.messages)?;
        if made.findings.is_empty() {
            let line = format!("{}: nothing to report", request.paper);
            output::progress(&args.messages, &line)?;
        }
        status = status.max(found);
    }
    Ok(status)
}
