//! Outputs that the user names: a file, a pipe, or standard output.

use std::io;

use anyhow::Result;
use camino::{Utf8Path, Utf8PathBuf};

use super::output;
use pipeline::build;

/// Whether an output is standard output.
pub(super) fn is_stdout(path: &Utf8Path) -> bool {
    ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"].contains(&path.as_str())
}

/// Where an output is, however its path is spelled: links are followed as far as
/// they lead to what is there.
pub(super) fn place(path: &Utf8Path) -> Utf8PathBuf {
    let mut missing = Vec::new();
    let mut at = path;
    loop {
        let here = if at.as_str().is_empty() {
            Utf8Path::new(".")
        } else {
            at
        };
        if let Ok(real) = here.canonicalize_utf8() {
            return missing
                .iter()
                .rev()
                .fold(real, |path, part| path.join(part));
        }
        match (at.parent(), at.file_name()) {
            (Some(parent), Some(name)) => {
                missing.push(name);
                at = parent;
            }
            _ => return path.to_owned(),
        }
    }
}

/// Writes an output. A reader that has had enough is no failure.
pub(super) fn write(path: &Utf8Path, bytes: &[u8]) -> Result<()> {
    if is_stdout(path) {
        return Ok(output::bytes(bytes)?);
    }
    match build::write_file(path, bytes) {
        Err(failed) if failed.error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => Ok(written?),
    }
}
