//! `panelpaper tables`.

use anyhow::Result;

use super::args::TablesArgs;
use super::output::Report;
use super::{Status, output};
use pipeline::build;

/// Writes the tables of a paper in the other form.
pub(super) fn run(args: &TablesArgs) -> Result<Status> {
    let converted = build::convert(&args.paper, args.to.into())?;
    let mut report = Report::new(&args.messages);
    let made = &converted.made;
    let status = report.found((&made.findings, &made.sources), args.paper.as_str())?;
    report.finish()?;
    if status == Status::Clean {
        let (written, removed) = (converted.written.join(", "), converted.removed.join(", "));
        let line = format!("wrote {written} in place of {removed}");
        output::progress(&args.messages, &line)?;
    }
    Ok(status)
}
