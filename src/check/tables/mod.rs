//! Rules about the tables by themselves and among each other.

pub(super) mod annex_order;
pub(super) mod annex_unmentioned;
pub(super) mod as_printed;
pub(super) mod duplicate_annex;
pub(super) mod duplicate_id;
pub(super) mod duties_without_annex;
pub(super) mod empty_cell;
pub(super) mod figure_unused;
pub(super) mod heads;
pub(super) mod look_alike_id;
pub(super) mod no_duties;
pub(super) mod no_end;
pub(super) mod numbering;
pub(super) mod post_without_annex;
pub(super) mod rank_unused;
pub(super) mod reporting_cycle;
pub(super) mod same_name;
pub(super) mod superior_below;
pub(super) mod unknown_kind;
pub(super) mod unknown_office;
pub(super) mod unknown_post;
pub(super) mod unknown_rank;
pub(super) mod unknown_subject;
pub(super) mod unknown_superior;
pub(super) mod unknown_type;
pub(super) mod upgrading;
