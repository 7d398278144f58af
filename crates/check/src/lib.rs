//! The words of a paper as its readers see them, and the rules that a paper must
//! keep. [`check`] alone makes a [`Checked`] project, which is what the crates
//! above ask for.
//!
//! The rooms, in order; each imports only rooms above it, and a test holds that to
//! this list.
//!
//! - [`catalogue`]: what the messages mean that are no rule's
//! - [`prose`]: the words of a paper as its readers see them
//! - [`lexicon`]: the words of both languages as they are spelt
//! - [`rules`]: one rule a file
//! - [`explain`]: what every message means
//! - [`schema`]: what other programs need to know of a paper's files
//! - [`fix`]: the safe changes that findings offer
//! - [`workbook`]: the tables as a workbook, and back

pub mod catalogue;
mod checked;
mod context;
pub mod explain;
mod explained;
pub mod fix;
pub mod lexicon;
pub mod prose;
mod rule;
pub mod rules;
pub mod schema;
mod standing;
mod twice;
mod unknown_id;
mod unknown_rank;
pub mod workbook;

pub use checked::{Checked, Found, Warnings, check, errors};
pub use context::Context;
pub use explained::explained;
pub(crate) use rule::BODY;
pub use rule::{Level, Rule};
pub use rules::tables::alone as tables_alone;
pub use standing::{standing, standing_beside_tables};
pub(crate) use unknown_id::{unknown, unknown_of_list};
pub(crate) use unknown_rank::unknown_rank;
