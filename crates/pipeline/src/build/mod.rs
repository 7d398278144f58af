//! One build of a paper: every room in turn, then the files.
//!
//! Nothing is written while an error stands; then all files are written aside
//! and put in place. Four folders, each of which imports only those above it:
//!
//! - `store`: the output folder on disk: the manifest, receipts, the lock, writing
//! - `plan`: which files of an earlier build are kept, which are made again, and why
//! - `run`: one build from the paper's folder to its files, and its annexes alone
//! - `chart`: one chart from one table, without a paper

mod chart;
mod fingerprint;
mod plan;
mod run;
mod store;
mod usual;

pub use chart::{ChartFormat, ChartMade, ChartRequest, ListedChange, chart};
pub use plan::{BatchCache, SinceError};
pub use run::{
    AnnexRequest, AnnexesMade, BuildError, Built, Converted, Fixed, Made, Opened, OutlineEntry,
    PagesMade, Pictures, Predicted, RedlineFormat, RedlineMade, RedlineRequest, Remade, Request,
    Session, ShownEdition, ShownWords, Stage, TablesAs, Trace, annexes, build, changed_pages,
    check, check_with, convert, emit_typst, fixed, look, make, predicted, redline, start,
};
pub use store::{
    Left, OutputError, PagesWritten, WriteError, paper_of_receipt, receipts, replace, write_beside,
    write_file, write_pages,
};
