//! What a document makes of the passages that it changes.

use std::collections::{BTreeMap, BTreeSet};

/// What a document makes of passages, which the files may have by now.
#[derive(Debug, Default)]
pub(crate) struct Becomes {
    /// The texts that it gives them, by their files and places there.
    pub(crate) texts: BTreeMap<(String, (usize, usize)), Vec<String>>,
    /// Those that it takes out or moves away.
    pub(crate) leave: BTreeSet<(String, (usize, usize))>,
}
