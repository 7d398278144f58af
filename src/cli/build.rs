//! `panelpaper build`.

use anyhow::{Result, bail};

use super::args::BuildArgs;
use super::depfile::{self, Depfile};
use super::output::Report;
use super::{Status, named, output, papers};
use pipeline::batch;
use pipeline::build::{self, Built, Made, Request, Session};

pub(super) fn run(args: &BuildArgs) -> Result<Status> {
    let requests = papers::requests(&args.papers, &args.output.pdf_standard)?;
    let requests = papers::with_editions(requests, &args.editions);
    let named: Vec<_> = requests
        .iter()
        .map(|request| request.paper.clone())
        .collect();
    let duplicate_ids = batch::duplicate_ids(&named);
    if let Some(said) = named.iter().find_map(|paper| duplicate_ids.said(paper)) {
        bail!("{said}");
    }
    let listed = args.depfile.depfile.as_deref();
    if listed.is_some_and(named::is_stdout) && args.messages.format().is_data() {
        bail!(
            "this --format writes messages to standard output, where --depfile - writes the list"
        );
    }
    let mut listed = Depfile::new(&args.depfile);
    let outputs = (&args.depfile, &args.output);
    let mut maker = Maker {
        args,
        report: Report::of_build(&args.messages),
        session: Session::default(),
    };
    let mut status = Ok(Status::Clean);
    for request in &requests {
        if let Ok(so_far) = status {
            let made = maker.one(request, &mut listed);
            status = made.map(|status| so_far.max(status));
        }
        // Of one that failed the files are known all the same.
        if status.is_err() {
            let predicted = build::predicted(request);
            let id = predicted.id.unwrap_or_default();
            let files = depfile::files(outputs, (&request.paper, &id), &predicted.trace);
            listed.add(files);
        }
    }
    let written = listed.write();
    let status = status?;
    written?;
    maker.report.finish()?;
    Ok(status)
}

/// What the papers of one run share.
struct Maker<'a> {
    args: &'a BuildArgs,
    report: Report<'a>,
    session: Session,
}

impl Maker<'_> {
    /// Builds one paper, and says what came of it.
    fn one(&mut self, request: &Request, listed: &mut Depfile<'_>) -> Result<Status> {
        let args = self.args;
        if let Some(dir) = &args.emit_typst {
            build::emit_typst(request, dir)?;
        }
        let built = build::build(
            &mut self.session,
            request,
            &args.output.out,
            args.messages.deny_warnings,
        )?;
        let made = &built.made;
        let status = self.report.findings(made)?;
        for noticed in &made.noticed {
            output::progress(&args.messages, &format!("note: {noticed}"))?;
        }
        output::stages(&made.stages, &args.messages)?;
        output::progress(&args.messages, &line(request, &built))?;
        output::closing(made, request.paper.as_str(), &args.messages)?;
        let outputs = (&args.depfile, &args.output);
        listed.add(depfile::files(
            outputs,
            (&request.paper, &made.id),
            &made.trace,
        ));
        Ok(status)
    }
}

fn line(request: &Request, built: &Built) -> String {
    let Some(folder) = &built.folder else {
        return output::unwritten(request.paper.as_str(), &built.made.findings);
    };
    let done = match built.written.is_empty() {
        true => "nothing changed in",
        false => "built",
    };
    let Made {
        pages,
        annexes,
        count,
        ..
    } = &built.made;
    format!("{done} {folder}: {pages} pages, {annexes} annexes, {count} files")
}
