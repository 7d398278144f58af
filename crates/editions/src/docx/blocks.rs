//! What stands one under another.

use super::Book;
use super::numbering::{BULLETS, printed};
use super::places::annex_mark;
use super::sections::Section;
use crate::document::{AnnexPart, Block, Change, Heading, Inline, Item, List, Paragraph, Words};

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
    /// Blocks of a text: the body is 0, an annex its number.
    pub(super) fn blocks(&mut self, blocks: &[Block], within: usize) {
        let mut paragraph = String::new();
        for block in blocks {
            match block {
                Block::Heading(heading) => self.heading(heading, within),
                Block::Paragraph(own) => {
                    paragraph = own.number.unwrap_or(1).to_string();
                    self.body_paragraph(own, within);
                }
                Block::List(list) => {
                    let id = self.numbering.list(&list.pattern, list.start);
                    let list = Numbered { list, id, within };
                    self.list(list, &paragraph);
                    self.end_list();
                }
                Block::Bullets(items) => {
                    self.bullets(items, within, 0);
                    self.end_list();
                }
                Block::Plain(inside) => self.plain("PlainParagraph", inside, within),
                Block::Facts(facts) => self.facts(facts),
                Block::Table(table) => self.table(table),
                Block::Beside(beside) => self.beside(beside),
                Block::Picture(picture) => self.picture(picture),
                Block::Chart(chart) => self.chart(chart),
                Block::Changed(change, blocks) => self.changed(*change, blocks, within),
                Block::PageBreak => {
                    self.paragraph("PlainParagraph", "");
                    self.begin_run();
                    self.xml.empty("w:br", &[("w:type", "page")]);
                    self.end_run();
                    self.xml.close();
                }
            }
        }
    }

    pub(super) fn plain(&mut self, style: &str, inside: &[Inline], within: usize) {
        self.paragraph(style, "");
        self.inline(inside, within);
        self.xml.close();
    }

    fn heading(&mut self, heading: &Heading, within: usize) {
        let style = format!("Heading{}", heading.level.clamp(1, 6));
        self.plain(&style, &heading.inside, within);
    }

    fn body_paragraph(&mut self, paragraph: &Paragraph, within: usize) {
        let Some(number) = paragraph.number else {
            return self.plain("FirstParagraph", &paragraph.inside, within);
        };
        let own = match self.is_gone() {
            true => self.numbering.current(),
            false => self.numbering.paragraph(number),
        };
        let properties = own.map(|id| numbered(id, 0)).unwrap_or_default();
        self.paragraph("PaperParagraph", &properties);
        self.marked_text(&number.to_string(), &paragraph.inside, within);
        self.xml.close();
    }

    /// A text under the bookmark of its place.
    fn marked_text(&mut self, place: &str, inside: &[Inline], within: usize) {
        let mark = self.places.mark(within, place).filter(|_| !self.is_gone());
        let mark = mark.map(str::to_owned);
        let mark = mark.map(|mark| self.begin_mark(&mark));
        self.inline(inside, within);
        if let Some(id) = mark {
            self.end_mark(&id);
        }
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
            for (at, block) in item.below.iter().enumerate() {
                match block {
                    Block::List(below) => {
                        // A second list below one item would go on with the first.
                        let id = match at {
                            0 => numbered.id,
                            _ => self.numbering.list(&below.pattern, below.start),
                        };
                        let below = Numbered {
                            list: below,
                            id,
                            ..numbered
                        };
                        self.list(below, &place);
                    }
                    Block::Bullets(items) => self.bullets(items, numbered.within, list.level + 1),
                    other => self.blocks(std::slice::from_ref(other), numbered.within),
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
        // Word counts what is gone among what stays.
        if counted || self.is_gone() {
            self.paragraph("ListItem", &self::numbered(id, list.level));
        } else {
            // Word would count otherwise: the number is typed.
            let left = (list.level + 2) * 700;
            let properties = format!("<w:ind w:left=\"{left}\" w:hanging=\"700\"/>");
            self.paragraph("ListItem", &properties);
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
            self.paragraph("ListItem", &numbered(BULLETS, level));
            self.inline(&item.inside, within);
            self.xml.close();
            for block in &item.below {
                match block {
                    Block::Bullets(below) => self.bullets(below, within, level + 1),
                    other => self.blocks(std::slice::from_ref(other), within),
                }
            }
            self.end_item(before);
        }
    }

    fn facts(&mut self, facts: &[(String, Vec<Inline>)]) {
        for (term, text) in facts {
            self.paragraph("PlainParagraph", "");
            self.inline(&Inline::bold(term), 0);
            self.text_run(" ");
            self.inline(text, 0);
            self.xml.close();
        }
    }

    /// The annexes, each a section.
    pub(super) fn annexes(&mut self) {
        let document = self.document;
        let mut before = self.body_section();
        for annex in &document.annexes {
            self.end_section(&before);
            before = Section::of_annex(annex);
            self.annex(annex);
        }
        self.last_section(&before);
    }

    fn annex(&mut self, annex: &AnnexPart) {
        let before = self.change;
        self.change = annex.change.or(before);
        self.paragraph("AnnexLabel", "");
        match &annex.was {
            Some(was) => {
                self.former_label(was);
                self.change = Some(Change::Added);
                self.label(annex);
                self.change = before;
            }
            None => self.label(annex),
        }
        self.xml.close();
        for (at, title) in annex.titles.iter().enumerate() {
            let style = if at == 0 {
                "AnnexTitle"
            } else {
                "AnnexHeading"
            };
            let last = at + 1 == annex.titles.len();
            self.paragraph(
                style,
                if last {
                    "<w:spacing w:after=\"200\"/>"
                } else {
                    ""
                },
            );
            self.inline(title, annex.number);
            self.xml.close();
        }
        self.blocks(&annex.blocks, annex.number);
        if annex.change.is_some() && self.last.is_none() {
            // The end of its section goes with it.
            self.paragraph("SectionEnd", "");
            self.xml.close();
        }
        self.change = before;
    }

    /// The label, whose number Word counts.
    fn label(&mut self, annex: &AnnexPart) {
        let number = annex.number.to_string();
        let parts = annex.label.split_once(&number).filter(|_| !self.is_gone());
        let Some((before, after)) = parts else {
            return self.text_run(&annex.label);
        };
        self.text_run(before);
        let id = self.begin_mark(&annex_mark(annex.number));
        let shown = Words {
            text: number.clone(),
            ..Words::default()
        };
        self.field("SEQ Annex \\* ARABIC", &shown);
        self.end_mark(&id);
        self.text_run(after);
    }

    /// The part of the footnotes, with what it leads to.
    pub(super) fn notes_part(&mut self) -> Option<(String, super::Rels)> {
        let document = self.document;
        let text = std::mem::replace(&mut self.xml, crate::xml::Xml::part());
        let rels = std::mem::take(&mut self.rels);
        self.xml.open("w:footnotes", super::names::ROOT);
        for (id, kind) in [("-1", "separator"), ("0", "continuationSeparator")] {
            self.xml
                .open("w:footnote", &[("w:type", kind), ("w:id", id)]);
            self.xml.raw("<w:p><w:pPr><w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr><w:r>");
            self.xml.empty(&format!("w:{kind}"), &[]);
            self.xml.raw("</w:r></w:p>");
            self.xml.close();
        }
        for (at, note) in document.notes.iter().enumerate() {
            self.xml
                .open("w:footnote", &[("w:id", &(at + 1).to_string())]);
            self.change = note.change;
            for (line, paragraph) in note.paragraphs.iter().enumerate() {
                self.paragraph("FootnoteText", "");
                if line == 0 {
                    let style = "<w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>";
                    let (text, _) = self.text_elements();
                    self.begin_run();
                    self.xml.raw(style);
                    match document.typed_note_number(at) {
                        None => self.xml.empty("w:footnoteRef", &[]),
                        Some(number) => self.xml.leaf(text, &[], &number),
                    }
                    self.end_run();
                    self.text_run(" ");
                }
                self.inline(paragraph, 0);
                self.xml.close();
            }
            self.xml.close();
        }
        self.change = None;
        let notes = std::mem::replace(&mut self.xml, text).done();
        let notes_rels = std::mem::replace(&mut self.rels, rels);
        Some((notes, notes_rels))
    }
}

/// The properties of a numbered paragraph.
pub(super) fn numbered(id: usize, level: usize) -> String {
    let level = level.min(8);
    format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{id}\"/></w:numPr>")
}
