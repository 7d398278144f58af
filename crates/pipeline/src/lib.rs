//! One build of a paper and its files, what is made again, and many papers.
//!
//! The rooms, in order; each imports only rooms above it, and a test holds that to
//! this list.
//!
//! - [`build`]: one build of a paper, and its files
//! - [`batch`]: many papers in one go, and their reports

pub mod batch;
pub mod build;
