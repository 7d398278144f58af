//! What stands one under another.

use super::Page;
use super::redline::Extent;
use crate::document::{
    Beside, Block, Heading, Inline, Item, List, Paragraph, Picture, behind_number, goes_on,
    lines_of,
};

/// The elements of headings by level; the title of the paper is the first.
const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

impl Page<'_> {
    /// Blocks whose highest heading has this level.
    pub(super) fn blocks(&mut self, blocks: &[Block], level: usize) {
        for block in blocks {
            match block {
                Block::Heading(heading) => {
                    self.heading(heading, level);
                }
                Block::Paragraph(paragraph) => self.paragraph(paragraph),
                Block::List(list) => self.list(list),
                Block::Bullets(items) => {
                    self.xml.open("ul", &[]);
                    items.iter().for_each(|item| self.item(item));
                    self.xml.close();
                }
                Block::Plain(inside) => self.plain("p", &[], inside),
                Block::Posts(inside) => self.post_lines(inside),
                Block::Facts(facts) => self.facts(facts),
                Block::Table(table) => self.table(table),
                Block::Beside(beside) => self.beside(beside),
                Block::Picture(picture) => self.picture(picture),
                Block::Chart(chart) => self.chart(chart),
                Block::PageBreak => {}
                Block::Changed(change, blocks) => {
                    self.begin_change(*change, Extent::Blocks);
                    self.blocks(blocks, level);
                    self.end_change();
                }
            }
        }
    }

    fn plain(&mut self, name: &'static str, attributes: &[(&str, &str)], inside: &[Inline]) {
        self.xml.open(name, attributes);
        self.inline(inside);
        self.xml.close();
    }

    /// Posts line by line; what goes on with a post stands close below it.
    fn post_lines(&mut self, inside: &[Inline]) {
        self.xml.open("div", &[("class", "posts")]);
        for line in lines_of(inside) {
            match goes_on(&line) {
                true => self.plain("p", &[("class", "on")], &line),
                false => self.plain("p", &[], &line),
            }
        }
        self.xml.close();
    }

    fn heading(&mut self, heading: &Heading, level: usize) {
        let level = (level + heading.level - 1).clamp(1, HEADINGS.len());
        // What is gone is nowhere to go to.
        if self.is_gone() {
            self.xml.open(HEADINGS[level - 1], &[]);
        } else {
            self.headings += 1;
            let id = format!("heading-{}", self.headings);
            self.xml.open(HEADINGS[level - 1], &[("id", &id)]);
        }
        if let Some(number) = &heading.number {
            self.xml.text(&format!("{number} "));
        }
        self.inline(&heading.inside);
        self.xml.close();
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let id = match (&paragraph.name, paragraph.number) {
            (_, Some(_)) if self.is_gone() => None,
            (Some(name), _) => Some(name.clone()),
            (None, Some(number)) => Some(format!("{}paragraph-{number}", self.own)),
            (None, None) => {
                self.xml.open("p", &[("class", "first")]);
                self.inline(&paragraph.inside);
                return self.xml.close();
            }
        };
        match &id {
            Some(id) => self.xml.open("p", &[("id", id)]),
            None => self.xml.open("p", &[]),
        }
        if let Some(number) = paragraph.number {
            self.xml
                .leaf("span", &[("class", "n")], &format!("{number}."));
            self.xml.text(" ");
        }
        self.inline(&paragraph.inside);
        self.xml.close();
    }

    fn list(&mut self, list: &List) {
        let class = match list.at_margin && list.level == 0 {
            true => "items at-margin",
            false => "items",
        };
        self.xml.open("ol", &[("class", class), ("role", "list")]);
        list.items.iter().for_each(|item| self.item(item));
        self.xml.close();
    }

    fn item(&mut self, item: &Item) {
        match &item.name {
            Some(name) => self.xml.open("li", &[("id", name)]),
            None => self.xml.open("li", &[]),
        }
        if let Some(change) = item.change {
            self.begin_change(change, Extent::Blocks);
        }
        if !item.number.is_empty() {
            self.xml.leaf("span", &[("class", "n")], &item.number);
            self.xml.text(" ");
        }
        self.inline(&item.inside);
        self.blocks(&item.below, HEADINGS.len());
        if item.change.is_some() {
            self.end_change();
        }
        self.xml.close();
    }

    fn facts(&mut self, facts: &[(String, Vec<Inline>)]) {
        self.xml.open("dl", &[("class", "facts")]);
        for (term, text) in facts {
            self.xml.leaf("dt", &[], term);
            self.plain("dd", &[], text);
        }
        self.xml.close();
    }

    fn beside(&mut self, beside: &Beside) {
        self.xml
            .open("div", &[("class", "wide"), ("tabindex", "0")]);
        self.xml.open("table", &[("class", "beside")]);
        self.xml.open("thead", &[]);
        self.xml.open("tr", &[]);
        for head in &beside.heads {
            self.lines("th", &[("scope", "col"), ("class", "center")], head);
        }
        self.xml.close_many(2);
        self.xml.open("tbody", &[]);
        for row in &beside.rows {
            self.xml.open("tr", &[]);
            for (level, text) in row {
                let class = format!("l{level}");
                self.xml.open("td", &[("class", &class)]);
                match behind_number(text).filter(|_| *level > 0) {
                    Some((number, rest)) => {
                        self.xml.open("span", &[("class", "n")]);
                        self.inline(&[Inline::Text(number)]);
                        self.xml.close();
                        self.xml.text(" ");
                        self.inline(&rest);
                    }
                    None => self.inline(text),
                }
                self.xml.close();
            }
            self.xml.close();
        }
        self.xml.close_many(3);
    }

    fn picture(&mut self, picture: &Picture) {
        let address = picture.address();
        let (width, height) = picture.size;
        // Points are given; the web counts 96 to the inch.
        let side = |points: f64| format!("{:.0}", points * 96.0 / 72.0);
        let (width, height) = (side(width), side(height));
        self.xml.open("figure", &[]);
        let image = [
            ("src", address.as_str()),
            ("alt", &picture.alt),
            ("width", &width),
            ("height", &height),
        ];
        self.xml.empty("img", &image);
        let [caption, note] = &picture.marks;
        if let Some(own) = &picture.caption {
            let lead = self.document.caption_lead("figure", picture.number);
            self.caption("figcaption", lead, (own, caption));
        }
        self.xml.close();
        if let Some(own) = &picture.note {
            let note = Inline::marked(note, own, None);
            self.shown("p", &[("class", "notes-of-table")], &note);
        }
    }
}
