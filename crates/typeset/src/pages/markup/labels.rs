//! Labels that name no paragraph and no item: Typst takes them away.

use std::ops::Range;

use typst::syntax::{LinkedNode, Source, SyntaxKind};

use super::super::part::Part;
use tables::diag::Diagnostic;

/// A finding for each label in text that is none of those taken (by the ranges
/// of the filled body), and that no code names either.
pub(in super::super) fn stray(
    source: &Source,
    filled: &Part<'_>,
    taken: &[Range<usize>],
) -> Vec<Diagnostic> {
    let mut labels = Vec::new();
    gather(&LinkedNode::new(source.root()), &mut labels);
    let in_text = |label: &&LinkedNode<'_>| label.parent_kind() == Some(SyntaxKind::Markup);
    let named: Vec<&str> = labels
        .iter()
        .filter(|label| !in_text(label))
        .map(|label| label.leaf_text().as_str())
        .collect();
    labels
        .iter()
        .filter(in_text)
        .filter(|label| !taken.contains(&label.range()))
        .filter(|label| !named.contains(&label.leaf_text().as_str()))
        .map(|label| {
            let message = format!(
                "`{}` names no paragraph and no item, and is not printed",
                label.leaf_text()
            );
            Diagnostic::error("body/stray-label", message)
                .at_any(filled.body.origin_of(label.range()))
                .help("write \\< for the sign itself; a label stands at the end of its paragraph's or item's text")
        })
        .collect()
}

fn gather<'a>(node: &LinkedNode<'a>, labels: &mut Vec<LinkedNode<'a>>) {
    if node.kind() == SyntaxKind::Label {
        labels.push(node.clone());
    }
    for child in node.children() {
        gather(&child, labels);
    }
}
