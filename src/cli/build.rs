//! `panelpaper build`.

use anyhow::{Result, bail};

use super::args::BuildArgs;
use super::output::Report;
use super::{Status, output, papers};
use crate::batch;
use crate::build::{self, Made, Session};

pub(super) fn run(args: &BuildArgs) -> Result<Status> {
    let requests = papers::requests(&args.papers, &args.output.pdf_standard)?;
    let named: Vec<_> = requests
        .iter()
        .map(|request| request.paper.clone())
        .collect();
    let twins = batch::twins(&named);
    if let Some(said) = named.iter().find_map(|paper| twins.said(paper)) {
        bail!("{said}");
    }
    let mut status = Status::Clean;
    let mut report = Report::new(&args.messages);
    let mut session = Session::default();
    for request in requests {
        if let Some(dir) = &args.emit_typst {
            build::emit_typst(&request, dir)?;
        }
        let built = build::build(
            &mut session,
            &request,
            &args.output.out,
            args.messages.deny_warnings,
        )?;
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
