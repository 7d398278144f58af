//! Findings as text: one format a file. Each takes the findings and the
//! sources and gives the whole text; where it goes is the caller's business.

pub mod brief;
mod cell_text;
pub mod github;
pub mod human;
pub mod json;
pub mod junit;
pub mod sarif;
pub mod short;
pub mod uri;
mod window;
pub mod xml;
