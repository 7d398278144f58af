//! `panelpaper build`.

use anyhow::Result;

use super::args::BuildArgs;
use super::{Status, output, papers};
use crate::build;

pub(super) fn run(args: &BuildArgs) -> Result<Status> {
    let mut status = Status::Clean;
    for request in papers::requests(&args.papers, &args.pdf_standard)? {
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
