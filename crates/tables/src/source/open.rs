//! Files opened without waiting and without being led astray: what a path leads
//! to is looked at on the open handle, so that nothing can be put in its place
//! between the look and the reading.

use std::io;
use std::path::Path;

use cap_fs_ext::{FollowSymlinks, OpenOptionsFollowExt, OpenOptionsSyncExt};
use cap_std::ambient_authority;
use cap_std::fs::{Dir, File, OpenOptions};

use super::limits::{self, Kind};

/// Opens a regular file below a folder that is held open. A last part that is a
/// link is not followed, and no link leads out of the folder.
///
/// # Errors
/// When it cannot be opened, or is a folder, pipe or device.
pub fn open_below(folder: &Dir, path: &Path) -> io::Result<File> {
    let mut options = reading();
    options.follow(FollowSymlinks::No);
    regular(folder.open_with(path, &options)?)
}

/// Opens a regular file that the user names, wherever links lead.
///
/// # Errors
/// The same.
pub(super) fn open_named(path: &Path) -> io::Result<File> {
    regular(File::open_ambient_with(
        path,
        &reading(),
        ambient_authority(),
    )?)
}

/// All bytes of an open file, unless it is larger than its kind may be.
///
/// # Errors
/// When it is too large, and what the system says.
pub(super) fn contents(file: File, kind: Kind) -> io::Result<Vec<u8>> {
    limits::read(file.into_std(), kind)
}

/// A pipe that nobody writes to would be waited for without end.
fn reading() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).nonblock(true);
    options
}

/// A pipe or device would be read without end.
fn regular(file: File) -> io::Result<File> {
    match file.metadata()?.is_file() {
        true => Ok(file),
        false => Err(io::Error::other("it is no file")),
    }
}
