//! Rules about the tables by themselves and among each other.

pub(super) mod as_printed;
pub(super) mod duplicate_annex;
pub(super) mod duplicate_id;
pub(super) mod empty_cell;
pub(super) mod heads;
pub(super) mod no_duties;
pub(super) mod reporting_cycle;
pub(super) mod unknown_kind;
pub(super) mod unknown_office;
pub(super) mod unknown_post;
pub(super) mod unknown_rank;
pub(super) mod unknown_subject;
pub(super) mod unknown_superior;
pub(super) mod unknown_type;
