//! What is said while the papers are built, and the table at the end.

use std::io::IsTerminal;
use std::time::Duration;

use anyhow::Result;
use indicatif::{ProgressBar, ProgressStyle};

use crate::cli::args::{BatchArgs, Format};
use crate::cli::output::{self, Report, Said};
use pipeline::batch::{self, Outcome};
use tables::characters::visible;
use tables::diag::Diagnostic;
use tables::diag::render::github;

/// Reports each paper as it is done.
pub(super) struct Progress<'a> {
    args: &'a BatchArgs,
    report: Report<'a>,
    bar: ProgressBar,
    /// Whether the bar is seen, and lines of progress are not needed.
    barred: bool,
    count: usize,
    done: usize,
    failing: usize,
}

impl<'a> Progress<'a> {
    pub(super) fn new(args: &'a BatchArgs, count: usize) -> Self {
        let wanted = !args.messages.told.quiet && std::io::stderr().is_terminal();
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
        }
    }

    pub(super) fn report(&mut self, outcome: &Outcome, said: Vec<Said>) -> Result<()> {
        self.done += 1;
        self.failing += usize::from(!outcome.status.is_good());
        let bar = self.bar.clone();
        bar.suspend(|| self.print(outcome, said))?;
        bar.inc(1);
        if self.failing > 0 {
            bar.set_message(format!("{} failing,", self.failing));
        }
        Ok(())
    }

    /// All that is said of one paper, together.
    fn print(&mut self, outcome: &Outcome, said: Vec<Said>) -> Result<()> {
        for said in said {
            self.report.take(said)?;
        }
        for noticed in &outcome.noticed {
            output::progress(&self.args.messages, &format!("note: {noticed}"))?;
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

    pub(super) fn finish(self) {
        self.bar.finish_and_clear();
    }
}

/// What is to be said of a paper's findings, which may be made beside others.
pub(super) fn said(args: &BatchArgs, outcome: &Outcome) -> Vec<Said> {
    let reason = outcome.reason_as_finding();
    let found: Vec<Diagnostic> = outcome.findings.iter().cloned().chain(reason).collect();
    let found = (&found[..], &*outcome.sources);
    let said = match args.messages.format() {
        // These are whole documents, which a report prints at the end.
        Format::Junit | Format::Sarif => None,
        Format::Human | Format::Short | Format::Json | Format::Github => {
            let paper = outcome.path.as_str();
            Some(output::said_of_build(&args.messages, found, paper))
        }
    };
    // The build server shows annotations.
    let annotated = std::env::var_os("GITHUB_ACTIONS").is_some_and(|set| set == "true");
    let annotations = (annotated && !args.messages.format().is_data())
        .then(|| Said::Data(github::github(found.0, found.1)));
    said.into_iter().chain(annotations).collect()
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

/// The table at the end.
pub(super) fn summary(outcomes: &[Outcome], took: Duration) -> String {
    let pages: usize = outcomes.iter().map(|outcome| outcome.pages).sum();
    let editions: usize = outcomes.iter().map(|it| it.editions().len()).sum();
    let mut rows = vec![
        ("papers", outcomes.len().to_string()),
        ("editions", editions.to_string()),
    ];
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
    let line = |(name, value): &(&str, String)| format!("{name:>10}  {}", visible(value));
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}
