//! Typst's memory of earlier compilations, kept small.

/// Forgets what the last few compilations did not use, when it goes out of
/// scope: after a failed compilation too.
pub(super) struct EvictOnDrop;

/// For how many compilations a result that is not used is kept: long enough
/// that the editions and papers of one build can share it.
const KEEP: usize = 10;

/// Forgets what was not used since this was called, or something compiled, so many
/// times.
pub fn forget_unused(times: usize) {
    typst::comemo::evict(times);
}

/// Forgets all of it.
pub fn forget() {
    typst::comemo::evict(0);
}

impl Drop for EvictOnDrop {
    fn drop(&mut self) {
        typst::comemo::evict(KEEP);
    }
}
