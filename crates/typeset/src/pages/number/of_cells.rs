//! The references in cells of the tables.

use std::collections::BTreeSet;

use super::super::labels::{Labels, Reference};
use crate::fill::{Filled, NumberingRequest};
use tables::diag::Diagnostic;

/// The words of the references in cells, and what is wrong with them. What stands in an
/// annex that is no prose is no part of any text.
pub(super) fn of_cells<'a>(
    filled: &'a Filled,
    labels: &Labels,
    named: &mut BTreeSet<&'a str>,
) -> (Vec<String>, Vec<Diagnostic>) {
    const NO_TEXT: usize = 0;
    let mut texts = Vec::new();
    let mut findings = Vec::new();
    for reference in &filled.cell_references {
        let from = reference.in_annex.then_some(NO_TEXT);
        let NumberingRequest::Paragraphs {
            labels: asked,
            range,
            bare,
            case,
        } = &reference.request
        else {
            continue;
        };
        named.extend(asked.iter().map(|(label, _)| label.as_str()));
        let asked = Reference {
            labels: asked,
            range: *range,
            bare: *bare,
            case: *case,
            span: reference.span,
            from,
        };
        match labels.reference(&asked, &filled.words) {
            Ok(found) => texts.push(found.text),
            Err(found) => findings.extend(found),
        }
    }
    (texts, findings)
}
