//! An XML document with the places of its elements.

use roxmltree::{Document, Node};

use super::super::PartError;

/// What holds a result: an element that is not known may be passed over, but
/// never with one of these in it.
const RESULTS: [&str; 9] = [
    "testsuite",
    "testcase",
    "failure",
    "error",
    "skipped",
    "flakyFailure",
    "flakyError",
    "rerunFailure",
    "rerunError",
];

/// A document, for telling places.
pub(super) struct Xml<'d, 'i>(pub(super) &'d Document<'i>);

impl<'d, 'i> Xml<'d, 'i> {
    /// The elements in one that have these names. Others are passed over, where
    /// `strict` does not forbid any and they hold no result; text is refused.
    pub(super) fn children(
        &self,
        node: Node<'d, 'i>,
        names: &[&str],
        strict: bool,
    ) -> Result<Vec<Node<'d, 'i>>, PartError> {
        let mut known = Vec::new();
        for child in node.children() {
            let lost = match child.is_element() {
                true if names.contains(&child.tag_name().name()) => {
                    known.push(child);
                    false
                }
                true => strict || holds_result(child),
                false => child.is_text() && !is_blank(child),
            };
            if lost {
                let wanted = names.join("> or <");
                let why = format!("only <{wanted}> belongs into <{}>", node.tag_name().name());
                return Err(self.at(child, why));
            }
        }
        Ok(known)
    }

    /// An attribute that must be there.
    pub(super) fn attribute(&self, node: Node<'d, 'i>, name: &str) -> Result<&'d str, PartError> {
        node.attribute(name).ok_or_else(|| {
            let why = format!("<{}> lacks `{name}`", node.tag_name().name());
            self.at(node, why)
        })
    }

    /// What is wrong with an element, with its place.
    pub(super) fn at(&self, node: Node<'_, '_>, why: String) -> PartError {
        let at = self.0.text_pos_at(node.range().start);
        PartError::At {
            line: at.row as usize,
            column: at.col as usize,
            why,
        }
    }
}

fn holds_result(node: Node<'_, '_>) -> bool {
    node.descendants()
        .any(|inner| RESULTS.contains(&inner.tag_name().name()))
}

fn is_blank(node: Node<'_, '_>) -> bool {
    node.text().is_none_or(|text| text.trim().is_empty())
}

/// All text in an element, that of CDATA included.
pub(super) fn text(node: Node<'_, '_>) -> Option<String> {
    let pieces = node.descendants().filter(Node::is_text);
    let text: String = pieces.filter_map(|piece| piece.text()).collect();
    Some(text).filter(|text| !text.trim().is_empty())
}
