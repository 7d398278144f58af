//! What stands one under another.

use super::Book;
use super::lists::numbered;
use super::numbering::STEP;
use super::parts;
use super::places::annex_mark;
use super::section::Section;
use super::table::is_apart;
use super::versions::{Versions, followed};
use crate::document::{
    AnnexPart, Block, Change, Heading, Inline, Paragraph, Words, goes_on, lines_of,
};
use crate::widths::pieces::width_em;
use crate::widths::whole;

/// The size of a job description's facts in twentieths of a point, and what stands in em
/// between the names of the facts and what they say.
const FACT_SIZE: f64 = 280.0;
const FACT_GAP: f64 = 0.5;

/// How far what is turned over of a post is set in, as in layout.typ.
const HANGING: usize = STEP / 2;

impl Book<'_> {
    /// Blocks of a text: the body is 0, an annex its number.
    pub(super) fn blocks(&mut self, blocks: &[Block], within: usize) {
        let mut paragraph = String::new();
        for (at, block) in blocks.iter().enumerate() {
            // What follows a table across stands upright, unless it is another; what is
            // within a change says it itself.
            match block {
                Block::Changed(..) => {}
                Block::Table(own) if is_apart(own) => {}
                _ => self.turn_back(),
            }
            match block {
                Block::Heading(heading) => self.heading(heading, within),
                Block::Paragraph(own) => {
                    paragraph = own.number.unwrap_or(1).to_string();
                    self.body_paragraph(own, within);
                }
                Block::List(list) => self.whole_list(list, within, &paragraph),
                Block::Bullets(items) => self.whole_bullets(items, within),
                Block::Plain(inside) => self.set_in("PlainParagraph", inside, within),
                Block::Posts(inside) => self.posts(inside, within),
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
            if leads(block) && blocks.get(at + 1).is_some_and(is_led) {
                self.keep_with_next();
            }
        }
    }

    pub(super) fn plain(&mut self, style: &str, inside: &[Inline], within: usize) {
        self.whole_paragraph(style, "", inside, within);
    }

    /// A paragraph, whose end comes or goes where all of it does.
    fn whole_paragraph(&mut self, style: &str, properties: &str, inside: &[Inline], within: usize) {
        let before = self.change;
        if let [Inline::Changed(change, _)] = inside {
            self.change = Some(*change);
        }
        self.paragraph(style, properties);
        self.change = before;
        self.inline(inside, within);
        self.xml.close();
    }

    /// The same as far in as what it stands in.
    fn set_in(&mut self, style: &str, inside: &[Inline], within: usize) {
        let properties = self.inset.xml(0);
        self.paragraph(style, &properties);
        self.inline(inside, within);
        self.xml.close();
    }

    /// Posts, set in further, what is turned over further still; what goes on with a post
    /// stands close below it.
    fn posts(&mut self, inside: &[Inline], within: usize) {
        let lines = lines_of(inside);
        for (at, line) in lines.iter().enumerate() {
            let next = lines.get(at + 1);
            let close = match next.is_some_and(|next| goes_on(next)) {
                true => ["<w:keepNext/>", "<w:spacing w:after=\"0\"/>"].concat(),
                false => String::new(),
            };
            let inset = self.inset.further(STEP + HANGING).xml(HANGING);
            self.paragraph("PostLines", &format!("{close}{inset}"));
            self.inline(line, within);
            self.xml.close();
        }
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
    pub(super) fn marked_text(&mut self, place: &str, inside: &[Inline], within: usize) {
        let mark = self.places.mark(within, place).filter(|_| !self.is_gone());
        let mark = mark.map(str::to_owned);
        let mark = mark.map(|mark| self.begin_mark(&mark));
        self.inline(inside, within);
        if let Some(id) = mark {
            self.end_mark(&id);
        }
    }

    fn facts(&mut self, facts: &[(String, Vec<Inline>)]) {
        let widths = facts
            .iter()
            .map(|(term, _)| width_em(term, true, self.measure));
        let widest = widths.fold(0.0, f64::max) + FACT_GAP;
        let inset = whole(widest * FACT_SIZE);
        let set_in =
            format!("<w:ind w:left=\"{inset}\" w:hanging=\"{inset}\"/><w:jc w:val=\"left\"/>");
        for (term, text) in facts {
            self.paragraph("PlainParagraph", &set_in);
            self.inline(&Inline::bold(term), 0);
            self.begin_run();
            self.xml.empty("w:tab", &[]);
            self.end_run();
            self.inline(text, 0);
            self.xml.close();
        }
    }

    /// The annexes, each a section.
    pub(super) fn annexes(&mut self) {
        let document = self.document;
        let mut sections = Vec::new();
        let own = document.annexes.iter().map(|annex| annex.change);
        let versions: Vec<Versions> = [None].into_iter().chain(own).map(Versions::of).collect();
        for (annex, ends) in document.annexes.iter().zip(followed(&versions)) {
            self.section.ends = ends;
            let before = self.section.clone();
            self.end_section(&before);
            sections.push(before);
            let header = self.corner_header(annex);
            self.section = Section::of_annex(annex, header);
            self.across = false;
            self.annex(annex);
        }
        sections.push(self.section.clone());
        let all = || sections.iter().zip(&versions);
        let later = all().rfind(|(_, own)| own.later);
        let earlier = all().rfind(|(_, own)| own.earlier);
        if let (Some((later, _)), Some((earlier, _))) = (later, earlier) {
            self.last_section(later, earlier);
        }
    }

    fn annex(&mut self, annex: &AnnexPart) {
        self.change = annex.change;
        self.around = annex.change.filter(|change| !change.is_whole());
        let range = annex.change.and_then(|change| self.begin_move(change));
        self.paragraph("AnnexLabel", "");
        match &annex.was {
            Some(was) => {
                self.former_label(was);
                self.change = Some(Change::Added);
                self.label(annex);
                self.change = annex.change;
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
            let spacing = if last {
                "<w:spacing w:after=\"200\"/>"
            } else {
                ""
            };
            self.whole_paragraph(style, spacing, title, annex.number);
        }
        self.blocks(&annex.blocks, annex.number);
        self.end_move(range);
        (self.change, self.around) = (None, None);
    }

    /// The label, whose number Word counts.
    fn label(&mut self, annex: &AnnexPart) {
        let parts = annex.corner_parts().filter(|_| !self.is_gone());
        let Some([before, number, after]) = parts else {
            return self.text_run(&annex.corner);
        };
        self.text_run(before);
        let id = self.begin_mark(&annex_mark(annex.number));
        let shown = Words {
            text: number.to_owned(),
            ..Words::default()
        };
        self.field("SEQ Annex \\* ARABIC", &shown);
        self.end_mark(&id);
        self.text_run(after);
    }

    /// What stands at the head of an annex of an item from its second page.
    fn corner_header(&mut self, annex: &AnnexPart) -> Option<String> {
        self.document.head.item.as_ref()?;
        self.headers += 1;
        let name = format!("header{}.xml", self.headers);
        let part = parts::corner(annex, self.document.word("page"));
        self.package.add(&format!("word/{name}"), part);
        Some(self.rels.add("header", &name))
    }
}

/// Whether a block may lead into the next one.
fn leads(block: &Block) -> bool {
    match block {
        Block::Paragraph(_) | Block::Plain(_) => true,
        Block::Changed(_, blocks) => blocks.last().is_some_and(leads),
        _ => false,
    }
}

/// Whether a block may not begin a page without the end of the paragraph before it.
fn is_led(block: &Block) -> bool {
    match block {
        Block::List(_) | Block::Bullets(_) | Block::Posts(_) => true,
        Block::Table(own) => !is_apart(own),
        Block::Changed(_, blocks) => blocks.first().is_some_and(is_led),
        _ => false,
    }
}
