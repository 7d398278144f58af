//! A body while it is numbered.

use std::collections::BTreeSet;
use std::ops::Range;

use typst::syntax::{LinkedNode, SyntaxKind};

use super::super::edits::Edits;
use super::super::labels::Labels;
use super::super::long;
use super::super::part::Part;
use crate::fill::quoted;
use tables::diag::Diagnostic;
use tables::model::Place;
use tables::source::Span;

/// What is known of a body so far, and what is to be changed in it.
pub(super) struct Numbering<'a> {
    pub(super) filled: &'a Part<'a>,
    pub(super) labels: Labels,
    /// Where the labels stand that name a paragraph or an item.
    pub(super) taken: Vec<Range<usize>>,
    /// Where the tables and pictures stand that are put in.
    pub(super) placed: BTreeSet<usize>,
    /// Where lists of posts begin that lead into a list of items.
    pub(super) leading_lines: BTreeSet<usize>,
    pub(super) edits: Edits,
    pub(super) findings: Vec<Diagnostic>,
}

impl Numbering<'_> {
    pub(super) fn paragraph(&mut self, number: usize, nodes: &[LinkedNode<'_>]) {
        let Some(first) = nodes.first() else { return };
        self.findings.extend(long::too_long(nodes, self.filled));
        let label = self.take_label(nodes);
        let name = label.map(|(label, span)| {
            let named = self
                .labels
                .name(label.clone(), Place::paragraph(number), span);
            self.findings.extend(named.err());
            label
        });
        // The first paragraph of a paper has no number.
        let first_of_paper = number == 1 && self.filled.annex.is_none();
        let call = match (self.filled.numbered && !first_of_paper, name) {
            (false, None) => return,
            (false, Some(name)) => format!("#anchor({});", quoted(&format!("para-{name}"))),
            (true, name) => {
                let name = name.map_or("none".to_owned(), |name| quoted(&name));
                format!("#numbered(\"{number}.\", {name});")
            }
        };
        self.edits.insert(first.offset(), call);
    }

    /// Takes the label at the end of a block's text out of the source.
    pub(super) fn take_label(
        &mut self,
        nodes: &[LinkedNode<'_>],
    ) -> Option<(String, Option<Span>)> {
        let label = trim(nodes)
            .last()
            .filter(|node| node.kind() == SyntaxKind::Label)?;
        let name = label.full_text();
        let name = name.trim_matches(['<', '>']).to_owned();
        let span = self.filled.body.origin_of(label.range());
        self.taken.push(label.range());
        let before = label.prev_sibling_with_trivia();
        let space = before.filter(|node| node.kind() == SyntaxKind::Space);
        let start = space.map_or(label.offset(), |space| space.offset());
        self.edits.replace(start..label.range().end, "");
        Some((name, span))
    }
}

/// The nodes without white space at either end.
pub(super) fn trim<'s, 'a>(nodes: &'s [LinkedNode<'a>]) -> &'s [LinkedNode<'a>] {
    let blank = |node: &LinkedNode<'_>| {
        matches!(
            node.kind(),
            SyntaxKind::Space | SyntaxKind::Parbreak | SyntaxKind::LineComment
        )
    };
    let start = nodes.iter().take_while(|node| blank(node)).count();
    let rest = &nodes[start..];
    let end = rest.iter().rev().take_while(|node| blank(node)).count();
    &rest[..rest.len() - end]
}
