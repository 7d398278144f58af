//! The list of ranks of the Hong Kong civil service that a paper may start from.

/// The list as CSV: the columns that ranks.csv must have, and `sure`, which is
/// `seen` (both names stand for one rank in a paper or a bilingual list),
/// `inferred` (both were seen, and that they are one rank is inferred) or
/// `unconfirmed` (one of them is from general knowledge). What is not known is
/// empty.
pub const RANKS: &str = include_str!("ranks.csv");
