//! An id must hold no character that nobody sees, and none that is a second form
//! of another.
//!
//! `keeper` with a zero-width space after it is another id than `keeper`: one post
//! would be created and deleted. So is one with a radical, a compatibility
//! ideograph or a letter whose accent stands apart.
//!
//! Example: a zero-width space (U+200B) after an id that was copied from a web page.
//!
//! Fix: remove it, or write the usual form, in the id and wherever it is named;
//! `--fix` never changes an id.

use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::load::unseen_in_id;
use tables::model::Lang;

const NAME: &str = "tables/unseen-in-id";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Required,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("unseen_in_id.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let sources = context.sources;
    let tables = sources.tables().iter();
    let tables = tables.filter(|table| table.column("id").is_some());
    let rows = tables.flat_map(|table| table.row_refs());
    rows.flat_map(|(row, _)| unseen_in_id(sources, row, "id"))
        .collect()
}
