//! AnnexesMade by themselves: those whose inputs changed, and nothing else.

mod job;
mod pick;
mod record;
mod request;

use camino::{Utf8Path, Utf8PathBuf};

use super::error::BuildError;
use super::guarded::guarded;
use super::made::Made;
use super::request::Request;
use super::session::Session;
use super::stages::Run;
use crate::build::plan::since::Since;
use crate::build::store::output::Output;
use job::Job;
use pick::pick;
use tables::diag::{self, has_errors};

pub use request::{AnnexRequest, AnnexesMade, Remade};

/// Makes the annexes whose inputs changed. Writes these and the manifest that
/// tells of them, and touches no other file.
pub fn annexes(
    request: &Request,
    out: &Utf8Path,
    deny_warnings: bool,
    wanted: &AnnexRequest,
) -> Result<AnnexesMade, BuildError> {
    let work = || annexes_once(request, out, deny_warnings, wanted);
    guarded(&request.paper, work, |finding| {
        AnnexesMade::none(Made::broken(finding))
    })
}

fn annexes_once(
    request: &Request,
    out: &Utf8Path,
    deny_warnings: bool,
    wanted: &AnnexRequest,
) -> Result<AnnexesMade, BuildError> {
    let session = Session::default();
    let mut run = Run::new(request)?;
    let Some(ready) = run.ready(&session)? else {
        return Ok(AnnexesMade::none(run.made));
    };
    let folder = run.output_folder(out)?;
    let mut output = Output::open(&folder)?;
    run.made.noticed.extend(output.recorded.noticed.clone());
    let picked = wanted.only.as_deref();
    let picked = picked.map(|list| pick(list, &ready.project.annexes));
    let picked = picked.transpose().map_err(BuildError::Pick)?;
    let since = wanted.since.as_deref().map(Since::read).transpose()?;
    if since.is_none() && run.annexes_are_current(&ready, &output.recorded) {
        run.find_warnings(&ready.project);
        return Ok(current(run.made, folder, &output));
    }
    let mut job = Job {
        wanted,
        picked,
        since,
        session,
        parts: Vec::new(),
        remade: Vec::new(),
        editions: Vec::new(),
    };
    for filled in run.fill(&mut job.session, &ready) {
        job.edition(&mut run, &ready, &filled, &output);
    }
    run.find_warnings(&ready.project);
    diag::sort(&mut run.made.findings);
    diag::name_sheets(&mut run.made.findings, &run.made.sources);
    if has_errors(&run.made.findings) || (deny_warnings && !run.made.findings.is_empty()) {
        return Ok(AnnexesMade::none(run.made));
    }
    if !wanted.list {
        let written = job.write(&run, &ready, &mut output)?;
        for annex in &mut job.remade {
            annex.made = written.contains(&annex.file);
        }
    }
    run.made.annexes = job.editions.iter().map(|plan| plan.annexes.len()).sum();
    let mut papers = job.editions.iter().map(|plan| &plan.paper);
    Ok(AnnexesMade {
        paper_is_behind: papers.any(|paper| paper.kept.is_none()),
        made: run.made,
        folder: Some(folder),
        remade: job.remade,
    })
}

/// What there is to tell where every annex is as it should be.
fn current(mut made: Made, folder: Utf8PathBuf, output: &Output) -> AnnexesMade {
    made.annexes = output.recorded.manifest.annexes.len();
    AnnexesMade {
        folder: Some(folder),
        ..AnnexesMade::none(made)
    }
}
