//! What values and helpers wrote into a body, and that it stands in text.

use typst::syntax::{LinkedNode, Side, Source, SyntaxKind};

use crate::diag::Diagnostic;
use crate::fill::{Emission, Filled};

/// What was written at an offset of the filled body.
pub(super) fn emission_at(filled: &Filled, at: usize) -> Option<&Emission> {
    let emissions = &filled.body.emissions;
    let index = emissions.partition_point(|emission| emission.range.start < at);
    emissions
        .get(index)
        .filter(|emission| emission.range.start == at && !emission.range.is_empty())
}

/// Values must stand in text: within code, a string or mathematics, what a
/// table holds could become code.
pub(super) fn in_code(source: &Source, filled: &Filled) -> Vec<Diagnostic> {
    let root = LinkedNode::new(source.root());
    let safe = |at: usize| {
        root.leaf_at(at, Side::After)
            .is_some_and(|leaf| match leaf.kind() {
                SyntaxKind::Hash => {
                    leaf.offset() == at && leaf.parent_kind() == Some(SyntaxKind::Markup)
                }
                kind => matches!(kind, SyntaxKind::LineComment | SyntaxKind::BlockComment),
            })
    };
    filled
        .body
        .emissions
        .iter()
        .filter(|emission| !emission.range.is_empty() && !safe(emission.range.start))
        .map(|emission| {
            Diagnostic::error("body/value-in-code", "a value stands inside Typst code")
                .at(emission.span)
                .help("values go into text: end the code before it, or use […]")
        })
        .collect()
}
