//! Single tables of posts: their reporting lines, and what changes from one
//! table to another.
//!
//! A table from elsewhere is often wrong. [`Reporting`] finds everything that
//! keeps it from being a tree and, where that is wanted, passes over it;
//! [`compare`] tells what happens to each post. How a table is read, and how a
//! chart is drawn, is for others to know.

mod changes;
mod listed;
mod reporting;
mod show;

pub use changes::{Listed, alike, compare};
pub use reporting::Reporting;
pub use show::{Ranks, language, show};
