//! `panelpaper batch` and `panelpaper merge-reports`.

use std::io::IsTerminal;
use std::thread::available_parallelism;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use camino::Utf8PathBuf;
use indicatif::{ProgressBar, ProgressStyle};

use super::args::{BatchArgs, MergeArgs};
use super::output::Report;
use super::{Status, output, papers};
use crate::batch::report::{self, Reports};
use crate::batch::{self, Batch, Outcome, changed_since, timings};
use crate::build;
use crate::diag::render::github;
use crate::source::{self, Found};

pub(super) fn run(args: &BatchArgs) -> Result<Status> {
    let start = Instant::now();
    let (found, unreadable) = papers_below(args)?;
    let batch = Batch {
        requests: papers::requests_of(found, &args.with, &args.output.pdf_standard)?,
        out: args.output.out.clone(),
        jobs: args.with.jobs.map_or_else(cores, usize::from),
        fail_fast: args.fail_fast,
        deny_warnings: args.messages.deny_warnings,
        timeout: Duration::from_secs(args.timeout),
    };
    let mut teller = Teller::new(args, batch.requests.len());
    let mut reports = Reports::new(&args.reports);
    let (mut outcomes, mut failed) = (Vec::new(), None);
    let mut tell = |mut outcome: Outcome| {
        failed = failed.take().or_else(|| teller.tell(&outcome).err());
        reports.add(&outcome, &output::facts);
        outcome.forget_findings();
        outcomes.push(outcome);
    };
    batch::run(&batch, &mut tell);
    unreadable.into_iter().for_each(tell);
    if let Some(error) = failed {
        return Err(error);
    }
    teller.finish()?;
    write_reports(args, &reports, &outcomes)?;
    if !args.messages.quiet {
        output::note(&summary(&outcomes, start.elapsed()))?;
    }
    let good = outcomes.iter().all(|outcome| outcome.status.is_good());
    Ok(if good {
        Status::Clean
    } else {
        Status::Findings
    })
}

fn cores() -> usize {
    available_parallelism().map_or(1, usize::from)
}

/// The papers to build, in order, and the folders that cannot be read.
fn papers_below(args: &BatchArgs) -> Result<(Vec<Utf8PathBuf>, Vec<Outcome>)> {
    let (mut papers, mut unreadable) = (Vec::new(), Vec::new());
    for found in source::papers(&args.folders)? {
        match found {
            Found::Paper(path) => papers.push(path),
            Found::Unreadable(error) => unreadable.push(Outcome::unreadable(&error)),
        }
    }
    if papers.is_empty() && unreadable.is_empty() {
        let folders: Vec<&str> = args.folders.iter().map(|path| path.as_str()).collect();
        bail!(
            "no paper below {}: a paper's folder has a paper.toml",
            folders.join(", ")
        );
    }
    if let Some(revision) = &args.changed_since {
        papers = changed_since(revision, &papers, &args.with.font_dirs)?;
    }
    if let Some(partition) = &args.partition {
        let all = papers.into_iter().enumerate();
        let own = all.filter(|(at, path)| partition.has(*at, path.as_str()));
        papers = own.map(|(_, path)| path).collect();
        // Every share would report them; the first does.
        if !partition.is_first() {
            unreadable.clear();
        }
    }
    Ok((papers, unreadable))
}

/// Tells of each paper as it is done.
struct Teller<'a> {
    args: &'a BatchArgs,
    report: Report<'a>,
    bar: ProgressBar,
    /// Whether the bar is seen, and lines of progress are not needed.
    barred: bool,
    count: usize,
    done: usize,
    failing: usize,
    /// Whether the build server shows annotations.
    annotated: bool,
}

impl<'a> Teller<'a> {
    fn new(args: &'a BatchArgs, count: usize) -> Self {
        let wanted = !args.messages.quiet && std::io::stderr().is_terminal();
        let bar = if wanted {
            ProgressBar::new(count as u64)
        } else {
            ProgressBar::hidden()
        };
        // A template of our own is sound.
        if let Ok(style) = ProgressStyle::with_template("{wide_bar} {pos}/{len} {msg} {eta} left") {
            bar.set_style(style);
        }
        Self {
            args,
            report: Report::new(&args.messages),
            bar,
            barred: wanted,
            count,
            done: 0,
            failing: 0,
            annotated: std::env::var_os("GITHUB_ACTIONS").is_some_and(|set| set == "true"),
        }
    }

    fn tell(&mut self, outcome: &Outcome) -> Result<()> {
        self.done += 1;
        self.failing += usize::from(!outcome.status.is_good());
        let bar = self.bar.clone();
        bar.suspend(|| self.print(outcome))?;
        bar.inc(1);
        if self.failing > 0 {
            bar.set_message(format!("{} failing,", self.failing));
        }
        Ok(())
    }

    /// All that is said of one paper, together.
    fn print(&mut self, outcome: &Outcome) -> Result<()> {
        let found = (&outcome.findings[..], &outcome.sources);
        self.report.found(found, outcome.path.as_str())?;
        if self.annotated && !self.args.messages.format.is_data() {
            output::data(&github::github(found.0, found.1))?;
        }
        if let Some(error) = &outcome.error {
            output::note(&format!("error: {}: {error}", outcome.path))?;
        }
        // On a terminal the bar says how far it is; what failed is worth a line.
        if !self.barred || !outcome.status.is_good() {
            let width = self.count.to_string().len();
            let (done, count) = (self.done, self.count);
            let line = format!("[{done:width$}/{count}] {}", line(outcome));
            output::progress(&self.args.messages, &line)?;
        }
        Ok(())
    }

    fn finish(self) -> Result<()> {
        self.bar.finish_and_clear();
        self.report.finish()?;
        Ok(())
    }
}

fn line(outcome: &Outcome) -> String {
    let (word, path) = (outcome.status.word(), &outcome.path);
    if outcome.status.is_good() {
        let seconds = outcome.took.as_secs_f64();
        format!("{word} {path}: {} pages, {seconds:.2} s", outcome.pages)
    } else {
        format!("{word} {path}")
    }
}

fn write_reports(args: &BatchArgs, reports: &Reports, outcomes: &[Outcome]) -> Result<()> {
    for (path, text) in reports.files() {
        build::write_file(path, text.as_bytes())?;
    }
    let index = args.output.out.join("index.html");
    build::write_file(&index, reports.index().as_bytes())?;
    if let Some(folder) = &args.timings {
        let timings = timings::timings(outcomes);
        build::write_file(&folder.join("timings.json"), timings.as_bytes())?;
        build::write_file(
            &folder.join("trace.json"),
            timings::trace(outcomes).as_bytes(),
        )?;
    }
    Ok(())
}

/// The table at the end.
fn summary(outcomes: &[Outcome], took: Duration) -> String {
    let pages: usize = outcomes.iter().map(|outcome| outcome.pages).sum();
    let mut rows = vec![("papers", outcomes.len().to_string())];
    for status in batch::Status::ALL {
        let ended = outcomes.iter().filter(|outcome| outcome.status == status);
        let number = ended.count();
        if number > 0 || status == batch::Status::Built {
            rows.push((status.word(), number.to_string()));
        }
    }
    rows.push(("pages", pages.to_string()));
    rows.push(("time", format!("{:.2} s", took.as_secs_f64())));
    if let Some(slowest) = outcomes.iter().max_by_key(|outcome| outcome.took) {
        let seconds = slowest.took.as_secs_f64();
        rows.push(("slowest", format!("{} ({seconds:.2} s)", slowest.path)));
    }
    let line = |(name, value): &(&str, String)| format!("{name:>10}  {value}");
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Joins the reports of a batch's parts.
pub(super) fn merge(args: &MergeArgs) -> Result<Status> {
    let mut parts = Vec::new();
    for path in &args.reports {
        let bytes = source::read_file(path)?;
        let text = String::from_utf8(bytes).with_context(|| format!("{path} is not UTF-8"))?;
        parts.push((path.to_string(), text));
    }
    let merged = report::merge(&parts)?;
    match &args.output {
        Some(path) => build::write_file(path, merged.as_bytes())?,
        None => output::data(&merged)?,
    }
    Ok(Status::Clean)
}
