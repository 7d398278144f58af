//! Many papers in one go, for CI: which of them, all at once, and what came of
//! each.
//!
//! A paper that fails stops no other, and none is left out of the report. This
//! room decides what is built and says what happened; it prints nothing.

mod changed;
mod choose;
pub mod depfile;
mod duplicate_ids;
mod left_over;
mod memory;
pub mod ninja;
mod order;
mod outcome;
mod partition;
pub mod report;
mod run;
pub mod timings;
mod worker;

pub use changed::ChangedError;
pub use choose::{Choice, ChooseError, Chosen, choose};
pub use duplicate_ids::{DuplicateIds, duplicate_ids};
pub use left_over::{LeftOver, left_over};
pub use outcome::{Outcome, Status};
pub use partition::Partition;
pub use run::{Batch, run};
