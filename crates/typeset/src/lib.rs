//! Handlebars to Typst to pages, and pages to files. No crate below this one knows
//! Typst.
//!
//! The rooms, in order; each imports only rooms above it, and a test holds that to
//! this list.
//!
//! - [`threads`]: room for what is nested deep, and panics as values
//! - [`fill`]: Handlebars: prose with every fact filled in
//! - [`pages`]: Typst: filled prose into numbered pages
//! - [`export`]: pages into PDF, files into a zip

pub mod export;
pub mod fill;
pub mod pages;
pub mod threads;
