//! Rules about paper.toml.

pub(super) mod unknown_annex;
pub(super) mod unknown_type;
