//! What a text is cut into, to be compared.

use crate::document::Inline;

/// A word, or what stands between words, with what tells it from others.
pub(super) struct Atom {
    pub(super) key: String,
    pub(super) piece: Inline,
}
