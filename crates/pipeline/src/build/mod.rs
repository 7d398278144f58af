//! One build of a paper: every room in turn, then the files.
//!
//! Nothing is written while an error stands; then all files are written aside
//! and put in place. See [`run`] for the order of things.

mod annex_record;
mod annexes;
mod aside;
mod cells;
mod chart;
mod closure;
mod crew;
mod files;
mod fingerprint;
mod font_set;
mod foreseen;
mod guarded;
mod lock;
mod manifest;
mod mended;
mod named;
mod names;
mod out_dir;
mod output;
mod parts;
mod pick;
mod pipeline;
mod plan;
mod reasons;
mod receipt;
mod recorded;
mod run;
mod session;
mod shelf;
mod since;
mod starter;
mod trace;
mod usual;
mod write;

pub use annexes::{Annexes, Remade, Wanted, annexes};
pub use chart::{ChartFormat, ChartMade, ChartRequest, ListedChange, chart};
pub use foreseen::{Foreseen, foreseen};
pub use mended::{Mended, mended};
pub use named::write_file;
pub use output::write_beside;
pub use receipt::{paper_of_receipt, receipts};
pub use run::{
    BuildError, Built, Made, OutlineEntry, Request, Stage, build, check, emit_typst, make,
};
pub use session::Session;
pub use shelf::Shelf;
pub use since::SinceError;
pub use starter::start;
pub use trace::Trace;
pub use write::{WriteError, replace};
