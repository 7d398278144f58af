//! Rules about posts.csv.

pub(super) mod deletion_unmentioned;
pub(super) mod ends_before_it_begins;
pub(super) mod held_against_filled;
pub(super) mod held_against_gone;
pub(super) mod no_annex;
pub(super) mod no_end;
pub(super) mod numbering;
pub(super) mod offset_kept;
pub(super) mod reporting_cycle;
mod slip;
pub(super) mod superior_below;
pub(super) mod title_slip;
pub(super) mod two_heads;
pub(super) mod two_ids;
pub(super) mod unknown_dotted_to;
pub(super) mod unknown_event;
pub(super) mod unknown_office;
pub(super) mod unknown_offset;
pub(super) mod unknown_rank;
pub(super) mod unknown_superior;
pub(super) mod unread_cell;
pub(super) mod upgrading_unmentioned;
pub(super) mod wrong_move;
pub(super) mod wrong_offset;
pub(super) mod wrong_structure;
pub(super) mod wrong_superior;
