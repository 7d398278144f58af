//! A Head has one row of establishment.csv for each day and category.
//!
//! The table could print one of two only.
//!
//! Example: two rows of 2026-12-01, Head 47 and category A.
//!
//! Fix: remove one, or correct its date, head or category.

use std::collections::BTreeMap;

use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "establishment/duplicate";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Required,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("duplicate.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut seen = BTreeMap::new();
    let mut findings = Vec::new();
    for row in context.project.establishment.strengths() {
        let key = (row.date, row.head.as_str(), row.category);
        let span = context.sources.cell_span(row.row, "category");
        match seen.get(&key) {
            None => {
                seen.insert(key, span);
            }
            Some(first) => {
                let category = row.category.word();
                let message = format!(
                    "Head {} has category {category} of this day twice",
                    row.head
                );
                let finding = Diagnostic::error(NAME, message).at(span);
                findings.push(
                    finding
                        .with(*first, "first here")
                        .help("remove one of the rows"),
                );
            }
        }
    }
    findings
}
