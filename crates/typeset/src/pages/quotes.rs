//! Straight quotation marks of an English body, set as curly ones: here and not
//! by Typst, so that the page has what the checks have read.
//!
//! Marks that are escaped stand as they are, and so do those of values, which are
//! strings, and those in code.

use std::ops::Range;

use typst::syntax::{LinkedNode, Source, SyntaxKind, ast};

use super::edits::Edits;
use tables::characters::quote_marks;

/// Stands for what is no text.
const OTHER: char = '\u{FFFC}';

/// Sets the marks of a source.
pub(super) fn set(source: &Source, edits: &mut Edits) {
    let mut setter = Setter {
        edits,
        text: String::new(),
        marks: Vec::new(),
    };
    setter.children(&LinkedNode::new(source.root()));
    setter.flush();
}

/// One run of text after another, each with the marks in it.
struct Setter<'e> {
    edits: &'e mut Edits,
    text: String,
    marks: Vec<(usize, Range<usize>)>,
}

impl Setter<'_> {
    /// Ends a run: its marks are known now.
    fn flush(&mut self) {
        let places = std::mem::take(&mut self.marks);
        let text = std::mem::take(&mut self.text);
        let place = |at: usize| {
            let found = places.binary_search_by_key(&at, |(at, _)| *at);
            found.ok().map(|found| places[found].1.clone())
        };
        for mark in quote_marks(&text, |at| place(at).is_some()) {
            if let Some(range) = place(mark.at) {
                self.edits.replace(range, mark.set);
            }
        }
    }

    /// Reads what is a text by itself, in the middle of another.
    fn apart(&mut self, node: &LinkedNode<'_>) {
        let outer = (
            std::mem::take(&mut self.text),
            std::mem::take(&mut self.marks),
        );
        self.children(node);
        self.flush();
        (self.text, self.marks) = outer;
    }

    fn children(&mut self, node: &LinkedNode<'_>) {
        for child in node.children() {
            self.node(&child);
        }
    }

    fn node(&mut self, node: &LinkedNode<'_>) {
        match node.kind() {
            SyntaxKind::SmartQuote => {
                self.marks.push((self.text.len(), node.range()));
                self.text.push_str(node.leaf_text());
            }
            SyntaxKind::Text | SyntaxKind::Link | SyntaxKind::Shorthand => {
                self.text.push_str(node.leaf_text());
            }
            SyntaxKind::Escape => {
                let escape = node.cast::<ast::Escape<'_>>();
                self.text.extend(escape.map(ast::Escape::get));
            }
            SyntaxKind::Str if node.parent_kind() == Some(SyntaxKind::Markup) => {
                let value = node.cast::<ast::Str<'_>>().map(ast::Str::get);
                self.text.push_str(&value.unwrap_or_default());
            }
            SyntaxKind::Space | SyntaxKind::Linebreak => self.text.push(' '),
            SyntaxKind::Parbreak => self.flush(),
            SyntaxKind::Heading
            | SyntaxKind::EnumItem
            | SyntaxKind::ListItem
            | SyntaxKind::TermItem => {
                self.flush();
                self.children(node);
                self.flush();
            }
            SyntaxKind::Strong | SyntaxKind::Emph | SyntaxKind::Markup => self.children(node),
            SyntaxKind::Raw | SyntaxKind::Equation => self.text.push_str(&node.full_text()),
            SyntaxKind::FuncCall => self.call(node),
            SyntaxKind::ContentBlock => self.apart(node),
            kind if is_silent(kind) => {}
            _ => self.code(node),
        }
    }

    /// A call: the content that follows it is text here, but for that of a note,
    /// which stands elsewhere.
    fn call(&mut self, node: &LinkedNode<'_>) {
        let mut children = node.children();
        let callee = children.next();
        let note = callee.is_some_and(|callee| callee.leaf_text() == "footnote");
        let args = children.find(|child| child.kind() == SyntaxKind::Args);
        let content = |node: &LinkedNode<'_>| node.kind() == SyntaxKind::ContentBlock;
        let mut has_content = false;
        for arg in args.iter().flat_map(LinkedNode::children) {
            if !content(&arg) {
                self.inside(&arg);
                continue;
            }
            // Content between the brackets of the call is followed by one of them.
            let last = arg.next_sibling().is_none_or(|next| content(&next));
            if note || !last {
                self.apart(&arg);
            } else {
                self.children(&arg);
            }
            has_content |= last;
        }
        if !has_content {
            self.text.push(OTHER);
        }
    }

    /// Code that is none of the others: the texts in it are read each by itself.
    fn code(&mut self, node: &LinkedNode<'_>) {
        self.inside(node);
        self.text.push(OTHER);
    }

    /// The contents below a node of code.
    fn inside(&mut self, node: &LinkedNode<'_>) {
        if node.kind() == SyntaxKind::ContentBlock {
            self.apart(node);
            return;
        }
        for child in node.children() {
            self.inside(&child);
        }
    }
}

/// What prints nothing.
fn is_silent(kind: SyntaxKind) -> bool {
    matches!(
        kind,
        SyntaxKind::Hash
            | SyntaxKind::Semicolon
            | SyntaxKind::Label
            | SyntaxKind::LineComment
            | SyntaxKind::BlockComment
            | SyntaxKind::Star
            | SyntaxKind::Underscore
            | SyntaxKind::LeftBracket
            | SyntaxKind::RightBracket
            | SyntaxKind::HeadingMarker
            | SyntaxKind::EnumMarker
            | SyntaxKind::ListMarker
            | SyntaxKind::TermMarker
    )
}
