//! Rules about the tables by themselves and among each other.

pub(super) mod empty_cell;
pub(super) mod error_value;
pub(super) mod export_leftover;
pub(super) mod forbidden_character;
pub(super) mod hash_row;
pub(super) mod leftovers;
pub(super) mod look_alike_id;
pub(super) mod same_name;
pub(super) mod swallowed_rows;
pub(super) mod typed_total;
pub(super) mod unseen_in_id;
pub(super) mod unused;

use crate::Context;
use tables::diag::Diagnostic;
use tables::source::{Sources, Table};

/// What a look at one table finds in every table that was read.
fn in_each_table(
    context: &Context<'_>,
    in_table: impl Fn(&Sources, &Table) -> Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    let tables = context.sources.tables().iter();
    let found = tables.flat_map(|table| in_table(context.sources, table));
    found.collect()
}

/// What the rules that look at the cells of one table find in tables without a
/// paper.
pub fn alone(sources: &Sources) -> Vec<Diagnostic> {
    let rules = [
        error_value::in_table,
        export_leftover::in_table,
        hash_row::in_table,
        swallowed_rows::in_table,
    ];
    let tables = sources.tables().iter();
    let found = tables.flat_map(|table| rules.map(|rule| rule(sources, table)));
    found.flatten().collect()
}
