//! Which files of an earlier build are kept, which are made again, and why.

pub(crate) mod cache;
mod calls;
pub(crate) mod cells;
pub(crate) mod closure;
pub(crate) mod edition;
pub(crate) mod font_set;
pub(crate) mod planned;
mod reasons;
pub(crate) mod since;
mod table_cells;

pub use cache::BatchCache;
pub use since::SinceError;
