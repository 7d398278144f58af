//! What stands in a text.

use std::ops::Range;

use typst::syntax::ast;
use typst::syntax::{LinkedNode, SyntaxKind};

use super::call::{Call, markup};
use super::flow::Flow;
use super::reader::Reader;
use crate::pages::number::GAP;
use editions::document::{Block, Inline, Look, Note, PassageKind, Target, Words};
use tables::source::Span;

/// How far two stretches of one passage may stand apart: the signs of bold words.
const NEAR: usize = 2;

impl Reader<'_> {
    pub(super) fn inline(&mut self, node: &LinkedNode<'_>, flow: &mut Flow, look: Look) {
        let own = |text: &str| text.to_owned();
        match node.kind() {
            SyntaxKind::Text => self.words(node, own(node.leaf_text()), flow, look),
            SyntaxKind::Space => self.words(node, own(" "), flow, look),
            SyntaxKind::SmartQuote => self.words(node, own(node.leaf_text()), flow, look),
            SyntaxKind::Escape => {
                let sign = node.cast::<ast::Escape<'_>>().map(|escape| escape.get());
                self.words(node, sign.map(String::from).unwrap_or_default(), flow, look);
            }
            SyntaxKind::Shorthand => {
                let sign = node.cast::<ast::Shorthand<'_>>().map(|sign| sign.get());
                self.words(node, sign.map(String::from).unwrap_or_default(), flow, look);
            }
            SyntaxKind::Str => {
                let text = node.cast::<ast::Str<'_>>().map(|text| text.get());
                let text = text.map(|text| text.to_string()).unwrap_or_default();
                self.words(node, text, flow, look);
            }
            SyntaxKind::Linebreak => flow.open.inside.push(Inline::Break),
            SyntaxKind::Link => {
                let address = node.leaf_text().to_string();
                let mut inner = Flow::plain();
                self.words(node, address.clone(), &mut inner, look);
                flow.open.inside.push(Inline::Link {
                    to: Target::Web(address),
                    inside: inner.open.inside,
                });
            }
            SyntaxKind::Strong => self.looked(node, flow, Look { strong: true, ..look }),
            SyntaxKind::Emph => self.looked(node, flow, Look { emph: true, ..look }),
            SyntaxKind::ContentBlock => self.nodes(&markup(node), flow, look),
            SyntaxKind::Hash
            | SyntaxKind::Semicolon
            | SyntaxKind::LineComment
            | SyntaxKind::BlockComment
            | SyntaxKind::None
            | SyntaxKind::End
            // One that names nothing was reported before.
            | SyntaxKind::Label => {}
            _ => self.unheld(node),
        }
    }

    fn looked(&mut self, node: &LinkedNode<'_>, flow: &mut Flow, look: Look) {
        self.nodes(&markup(node), flow, look);
    }

    /// A call in a text.
    pub(super) fn call(
        &mut self,
        node: &LinkedNode<'_>,
        call: &Call<'_>,
        flow: &mut Flow,
        look: Look,
    ) {
        match call.name.as_str() {
            "anchor" => {
                let name = call.strings.first().cloned().unwrap_or_default();
                flow.open.inside.push(Inline::Anchor(name));
            }
            "ref-to" | "link" if call.is_plain() => self.link(node, call, flow, look),
            "footnote" if call.is_plain() => self.note(node, call, flow),
            GAP => {}
            "linebreak" => flow.open.inside.push(Inline::Break),
            // A gap: the words beside it stay apart.
            "h" => flow.open.inside.push(Inline::plain(" ")),
            name => match looked(name, look).filter(|_| call.is_plain()) {
                Some(look) => {
                    for text in &call.strings {
                        self.words(node, text.clone(), flow, look);
                    }
                    for block in &call.contents {
                        self.nodes(&markup(block), flow, look);
                    }
                }
                None => self.unheld(node),
            },
        }
    }

    fn link(&mut self, node: &LinkedNode<'_>, call: &Call<'_>, flow: &mut Flow, look: Look) {
        let to = call.strings.first().cloned().unwrap_or_default();
        let mut inner = Flow::plain();
        // As of a note: what is put in at its end is the link's.
        self.last = None;
        for block in &call.contents {
            self.nodes(&markup(block), &mut inner, look);
        }
        if call.contents.is_empty() {
            self.words(node, to.clone(), &mut inner, look);
        }
        self.last = None;
        if !inner.blocks.is_empty() {
            return self.unheld(node);
        }
        let to = match call.name.as_str() {
            "link" => Target::Web(to),
            _ => Target::Place(to),
        };
        let inside = inner.open.inside;
        flow.open.inside.push(Inline::Link { to, inside });
    }

    fn note(&mut self, node: &LinkedNode<'_>, call: &Call<'_>, flow: &mut Flow) {
        // The mark stands before those of notes within the note.
        let at = self.notes.len();
        self.counted_notes += 1;
        self.notes.push(Note {
            number: self.counted_notes,
            ..Note::default()
        });
        flow.open.inside.push(Inline::Note(at));
        let mut inner = Flow::plain();
        // What stands beside a note is printed elsewhere: no passage goes over its ends.
        self.last = None;
        for text in &call.strings {
            self.words(node, text.clone(), &mut inner, Look::default());
        }
        for block in &call.contents {
            self.nodes(&markup(block), &mut inner, Look::default());
        }
        self.last = None;
        let mut lines = Vec::new();
        for block in inner.done() {
            match block {
                Block::Plain(inside) => lines.push(inside),
                _ => self.unheld(node),
            }
        }
        self.notes[at].paragraphs = lines;
    }

    /// Adds words, with the passage that they were typed in.
    fn words(&mut self, node: &LinkedNode<'_>, text: String, flow: &mut Flow, look: Look) {
        let passage = self.passage(node.range(), &text);
        let inside = &mut flow.open.inside;
        match inside.last_mut() {
            Some(Inline::Text(last)) if last.look == look && last.passage == passage => {
                last.text.push_str(&text);
            }
            _ => inside.push(Inline::Text(Words {
                text,
                look,
                passage,
            })),
        }
    }

    /// The passage that some words belong to: the last one, where they go on with it.
    fn passage(&mut self, range: Range<usize>, text: &str) -> Option<usize> {
        let (span, is_call) = self.body.typed(range)?;
        if let Some((at, last)) = self.last {
            if is_call && last == span {
                self.passages.extend(at, span, text);
                return Some(at);
            }
            let near = last.end <= span.start && span.start <= last.end + NEAR;
            if !is_call && near && last.file == span.file && self.is_typed(at) {
                self.passages.extend(at, span, text);
                self.last = Some((at, Span::new(span.file, last.start, span.end)));
                return Some(at);
            }
        }
        let kind = if is_call {
            PassageKind::Call
        } else {
            PassageKind::Typed
        };
        let at = self.passages.add(kind, span, text);
        self.last = Some((at, span));
        Some(at)
    }

    fn is_typed(&self, at: usize) -> bool {
        self.passages.kind(at) == Some(&PassageKind::Typed)
    }
}

/// The look that a function gives words.
fn looked(name: &str, look: Look) -> Option<Look> {
    Some(match name {
        "strong" => Look {
            strong: true,
            ..look
        },
        "emph" => Look { emph: true, ..look },
        "underline" => Look {
            underline: true,
            ..look
        },
        "strike" => Look {
            strike: true,
            ..look
        },
        "super" => Look {
            superscript: true,
            ..look
        },
        "sub" => Look {
            subscript: true,
            ..look
        },
        "box" => look,
        _ => return None,
    })
}
