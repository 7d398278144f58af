//! The order of things: load, check, fill, typeset, export, bundle, write.

use std::time::Instant;

use camino::Utf8Path;

use super::error::BuildError;
use super::guarded::guarded;
use super::made::{Built, Made};
use super::receipt::{self, Noted};
use super::removed;
use super::request::Request;
use super::session::Session;
use super::stages::Run;
use crate::build::store::output::Output;
use crate::build::store::recorded::Recorded;
use crate::build::store::write::OutFile;
use tables::diag::has_errors;

/// Builds a paper into `out`; writes nothing where a finding is an error, or a
/// warning and `deny_warnings` is set. What is already as it should be is not
/// made again, and no file is touched whose bytes are the same. `session` is what
/// the builds of one process share.
pub fn build(
    session: &mut Session,
    request: &Request,
    out: &Utf8Path,
    deny_warnings: bool,
) -> Result<Built, BuildError> {
    let work = || build_once(session, request, out, deny_warnings);
    guarded(&request.paper, work, |finding| {
        Built::unwritten(Made::broken(finding))
    })
}

fn build_once(
    session: &mut Session,
    request: &Request,
    out: &Utf8Path,
    deny_warnings: bool,
) -> Result<Built, BuildError> {
    let receipts = session.receipts && !request.show;
    let noted = match receipts {
        true => receipt::current(session, request, out, deny_warnings)?,
        false => Noted::default(),
    };
    if let Some(built) = noted.built {
        return Ok(built);
    }
    let mut built = build_without_receipt(session, request, out, deny_warnings)?;
    built.made.noticed.extend(noted.noticed);
    if receipts && built.folder.is_some() {
        receipt::leave(request, out, &built.made);
    }
    Ok(built)
}

/// The same without the receipt of an earlier build.
fn build_without_receipt(
    session: &mut Session,
    request: &Request,
    out: &Utf8Path,
    deny_warnings: bool,
) -> Result<Built, BuildError> {
    let mut run = Run::new(request)?;
    let Some(ready) = run.ready(session)? else {
        return Ok(Built::unwritten(run.made));
    };
    let stop =
        |made: &Made| has_errors(&made.findings) || (deny_warnings && !made.findings.is_empty());
    let folder = run.output_folder(out)?;
    let mut output = Output::open(&folder)?;
    run.made.noticed.extend(output.recorded.noticed.clone());
    let current = run.timed("compare", |run| run.is_current(&ready, &output.recorded));
    if current {
        run.find_warnings(&ready.project);
    }
    if current && !request.show && !stop(&run.made) {
        let manifest = &output.recorded.manifest;
        let reads = manifest.files.iter().map(|entry| &entry.reads);
        run.made.trace.reads(reads, &run.folder);
        run.made.count(manifest);
        run.made.manifest = manifest.clone();
        return Ok(Built {
            made: run.made,
            folder: Some(folder),
            written: Vec::new(),
        });
    }
    run.files(session, &ready, &output.recorded)?;
    run.find_warnings(&ready.project);
    run.made.settle();
    let mut made = run.made;
    if stop(&made) {
        return Ok(Built::unwritten(made));
    }
    let start = Instant::now();
    let written = match current {
        true => Vec::new(),
        false => {
            let gone = output.gone(&made.files);
            let files = with_worked_in(&output, &folder, &gone, &mut made);
            let written = output.replace(&files)?;
            let stay = made.files.iter().map(|(name, _)| name.as_str()).collect();
            made.noticed.extend(removed::line(&folder, &gone, &stay));
            written
        }
    };
    made.stages.push(("write", start.elapsed()));
    Ok(Built {
        made,
        folder: Some(folder),
        written,
    })
}

/// The files of a paper, and the documents in its folder in which somebody has worked:
/// these are kept beside those that take their places.
fn with_worked_in(
    output: &Output,
    folder: &Utf8Path,
    gone: &[String],
    made: &mut Made,
) -> Vec<OutFile> {
    let mut files = made.files.clone();
    for kept in output.worked_in(&made.files, gone) {
        let (name, (copy, _)) = (&kept.name, &kept.copy);
        made.noticed.push(format!(
            "somebody has worked in {folder}/{name}: it is kept as {copy} beside the new one"
        ));
        files.push(kept.copy);
    }
    files
}

/// Makes a paper's files in memory, all of them anew.
pub fn make(request: &Request) -> Result<Made, BuildError> {
    guarded(&request.paper, || make_once(request), Made::broken)
}

fn make_once(request: &Request) -> Result<Made, BuildError> {
    let mut run = Run::new(request)?;
    let mut session = Session::default();
    if let Some(ready) = run.ready(&session)? {
        run.files(&mut session, &ready, &Recorded::default())?;
        run.find_warnings(&ready.project);
        run.made.settle();
    }
    Ok(run.made)
}
