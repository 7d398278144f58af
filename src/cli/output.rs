//! Printing: messages to standard error, data to standard output. The only
//! file that prints.

use std::io::{self, IsTerminal, Write};

use super::Status;
use super::args::{Color, Format, MessageArgs, ToldArgs};
use check::explain;
use check::fix::FixedFile;
use pipeline::build::{Made, Stage};
use tables::characters::{visible, visible_line, visible_lines};
use tables::diag::render::sarif::RuleFacts;
use tables::diag::render::{brief, github, human, json, junit, sarif, short};
use tables::diag::{Diagnostic, has_errors};
use tables::source::Sources;

/// Prints the findings of a command: those of a log or document come when all
/// of its papers have been looked at.
pub(super) struct Report<'a> {
    args: &'a MessageArgs,
    /// Whether people get warnings on a line each.
    brief: bool,
    run: sarif::Run,
    suites: junit::Report,
}

impl<'a> Report<'a> {
    pub(super) fn new(args: &'a MessageArgs) -> Self {
        Self {
            args,
            brief: false,
            run: sarif::Run::default(),
            suites: junit::report(),
        }
    }

    /// One that tells warnings in brief, unless the user wants them whole: where
    /// something is built, what it comes to is what people look for.
    pub(super) fn of_build(args: &'a MessageArgs) -> Self {
        Self {
            brief: args.brief(),
            ..Self::new(args)
        }
    }

    /// Takes a paper's findings; gives what they mean for the exit status.
    pub(super) fn findings(&mut self, made: &Made) -> io::Result<Status> {
        self.found((&made.findings, &made.sources), name(made))
    }

    /// The same for the findings of anything with a name.
    pub(super) fn found(
        &mut self,
        (found, sources): (&[Diagnostic], &Sources),
        name: &str,
    ) -> io::Result<Status> {
        self.take(match self.brief {
            true => Said::Message(brief::brief(found, sources, colored(self.args.told.color))),
            false => said(self.args, (found, sources), name),
        })?;
        Ok(status(found, self.args.deny_warnings))
    }

    /// Takes what is said of a paper.
    pub(super) fn take(&mut self, said: Said) -> io::Result<()> {
        match said {
            Said::Message(text) => message(&text)?,
            Said::Data(text) => data(&text)?,
            Said::Run(run) => self.run.append(run),
            Said::Suite(suite) => {
                self.suites.add_test_suite(*suite);
            }
        }
        Ok(())
    }

    /// Prints what was kept back.
    pub(super) fn finish(&self) -> io::Result<()> {
        match self.args.format() {
            Format::Sarif => data(&self.run.document()),
            Format::Junit => data(&junit::document(&self.suites)),
            Format::Human | Format::Short | Format::Json | Format::Github => Ok(()),
        }
    }
}

/// What is said of a paper, in the format asked for.
pub(super) enum Said {
    /// For standard error.
    Message(String),
    /// For standard output.
    Data(String),
    /// A part of a SARIF log.
    Run(sarif::Run),
    /// A part of a JUnit document.
    Suite(Box<junit::TestSuite>),
}

/// What is to be said of the findings of anything with a name.
pub(super) fn said(
    args: &MessageArgs,
    (found, sources): (&[Diagnostic], &Sources),
    name: &str,
) -> Said {
    match args.format() {
        Format::Human => {
            let mut text = human::human(found, sources, colored(args.told.color));
            if let Some(summary) = human::summary(found) {
                text += &format!("{}: {summary}\n\n", visible_line(name));
            }
            Said::Message(text)
        }
        Format::Short => Said::Message(short::short(found, sources)),
        Format::Json => Said::Data(json::json(found, sources)),
        Format::Github => Said::Data(github::github(found, sources)),
        Format::Sarif => {
            let mut run = sarif::Run::default();
            run.add(found, sources, facts);
            Said::Run(run)
        }
        Format::Junit => Said::Suite(Box::new(junit::suite(name, found, sources))),
    }
}

/// The same in brief, if the user does not want it whole: `paper` is the folder
/// that has the findings.
pub(super) fn said_of_build(
    args: &MessageArgs,
    (found, sources): (&[Diagnostic], &Sources),
    paper: &str,
) -> Said {
    if !args.brief() {
        return said(args, (found, sources), paper);
    }
    let mut text = brief::brief(found, sources, colored(args.told.color));
    if let Some(closing) = brief::closing(found, paper, paper) {
        text += &format!("{closing}\n\n");
    }
    Said::Message(text)
}

/// Prints the findings of one paper that is built by itself; gives what they
/// mean for the exit status.
pub(super) fn findings(made: &Made, args: &MessageArgs) -> io::Result<Status> {
    let mut report = Report::of_build(args);
    let status = report.findings(made)?;
    report.finish()?;
    Ok(status)
}

/// Prints the last line of a build whose findings were told in brief: how many
/// there are, and what shows them all.
pub(super) fn closing(made: &Made, paper: &str, args: &MessageArgs) -> io::Result<()> {
    let line = brief::closing(&made.findings, name(made), paper);
    match line.filter(|_| args.brief()) {
        Some(line) => note(&line),
        None => Ok(()),
    }
}

/// What a name of findings means, for a log.
pub(super) fn facts(name: &str) -> Option<RuleFacts> {
    let found = explain::find(name)?;
    Some(RuleFacts {
        name: found.name,
        summary: found.summary,
        help: found.text,
    })
}

fn name(made: &Made) -> &str {
    if made.id.is_empty() {
        "the paper"
    } else {
        &made.id
    }
}

fn status(found: &[Diagnostic], deny_warnings: bool) -> Status {
    if has_errors(found) || (deny_warnings && !found.is_empty()) {
        Status::Findings
    } else {
        Status::Clean
    }
}

/// Prints a line of progress, unless the user wants none.
pub(super) fn progress(args: &impl AsRef<ToldArgs>, line: &str) -> io::Result<()> {
    if args.as_ref().quiet {
        return Ok(());
    }
    note(line)
}

/// What is said of a paper or table of which nothing was written.
pub(super) fn unwritten(name: &str, findings: &[Diagnostic]) -> String {
    match has_errors(findings) {
        true => format!("nothing written for {name}"),
        false => format!("nothing written for {name}: --deny-warnings makes its warnings count"),
    }
}

/// Prints a line for people. It may name files and ids, which act as nothing.
pub(super) fn note(line: &str) -> io::Result<()> {
    message(&format!("{}\n", visible_line(line)))
}

/// Prints findings whole, for people.
pub(super) fn whole(found: &[Diagnostic], sources: &Sources, told: &ToldArgs) -> io::Result<()> {
    let text = human::human(found, sources, colored(told.color));
    message(&format!("{}\n", text.trim_end()))
}

/// The same of several lines.
pub(super) fn notes(lines: &str) -> io::Result<()> {
    message(&format!("{}\n", visible_lines(lines)))
}

/// Prints where the time went, where the user wants to know.
pub(super) fn stages(stages: &[Stage], args: &MessageArgs) -> io::Result<()> {
    if args.told.verbose {
        for (stage, time) in stages {
            let milliseconds = time.as_secs_f64() * 1e3;
            message(&format!("{milliseconds:9.2} ms  {stage}\n"))?;
        }
    }
    Ok(())
}

/// Prints what is for people.
fn message(text: &str) -> io::Result<()> {
    heard(io::stderr().write_all(text.as_bytes()))
}

/// A reader that has had enough, as in `panelpaper licenses | head`, is no failure: the
/// command goes on, and its status says how it went.
fn heard(written: io::Result<()>) -> io::Result<()> {
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

/// Prints why a command could not run.
pub(super) fn failure(error: &anyhow::Error) {
    // A closed standard error leaves nobody to tell.
    let told = format!("error: {error:#}");
    let _ = writeln!(io::stderr(), "{}", visible(&told));
}

/// Prints lines of data that people read: a list.
pub(super) fn list(lines: &str) -> io::Result<()> {
    data(&visible_lines(lines))
}

/// Prints a diff: for `patch` byte by byte, on a terminal so that nothing in it
/// acts.
pub(super) fn diff(file: &FixedFile) -> io::Result<()> {
    match io::stdout().is_terminal() {
        true => list(&file.shown_diff()),
        false => bytes(&file.diff()),
    }
}

/// Prints data, as it is.
pub(super) fn data(text: &str) -> io::Result<()> {
    bytes(text.as_bytes())
}

/// The same for data that is no text.
pub(super) fn bytes(bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    heard(out.write_all(bytes).and_then(|()| out.flush()))
}

/// Whether people's messages are coloured.
pub(super) fn colored(color: Color) -> bool {
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => {
            let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
            !refused && io::stderr().is_terminal()
        }
    }
}
