//! What tests of several crates stand on: papers in temporary folders, the edit
//! files that change them, and a named test for each case of a folder.
//!
//! For tests alone: it panics where a test must fail.

mod case;
mod each;
mod outcome;

pub use case::Case;
pub use each::{each, edits};
pub use outcome::{Outcome, program, run};

use std::fs;
use std::path::Path;

/// The repository's root.
pub fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors()
        .nth(2)
        .expect("the root above crates/testing")
}

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the folder is made");
    for entry in fs::read_dir(from).expect("the folder is there") {
        let entry = entry.expect("an entry");
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).expect("the file is copied");
        }
    }
}
