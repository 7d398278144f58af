//! The pages of a paper to look at, without its files.

use super::error::BuildError;
use super::guarded::guarded;
use super::made::Made;
use super::request::Request;
use super::session::Session;
use super::stages::Run;
use crate::build::store::recorded::Recorded;
use tables::diag::has_errors;
use tables::source::PaperFolder;

/// Sets the pages of the paper in an open folder, which may be another version of the
/// paper of the request. Where a finding is an error, no pages are shown.
///
/// # Errors
/// When the folder or the fonts cannot be read.
pub fn look(request: &Request, folder: &PaperFolder) -> Result<Made, BuildError> {
    guarded(folder.path(), || look_once(request, folder), Made::broken)
}

fn look_once(request: &Request, folder: &PaperFolder) -> Result<Made, BuildError> {
    let mut run = Run::of(request, folder.clone());
    let mut session = Session::default();
    if let Some(ready) = run.ready(&session)? {
        for filled in run.fill(&mut session, &ready) {
            let plan = run.plan(&session.cache, &ready, &filled, &Recorded::default());
            if let Some(pages) = run.typeset(&mut session, &ready, &filled) {
                let shown = run.shown_edition(&ready, (&filled, &plan), pages);
                run.made.shown.push(shown);
            }
        }
        run.made.settle();
    }
    if has_errors(&run.made.findings) {
        run.made.shown.clear();
    }
    Ok(run.made)
}
