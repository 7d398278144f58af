//! Rules about the tables by themselves and among each other.

pub(super) mod annex_order;
pub(super) mod annex_unmentioned;
pub(super) mod as_printed;
pub(super) mod duplicate_annex;
pub(super) mod duplicate_id;
pub(super) mod duties_without_annex;
pub(super) mod empty_cell;
pub(super) mod error_value;
pub(super) mod export_leftover;
pub(super) mod figure_unused;
pub(super) mod hash_row;
pub(super) mod heads;
pub(super) mod look_alike_id;
pub(super) mod no_duties;
pub(super) mod no_end;
pub(super) mod numbering;
pub(super) mod post_without_annex;
pub(super) mod rank_unused;
pub(super) mod repeated_duty;
pub(super) mod reporting_cycle;
pub(super) mod same_name;
pub(super) mod scattered_duties;
pub(super) mod superior_below;
pub(super) mod swallowed_rows;
pub(super) mod unknown_dotted_to;
pub(super) mod unknown_kind;
pub(super) mod unknown_office;
pub(super) mod unknown_post;
pub(super) mod unknown_rank;
pub(super) mod unknown_subject;
pub(super) mod unknown_superior;
pub(super) mod unknown_type;
pub(super) mod unseen_in_id;
pub(super) mod upgrading;

use super::Look;
use crate::diag::Diagnostic;
use crate::source::{Sources, Table};

/// What a look at one table finds in every table that was read.
fn in_each_table(
    look: &Look<'_>,
    in_table: impl Fn(&Sources, &Table) -> Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    let tables = look.sources.tables().iter();
    let found = tables.flat_map(|table| in_table(look.sources, table));
    found.collect()
}
