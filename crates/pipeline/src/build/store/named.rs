//! Files that the user names one by one: a chart, a report, a depfile.
//!
//! Links are followed, and what they lead to is replaced whole or not at all.
//! What is no regular file (a device, a pipe, standard output by one of its
//! paths) is written to and never replaced.

use std::fs;
use std::io::{self, Write};
use std::thread;
use std::time::{Duration, Instant};

use camino::{Utf8Path, Utf8PathBuf};
use cap_fs_ext::OpenOptionsSyncExt;
use cap_std::ambient_authority;
use cap_std::fs::{File, OpenOptions};
use editions::docx::is_as_written;

use super::error::{WriteError, failed};
use super::out_dir::OutDir;

/// How long somebody may take to open a pipe for reading.
const PATIENCE: Duration = Duration::from_secs(10);

/// How often a pipe is tried.
const AGAIN: Duration = Duration::from_millis(5);

/// How many links may lead from one to the next: as many as Linux follows.
const LINKS: usize = 40;

/// What a path leads to.
enum Target {
    /// A regular file that is there or is not there yet.
    File { folder: Utf8PathBuf, name: String },
    /// A pipe, a device, or a file that this process has open.
    Through(Utf8PathBuf),
    /// Standard output, or else standard error.
    Standard { output: bool },
}

/// Writes a file that the user names, with the folders above it.
///
/// # Errors
/// When it cannot be written, or a pipe has no reader.
pub fn write_file(path: &Utf8Path, bytes: &[u8]) -> Result<(), WriteError> {
    let failed = |error| failed(path, error);
    match target(path).map_err(failed)? {
        Target::File { folder, name } => {
            if let Some(why) = is_kept(&folder.join(&name)) {
                return Err(failed(io::Error::other(why)));
            }
            let folder = OutDir::named_or_made(&folder)?;
            folder.aside(&name, bytes)?.put()
        }
        Target::Through(to) => through(&to, bytes).map_err(failed),
        Target::Standard { output: true } => standard(io::stdout().lock(), bytes).map_err(failed),
        Target::Standard { output: false } => standard(io::stderr().lock(), bytes).map_err(failed),
    }
}

/// Why a file that is there is not replaced: people write papers in it, or in a document
/// of this program's. Nothing that is named as an output has another of these names.
fn is_kept(path: &Utf8Path) -> Option<&'static str> {
    let extension = path.extension()?.to_ascii_lowercase();
    let kinds = ["csv", "hbs", "toml", "typ", "xlsx", "ods"];
    match extension.as_str() {
        kind if kinds.contains(&kind) && path.exists() => {
            Some("it is a file that papers are made of: write to another")
        }
        "docx" if path.exists() && !fs::read(path).is_ok_and(|bytes| is_as_written(&bytes)) => {
            Some("it is a document in which somebody has worked: write to another")
        }
        _ => None,
    }
}

/// Follows the links of a path one by one: one that is read from `/proc` names
/// an open file, which its path need not lead to.
fn target(path: &Utf8Path) -> io::Result<Target> {
    let mut at = path.to_owned();
    for _ in 0..LINKS {
        let name = at.file_name().ok_or_else(a_folder)?.to_owned();
        let parent = at.parent().filter(|parent| !parent.as_str().is_empty());
        let parent = parent.unwrap_or(Utf8Path::new("."));
        fs::create_dir_all(parent)?;
        let folder = parent.canonicalize_utf8()?;
        at = folder.join(&name);
        if folder.starts_with("/proc") || folder == "/dev/fd" {
            return Ok(open_file(at, &folder, &name));
        }
        match fs::symlink_metadata(&at) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            Ok(facts) if facts.is_symlink() => at = folder.join(at.read_link_utf8()?),
            Ok(facts) if facts.is_dir() => return Err(a_folder()),
            Ok(facts) if !facts.is_file() => return Ok(Target::Through(at)),
            _ => return Ok(Target::File { folder, name }),
        }
    }
    Err(io::Error::other("its links lead in a circle"))
}

/// A file that a process has open, by its path below `/proc` or `/dev/fd`.
fn open_file(path: Utf8PathBuf, folder: &Utf8Path, name: &str) -> Target {
    let own = Utf8Path::new("/proc/self/fd").canonicalize_utf8();
    let is_own = folder == "/dev/fd" || own.is_ok_and(|own| own == folder);
    // Opened anew, a file would be written from its beginning.
    match name {
        "1" if is_own => Target::Standard { output: true },
        "2" if is_own => Target::Standard { output: false },
        _ => Target::Through(path),
    }
}

fn a_folder() -> io::Error {
    io::Error::other("it is a folder")
}

fn standard(mut to: impl Write, bytes: &[u8]) -> io::Result<()> {
    to.write_all(bytes)?;
    to.flush()
}

/// Writes to what is there. A pipe is waited for, but not without end.
fn through(path: &Utf8Path, mut bytes: &[u8]) -> io::Result<()> {
    let mut to = open(path)?;
    while !bytes.is_empty() {
        match to.write(bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(count) => bytes = bytes.get(count..).unwrap_or_default(),
            // A pipe that is full for now.
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => thread::sleep(AGAIN),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

fn open(path: &Utf8Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.append(true).nonblock(true);
    let start = Instant::now();
    loop {
        match File::open_ambient_with(path, &options, ambient_authority()) {
            Err(error) if error.kind() != io::ErrorKind::PermissionDenied && is_pipe(path) => {}
            open => return open,
        }
        if start.elapsed() > PATIENCE {
            let seconds = PATIENCE.as_secs();
            let said = format!("nobody has opened this pipe for reading within {seconds} s");
            return Err(io::Error::other(said));
        }
        thread::sleep(AGAIN);
    }
}

/// Whether a path is a pipe that could be opened if somebody read it.
#[cfg(unix)]
fn is_pipe(path: &Utf8Path) -> bool {
    use std::os::unix::fs::FileTypeExt;
    fs::metadata(path).is_ok_and(|facts| facts.file_type().is_fifo())
}

#[cfg(not(unix))]
fn is_pipe(_: &Utf8Path) -> bool {
    false
}
