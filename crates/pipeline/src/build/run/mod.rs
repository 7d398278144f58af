//! One build of a paper while it runs, from its folder to its files. See
//! [`mod@build`] for the order of things.

mod annexes;
mod build;
mod check;
mod checked;
mod convert;
mod crew;
mod emit_typst;
pub(crate) mod error;
mod export;
mod files;
mod fixed;
pub(crate) mod guarded;
mod look;
pub(crate) mod made;
mod others;
mod paged;
mod predicted;
mod receipt;
mod redline;
mod removed;
mod request;
mod session;
mod shown;
mod shown_edition;
mod stages;
mod starter;
mod texts;
mod trace;

pub use annexes::{AnnexRequest, AnnexesMade, Remade, annexes};
pub use build::{build, make};
pub use check::{check, check_with};
pub use convert::{Converted, TablesAs, convert};
pub use emit_typst::emit_typst;
pub use error::BuildError;
pub use fixed::{Fixed, fixed};
pub use look::look;
pub use made::{Built, Made, OutlineEntry, Stage};
pub use paged::{PagesMade, Pictures, changed_pages};
pub use predicted::{Predicted, predicted};
pub use redline::{RedlineFormat, RedlineMade, RedlineRequest, redline};
pub use request::Request;
pub use session::Session;
pub use shown_edition::{ShownEdition, ShownWords};
pub use starter::start;
pub use trace::Trace;
