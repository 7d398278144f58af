//! The shape of a body: which stretches of its source are headings, paragraphs
//! and lists.
//!
//! Reads Typst's own syntax tree, so that whatever Typst takes for a heading or
//! an item is one here too.

use std::ops::Range;

use typst::syntax::{LinkedNode, SyntaxKind, SyntaxNode};

/// A block of a body, with the range of its source.
#[derive(Debug, Clone)]
pub(super) enum Block<'a> {
    /// A heading, at this range of the source.
    Heading(Range<usize>),
    /// A paragraph: the nodes of its text.
    Paragraph(Vec<LinkedNode<'a>>),
    /// A list: its items.
    List(Vec<LinkedNode<'a>>),
    /// Code that is no text of its own: `#v(1em)`, `#table(…)`, or what asks
    /// for a list's numbering.
    Code(Range<usize>),
}

impl Block<'_> {
    /// Where the block's source stands.
    pub(super) fn range(&self) -> Option<Range<usize>> {
        match self {
            Self::Paragraph(nodes) | Self::List(nodes) => {
                Some(nodes.first()?.offset()..nodes.last()?.range().end)
            }
            Self::Heading(range) | Self::Code(range) => Some(range.clone()),
        }
    }
}

/// Cuts a body into blocks. `is_text` tells whether an expression at an offset
/// was written by a value or helper, which makes it text.
pub(super) fn blocks<'a>(root: &'a SyntaxNode, is_text: impl Fn(usize) -> bool) -> Vec<Block<'a>> {
    let mut blocks = Vec::new();
    let mut open: Vec<LinkedNode<'a>> = Vec::new();
    let close = |open: &mut Vec<LinkedNode<'a>>, blocks: &mut Vec<Block<'a>>| {
        let nodes = std::mem::take(open);
        if let (Some(first), Some(last)) = (nodes.first(), nodes.last()) {
            let range = first.offset()..last.range().end;
            let text = nodes.iter().any(|node| node_is_text(node, &is_text));
            blocks.push(if text {
                Block::Paragraph(nodes)
            } else {
                Block::Code(range)
            });
        }
    };
    for node in LinkedNode::new(root).children() {
        match node.kind() {
            SyntaxKind::Parbreak => close(&mut open, &mut blocks),
            SyntaxKind::Heading => {
                close(&mut open, &mut blocks);
                blocks.push(Block::Heading(node.range()));
            }
            SyntaxKind::EnumItem => {
                close(&mut open, &mut blocks);
                match blocks.last_mut() {
                    Some(Block::List(items)) => items.push(node),
                    _ => blocks.push(Block::List(vec![node])),
                }
            }
            // Lists of other kinds are no text that could be numbered.
            SyntaxKind::ListItem | SyntaxKind::TermItem => {
                close(&mut open, &mut blocks);
                blocks.push(Block::Code(node.range()));
            }
            SyntaxKind::LineComment | SyntaxKind::BlockComment => {}
            SyntaxKind::Space if open.is_empty() => {}
            _ => open.push(node),
        }
    }
    close(&mut open, &mut blocks);
    blocks
}

/// Whether a node puts text on the page by itself; a call may, a rule may not.
fn node_is_text(node: &LinkedNode<'_>, is_text: &impl Fn(usize) -> bool) -> bool {
    match node.kind() {
        SyntaxKind::Space | SyntaxKind::Hash | SyntaxKind::Semicolon | SyntaxKind::Label => false,
        kind if is_code(kind) => {
            // The expression begins after its hash.
            node.offset().checked_sub(1).is_some_and(is_text)
        }
        _ => true,
    }
}

fn is_code(kind: SyntaxKind) -> bool {
    matches!(
        kind,
        SyntaxKind::LetBinding
            | SyntaxKind::SetRule
            | SyntaxKind::ShowRule
            | SyntaxKind::Contextual
            | SyntaxKind::Conditional
            | SyntaxKind::WhileLoop
            | SyntaxKind::ForLoop
            | SyntaxKind::ModuleImport
            | SyntaxKind::ModuleInclude
            | SyntaxKind::FuncCall
            | SyntaxKind::FieldAccess
            | SyntaxKind::Ident
            | SyntaxKind::CodeBlock
            | SyntaxKind::ContentBlock
            | SyntaxKind::None
            | SyntaxKind::Auto
            | SyntaxKind::Str
    )
}
