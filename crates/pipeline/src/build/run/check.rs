//! What is wrong with a paper, without its files.

use super::error::BuildError;
use super::guarded::guarded;
use super::made::Made;
use super::request::Request;
use super::session::Session;
use super::stages::Run;
use tables::source::PaperFolder;

/// Looks a paper over without making files: everything that a build would
/// find, the typesetting included.
pub fn check(request: &Request) -> Result<Made, BuildError> {
    check_folder(request, PaperFolder::open(&request.paper)?)
}

/// The same of a paper whose folder is open, with what stands in for its files.
pub(crate) fn check_folder(request: &Request, folder: PaperFolder) -> Result<Made, BuildError> {
    let work = || check_once(request, folder);
    guarded(&request.paper, work, Made::broken)
}

fn check_once(request: &Request, folder: PaperFolder) -> Result<Made, BuildError> {
    let mut run = Run::of(request, folder);
    let mut session = Session::default();
    if let Some(ready) = run.ready(&session)? {
        for filled in run.fill(&mut session, &ready) {
            run.validate(&mut session, &ready, &filled);
        }
        run.made.settle();
    }
    Ok(run.made)
}
