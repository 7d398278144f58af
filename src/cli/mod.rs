//! The command line: one subcommand a file. Parses, calls a room, prints.

mod annexes;
mod args;
mod batch;
mod build;
mod chart;
mod check;
mod compare;
mod completions;
mod depfile;
mod explain;
mod licenses;
mod man;
mod merge_reports;
mod named;
mod new;
mod output;
mod papers;
mod ranks;
mod review;
mod schema;
mod tables;
mod watch;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use ::tables::characters::visible;
use args::{Args, Command};

/// How a command ended; SPEC 4.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Status {
    /// Clean, or warnings alone.
    Clean,
    /// Errors in a paper.
    Findings,
    /// The command could not run.
    Failed,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::Clean => 0,
            Status::Findings => 1,
            Status::Failed => 2,
        })
    }
}

/// The arguments, parsed. Where they are wrong the process ends with a message,
/// which quotes them: they are parsed again as they can be shown.
fn parsed(words: Vec<OsString>) -> Result<Args, Status> {
    let shown = |word: &OsString| visible(&word.to_string_lossy()).into_owned();
    match Args::try_parse_from(&words) {
        Ok(args) => Ok(args),
        Err(wrong) => match Args::try_parse_from(words.iter().map(shown)) {
            Err(error) => error.exit(),
            // What is wrong is the very character that cannot be shown.
            Ok(_) => {
                output::failure(&wrong.into());
                Err(Status::Failed)
            }
        },
    }
}

/// Runs the command line of this process.
pub(crate) fn run() -> ExitCode {
    let args = match parsed(std::env::args_os().collect()) {
        Ok(args) => args,
        Err(status) => return status.into(),
    };
    let result = match args.into_command() {
        Command::Build(args) => build::run(&args),
        Command::Annexes(args) => annexes::run(&args),
        Command::Watch(args) => watch::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Batch(args) => batch::run(&args),
        Command::MergeReports(args) => merge_reports::run(&args),
        Command::Chart(args) => chart::run(&args),
        Command::New(args) => new::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Ranks(args) => ranks::run(&args),
        Command::Tables(args) => tables::run(&args),
        Command::Compare(args) => compare::run(&args),
        Command::Review(args) => review::run(&args),
        Command::Schema(args) => schema::run(&args),
        Command::Completions(args) => completions::run(&args),
        Command::Man(args) => man::run(&args),
        Command::Licenses => licenses::run(),
    };
    let status = result.unwrap_or_else(|error| {
        output::failure(&error);
        Status::Failed
    });
    status.into()
}
