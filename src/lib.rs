//! panelpaper: tables of posts and duties into Legislative Council papers.
//!
//! The rooms, in the order in which one may use another (each imports only
//! rooms above it; a test holds this):

pub mod annex;
pub mod assets;
#[cfg(feature = "typeset")]
pub mod build;
pub mod chart;
pub mod check;
#[cfg(feature = "typeset")]
pub mod cli;
pub mod diag;
#[cfg(feature = "typeset")]
pub mod export;
pub mod fill;
pub mod fonts;
pub mod load;
pub mod model;
pub mod paper;
pub mod source;
#[cfg(feature = "typeset")]
pub mod typeset;
