//! The levels of a body's headings: `=` first, and none left out on the way
//! down, as a reader who hears the paper needs them and PDF/UA asks.

use typst::syntax::{LinkedNode, Source, SyntaxKind};

use super::part::Part;
use tables::diag::Diagnostic;

/// A finding for each heading whose level is not to be had at its place.
pub(super) fn check(source: &Source, filled: &Part<'_>) -> Vec<Diagnostic> {
    let root = LinkedNode::new(source.root());
    let headings = root
        .children()
        .filter(|node| node.kind() == SyntaxKind::Heading);
    let mut above = 0;
    let mut findings = Vec::new();
    for heading in headings {
        let marker = heading
            .children()
            .find(|node| node.kind() == SyntaxKind::HeadingMarker);
        let Some(marker) = marker else { continue };
        let level = marker.leaf_text().len();
        if level > above + 1 {
            let (found, wanted) = ("=".repeat(level), "=".repeat(above + 1));
            let message = format!("a heading `{found}` stands below none of the level above it");
            let finding = Diagnostic::error("body/heading-level", message)
                .help(format!("write `{wanted}` here"));
            let span = filled.body.origin_of(marker.range());
            findings.push(finding.at_any(span));
        }
        above = level;
    }
    findings
}
