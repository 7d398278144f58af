//! The body, node by node.

use typst::model::NumberingPattern;
use typst::syntax::{LinkedNode, Source, SyntaxKind};

use super::call::markup;
use super::flow::Flow;
use crate::fill::Filled;
use crate::pages::numbered::NumberedBody;
use editions::document::{Block, Counted, Heading, Look, Note, Passages, Pictures};
use tables::diag::Diagnostic;
use tables::source::Span;

/// A body while it is read.
pub(super) struct Reader<'a> {
    pub(super) filled: &'a Filled,
    pub(super) body: &'a NumberedBody<'a>,
    pub(super) pictures: &'a Pictures<'a>,
    pub(super) passages: Passages<'a>,
    /// The passage that was read last, and its span.
    pub(super) last: Option<(usize, Span)>,
    /// The notes of all texts that were read, and how many of them are of this one.
    pub(super) notes: Vec<Note>,
    pub(super) counted_notes: usize,
    pub(super) counted: Counted,
    /// What stands before the body.
    pub(super) invitation: Vec<Block>,
    /// How many headings of the third level stand below the last one above.
    thirds: usize,
    /// How the lists here are numbered, level by level, and which level is next.
    pub(super) lists: (Vec<String>, usize),
    /// The number of the first item of the list here: others may have gone before.
    pub(super) first: usize,
    pub(super) findings: Vec<Diagnostic>,
}

/// The numbering of lists that ask for none.
pub(super) const USUAL: &str = "(a)(i)(1)";

impl<'a> Reader<'a> {
    pub(super) fn new(
        filled: &'a Filled,
        body: &'a NumberedBody<'a>,
        pictures: &'a Pictures<'a>,
        passages: Passages<'a>,
        notes: Vec<Note>,
    ) -> Self {
        Self {
            filled,
            body,
            pictures,
            passages,
            last: None,
            notes,
            counted_notes: 0,
            counted: Counted::of_body(),
            invitation: Vec::new(),
            thirds: 0,
            lists: (levels(USUAL), 0),
            first: 1,
            findings: Vec::new(),
        }
    }

    /// All blocks of the body.
    pub(super) fn body(&mut self) -> Vec<Block> {
        let source = Source::new(self.body.file, self.body.text.clone());
        let root = LinkedNode::new(source.root());
        let mut flow = Flow::default();
        // The first line brings the layout's functions in.
        let nodes: Vec<LinkedNode<'_>> = root.children().collect();
        let own = nodes
            .iter()
            .position(|node| node.kind() == SyntaxKind::ModuleImport);
        self.nodes(
            &nodes[own.map_or(0, |at| at + 1)..],
            &mut flow,
            Look::default(),
        );
        flow.done()
    }

    /// Reads nodes of markup into a flow.
    pub(super) fn nodes(&mut self, nodes: &[LinkedNode<'_>], flow: &mut Flow, look: Look) {
        nodes.iter().for_each(|node| self.node(node, flow, look));
    }

    fn node(&mut self, node: &LinkedNode<'_>, flow: &mut Flow, look: Look) {
        // No passage goes on beyond its paragraph.
        if matches!(
            node.kind(),
            SyntaxKind::Parbreak
                | SyntaxKind::Heading
                | SyntaxKind::EnumItem
                | SyntaxKind::ListItem
        ) {
            self.last = None;
        }
        match node.kind() {
            SyntaxKind::Parbreak => flow.close(),
            SyntaxKind::Heading => self.heading(node, flow),
            SyntaxKind::EnumItem => self.enum_item(node, flow),
            SyntaxKind::ListItem => self.bullet(node, flow),
            SyntaxKind::FuncCall => self.block_call(node, flow, look),
            SyntaxKind::Contextual => {
                let children: Vec<LinkedNode<'_>> = node.children().collect();
                let call = children
                    .iter()
                    .find(|child| child.kind() == SyntaxKind::FuncCall);
                match call {
                    Some(call) => self.block_call(call, flow, look),
                    None => self.unheld(node),
                }
            }
            _ => self.inline(node, flow, look),
        }
    }

    fn heading(&mut self, node: &LinkedNode<'_>, flow: &mut Flow) {
        flow.close();
        let children: Vec<LinkedNode<'_>> = node.children().collect();
        let of_kind = |kind| children.iter().find(move |child| child.kind() == kind);
        let marker = of_kind(SyntaxKind::HeadingMarker);
        let level = marker.map_or(1, |marker| marker.leaf_text().len());
        self.thirds = match level {
            3 => self.thirds + 1,
            1 | 2 => 0,
            _ => self.thirds,
        };
        let mut inner = self.inside(node);
        inner.close();
        let text = inner.blocks.into_iter().flat_map(|block| match block {
            Block::Plain(inside) => inside,
            _ => Vec::new(),
        });
        flow.blocks.push(Block::Heading(Heading {
            level,
            number: (level == 3).then(|| number("(I)", self.thirds)),
            inside: text.collect(),
        }));
    }

    fn enum_item(&mut self, node: &LinkedNode<'_>, flow: &mut Flow) {
        flow.close();
        let (pattern, level) = self.lists.clone();
        let own = pattern.get(level).or(pattern.last()).cloned();
        let own = own.unwrap_or_default();
        let first = if level == 0 { self.first } else { 1 };
        let number = number(&own, first + flow.items((&pattern, level, first)));
        self.lists.1 = level + 1;
        let item = self.inside(node).item(number);
        self.lists.1 = level;
        flow.push_item(item, (&pattern, level, first));
    }

    fn bullet(&mut self, node: &LinkedNode<'_>, flow: &mut Flow) {
        flow.close();
        let before = std::mem::replace(&mut self.lists, (levels(USUAL), 0));
        let item = self.inside(node).item(String::new());
        self.lists = before;
        match flow.blocks.last_mut() {
            Some(Block::Bullets(items)) => items.push(item),
            _ => flow.blocks.push(Block::Bullets(vec![item])),
        }
    }

    /// What stands in a heading or an item.
    fn inside(&mut self, node: &LinkedNode<'_>) -> Flow {
        let mut inner = Flow::plain();
        self.nodes(&markup(node), &mut inner, Look::default());
        inner
    }

    /// Reports what neither Word nor the web can be given.
    pub(super) fn unheld(&mut self, node: &LinkedNode<'_>) {
        let text = node.full_text();
        let name: String = text
            .chars()
            .take_while(|c| !"([\n".contains(*c))
            .take(40)
            .collect();
        let message = format!("neither the Word document nor the HTML edition can hold `{name}`");
        let place = self.body.origin(node.range());
        self.findings.push(
            Diagnostic::error("body/unheld", message)
                .at_any(place)
                .help("use the markup of the manual's page on bodies, or leave docx and html out"),
        );
    }
}

/// The levels of a list's numbering: `(a)(i)` as `(a)` and `(i)`.
pub(super) fn levels(pattern: &str) -> Vec<String> {
    let parts = pattern.split_inclusive(')');
    parts.map(str::to_owned).collect()
}

/// A number as it is printed.
fn number(pattern: &str, number: usize) -> String {
    let pattern: Result<NumberingPattern, _> = pattern.parse();
    let number = u64::try_from(number).unwrap_or(u64::MAX);
    let applied = pattern
        .ok()
        .and_then(|pattern| pattern.apply(None, &[number]).ok());
    applied.map(String::from).unwrap_or_default()
}
