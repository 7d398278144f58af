//! Stars and underscores that were typed as signs: Typst would take a pair of
//! them away and make what is between them bold or slanted.

use std::ops::Range;

use typst::syntax::{LinkedNode, SyntaxKind};

use super::bound::Bound;
use super::unprinted;
use tables::diag::Diagnostic;

/// Marks that no bold or slanted words begin with: they end something.
const CLOSING: &str = "，、。；：！？）」』》〉】〕,.;:!?)]}";

/// Marks that none end with: they open something.
const OPENING: &str = "（「『《〈【〔([{$";

/// A finding for a pair that is no pair.
pub(super) fn check(node: &LinkedNode<'_>, text: &str) -> Option<Diagnostic> {
    let sign = text[node.offset()..].chars().next()?;
    let mut parts = node.children();
    let body = parts.find(|child| child.kind() == SyntaxKind::Markup);
    let inner = body.map_or("", |body| &text[body.range()]);
    let help = format!("write \\{sign} for the sign itself");
    if inner.is_empty() && text[..node.offset()].ends_with(sign) {
        // The rest of a row, which is reported where it begins.
        return None;
    }
    if inner.is_empty() {
        let message = format!("`{sign}{sign}` would not be printed");
        return Some(unprinted(message, help));
    }
    let slanted = sign == '_';
    let how = if slanted { "slanted" } else { "bold" };
    let message = format!("`{sign}` would not be printed: to Typst it begins {how} words");
    let first = inner.chars().next()?;
    let last = inner.chars().next_back()?;
    let loose = first.is_whitespace() || last.is_whitespace();
    if loose || CLOSING.contains(first) || OPENING.contains(last) {
        let example = format!("{help}; {how} words stand close within theirs: {sign}words{sign}");
        return Some(unprinted(message, example));
    }
    let before = text[..node.offset()].chars().next_back();
    let after = text[node.range().end..].chars().next();
    let in_word = [before, after]
        .into_iter()
        .flatten()
        .any(char::is_alphanumeric);
    if slanted && (in_word || inner.contains(is_han)) {
        let help = format!("{help}, or #emph[…] for slanted Latin words");
        return Some(unprinted(message, help));
    }
    None
}

/// A finding for the call of slanted words around Chinese ones, and where it stands.
pub(super) fn slanted(
    node: &LinkedNode<'_>,
    text: &str,
    bound: &Bound,
) -> Option<(Range<usize>, Diagnostic)> {
    let name = node.children().next()?;
    let is_call = name.kind() == SyntaxKind::Ident && name.leaf_text() == "emph";
    if !is_call || !bound.is_standard_only("emph") || !text[node.range()].contains(is_han) {
        return None;
    }
    let start = node.offset() - usize::from(text[..node.offset()].ends_with('#'));
    let message = "`#emph` slants no Chinese letters: they are printed upright";
    let help = "write *…* for bold words or #underline[…] for underlined ones; take `#emph[…]` \
                around Latin letters alone";
    let found = Diagnostic::warning("body/slanted-chinese", message).help(help);
    Some((start..name.range().end, found))
}

/// Whether a character is Chinese: its faces have no slanted form.
fn is_han(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}
