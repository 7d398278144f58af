//! What stands on a paper's pages, as typed data.
//!
//! The rooms, in order; each imports only rooms above it, and a test holds that to
//! this list.
//!
//! - [`sheet`]: organisation charts with their marks and legends
//! - [`wording`]: two wordings of one text held against each other, word by word
//! - [`roster`]: single tables of posts, before and after
//! - [`said`]: facts in the words of an edition: dates, periods, sums of money
//! - [`table`]: tables on the page, the author's own and those that are computed
//! - [`edition`]: what an edition is computed from, and what its templates get
//! - [`annex`]: one kind of annex a file
//! - [`paper`]: one type of paper a file

pub mod annex;
pub mod edition;
pub mod paper;
pub mod roster;
pub mod said;
pub mod sheet;
pub mod table;
pub mod wording;
