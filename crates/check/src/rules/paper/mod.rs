//! Rules about paper.toml.

pub(super) mod invitation;
pub(super) mod no_head;
pub(super) mod sections;
pub(super) mod unknown_annex;
pub(super) mod unknown_type;
