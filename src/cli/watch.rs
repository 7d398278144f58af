//! `panelpaper watch`.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use camino::Utf8PathBuf;
use opener::OpenError;

use super::args::WatchArgs;
use super::{Status, output, papers};
use crate::preview::{Doorway, Preview, Server, Snapshot};
use crate::watch::{Change, Watcher};
use compare::Version;
use compare::old::Old;
use pipeline::build::{self, BuildError, Built, OutputError, Request, Session};
use tables::diag::render::human::human;
use tables::diag::{Severity, has_errors};
use tables::source::PaperFolder;

/// How long to wait before looking again at an output folder that another
/// process is writing into.
const AGAIN: Duration = Duration::from_millis(200);

/// What is kept from build to build.
#[derive(Default)]
struct Desk {
    session: Session,
    preview: Preview,
}

pub(super) fn run(args: &WatchArgs) -> Result<Status> {
    let requests = papers::requests(&args.papers, &args.output.pdf_standard)?;
    let mut requests = papers::with_editions(requests, &args.editions);
    let [request] = &mut requests[..] else {
        bail!("one paper is watched at a time");
    };
    // From before the first build, so that no save falls between.
    let mut watcher = Watcher::new(&folders(request), &args.output.out)?;
    request.show = args.serve;
    let old = args.since.as_ref();
    let old = old
        .map(|name| Old::open(&request.paper, name))
        .transpose()?;
    let mut desk = Desk::default();
    turn(args, request, "first build", &mut desk)?;
    // What opens the browser is kept till the end.
    let _opened = match args.serve {
        true => {
            if let Some(old) = old {
                since(args, request, &old, &desk.preview)?;
            }
            serve(args, &desk.preview)?
        }
        false => None,
    };
    let line = format!("watching {}; Ctrl-C ends", request.paper);
    output::progress(&args.messages, &line)?;
    loop {
        match watcher.wait() {
            Change::Stop => return Ok(Status::Clean),
            Change::Saved(files) => {
                watcher.follow(&folders(request));
                turn(args, request, &files.join(", "), &mut desk)?;
            }
        }
    }
}

/// The folders whose files a paper is made of, the one that lends it tables, as its
/// settings are now, included.
fn folders(request: &Request) -> Vec<Utf8PathBuf> {
    let mut folders = vec![request.paper.clone()];
    folders.extend(request.font_dirs.iter().cloned());
    let folder = PaperFolder::open(&request.paper).ok();
    let lender = folder.as_ref().and_then(PaperFolder::sibling);
    folders.extend(lender.map(|sibling| sibling.folder.path().to_owned()));
    folders
}

/// Has the preview tell changes since the version that the user names.
fn since(args: &WatchArgs, request: &Request, old: &Old, preview: &Preview) -> Result<()> {
    let name = args.since.as_deref().unwrap_or_default();
    let made = build::look(request, &old.folder)?;
    let version = Version::load(&old.folder).ok();
    match version.filter(|_| !made.shown.is_empty()) {
        Some(version) => preview.since(name, Snapshot::new(version, &made.shown)),
        None => {
            let mut errors = made.findings.clone();
            errors.retain(|found| found.severity == Severity::Error);
            output::notes(human(&errors, &made.sources, false).trim_end())?;
            bail!("{name} has errors, so that no changes can be shown since it");
        }
    }
    Ok(())
}

/// Serves the preview, says where, and opens it if asked to.
fn serve(args: &WatchArgs, preview: &Preview) -> Result<Option<Doorway>> {
    let server = Server::start(preview)?;
    // Asked for, and so said even to those who want no progress.
    output::note(&format!("preview: {}", server.url()))?;
    if !args.open {
        return Ok(None);
    }
    let doorway = Doorway::to(&server)?;
    if let Err(error) = opener::open(doorway.path()) {
        let told = match error {
            OpenError::Spawn { cmds, source } => format!(" with {cmds}: {source}"),
            error => format!(": {error}"),
        };
        output::note(&format!("cannot open the browser{told}"))?;
    }
    Ok(Some(doorway))
}

/// One build, and its line. What keeps it from running is told, and the next
/// save tries again.
fn turn(args: &WatchArgs, request: &Request, what: &str, desk: &mut Desk) -> Result<()> {
    let Desk { session, preview } = desk;
    let start = Instant::now();
    let built = loop {
        match build::build(
            session,
            request,
            &args.output.out,
            args.messages.deny_warnings,
        ) {
            Err(BuildError::Output(OutputError::Locked(_))) => std::thread::sleep(AGAIN),
            built => break built,
        }
    };
    match built {
        Ok(built) => {
            let took = start.elapsed().as_millis();
            output::findings(&built.made, &args.messages)?;
            for noticed in &built.made.noticed {
                output::progress(&args.messages, &format!("note: {noticed}"))?;
            }
            output::stages(&built.made.stages, &args.messages)?;
            let line = format!("{what}: {} in {took} ms{}", done(&built), found(&built));
            if args.serve {
                preview.show(&built, &request.paper, &line);
            }
            output::progress(&args.messages, &line)?;
            output::closing(&built.made, request.paper.as_str(), &args.messages)?;
        }
        Err(error) => {
            let gone = matches!(error, BuildError::Folder(_));
            output::failure(&error.into());
            if gone {
                let line = format!("{} is built again when it is back", request.paper);
                output::progress(&args.messages, &line)?;
            }
        }
    }
    Ok(())
}

/// What was done.
fn done(built: &Built) -> String {
    if built.folder.is_none() {
        return "nothing written, the last good files stay,".to_owned();
    }
    if built.written.is_empty() {
        return "nothing changed,".to_owned();
    }
    let annexes = built.written.iter().filter(|name| name.contains("/annex-"));
    match annexes.count() {
        0 => "built, no annex changed,".to_owned(),
        1 => "built, 1 annex changed,".to_owned(),
        n => format!("built, {n} annexes changed,"),
    }
}

/// What was found.
fn found(built: &Built) -> String {
    let findings = &built.made.findings;
    let count = |severity| {
        findings
            .iter()
            .filter(|found| found.severity == severity)
            .count()
    };
    let plural = |count: usize, word: &str| match count {
        1 => format!("1 {word}"),
        _ => format!("{count} {word}s"),
    };
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    match (has_errors(findings), warnings) {
        (false, 0) => String::new(),
        (false, _) => format!("; {}", plural(warnings, "warning")),
        (true, 0) => format!("; {}", plural(errors, "error")),
        (true, _) => format!(
            "; {}, {}",
            plural(errors, "error"),
            plural(warnings, "warning")
        ),
    }
}
