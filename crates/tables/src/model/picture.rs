//! Pictures that annexes show.

/// A picture of the paper's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its path in the folder.
    pub path: String,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sum: String,
}
