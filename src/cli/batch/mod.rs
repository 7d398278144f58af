//! `panelpaper batch`.

mod emit;
mod teller;

use std::thread::available_parallelism;
use std::time::{Duration, Instant};

use anyhow::Result;
use camino::Utf8PathBuf;

use super::args::BatchArgs;
use super::depfile::{self, Depfile};
use super::{Status, output, papers};
use crate::batch::report::Reports;
use crate::batch::{self, Batch, Choice, Chosen, Outcome, timings};
use crate::build;
use teller::{Teller, summary};

pub(super) fn run(args: &BatchArgs) -> Result<Status> {
    if let Some(file) = &args.emit {
        return emit::run(args, file);
    }
    let start = Instant::now();
    let Chosen {
        papers,
        twins,
        unreadable,
        ..
    } = choose(args)?;
    let batch = Batch {
        requests: papers::requests_of(papers, &args.with, &args.output.pdf_standard)?,
        twins,
        out: args.output.out.clone(),
        jobs: args.with.jobs.map_or_else(cores, usize::from),
        fail_fast: args.fail_fast,
        deny_warnings: args.messages.deny_warnings,
        foresee: args.depfile.depfile.is_some(),
        timeout: Duration::from_secs(args.timeout),
        max_memory: args.max_memory.map(|size| size.as_u64()),
    };
    let mut teller = Teller::new(args, batch.requests.len());
    let mut reports = Reports::new(&args.reports);
    let mut listed = Depfile::new(&args.depfile);
    let (mut outcomes, mut failed) = (Vec::new(), None);
    let prepare = |outcome: &Outcome| {
        let mut reports = Reports::new(&args.reports);
        reports.add(outcome, &output::facts);
        let outputs = (&args.depfile, &args.output);
        let files = depfile::files(outputs, (&outcome.path, &outcome.id), &outcome.trace);
        (teller::said(args, outcome), reports, files)
    };
    let mut tell = |outcome: Outcome, (said, own, files)| {
        listed.add(files);
        failed = failed.take().or_else(|| teller.tell(&outcome, said).err());
        reports.append(own);
        outcomes.push(outcome);
    };
    batch::run(&batch, prepare, &mut tell);
    for outcome in unreadable.iter().map(Outcome::unreadable) {
        let prepared = prepare(&outcome);
        tell(outcome, prepared);
    }
    if let Some(error) = failed {
        return Err(error);
    }
    teller.finish()?;
    let written = write_reports(args, &reports, &outcomes)?;
    listed.write()?;
    if !args.messages.quiet {
        output::note(&summary(&outcomes, start.elapsed()))?;
    }
    let good = outcomes.iter().all(|outcome| outcome.status.is_good());
    Ok(match (written, good) {
        (false, _) => Status::Failed,
        (true, false) => Status::Findings,
        (true, true) => Status::Clean,
    })
}

fn cores() -> usize {
    available_parallelism().map_or(1, usize::from)
}

/// The papers that are asked for.
fn choose(args: &BatchArgs) -> Result<Chosen> {
    let wanted = Choice {
        folders: &args.folders,
        changed_since: args.changed_since.as_deref(),
        shared: &args.with.font_dirs,
        partition: args.partition,
    };
    Ok(batch::choose(&wanted)?)
}

/// Writes every report that can be written; false where one could not be,
/// which is told.
fn write_reports(args: &BatchArgs, reports: &Reports, outcomes: &[Outcome]) -> Result<bool> {
    let own = reports.files().map(|(path, text)| (path.clone(), text));
    let mut files: Vec<(Utf8PathBuf, String)> = own.collect();
    files.push((args.output.out.join("index.html"), reports.index()));
    if let Some(folder) = &args.timings {
        files.push((folder.join("timings.json"), timings::timings(outcomes)));
        files.push((folder.join("trace.json"), timings::trace(outcomes)));
    }
    let mut good = true;
    for (path, text) in files {
        if let Err(error) = build::write_file(&path, text.as_bytes()) {
            output::note(&format!("error: {error}"))?;
            good = false;
        }
    }
    Ok(good)
}
