//! Lists.

use super::Book;
use super::inset::Inset;
use super::numbering::{BULLETS, STEP, printed, text_at};
use crate::document::{Block, Change, Item, List, Words};

/// A list while its items are written.
#[derive(Clone, Copy)]
struct Numbered<'a> {
    list: &'a List,
    /// What Word calls it.
    id: usize,
    /// The text that it stands in.
    within: usize,
}

impl Book<'_> {
    pub(super) fn whole_list(&mut self, list: &List, within: usize, paragraph: &str) {
        let id = self.numbering.list(list);
        self.list(Numbered { list, id, within }, paragraph);
        self.end_list();
    }

    pub(super) fn whole_bullets(&mut self, items: &[Item], within: usize) {
        self.bullets(items, within, 0);
        self.end_list();
    }

    /// How far items are set in whose texts stand so far in, where their numbering does
    /// not say it.
    fn list_inset(&self, text: usize) -> String {
        match self.inset == Inset::default() {
            true => String::new(),
            false => self.inset.further(text).xml(STEP),
        }
    }

    /// What stands below an item, as far in as its text.
    fn below(&mut self, block: &Block, within: usize, text: usize) {
        let before = self.inset;
        self.inset = before.further(text);
        self.blocks(std::slice::from_ref(block), within);
        self.inset = before;
    }

    /// Keeps what follows a list at the distance of paragraphs.
    fn end_list(&mut self) {
        if let Some(at) = self.last {
            let spacing = "<w:spacing w:after=\"200\"/>";
            let at = at - self.last_mark;
            // Before what sets the paragraph in.
            let at = self.xml.before_last(at, "<w:ind ").unwrap_or(at);
            self.xml.insert(at, spacing);
            self.last = self.last.map(|at| at + spacing.len());
        }
    }

    fn list(&mut self, numbered: Numbered<'_>, within: &str) {
        let Numbered { list, .. } = numbered;
        let mut number = list.start;
        for item in &list.items {
            let place = format!("{within}{}", item.number);
            let before = self.begin_item(item);
            self.item(numbered, (number, item), &place);
            number += usize::from(!self.is_gone());
            if let Some(Block::List(_) | Block::Bullets(_) | Block::Posts(_)) = item.below.first() {
                self.keep_with_next();
            }
            for (at, block) in item.below.iter().enumerate() {
                match block {
                    Block::List(below) => {
                        // A second list below one item would go on with the first.
                        let id = match at {
                            0 => numbered.id,
                            _ => self.numbering.list(below),
                        };
                        let below = Numbered {
                            list: below,
                            id,
                            ..numbered
                        };
                        self.list(below, &place);
                    }
                    Block::Bullets(items) => self.bullets(items, numbered.within, list.level + 1),
                    other => {
                        let text = text_at(list.level, list.at_margin);
                        self.below(other, numbered.within, text);
                    }
                }
            }
            self.end_item(before);
        }
    }

    /// Begins an item that became another as a whole; gives what was before.
    fn begin_item(&mut self, item: &Item) -> (Option<Change>, Option<(&'static str, String)>) {
        let before = self.change;
        self.change = item.change.or(before);
        let range = item.change.and_then(|change| self.begin_move(change));
        (before, range)
    }

    fn end_item(&mut self, (before, range): (Option<Change>, Option<(&'static str, String)>)) {
        self.end_move(range);
        self.change = before;
    }

    fn item(&mut self, list: Numbered<'_>, (number, item): (usize, &Item), place: &str) {
        let Numbered { list, id, within } = list;
        let pattern = list.pattern_at(list.level);
        let counted = printed(pattern, number).as_deref() == Some(item.number.as_str());
        let text = text_at(list.level, list.at_margin);
        // Word counts what is gone among what stays.
        if counted || self.is_gone() {
            let own = self::numbered(id, list.level);
            let inset = self.list_inset(text);
            self.paragraph("ListItem", &format!("{own}{inset}"));
        } else {
            // Word would count otherwise: the number is typed.
            let inset = self.inset.further(text);
            self.paragraph("ListItem", &inset.xml(STEP));
            self.words(&Words {
                text: item.number.clone(),
                ..Words::default()
            });
            self.begin_run();
            self.xml.empty("w:tab", &[]);
            self.end_run();
        }
        self.marked_text(place, &item.inside, within);
        self.xml.close();
    }

    fn bullets(&mut self, items: &[Item], within: usize, level: usize) {
        for item in items {
            let before = self.begin_item(item);
            let own = numbered(BULLETS, level);
            let inset = self.list_inset(text_at(level, false));
            self.paragraph("ListItem", &format!("{own}{inset}"));
            self.inline(&item.inside, within);
            self.xml.close();
            for block in &item.below {
                match block {
                    Block::Bullets(below) => self.bullets(below, within, level + 1),
                    other => self.below(other, within, text_at(level, false)),
                }
            }
            self.end_item(before);
        }
    }
}

/// The properties of a numbered paragraph.
pub(super) fn numbered(id: usize, level: usize) -> String {
    let level = level.min(8);
    format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{id}\"/></w:numPr>")
}
