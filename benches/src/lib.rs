//! What the measuring programs and the tests share.
//!
//! The programs stand in `src/bin`: `cargo run --release -p panelpaper-benches --bin
//! NAME`. They link Typst, which `xtask` does not.

use camino::{Utf8Path, Utf8PathBuf};

pub mod fuzz;
pub mod random;
#[path = "../shapes/mod.rs"]
pub mod shapes;

/// The repository's root.
pub fn root() -> Utf8PathBuf {
    let own = Utf8Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_owned()
}
