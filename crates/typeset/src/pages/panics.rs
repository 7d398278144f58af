//! Typst's panics as findings, at the code of the body that makes it panic.

use std::ops::Range;

use typst::syntax::{LinkedNode, Source, SyntaxKind};

use super::number;
use super::numbered::NumberedBody;
use crate::fill::Filled;
use crate::threads::Panicked;
use tables::diag::Diagnostic;

/// The finding for a panic. `compiles` tells whether a body can be set without
/// one: the code is looked for without which it can.
pub(super) fn finding(
    said: &Panicked,
    filled: &Filled,
    compiles: impl Fn(&[NumberedBody<'_>]) -> bool,
) -> Diagnostic {
    let message = format!("Typst fails on this: {}", said.0);
    let finding = Diagnostic::error("typst/panic", message)
        .help("a size that no page has is most often why: write one that fits");
    match culprit(filled, compiles) {
        Some(place) => finding.at(place),
        None => finding,
    }
}

fn culprit(
    filled: &Filled,
    compiles: impl Fn(&[NumberedBody<'_>]) -> bool,
) -> Option<tables::source::Span> {
    let bodies = number::number(filled).0?.bodies;
    (0..bodies.len()).find_map(|at| in_part(&bodies, at, &compiles))
}

/// The same in one of the parts.
fn in_part(
    bodies: &[NumberedBody<'_>],
    at: usize,
    compiles: &impl Fn(&[NumberedBody<'_>]) -> bool,
) -> Option<tables::source::Span> {
    let body = bodies.get(at)?;
    let source = Source::new(body.file, body.text.clone());
    let root = LinkedNode::new(source.root());
    // What prints first: without a name that it needs, nothing is set either.
    let mut code = Vec::new();
    gather(&root, &mut code);
    code.retain(|(range, _)| !body.is_ours(range.start));
    code.sort_by_key(|(range, prints)| (*prints, range.start));
    let printing = code.split_off(code.partition_point(|(_, prints)| !prints));
    [printing, code].into_iter().find_map(|code| {
        let code: Vec<Range<usize>> = code.into_iter().map(|(range, _)| range).collect();
        let found = first_needed(&code, |ranges| {
            let mut bodies = bodies.to_vec();
            bodies[at] = body.without(ranges);
            compiles(&bodies)
        })?;
        body.origin(code.get(found)?.clone())
    })
}

/// Which piece of code it is without which a body can be set.
fn first_needed(
    code: &[Range<usize>],
    compiles: impl Fn(&[Range<usize>]) -> bool,
) -> Option<usize> {
    // With the first so many pieces of code left out.
    let without = |count: usize| compiles(code.get(..count).unwrap_or_default());
    if code.is_empty() || !without(code.len()) {
        return None;
    }
    // Leaving out more never makes it worse: halve.
    let (mut fails, mut does) = (0, code.len());
    while does - fails > 1 {
        let middle = fails.midpoint(does);
        if without(middle) {
            does = middle;
        } else {
            fails = middle;
        }
    }
    Some(fails)
}

/// The code in text, each piece with its hash and whether it prints something;
/// what numbering wrote is gone into.
fn gather(node: &LinkedNode<'_>, code: &mut Vec<(Range<usize>, bool)>) {
    let mut hash = None;
    for child in node.children() {
        if child.kind() == SyntaxKind::Hash {
            hash = Some(child.offset());
            continue;
        }
        match hash.take() {
            Some(start) if child.kind() != SyntaxKind::Str && !is_ours(&child) => {
                let rule = matches!(
                    child.kind(),
                    SyntaxKind::LetBinding
                        | SyntaxKind::SetRule
                        | SyntaxKind::ShowRule
                        | SyntaxKind::ModuleImport
                );
                code.push((start..child.range().end, !rule));
            }
            _ => gather(&child, code),
        }
    }
}

/// Whether numbering wrote a call.
fn is_ours(node: &LinkedNode<'_>) -> bool {
    let name = node.children().next();
    let name = name.filter(|name| name.kind() == SyntaxKind::Ident);
    let import = node.kind() == SyntaxKind::ModuleImport && node.offset() <= 1;
    import
        || name.is_some_and(|name| {
            let ours = [
                "numbered", "items", "anchor", "ref-to", "together", "closing",
            ];
            ours.contains(&name.leaf_text().as_str())
        })
}
