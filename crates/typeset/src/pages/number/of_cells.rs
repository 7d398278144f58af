//! The references in cells of the tables.

use std::collections::{BTreeMap, BTreeSet};

use super::super::labels::{Labels, Reference};
use crate::fill::{CellReference, Filled, NumberingRequest};
use tables::diag::Diagnostic;

/// The words of the references in cells, by where the cells are printed.
pub(crate) struct CellWords {
    in_body: Vec<String>,
    /// In annexes that are no prose, and so no part of any text.
    in_annexes: Vec<String>,
    /// In annexes of prose, which speak of their own paragraphs otherwise.
    in_texts: BTreeMap<usize, Vec<String>>,
}

impl CellWords {
    /// Those in the body, or in the annex of a number.
    pub(crate) fn within(&self, annex: Option<usize>) -> &[String] {
        match annex {
            None => &self.in_body,
            Some(annex) => self.in_texts.get(&annex).unwrap_or(&self.in_annexes),
        }
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.in_body.is_empty()
    }
}

/// The words of the references in cells, and what is wrong with them.
pub(super) fn of_cells<'a>(
    filled: &'a Filled,
    labels: &Labels,
    named: &mut BTreeSet<&'a str>,
) -> (CellWords, Vec<Diagnostic>) {
    const NO_TEXT: usize = 0;
    let of_place = |from: Option<usize>| {
        let references = filled.cell_references.iter();
        let words = references.filter_map(|reference| {
            let from = if reference.in_annex {
                Some(NO_TEXT)
            } else {
                from
            };
            Some(labels.reference(&asked(reference, from)?, &filled.words))
        });
        words.collect::<Vec<_>>()
    };
    for reference in &filled.cell_references {
        if let NumberingRequest::Paragraphs { labels, .. } = &reference.request {
            named.extend(labels.iter().map(|(label, _)| label.as_str()));
        }
    }
    let mut findings = Vec::new();
    let in_body = of_place(None).into_iter().filter_map(|words| {
        let words = words.map_err(|found| findings.extend(found));
        words.ok().map(|words| words.text)
    });
    let in_body = in_body.collect();
    // What cannot be said is said of the body.
    let said = |from: usize| {
        let words = of_place(Some(from)).into_iter().flatten();
        words.map(|words| words.text).collect::<Vec<_>>()
    };
    let texts = filled.texts.iter().map(|text| text.annex);
    let words = CellWords {
        in_body,
        in_annexes: said(NO_TEXT),
        in_texts: texts.map(|annex| (annex, said(annex))).collect(),
    };
    (words, findings)
}

/// What a cell asks for from a part of the prose.
fn asked(reference: &CellReference, from: Option<usize>) -> Option<Reference<'_>> {
    let NumberingRequest::Paragraphs {
        labels,
        range,
        bare,
        case,
    } = &reference.request
    else {
        return None;
    };
    Some(Reference {
        labels,
        range: *range,
        bare: *bare,
        case: *case,
        span: reference.span,
        from,
    })
}
