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
    hex(&Sha256::digest(text.as_bytes())[..6])
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |half: u8| char::from(DIGITS[usize::from(half)]);
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.map(digit).collect()
}
