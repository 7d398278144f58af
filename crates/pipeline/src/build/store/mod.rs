//! The output folder on disk: what an earlier build left there, who holds it now,
//! and how files are put in place.

mod aside;
pub(crate) mod error;
mod kept;
mod lock;
pub(crate) mod manifest;
mod named;
pub(crate) mod names;
pub(crate) mod out_dir;
pub(crate) mod output;
mod pages;
pub(crate) mod receipt;
pub(crate) mod recorded;
mod temporary;
pub(crate) mod worked_in;
pub(crate) mod write;

pub use error::{Left, OutputError, WriteError};
pub use named::write_file;
pub use output::write_beside;
pub use pages::{PagesWritten, write_pages};
pub use receipt::{paper_of_receipt, receipts};
pub use write::replace;
