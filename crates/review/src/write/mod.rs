//! What was changed, written into the paper's files: every byte that is not of a changed
//! word stays, and so does how the file is read.

mod amount;
mod asked;
mod fault;
mod lines;
mod order;
mod passage;
mod place;
mod plan;
mod signs;
mod sound;
mod spell;
mod stretches;
mod whole;
mod wish;
mod work;

pub(crate) use place::texts;
pub use plan::Plan;
pub use whole::Whole;
pub use wish::{Outcome, Wish};
