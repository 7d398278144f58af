//! What is wrong with a paper, without its files.

use super::error::BuildError;
use super::guarded::guarded;
use super::made::Made;
use super::request::Request;
use super::session::Session;
use super::stages::Run;
use check::fix::FixedFile;
use tables::source::PaperFolder;

/// Looks a paper over without making files: everything that a build would
/// find, the typesetting included.
pub fn check(request: &Request) -> Result<Made, BuildError> {
    check_folder(request, PaperFolder::open(&request.paper)?)
}

/// The same of a paper as it would be with new bytes in some of its files.
pub fn check_with(request: &Request, files: &[FixedFile]) -> Result<Made, BuildError> {
    let folder = PaperFolder::open(&request.paper)?;
    let own = files.iter().filter_map(|file| {
        let name = folder.name_of(&file.path)?;
        Some((name.to_owned(), file.bytes.clone()))
    });
    let in_place = own.collect();
    check_folder(request, folder.with(in_place))
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
        run.find_warnings(&ready.project);
        run.made.settle();
    }
    Ok(run.made)
}
