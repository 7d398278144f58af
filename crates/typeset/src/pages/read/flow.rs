//! Blocks while they are gathered, and the paragraph that is open.

use editions::document::{Block, Inline, Item, List, Paragraph};

/// What was gathered so far.
#[derive(Default)]
pub(super) struct Flow {
    pub(super) blocks: Vec<Block>,
    pub(super) open: Paragraph,
    /// Whether paragraphs here have no number and are no paragraphs of the body.
    pub(super) is_plain: bool,
}

impl Flow {
    /// A flow of texts that are no paragraphs of the body.
    pub(super) fn plain() -> Self {
        Self {
            is_plain: true,
            ..Self::default()
        }
    }

    /// Ends the open paragraph.
    pub(super) fn close(&mut self) {
        let mut paragraph = std::mem::take(&mut self.open);
        trim(&mut paragraph.inside);
        let says = |piece: &Inline| !matches!(piece, Inline::Anchor(_));
        if !paragraph.inside.iter().any(says) && paragraph.number.is_none() {
            return;
        }
        self.blocks.push(match self.is_plain {
            true => Block::Plain(paragraph.inside),
            false => Block::Paragraph(paragraph),
        });
    }

    /// All blocks.
    pub(super) fn done(mut self) -> Vec<Block> {
        self.close();
        self.blocks
    }

    /// The same as an item: its first text, and what stands below.
    pub(super) fn item(mut self, number: String) -> Item {
        self.close();
        let mut blocks = self.blocks.into_iter().peekable();
        let mut item = Item {
            number,
            ..Item::default()
        };
        if let Some(Block::Plain(inside)) = blocks.next_if(|block| matches!(block, Block::Plain(_)))
        {
            item.inside = inside;
        }
        let name = item
            .inside
            .iter()
            .position(|piece| matches!(piece, Inline::Anchor(_)));
        if let Some(Inline::Anchor(name)) = name.map(|at| item.inside.remove(at)) {
            item.name = Some(name);
        }
        item.below = blocks.collect();
        item
    }

    /// Adds an item to the list that stands last, or begins one.
    /// `of` is the pattern, the level and the number of the first item.
    pub(super) fn push_item(&mut self, item: Item, of: (&[String], usize, usize)) {
        match self.blocks.last_mut() {
            Some(Block::List(list)) if is(list, of) => list.items.push(item),
            _ => self.blocks.push(Block::List(List {
                pattern: of.0.to_vec(),
                level: of.1,
                start: of.2,
                at_margin: false,
                items: vec![item],
            })),
        }
    }

    /// How many items the list has that stands last.
    pub(super) fn items(&self, of: (&[String], usize, usize)) -> usize {
        match self.blocks.last() {
            Some(Block::List(list)) if is(list, of) => list.items.len(),
            _ => 0,
        }
    }
}

/// Whether a list has this pattern, level and first number.
fn is(list: &List, (pattern, level, first): (&[String], usize, usize)) -> bool {
    list.level == level && list.pattern == pattern && list.start == first
}

/// Takes the white space away at both ends.
pub(super) fn trim(inside: &mut Vec<Inline>) {
    let blank =
        |piece: &Inline| matches!(piece, Inline::Text(words) if words.text.trim().is_empty());
    while inside.last().is_some_and(blank) {
        inside.pop();
    }
    let first = inside
        .iter()
        .position(|piece| !matches!(piece, Inline::Anchor(_)));
    if let Some(at) = first {
        while inside.get(at).is_some_and(blank) {
            inside.remove(at);
        }
        if let Some(Inline::Text(words)) = inside.get_mut(at) {
            words.text = words.text.trim_start().to_owned();
        }
    }
    if let Some(Inline::Text(words)) = inside.last_mut() {
        words.text.truncate(words.text.trim_end().len());
    }
}
