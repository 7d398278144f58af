//! What keeps files from being watched.

use camino::Utf8PathBuf;

/// Why files cannot be watched.
#[derive(Debug, thiserror::Error)]
pub(crate) enum WatchError {
    /// A folder cannot be watched.
    #[error("cannot watch {path}: {why}")]
    Folder {
        /// The folder.
        path: Utf8PathBuf,
        /// What the system said.
        why: String,
    },
    /// An interrupt cannot be caught.
    #[error("cannot wait for Ctrl-C")]
    Interrupt(#[from] ctrlc::Error),
}
