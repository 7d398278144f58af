//! The work on one paper or chart, so that it cannot end the process: on a
//! thread with room for what is nested deep, and with panics as findings.

use camino::Utf8Path;

use super::error::BuildError;
use tables::diag::Diagnostic;
use typeset::threads;

/// Does the work on what stands at a path. Where it panics, `lost` makes of the
/// finding the result in place of the one that is lost.
///
/// # Errors
/// Those of the work.
pub(crate) fn guarded<T: Send>(
    path: &Utf8Path,
    work: impl FnOnce() -> Result<T, BuildError> + Send,
    lost: impl FnOnce(Diagnostic) -> T,
) -> Result<T, BuildError> {
    threads::roomy(|| threads::caught(work)).unwrap_or_else(|said| {
        let message = format!("the program fails on this: {}", said.0);
        let finding = Diagnostic::error("typst/panic", message)
            .in_file(path)
            .help(
                "a size that no page has is most often why; else please report it, with the files",
            );
        Ok(lost(finding))
    })
}
