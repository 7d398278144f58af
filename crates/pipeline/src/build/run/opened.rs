//! A version of a paper that was loaded already, so that a build of it need not.

use tables::load::Loaded;
use tables::source::PaperFolder;

/// A version of a paper that is loaded.
#[derive(Debug, Clone)]
pub struct Opened {
    /// Its folder, as it was when it was loaded.
    pub folder: PaperFolder,
    /// What loading it gave.
    pub loaded: Loaded,
}
