//! Which papers differ from a revision of the repository that they stand in.

use std::process::Command;

use camino::{Utf8Path, Utf8PathBuf};
use thiserror::Error;

/// Why the changes cannot be told.
#[derive(Debug, Error)]
pub enum ChangedError {
    /// git cannot be run.
    #[error("cannot run git: {0}")]
    NoGit(std::io::Error),
    /// git refused.
    #[error("git says: {0}")]
    Refused(String),
}

/// Those of the papers in whose folders a file differs from a revision, is new
/// or is gone; all of them where a file differs in a folder that all use
/// (fonts).
///
/// # Errors
/// When a folder is in no repository, or the revision is not known there.
pub(super) fn changed_since(
    revision: &str,
    papers: &[Utf8PathBuf],
    shared: &[Utf8PathBuf],
) -> Result<Vec<Utf8PathBuf>, ChangedError> {
    let shared: Vec<Utf8PathBuf> = shared.iter().map(|dir| real(dir)).collect();
    let mut kept = Vec::new();
    let mut known: Option<(Utf8PathBuf, Vec<Utf8PathBuf>)> = None;
    for paper in papers {
        let real = real(paper);
        let inside = known
            .as_ref()
            .is_some_and(|(root, _)| real.starts_with(root));
        if !inside {
            known = Some(changes(revision, &real)?);
        }
        let changed = known.iter().flat_map(|(_, changed)| changed);
        let mut changed = changed.map(Utf8PathBuf::as_path);
        let used = |file: &Utf8Path| {
            file.starts_with(&real) || shared.iter().any(|dir| file.starts_with(dir))
        };
        if changed.any(used) {
            kept.push(paper.clone());
        }
    }
    Ok(kept)
}

fn real(path: &Utf8Path) -> Utf8PathBuf {
    path.canonicalize_utf8().unwrap_or_else(|_| path.to_owned())
}

/// The root of the repository that a folder stands in, and the files in it that
/// differ from a revision.
fn changes(
    revision: &str,
    folder: &Utf8Path,
) -> Result<(Utf8PathBuf, Vec<Utf8PathBuf>), ChangedError> {
    let root = git(folder, &["rev-parse", "--show-toplevel"])?;
    let root = real(Utf8Path::new(root.trim_end_matches('\n')));
    // A revision that begins with a dash must not be taken for an option.
    let differing = git(
        &root,
        &[
            "diff",
            "--name-only",
            "-z",
            "--end-of-options",
            revision,
            "--",
        ],
    )?;
    let new = git(&root, &["ls-files", "--others", "--exclude-standard", "-z"])?;
    let names = differing.split('\0').chain(new.split('\0'));
    let files = names
        .filter(|name| !name.is_empty())
        .map(|name| root.join(name));
    let files = files.collect();
    Ok((root, files))
}

fn git(folder: &Utf8Path, args: &[&str]) -> Result<String, ChangedError> {
    let output = Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(args)
        .output();
    let output = output.map_err(ChangedError::NoGit)?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    Err(ChangedError::Refused(said))
}
