//! What other programs need to know of a paper's files: a JSON Schema of
//! paper.toml, for editors that complete and check as one types, and a
//! Frictionless data package of the tables, for tools that validate.
//!
//! Keys, columns, words and rules come from where the program itself has them.

mod paper;
mod settings;
mod tables;

pub use paper::paper;
pub use settings::settings_table;
pub use tables::tables;
pub(crate) use tables::words;
