//! Typst markup that a paper's body does not have, or that would take away
//! what was typed: where it stands, something else was meant.
//!
//! Whatever Typst reads in a body is printed as typed, is markup that the
//! manual names (headings, lists, labels, footnotes, bold and slanted words,
//! dashes and calls), or is an error here.

mod amount;
mod bound;
mod code;
mod evaluated;
mod labels;
mod pairs;
mod sign;
mod size;
mod within;

use std::ops::Range;

use typst::syntax::{LinkedNode, Source, SyntaxKind};

pub(super) use evaluated::evaluated;
pub(super) use labels::stray as stray_labels;
pub(super) use within::Within;

use self::bound::Bound;
use super::edits::Edits;
use super::part::Part;
use tables::diag::Diagnostic;

/// A finding, with the stretch of the filled body that it is about: what Typst
/// itself says of that stretch follows from it.
pub(super) struct MarkupFinding {
    pub(super) range: Range<usize>,
    pub(super) finding: Diagnostic,
}

/// What is to be looked at, and what was found.
struct Reader<'a> {
    text: &'a str,
    filled: &'a Part<'a>,
    bound: Bound,
    edits: &'a mut Edits,
    found: Vec<MarkupFinding>,
}

/// A finding for each piece of markup that is not to be had; what can be printed
/// as typed after all becomes an edit.
pub(super) fn check(source: &Source, filled: &Part<'_>, edits: &mut Edits) -> Vec<MarkupFinding> {
    let root = LinkedNode::new(source.root());
    let mut reader = Reader {
        text: source.text(),
        filled,
        bound: Bound::of(&root),
        edits,
        found: Vec::new(),
    };
    reader.look(&root);
    reader.found
}

/// The error for something that asks for too much.
fn beyond(what: &str) -> Diagnostic {
    let message = format!("{what} is beyond what a page can hold");
    Diagnostic::error("body/beyond-measure", message)
}

/// An error whose sign would not be printed.
fn unprinted(message: impl Into<String>, help: impl Into<String>) -> Diagnostic {
    Diagnostic::error("body/unprinted-sign", message).help(help)
}

impl Reader<'_> {
    fn look(&mut self, node: &LinkedNode<'_>) {
        // What a value or helper wrote is printed as it is.
        let emissions = &self.filled.body.emissions;
        let after = emissions.partition_point(|found| found.range.start <= node.offset());
        let before = after.checked_sub(1).map(|at| &emissions[at].range);
        if before
            .is_some_and(|range| range.contains(&node.offset()) && node.range().end <= range.end)
        {
            return;
        }
        if self.meant_otherwise(node) {
            return;
        }
        self.slanted(node);
        for child in node.children() {
            self.look(&child);
        }
    }

    /// Tells of slanted Chinese words, which are printed all the same.
    fn slanted(&mut self, node: &LinkedNode<'_>) {
        if node.kind() != SyntaxKind::FuncCall {
            return;
        }
        if let Some((range, finding)) = pairs::slanted(node, self.text, &self.bound) {
            let finding = finding.at_any(self.filled.body.origin_of(range.clone()));
            self.found.push(MarkupFinding { range, finding });
        }
    }

    /// Whether something else was meant by a node, which is then reported.
    fn meant_otherwise(&mut self, node: &LinkedNode<'_>) -> bool {
        let marker = |len: usize| node.offset()..node.offset() + len.min(node.leaf_text().len());
        let whole = node.range();
        let found = match node.kind() {
            SyntaxKind::EnumMarker if node.leaf_text() != "+" => Some((whole, typed_number(node))),
            SyntaxKind::Equation => Some((dollars(node), mathematics())),
            SyntaxKind::Ref => Some((whole, reference())),
            SyntaxKind::Shebang | SyntaxKind::LineComment | SyntaxKind::BlockComment => {
                let found = sign::comment(node);
                found.map(|finding| (marker("//".len()), finding))
            }
            SyntaxKind::Shorthand => sign::shorthand(node, self.text, self.edits),
            SyntaxKind::Escape => sign::escape(node).map(|finding| (whole, finding)),
            SyntaxKind::Linebreak => sign::line_break(node).map(|finding| (whole, finding)),
            SyntaxKind::Str => evaluated::comment(node)
                .or_else(|| size::picture(node))
                .map(|finding| (whole, finding)),
            SyntaxKind::Raw => Some((node.offset()..node.offset() + 1, sign::backtick())),
            SyntaxKind::Heading
            | SyntaxKind::ListItem
            | SyntaxKind::EnumItem
            | SyntaxKind::TermItem => sign::line_start(node, self.text),
            SyntaxKind::Strong | SyntaxKind::Emph => {
                let found = pairs::check(node, self.text);
                found.map(|finding| (node.offset()..node.offset() + 1, finding))
            }
            SyntaxKind::Hash => code::hash(node, &self.bound),
            SyntaxKind::Semicolon => {
                code::semicolon(node, self.text).map(|finding| (whole, finding))
            }
            SyntaxKind::Numeric | SyntaxKind::Int | SyntaxKind::Float | SyntaxKind::FieldAccess => {
                size::check(node).map(|finding| (whole, finding))
            }
            SyntaxKind::Binary | SyntaxKind::Parenthesized => {
                let found = size::check(node).or_else(|| amount::repeated(node));
                let found = found.or_else(|| amount::looped(node));
                found.map(|finding| (whole, finding))
            }
            SyntaxKind::ForLoop => amount::looped(node).map(|finding| (whole, finding)),
            SyntaxKind::FuncCall => code::bracket_after(node, self.text, &self.bound)
                .or_else(|| Some((whole, amount::looped(node)?))),
            SyntaxKind::Error => sign::misread(node, self.text),
            _ => None,
        };
        let Some((place, finding)) = found else {
            return false;
        };
        let finding = finding.at_any(self.filled.body.origin_of(place));
        let range = code::with_expression(node);
        self.found.push(MarkupFinding { range, finding });
        true
    }
}

/// The error for a bracket or full stop that stands right after Typst code, and
/// is read as code too.
pub(super) fn read_as_code(sign: char) -> Diagnostic {
    let help = match sign {
        // In text, too, a square bracket that closes nothing is an error.
        '[' => "write \\[ and \\] for the signs themselves".to_owned(),
        _ => format!("write \\{sign} for the sign itself"),
    };
    unprinted(
        format!("`{sign}` right after a call is read as a part of the call"),
        help,
    )
}

fn typed_number(node: &LinkedNode<'_>) -> Diagnostic {
    let message = format!("`{}` is typed, and begins a list", node.leaf_text());
    Diagnostic::error("body/typed-number", message)
        .help("leave it out: paragraphs and items are numbered by the layout")
}

/// The dollar signs of a formula: the first alone where it is never closed, for
/// the formula is then all the rest.
fn dollars(node: &LinkedNode<'_>) -> Range<usize> {
    let signs = node
        .children()
        .filter(|child| child.kind() == SyntaxKind::Dollar);
    match signs.count() {
        2 => node.range(),
        _ => node.offset()..node.offset() + 1,
    }
}

fn mathematics() -> Diagnostic {
    Diagnostic::error(
        "body/mathematics",
        "`$` begins a formula, and papers have none",
    )
    .help("write \\$ for the sign itself")
}

fn reference() -> Diagnostic {
    Diagnostic::error(
        "body/typst-reference",
        "`@` begins a reference of Typst's own",
    )
    .help("refer by {{para \"label\"}}; write \\@ for the sign itself")
}
