//! panelpaper: tables of posts and duties into Legislative Council papers.
//!
//! The rooms, in the order in which one may use another (each imports only
//! rooms above it; a test holds this):

pub mod assets;
pub mod source;
pub mod diag;
pub mod model;
pub mod load;
pub mod chart;
pub mod fonts;
pub mod annex;
pub mod paper;
pub mod check;
pub mod fill;
#[cfg(feature = "typeset")]
pub mod typeset;
#[cfg(feature = "typeset")]
pub mod export;
#[cfg(feature = "typeset")]
pub mod build;
#[cfg(feature = "typeset")]
pub mod cli;
