//! The work on one paper, so that it cannot end the process: on a thread with
//! room for what is nested deep, and with panics as findings.

use super::run::{BuildError, Made, Request};
use crate::diag::Diagnostic;
use crate::threads;

/// Does some work on a paper. Where it panics, `lost` makes the result of a
/// paper that came to nothing.
///
/// # Errors
/// Those of the work.
pub(super) fn guarded<T: Send>(
    request: &Request,
    work: impl FnOnce() -> Result<T, BuildError> + Send,
    lost: impl FnOnce(Made) -> T,
) -> Result<T, BuildError> {
    threads::roomy(|| threads::caught(work)).unwrap_or_else(|said| {
        let message = format!("the program breaks down over this paper: {}", said.0);
        let finding = Diagnostic::error("typst/panic", message)
            .in_file(request.paper.clone())
            .help(
                "a size that no page has is most often why; else please report it, with the paper",
            );
        Ok(lost(Made {
            findings: vec![finding],
            ..Made::default()
        }))
    })
}
