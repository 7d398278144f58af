//! One part of a paper a file.

pub(crate) mod bodies;
pub(crate) mod duties;
pub(crate) mod files;
mod lines;
mod order;
pub(crate) mod rows;
pub(crate) mod settings;
pub(crate) mod totals;
