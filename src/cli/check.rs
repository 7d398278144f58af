//! `panelpaper check`.

use std::collections::BTreeSet;

use anyhow::Result;

use super::args::CheckArgs;
use super::output::Report;
use super::{Status, output, papers};
use check::fix::FixedFile;
use pipeline::build::{self, Fixed, Made, Request};
use typeset::export::Standards;

/// How many lines are named in which one rule's changes were made.
const SHOWN: usize = 8;

pub(super) fn run(args: &CheckArgs) -> Result<Status> {
    let mut status = Status::Clean;
    let mut report = Report::new(&args.messages);
    for request in papers::requests(&args.papers, &Standards::USUAL.join(","))? {
        let made = match (args.fix, args.diff) {
            (true, _) => fix(&request, args)?,
            (_, true) => diff(&request, args)?,
            _ => build::check(&request)?,
        };
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
fn fix(request: &Request, args: &CheckArgs) -> Result<Made> {
    let fixed = build::fixed(request)?;
    build::replace(&request.paper, &fixed.files)?;
    for file in &fixed.files {
        for (rule, lines) in &file.lines {
            let line = format!("{}: {rule}, {}", file.path, some(lines));
            output::progress(&args.messages, &line)?;
        }
        output::progress(&args.messages, &line(file))?;
    }
    refused(&fixed, args)?;
    Ok(fixed.after.unwrap_or(fixed.before))
}

/// Prints what [`fix`] would change; gives what is found before.
fn diff(request: &Request, args: &CheckArgs) -> Result<Made> {
    let fixed = build::fixed(request)?;
    for file in &fixed.files {
        output::diff(file)?;
    }
    refused(&fixed, args)?;
    Ok(fixed.before)
}

/// Says which changes are not made, though they are offered.
fn refused(fixed: &Fixed, args: &CheckArgs) -> Result<()> {
    for rule in &fixed.refused {
        let line = format!("left what {rule} would change: the paper would have one more error");
        output::progress(&args.messages, &line)?;
    }
    for (path, why) in &fixed.unwritten {
        let line = format!("left {path} as it is; {why}");
        output::progress(&args.messages, &line)?;
    }
    Ok(())
}

/// The first of some lines, and how many there are more.
fn some(lines: &BTreeSet<usize>) -> String {
    let shown: Vec<String> = lines.iter().take(SHOWN).map(usize::to_string).collect();
    let word = if lines.len() == 1 { "line" } else { "lines" };
    match lines.len().saturating_sub(SHOWN) {
        0 => format!("{word} {}", shown.join(", ")),
        more => format!("{word} {} and {more} more", shown.join(", ")),
    }
}

fn line(file: &FixedFile) -> String {
    let places = |count: usize| format!("{count} {}", if count == 1 { "place" } else { "places" });
    let path = &file.path;
    match file.left {
        0 => format!("fixed {} in {path}", places(file.fixed)),
        left => format!(
            "fixed {} in {path}; {} left, for which its encoding has no characters",
            places(file.fixed),
            places(left)
        ),
    }
}
