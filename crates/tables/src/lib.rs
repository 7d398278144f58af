//! The tables of a paper: its files, cells with their places, findings, posts and
//! offices as values, the fonts, and what the program carries.
//!
//! The rooms, in order; each imports only rooms above it, and a test holds that to
//! this list.
//!
//! - [`assets`]: what the program carries: templates, fonts, licences, a list of ranks
//! - [`characters`]: which characters nobody sees, which no paper may hold, which look alike
//! - [`source`]: files, spans, cells
//! - [`diag`]: findings as data, and how they are printed
//! - [`model`]: posts, ranks, offices, annexes, papers, as values
//! - [`load`]: a paper's folder into a project
//! - [`fonts`]: the font files of a build
//! - [`git`]: git, asked about the repository that a folder stands in

pub mod assets;
pub mod characters;
pub mod diag;
pub mod fonts;
pub mod git;
pub mod load;
pub mod model;
pub mod source;
