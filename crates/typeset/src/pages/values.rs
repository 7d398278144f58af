//! What values and helpers wrote into a body, and that it stands in text.

use std::collections::BTreeSet;
use std::ops::Range;

use typst::syntax::{Source, SyntaxKind};

use super::part::Part;
use super::spaces::leaves;
use crate::fill::Emission;
use tables::diag::Diagnostic;
use tables::source::Span;

/// What was written at an offset of the filled body.
pub(super) fn emission_at<'a>(filled: &Part<'a>, at: usize) -> Option<&'a Emission> {
    let emissions = &filled.body.emissions;
    let index = emissions.partition_point(|emission| emission.range.start < at);
    emissions
        .get(index)
        .filter(|emission| emission.range.start == at && !emission.range.is_empty())
}

/// Values must stand in text: within code, a string or mathematics, what a
/// table holds could become code. Within what was meant otherwise nothing is said
/// of them.
pub(super) fn in_code(
    source: &Source,
    filled: &Part<'_>,
    meant_otherwise: impl Fn(&Range<usize>) -> bool,
) -> Vec<Diagnostic> {
    let emissions = filled.body.emissions.iter();
    let mut written = emissions
        .filter(|emission| !emission.range.is_empty())
        .peekable();
    if written.peek().is_none() {
        return Vec::new();
    }
    let leaves = leaves(source);
    let text = source.text();
    let safe = |range: &Range<usize>| {
        let at = leaves.partition_point(|leaf| leaf.range().end <= range.start);
        leaves.get(at).is_some_and(|leaf| match leaf.kind() {
            SyntaxKind::Hash => {
                leaf.offset() == range.start && leaf.parent_kind() == Some(SyntaxKind::Markup)
            }
            // What is commented out must neither end the comment nor open
            // another.
            SyntaxKind::LineComment | SyntaxKind::BlockComment => {
                let written = &text[range.clone()];
                let marks = written.contains("/*") || written.contains("*/");
                leaf.range().end >= range.end && !marks
            }
            _ => false,
        })
    };
    written
        .filter(|emission| !safe(&emission.range) && !meant_otherwise(&emission.range))
        .map(|emission| misplaced(emission.span))
        .collect()
}

/// Syntax errors at what a value wrote come of a value inside code, and so do
/// those around them: the value is what is to be mended.
pub(super) fn behind(errors: Vec<Diagnostic>, filled: &Part<'_>) -> Vec<Diagnostic> {
    let places = errors.iter().filter_map(|error| error.primary.as_ref());
    let starts: BTreeSet<usize> = places.map(|label| label.span.start).collect();
    let at_value = |emission: &&Emission| {
        let (start, end) = (emission.span.start, emission.span.end);
        starts.range(start..end.max(start)).next().is_some()
    };
    let emissions = filled.body.emissions.iter().filter(at_value);
    let found: Vec<Diagnostic> = emissions.map(|found| misplaced(found.span)).collect();
    if found.is_empty() { errors } else { found }
}

fn misplaced(span: Span) -> Diagnostic {
    Diagnostic::error("body/value-in-code", "a value stands inside Typst code")
        .at(span)
        .help("values go into text: end the code before it, or use […]")
}
