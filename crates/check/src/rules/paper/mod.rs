//! Rules about paper.toml.

mod behind;
pub(super) mod empty_prose;
mod fate;
pub(super) mod invitation;
pub(super) mod lead_in;
pub(super) mod no_head;
pub(super) mod sections;
pub(super) mod signed_apart;
pub(super) mod stray_prose;
pub(super) mod unknown_annex;
pub(super) mod unknown_type;
