//! `panelpaper batch`.

mod emit;
mod progress;

use std::collections::BTreeSet;
use std::thread::available_parallelism;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use camino::{Utf8Path, Utf8PathBuf};

use super::args::{BatchArgs, Format};
use super::depfile::{self, Depfile};
use super::{Status, named, output, papers};
use pipeline::batch::report::{Kind, Reports, Wanted};
use pipeline::batch::{self, Batch, Choice, Chosen, DuplicateIds, LeftOver, Outcome, timings};
use pipeline::build;
use progress::{Progress, summary};
use tables::fonts;

pub(super) fn run(args: &BatchArgs) -> Result<Status> {
    papers::set_jobs(args.with.jobs)?;
    if let Some(file) = &args.emit {
        return emit::run(args, file);
    }
    check(args)?;
    let start = Instant::now();
    let Chosen {
        papers,
        duplicate_ids,
        unreadable,
        own_ids,
        ..
    } = choose(args)?;
    let batch = batch_of(args, papers, duplicate_ids)?;
    let mut progress = Progress::new(args, batch.requests.len());
    let wanted = wanted(args);
    let mut reports = Reports::new(&wanted);
    let mut listed = Depfile::new(&args.depfile);
    let (mut outcomes, mut failed) = (Vec::new(), None);
    let prepare = |outcome: &Outcome| {
        let mut reports = Reports::new(&wanted);
        reports.add(outcome, &output::facts);
        let outputs = (&args.depfile, &args.output);
        let files = depfile::files(outputs, (&outcome.path, &outcome.id), &outcome.trace);
        (progress::said(args, outcome), reports, files)
    };
    let mut tell = |outcome: Outcome, (said, own, files)| {
        listed.add(files);
        failed = failed
            .take()
            .or_else(|| progress.report(&outcome, said).err());
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
    progress.finish();
    let written = write_reports(args, &reports, &outcomes)?;
    listed.write()?;
    tell_left_over(args, &own_ids)?;
    if !args.messages.told.quiet {
        output::notes(&summary(&outcomes, start.elapsed()))?;
    }
    let good = outcomes.iter().all(|outcome| outcome.status.is_good());
    Ok(match (written, good) {
        (false, _) => Status::Failed,
        (true, false) => Status::Findings,
        (true, true) => Status::Clean,
    })
}

/// Refuses what cannot be done for any paper.
fn check(args: &BatchArgs) -> Result<()> {
    let mut paths = BTreeSet::new();
    let place = |it: &Wanted| it.path.as_deref().map(named::place);
    if let Some(twice) = args.reports.iter().find(|it| !paths.insert(place(it))) {
        let path = twice.path.as_deref().unwrap_or(Utf8Path::new("-"));
        bail!("two reports cannot be written to {path}: give each a file");
    }
    let depfile = args.depfile.depfile.as_deref();
    if let Some(path) = depfile.filter(|path| paths.contains(&Some(named::place(path)))) {
        bail!("a report and the depfile cannot both be written to {path}: give each a file");
    }
    let named = args.reports.iter().filter_map(|it| it.path.as_deref());
    let named = named.chain(args.depfile.depfile.as_deref());
    let printed = named.filter(|path| named::is_stdout(path)).count();
    if printed + usize::from(args.messages.format().is_data()) > 1 {
        bail!("two outputs cannot both have standard output: give one of them a file");
    }
    for dir in &args.with.font_dirs {
        fonts::files_in(dir).with_context(|| format!("cannot read the font folder {dir}"))?;
    }
    Ok(())
}

fn batch_of(
    args: &BatchArgs,
    papers: Vec<Utf8PathBuf>,
    duplicate_ids: DuplicateIds,
) -> Result<Batch> {
    let requests = papers::requests_of(papers, &args.with, &args.output.pdf_standard)?;
    Ok(Batch {
        requests: papers::with_editions(requests, &args.editions),
        duplicate_ids,
        out: args.output.out.clone(),
        jobs: args.with.jobs.map_or_else(cores, usize::from),
        fail_fast: args.fail_fast,
        deny_warnings: args.messages.deny_warnings,
        predict: args.depfile.depfile.is_some(),
        timeout: Duration::from_secs(args.timeout),
        max_memory: args.max_memory.map(|size| size.as_u64()),
    })
}

/// Tells of what stands in the output folder and belongs to none of the papers.
fn tell_left_over(args: &BatchArgs, own_ids: &BTreeSet<String>) -> Result<()> {
    for LeftOver { folder, paper } in batch::left_over(&args.output.out, &args.folders, own_ids) {
        let line = format!(
            "warning: {folder} is left over from {paper}, which is not among the papers of this run: remove it, unless it is to be kept"
        );
        output::progress(&args.messages, &line)?;
    }
    Ok(())
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

/// The reports that are wanted, with the one that standard output is to have.
fn wanted(args: &BatchArgs) -> Vec<Wanted> {
    let kind = match args.messages.format() {
        Format::Junit => Some(Kind::Junit),
        Format::Sarif => Some(Kind::Sarif),
        Format::Human | Format::Short | Format::Json | Format::Github => None,
    };
    let printed = kind.map(|kind| Wanted { kind, path: None });
    args.reports.iter().cloned().chain(printed).collect()
}

/// Writes every report that can be written; false where one could not be,
/// which is told.
fn write_reports(args: &BatchArgs, reports: &Reports, outcomes: &[Outcome]) -> Result<bool> {
    let mut files: Vec<(Utf8PathBuf, String)> = Vec::new();
    for (path, text) in reports.texts() {
        match path {
            Some(path) => files.push((path.clone(), text)),
            None => output::data(&text)?,
        }
    }
    if let Some(folder) = &args.timings {
        files.push((folder.join("timings.json"), timings::timings(outcomes)));
        files.push((folder.join("trace.json"), timings::trace(outcomes)));
    }
    let written = files
        .iter()
        .map(|(path, text)| named::write(path, text.as_bytes()));
    // A run of no paper says nothing of those that are there.
    let page = (!outcomes.is_empty()).then(|| {
        let page = reports.index()?;
        Ok(build::write_beside(&args.output.out, "index.html", &page)?)
    });
    let mut good = true;
    for written in written.chain(page) {
        if let Err(error) = written {
            output::note(&format!("error: {error}"))?;
            good = false;
        }
    }
    Ok(good)
}
