//! Typst markup that a paper's body does not have: where it stands, something
//! else was meant.

use typst::syntax::{LinkedNode, Source, SyntaxKind};

use crate::diag::Diagnostic;
use crate::fill::Filled;

/// A finding for each numbered item, formula and reference that Typst sees.
pub(super) fn check(source: &Source, filled: &Filled) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    look(&LinkedNode::new(source.root()), filled, &mut findings);
    findings
}

fn look(node: &LinkedNode<'_>, filled: &Filled, findings: &mut Vec<Diagnostic>) {
    if let Some(finding) = meant_otherwise(node) {
        let span = filled.body.origin_of(node.range());
        findings.push(finding.at_any(span));
        return;
    }
    for child in node.children() {
        look(&child, filled, findings);
    }
}

fn meant_otherwise(node: &LinkedNode<'_>) -> Option<Diagnostic> {
    let error = |rule, message: &str| Diagnostic::error(rule, message);
    match node.kind() {
        SyntaxKind::EnumMarker if node.leaf_text() != "+" => {
            let number = node.leaf_text();
            let message = format!("`{number}` is typed, and begins a list");
            let finding = error("body/typed-number", &message);
            Some(finding.help("leave it out: paragraphs and items are numbered by the layout"))
        }
        SyntaxKind::Equation => Some(
            error(
                "body/mathematics",
                "`$` begins a formula, and papers have none",
            )
            .help("write \\$ for the sign itself"),
        ),
        SyntaxKind::Ref => Some(
            error(
                "body/typst-reference",
                "`@` begins a reference of Typst's own",
            )
            .help("refer by {{para \"label\"}}; write \\@ for the sign itself"),
        ),
        _ => None,
    }
}
