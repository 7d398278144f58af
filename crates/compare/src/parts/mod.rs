//! One part of a paper a file.

mod between;
pub(crate) mod bodies;
pub(crate) mod duties;
pub(crate) mod files;
mod kinds;
mod letters;
mod lines;
mod notes;
mod numbers;
mod part;
pub(crate) mod renames;
mod replaced;
pub(crate) mod rows;
pub(crate) mod settings;
pub(crate) mod totals;
