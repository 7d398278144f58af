//! Names of files that are there for a moment.

use std::sync::atomic::{AtomicUsize, Ordering};

/// How files that are being written are called: what is left of them by a
/// process that was killed is cleared away by the next.
pub(crate) const ASIDE: &str = ".panelpaper-";

/// A name for a file that is there for a moment, another each time.
pub(crate) fn temporary() -> String {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    format!("{ASIDE}{:x}-{count:x}", std::process::id())
}
