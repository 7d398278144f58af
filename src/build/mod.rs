//! One build of a paper: every room in turn, then the files.
//!
//! Nothing is written while an error stands; then all files are written aside
//! and put in place. See [`run`] for the order of things.

mod chart;
mod fingerprint;
mod manifest;
mod parts;
mod pipeline;
mod run;
mod starter;
mod write;

pub use chart::{ChartFormat, ChartMade, ChartRequest, ListedChange, chart};
pub use run::{BuildError, Built, Made, Request, Stage, build, check, emit_typst, id, make};
pub use starter::start;
pub use write::{WriteError, replace, write_file};
