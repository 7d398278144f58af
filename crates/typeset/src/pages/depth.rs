//! How deep Typst source is nested, known before Typst goes down into it.
//!
//! Typst's parser bounds brackets, but a chain (`1+1+1…`, `"a".trim().trim()…`)
//! becomes a tree as deep as it is long, and whatever walks such a tree by
//! recursion uses up its stack.

use std::ops::Range;

use typst::syntax::{SyntaxNode, parse};

use tables::diag::Diagnostic;

/// How many levels a tree may have: more than the parser lets brackets have,
/// and few enough for any stack of ours.
const DEEPEST: usize = 2_000;

/// The stretch of a source that is nested too deep, if there is one. The first
/// piece of the outermost level counts that holds it.
pub(super) fn too_deep(text: &str) -> Option<Range<usize>> {
    // Each level takes a character at least.
    if text.len() <= DEEPEST {
        return None;
    }
    let root = parse(text);
    let found = deep_child(&root);
    if found.is_some() {
        // Dropping the tree would go down as deep as it is.
        std::mem::forget(root);
    }
    found
}

/// The finding for it.
pub(super) fn finding() -> Diagnostic {
    Diagnostic::error("body/too-deep", "this Typst code is nested too deep").help(
        "a chain of operators or calls may have some 1000 links: cut it, or write the text itself",
    )
}

fn deep_child(root: &SyntaxNode) -> Option<Range<usize>> {
    let mut start = 0;
    for child in root.children() {
        let range = start..start + child.len();
        if is_deep(child) {
            return Some(range);
        }
        start = range.end;
    }
    None
}

/// Whether a tree has too many levels, found without recursion.
fn is_deep(node: &SyntaxNode) -> bool {
    let mut open = vec![(node, 1)];
    while let Some((node, depth)) = open.pop() {
        if depth > DEEPEST {
            return true;
        }
        open.extend(node.children().map(|child| (child, depth + 1)));
    }
    false
}

#[cfg(test)]
mod tests {
    use super::too_deep;

    #[test]
    fn chains_are_as_deep_as_they_are_long() {
        let deep = |text: String| too_deep(&text).map(|range| (range.start, range.end > 4_000));
        assert_eq!(deep("甲 ".repeat(3_000)), None);
        assert_eq!(
            deep(format!("甲#{{{}1}}乙", "1+".repeat(5_000))),
            Some((4, true))
        );
        assert_eq!(
            deep(format!("#\"a\"{}", ".trim()".repeat(5_000))),
            Some((1, true))
        );
        assert_eq!(
            deep(format!("#f{}", "(1)".repeat(100_000))),
            Some((1, true))
        );
        assert_eq!(deep(format!("${}$", "1/".repeat(100_000))), Some((0, true)));
        // Brackets are bounded by Typst's parser itself.
        assert_eq!(deep("#[".repeat(100_000)), None);
        assert_eq!(deep("#(".to_owned() + &"(".repeat(100_000)), None);
        assert_eq!(deep(format!("#x{}", "[甲]".repeat(1_000))), None);
    }
}
