//! `panelpaper check`.

use anyhow::Result;

use super::args::CheckArgs;
use super::{Status, output, papers};
use crate::build;
use crate::export::Standards;

pub(super) fn run(args: &CheckArgs) -> Result<Status> {
    let mut status = Status::Clean;
    for request in papers::requests(&args.papers, &Standards::USUAL.join(","))? {
        let made = build::check(&request)?;
        status = status.max(output::findings(&made, &args.messages)?);
        output::stages(&made.stages, &args.messages)?;
        if made.findings.is_empty() {
            let line = format!("{}: nothing to report", request.paper);
            output::progress(&args.messages, &line)?;
        }
    }
    Ok(status)
}
