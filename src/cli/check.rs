//! `panelpaper check`.

use anyhow::Result;

use super::args::CheckArgs;
use super::output::Report;
use super::{Status, output, papers};
use crate::build::{self, Made, Request};
use crate::export::Standards;
use crate::mend::{self, MendedFile};

/// How often a paper is mended and looked at again: changes that touch one
/// another come one after the other.
const ROUNDS: usize = 8;

pub(super) fn run(args: &CheckArgs) -> Result<Status> {
    let mut status = Status::Clean;
    let mut report = Report::new(&args.messages);
    for request in papers::requests(&args.papers, &Standards::USUAL.join(","))? {
        let mut made = build::check(&request)?;
        if args.fix {
            made = fix(made, &request, args)?;
        }
        if args.diff {
            for file in mend::mend(&made.findings, &made.sources) {
                output::data(&file.diff)?;
            }
        }
        status = status.max(report.findings(&made)?);
        output::stages(&made.stages, &args.messages)?;
        if made.findings.is_empty() {
            let line = format!("{}: nothing to report", request.paper);
            output::progress(&args.messages, &line)?;
        }
    }
    report.finish()?;
    Ok(status)
}

/// Makes the safe changes; gives what is found after them.
fn fix(mut made: Made, request: &Request, args: &CheckArgs) -> Result<Made> {
    for _ in 0..ROUNDS {
        let files = mend::mend(&made.findings, &made.sources);
        if files.is_empty() {
            break;
        }
        build::replace(&request.paper, &files)?;
        for file in &files {
            output::progress(&args.messages, &line(file))?;
        }
        made = build::check(request)?;
    }
    Ok(made)
}

fn line(file: &MendedFile) -> String {
    let places = |count: usize| format!("{count} {}", if count == 1 { "place" } else { "places" });
    let path = &file.path;
    match file.left {
        0 => format!("mended {} in {path}", places(file.mended)),
        left => format!(
            "mended {} in {path}; {} left, for which its encoding has no characters",
            places(file.mended),
            places(left)
        ),
    }
}
