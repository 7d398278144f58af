//! Sizes and counts in a body's code that no page could have: Typst would fail
//! on them, or never end.

use typst::syntax::{LinkedNode, SyntaxKind, ast};

use super::amount::{REPEATED, constant};
use super::beyond;
use tables::diag::Diagnostic;
use tables::source::pictures;

/// The longest side that a page of a PDF may have, in points.
const LONGEST: f64 = 14_400.0;

/// A finding for a number that is out of all measure.
pub(super) fn check(node: &LinkedNode<'_>) -> Option<Diagnostic> {
    let text = node.full_text();
    let is_beyond = match node.kind() {
        SyntaxKind::Numeric => in_points(&text)? > LONGEST,
        SyntaxKind::FieldAccess => matches!(text.as_str(), "float.inf" | "calc.inf"),
        _ => {
            let most = most(node)?;
            constant(node.cast()?)? > most
        }
    };
    is_beyond.then(|| {
        let finding = beyond(&format!("`{text}`"));
        finding.help(match node.kind() {
            SyntaxKind::Numeric => "the longest side of a PDF's page is 14400pt",
            SyntaxKind::FieldAccess => "write a length that a page has",
            _ => "write a number that a page has room for",
        })
    })
}

/// A finding for a picture that is written in the code itself, as far as it would be one
/// for a file: `image(bytes("<svg …"))`.
pub(super) fn picture(node: &LinkedNode<'_>) -> Option<Diagnostic> {
    let text = node.cast::<ast::Str<'_>>()?.get();
    let svg = text.contains("<svg").then_some(text)?;
    let why = pictures::check("picture.svg".into(), svg.as_bytes()).err()?;
    let message = format!("this picture cannot be shown: {why}");
    let finding = Diagnostic::error("body/beyond-measure", message);
    Some(finding.help("make it a file of the paper, and simpler"))
}

/// A length in points; of a percentage or a fraction, as if a whole were a page.
fn in_points(text: &str) -> Option<f64> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
    let (number, unit) = text.split_at(digits.len());
    let number: f64 = number.parse().ok()?;
    let points = match unit {
        "mm" => 72.0 / 25.4,
        "cm" => 720.0 / 25.4,
        "in" => 72.0,
        "em" => 14.0,
        // Whole pages.
        "%" => 8.42,
        // Angles go round.
        "deg" | "rad" => return None,
        _ => 1.0,
    };
    Some(number * points)
}

/// How much a number may ask for, where it says how often something is made.
fn most(node: &LinkedNode<'_>) -> Option<f64> {
    let parent = node.parent()?;
    match parent.kind() {
        SyntaxKind::Named => {
            let mut parts = parent.children();
            let name = parts.find(|part| part.kind() == SyntaxKind::Ident)?;
            let name = name.leaf_text().as_str();
            let size = ["columns", "rows", "colspan", "rowspan"].contains(&name);
            let place = ["x", "y"].contains(&name) && is_in_table(parent);
            (size || place).then_some(1_000.0)
        }
        SyntaxKind::Args => match parent.prev_sibling()?.full_text().as_str() {
            "range" => Some(1_000_000.0),
            "lorem" => Some(10_000.0),
            "columns" => Some(1_000.0),
            // Some patterns repeat their sign.
            "numbering" => Some(10_000.0),
            _ => None,
        },
        SyntaxKind::Binary => {
            let mut parts = parent.children();
            let repeated = parts.any(|part| {
                matches!(
                    part.kind(),
                    SyntaxKind::Str | SyntaxKind::ContentBlock | SyntaxKind::Array
                )
            });
            repeated.then_some(REPEATED)
        }
        _ => None,
    }
}

/// Whether a named argument says where in a table something stands: a row of that
/// number needs all before it.
fn is_in_table(named: &LinkedNode<'_>) -> bool {
    let called = named.parent().and_then(LinkedNode::prev_sibling);
    called.is_some_and(|called| {
        let name = called.full_text();
        ["cell", "hline", "vline"]
            .iter()
            .any(|end| name.ends_with(end))
    })
}
