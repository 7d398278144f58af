//! git, asked about the repository that a folder stands in.

use std::io;
use std::process::{Command, Stdio};

use camino::Utf8Path;

/// Why git gave no answer.
#[derive(Debug)]
pub enum Refusal {
    /// It cannot be run.
    NoGit(io::Error),
    /// It says why.
    Said(String),
}

/// What git prints when it is run in a folder with these arguments.
///
/// # Errors
/// When it cannot be run, or ends with an error.
pub fn git(folder: &Utf8Path, args: &[&str]) -> Result<Vec<u8>, Refusal> {
    let mut command = Command::new("git");
    command
        .arg("-C")
        .arg(folder)
        .args(args)
        .stdin(Stdio::null());
    let output = command.output().map_err(Refusal::NoGit)?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    Err(Refusal::Said(said))
}

/// What to do where git knows no such revision because the clone has the last commits
/// alone; nothing where it has all, or git cannot say.
pub fn shallow(folder: &Utf8Path) -> Option<&'static str> {
    let said = git(folder, &["rev-parse", "--is-shallow-repository"]).ok()?;
    String::from_utf8_lossy(&said).trim().eq("true").then_some(
        "this clone is shallow, it has the last commits alone: fetch the others with \
         `git fetch --unshallow --tags` (in a workflow of GitHub: fetch-depth: 0)",
    )
}
