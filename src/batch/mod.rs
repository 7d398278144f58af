//! Many papers in one go, for CI: which of them, all at once, and what came of
//! each.
//!
//! A paper that fails stops no other, and none is left out of the report. This
//! room decides what is built and says what happened; it prints nothing.

mod changed;
mod outcome;
mod partition;
pub mod report;
mod run;
pub mod timings;
mod worker;

pub use changed::{ChangedError, changed_since};
pub use outcome::{Outcome, Status};
pub use partition::Partition;
pub use run::{Batch, run, twins};
