//! SHA-256 sums of files and inputs.

use sha2::{Digest, Sha256};

/// The SHA-256 of bytes, in hexadecimal.
pub(super) fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// The same of several pieces, each with its length, so that no two lists of
/// pieces run into one.
pub(super) fn sum_of<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut sum = Sha256::new();
    for piece in pieces {
        sum.update((piece.len() as u64).to_le_bytes());
        sum.update(piece);
    }
    hex(&sum.finalize())
}

/// A sum of a cell: short, since it only tells whether the cell changed, and
/// what decides is the closure.
pub(super) fn short_sum(text: &str) -> String {
    let mut sum = sha256(text.as_bytes());
    sum.truncate(12);
    sum
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes
        .iter()
        .fold(String::with_capacity(64), |mut out, byte| {
            let _ = write!(out, "{byte:02x}");
            out
        })
}
