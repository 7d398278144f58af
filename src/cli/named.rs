//! Outputs that the user names: a file, a pipe, or standard output.

use std::io;

use anyhow::Result;
use camino::Utf8Path;

use super::output;
use pipeline::build;

/// Whether an output is standard output.
pub(super) fn is_stdout(path: &Utf8Path) -> bool {
    ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"].contains(&path.as_str())
}

/// Writes an output.
pub(super) fn write(path: &Utf8Path, bytes: &[u8]) -> Result<()> {
    if is_stdout(path) {
        return Ok(output::bytes(bytes)?);
    }
    build::write_file(path, bytes).map_err(|failed| match failed.error.kind() {
        // A reader that has had enough is no failure.
        io::ErrorKind::BrokenPipe => failed.error.into(),
        _ => failed.into(),
    })
}
