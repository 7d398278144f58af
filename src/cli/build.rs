//! `panelpaper build`.

use std::collections::BTreeMap;

use anyhow::{Result, bail};

use super::args::BuildArgs;
use super::output::Report;
use super::{Status, output, papers};
use crate::build::{self, Made, Request};
use crate::load;

pub(super) fn run(args: &BuildArgs) -> Result<Status> {
    let requests = papers::requests(&args.papers, &args.output.pdf_standard)?;
    refuse_one_id_for_two(&requests)?;
    let mut status = Status::Clean;
    let mut report = Report::new(&args.messages);
    for request in requests {
        if let Some(dir) = &args.emit_typst {
            build::emit_typst(&request, dir)?;
        }
        let built = build::build(&request, &args.output.out, args.messages.deny_warnings)?;
        status = status.max(report.findings(&built.made)?);
        output::stages(&built.made.stages, &args.messages)?;
        let line = match &built.folder {
            Some(folder) => {
                let Made {
                    pages,
                    annexes,
                    count,
                    ..
                } = &built.made;
                let done = match built.written.is_empty() {
                    true => "nothing changed in",
                    false => "built",
                };
                format!("{done} {folder}: {pages} pages, {annexes} annexes, {count} files")
            }
            None => format!("nothing written for {}", request.paper),
        };
        output::progress(&args.messages, &line)?;
    }
    report.finish()?;
    Ok(status)
}

/// Two papers of one id would write into one folder.
fn refuse_one_id_for_two(requests: &[Request]) -> Result<()> {
    if requests.len() < 2 {
        return Ok(());
    }
    let mut first = BTreeMap::new();
    for request in requests {
        let Some(id) = load::id(&request.paper) else {
            continue;
        };
        if let Some(earlier) = first.insert(id.clone(), &request.paper) {
            let paper = &request.paper;
            bail!("{earlier} and {paper} have one id, `{id}`: give one another in its paper.toml");
        }
    }
    Ok(())
}
