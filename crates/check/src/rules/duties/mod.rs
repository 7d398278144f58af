//! Rules about duties.csv.

pub(super) mod no_annex;
pub(super) mod repeated;
pub(super) mod scattered;
pub(super) mod typed_separator;
pub(super) mod unknown_post;
