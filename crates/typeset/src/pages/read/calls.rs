//! The calls of what stands by itself.

use typst::syntax::LinkedNode;

use super::call::{Call, markup};
use super::flow::Flow;
use super::reader::{Reader, USUAL, levels};
use content::edition::AnnexData;
use editions::document::{Block, Look, blocks_of};

impl Reader<'_> {
    /// A call: of what stands by itself; else of what stands in a text.
    pub(super) fn block_call(&mut self, node: &LinkedNode<'_>, flow: &mut Flow, look: Look) {
        let Some(call) = Call::of(node) else {
            return self.unheld(node);
        };
        match call.name.as_str() {
            "numbered" => {
                let number = call.strings.first().map(|text| text.trim_end_matches('.'));
                flow.open.number = number.and_then(|number| number.parse().ok());
                let name = call.strings.get(1);
                flow.open.name = name.map(|name| format!("para-{name}"));
            }
            "lead-in" | "closing" => self.contents(&call, flow, look),
            "invitation" if self.is_added(node) => self.invitation = self.apart(&call, look),
            "post-lines" => {
                flow.close();
                let posts = self.apart(&call, look).into_iter();
                flow.blocks.extend(posts.map(|block| match block {
                    Block::Plain(inside) => Block::Posts(inside),
                    other => other,
                }));
            }
            // It says nothing that the text beside it does not say.
            "margin-mark" if self.is_added(node) => {}
            "items" => {
                flow.close();
                let pattern = call.strings.first().map_or(USUAL, String::as_str);
                let before = std::mem::replace(&mut self.lists, (levels(pattern), 0));
                let first = std::mem::replace(&mut self.first, call.start.unwrap_or(1));
                self.contents(&call, flow, look);
                (self.lists, self.first) = (before, first);
            }
            "placed" => {
                flow.close();
                self.placed(&call, flow);
            }
            "par" if call.is_plain() => {
                flow.close();
                flow.blocks.extend(self.apart(&call, look));
            }
            // White space between paragraphs is each edition's own.
            "v" => flow.close(),
            "pagebreak" => {
                flow.close();
                flow.blocks.push(Block::PageBreak);
            }
            _ => self.call(node, &call, flow, look),
        }
    }

    /// Whether numbering put it in.
    fn is_added(&self, node: &LinkedNode<'_>) -> bool {
        self.body.typed(node.range()).is_none()
    }

    /// What stands in a call, as texts that are no paragraphs of the body.
    fn apart(&mut self, call: &Call<'_>, look: Look) -> Vec<Block> {
        let mut inner = Flow::plain();
        self.contents(call, &mut inner, look);
        inner.done()
    }

    fn contents(&mut self, call: &Call<'_>, flow: &mut Flow, look: Look) {
        for block in &call.contents {
            self.nodes(&markup(block), flow, look);
        }
    }

    fn placed(&mut self, call: &Call<'_>, flow: &mut Flow) {
        let at = call.numbers.first().copied().unwrap_or_default();
        let paper = &self.filled.paper;
        let of_annex = self.body.annex.and_then(|annex| paper.annex(annex));
        let all = of_annex.map_or(&paper.placed[..], AnnexData::placed);
        let Some(placed) = all.get(at) else {
            return;
        };
        match blocks_of(placed, &mut self.counted, self.pictures, &mut self.passages) {
            Ok(blocks) => flow.blocks.extend(blocks),
            Err(finding) => self.findings.push(finding),
        }
    }
}
