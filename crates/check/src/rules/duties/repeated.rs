//! A post should not have one duty twice.
//!
//! A row was copied to be changed, and was not. A duty that stands before and after the
//! reorganisation, in two rows, is no such.
//!
//! Example: two rows of `ds` with the same words.
//!
//! Fix: remove one of them, or change it.

use crate::{Context, Level, Rule};
use std::collections::BTreeMap;
use tables::diag::Diagnostic;
use tables::model::{Lang, Structure};
use tables::source::RowRef;

const NAME: &str = "duties/repeated";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("repeated.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for body in &context.project.bodies {
        let column = format!("text_{}", body.lang.code());
        let mut first = BTreeMap::new();
        for duty in &context.project.duties {
            let text = duty.text.get(body.lang);
            if text.is_empty() {
                continue;
            }
            // The same duty before and after, in another order, stands once in each.
            let standing = Structure::ALL.into_iter();
            let standing = standing.filter(|it| context.project.stands_in(duty, *it));
            let earlier = standing.map(|structure| {
                *first
                    .entry((&duty.post, text, structure))
                    .or_insert(duty.row)
            });
            let earlier: Vec<RowRef> = earlier.collect();
            if let Some(earlier) = earlier.into_iter().find(|earlier| *earlier != duty.row) {
                findings.push(
                    Diagnostic::warning(NAME, format!("`{}` has this duty twice", duty.post))
                        .at(context.sources.cell_span(duty.row, &column))
                        .with(context.sources.cell_span(earlier, &column), "first here")
                        .help("remove one of them, or change it"),
                );
            }
        }
    }
    findings
}
