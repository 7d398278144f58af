//! A call of a function in the body.

use typst::syntax::ast;
use typst::syntax::{LinkedNode, SyntaxKind};

/// A call with its arguments.
pub(super) struct Call<'a> {
    /// The function's name.
    pub(super) name: String,
    /// The arguments by position that are strings, in their order.
    pub(super) strings: Vec<String>,
    /// The arguments by position that are numbers.
    pub(super) numbers: Vec<usize>,
    /// Those that are content.
    pub(super) contents: Vec<LinkedNode<'a>>,
    /// The number at which a list begins, where it says so.
    pub(super) start: Option<usize>,
    /// The names of the others.
    pub(super) named: Vec<String>,
    /// Whether there is an argument of any other kind.
    pub(super) others: bool,
}

impl<'a> Call<'a> {
    /// The call of a node; none where what is called has no plain name.
    pub(super) fn of(node: &LinkedNode<'a>) -> Option<Self> {
        let mut children = node.children();
        let callee = children.next()?;
        if callee.kind() != SyntaxKind::Ident {
            return None;
        }
        let mut call = Self {
            name: callee.leaf_text().to_string(),
            strings: Vec::new(),
            numbers: Vec::new(),
            contents: Vec::new(),
            start: None,
            named: Vec::new(),
            others: false,
        };
        let args = children.find(|child| child.kind() == SyntaxKind::Args)?;
        for arg in args.children() {
            call.argument(arg);
        }
        Some(call)
    }

    fn argument(&mut self, arg: LinkedNode<'a>) {
        match arg.kind() {
            SyntaxKind::Str => {
                let text = arg.cast::<ast::Str<'_>>().map(|text| text.get());
                self.strings.extend(text.map(|text| text.to_string()));
            }
            SyntaxKind::Int => {
                let number = arg.leaf_text().parse();
                match number {
                    Ok(number) => self.numbers.push(number),
                    Err(_) => self.others = true,
                }
            }
            SyntaxKind::ContentBlock => self.contents.push(arg),
            SyntaxKind::Named => {
                let name = arg.children().next();
                let name = name.map(|name| name.leaf_text().to_string());
                if name.as_deref() == Some("start") {
                    let mut values = arg.children();
                    let value = values.find(|value| value.kind() == SyntaxKind::Int);
                    self.start = value.and_then(|value| value.leaf_text().parse().ok());
                }
                self.named.push(name.unwrap_or_default());
            }
            SyntaxKind::None
            | SyntaxKind::LeftParen
            | SyntaxKind::RightParen
            | SyntaxKind::Comma
            | SyntaxKind::Space
            | SyntaxKind::LineComment
            | SyntaxKind::BlockComment => {}
            _ => self.others = true,
        }
    }

    /// Whether it has nothing but content and strings.
    pub(super) fn is_plain(&self) -> bool {
        self.named.is_empty() && self.numbers.is_empty() && !self.others
    }
}

/// The markup in a content block, a heading, an item, or what is emphasised.
pub(super) fn markup<'a>(block: &LinkedNode<'a>) -> Vec<LinkedNode<'a>> {
    let inner = block
        .children()
        .find(|child| child.kind() == SyntaxKind::Markup);
    inner
        .map(|markup| markup.children().collect())
        .unwrap_or_default()
}
