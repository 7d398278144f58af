//! HTML: the whole paper as one file for the web, without a script and asking for
//! nothing outside it.

mod blocks;
mod chart;
mod inline;
mod line;
mod redline;
mod table;

use orgchart::Measure;

use crate::document::{AnnexPart, Change, Document, Inline, text_of};
use crate::xml::Xml;
use language::Room;

/// How it looks: wide and narrow, light and dark, on screens and on paper.
const STYLE: &str = include_str!("style.css");

/// What looks otherwise where two versions are shown together.
const STYLE_OF_REDLINES: &str = include_str!("redline.css");

/// A page while it is written.
struct Page<'a> {
    document: &'a Document,
    measure: &'a dyn Measure,
    xml: Xml,
    /// How many marks of each note were written: a note has one, and more only where
    /// a text is repeated.
    marks: Vec<usize>,
    /// How many headings were written.
    headings: usize,
    /// What the ids of paragraphs of this text begin with: an annex counts its own.
    own: String,
    /// Whether what is written is no part of this version, mark within mark.
    gone: Vec<bool>,
    /// What is written stands in it.
    room: Room,
    /// The text that is written.
    line: Option<line::Line>,
}

/// The bytes of the file. `measure` is of the paper's fonts.
pub fn html(document: &Document, measure: &dyn Measure) -> Vec<u8> {
    let mut page = Page {
        document,
        measure,
        xml: Xml::default(),
        marks: vec![0; document.notes.len()],
        headings: 0,
        own: String::new(),
        gone: Vec::new(),
        room: Room::Page,
        line: None,
    };
    page.whole();
    let text = page.xml.done();
    format!("<!DOCTYPE html>\n{text}\n").into_bytes()
}

impl Page<'_> {
    fn whole(&mut self) {
        let document = self.document;
        self.xml.open("html", &[("lang", document.language())]);
        self.head();
        self.xml.open("body", &[]);
        let skip = [("class", "skip"), ("href", "#text")];
        self.xml.leaf("a", &skip, document.word("skip"));
        self.banner();
        self.list_of_changes();
        self.contents();
        self.xml.open("main", &[("id", "text")]);
        self.invitation();
        self.blocks(&document.body, 2);
        self.xml.open("div", &[("class", "sign")]);
        if let Some(dashes) = document.dashes() {
            let shown = [("class", "dashes"), ("aria-hidden", "true")];
            self.xml.leaf("p", &shown, dashes);
        }
        for line in document.shown_signature() {
            self.shown("p", &[], &line);
        }
        self.xml.close();
        for annex in &document.annexes {
            self.annex(annex);
        }
        self.notes();
        self.xml.close_many(3);
    }

    fn head(&mut self) {
        let xml = &mut self.xml;
        xml.open("head", &[]);
        xml.empty("meta", &[("charset", "utf-8")]);
        let view = [
            ("name", "viewport"),
            ("content", "width=device-width, initial-scale=1"),
        ];
        xml.empty("meta", &view);
        xml.leaf("title", &[], &self.document.title);
        let authors = self.document.authors.join(", ");
        xml.empty("meta", &[("name", "author"), ("content", &authors)]);
        let date = self.document.date.to_string();
        xml.empty("meta", &[("name", "date"), ("content", &date)]);
        xml.open("style", &[]);
        xml.raw(STYLE);
        if self.document.redline.is_some() {
            xml.raw(STYLE_OF_REDLINES);
        }
        xml.close_many(2);
    }

    /// The head of the paper.
    fn banner(&mut self) {
        let document = self.document;
        self.xml.open("header", &[]);
        self.xml.open("div", &[("class", "top")]);
        self.shown("p", &[], &document.shown_occasion());
        let number = document.shown_number();
        if !number.is_empty() {
            self.shown("p", &[], &number);
        }
        self.xml.close();
        let committee = document.shown_committee();
        let title = document.shown_title();
        let own = [("class", "committee")];
        match document.title_on_page() {
            Some(_) => {
                self.shown("p", &own, &committee);
                self.shown("h1", &[], &title);
            }
            None => {
                self.shown("h1", &[], &committee);
                // The earlier version's, which had another type.
                if !title.is_empty() {
                    self.shown("p", &own, &title);
                }
            }
        }
        for line in document.shown_item_lines() {
            self.shown("p", &[("class", "head")], &line);
        }
        self.xml.close();
    }

    /// An element with a text.
    fn shown(&mut self, name: &'static str, attributes: &[(&str, &str)], inside: &[Inline]) {
        self.xml.open(name, attributes);
        self.inline(inside);
        self.xml.close();
    }

    /// What members are invited to do.
    fn invitation(&mut self) {
        let document = self.document;
        if !document.invitation.is_empty() {
            self.xml.open("div", &[("class", "invitation")]);
            self.blocks(&document.invitation, 2);
            self.xml.close();
        }
    }

    /// An element with a text whose lines stay lines.
    fn lines(&mut self, name: &'static str, attributes: &[(&str, &str)], text: &str) {
        self.xml.open(name, attributes);
        self.inline(&Inline::lines(text, Default::default(), None));
        self.xml.close();
    }

    /// Links to the headings and annexes.
    fn contents(&mut self) {
        let document = self.document;
        let word = document.word("contents");
        self.xml.open("nav", &[("aria-label", word)]);
        self.xml.leaf("p", &[], word);
        self.xml.open("ul", &[]);
        for (at, heading) in (1..).zip(document.headings()) {
            if heading.level == 1 {
                let to = format!("#heading-{at}");
                self.entry(&to, &text_of(&heading.inside));
            }
        }
        let gone = |annex: &&AnnexPart| annex.change.is_some_and(Change::is_gone);
        for annex in document.annexes.iter().filter(|annex| !gone(annex)) {
            let titles: Vec<String> = annex.titles.iter().map(|title| text_of(title)).collect();
            let text = format!("{} {}", annex.label, titles.join(" "));
            self.entry(&format!("#{}", annex.name), &text);
        }
        self.xml.close_many(2);
    }

    fn entry(&mut self, to: &str, text: &str) {
        self.xml.open("li", &[]);
        self.xml.open("a", &[("href", to)]);
        self.text(text);
        self.xml.close_many(2);
    }

    fn annex(&mut self, annex: &AnnexPart) {
        let id = format!("{}-title", annex.name);
        let section = [
            ("id", annex.name.as_str()),
            // On paper the pages of charts and tables that are wider than high.
            (
                "class",
                if annex.landscape {
                    "annex across"
                } else {
                    "annex"
                },
            ),
            ("aria-labelledby", &id),
        ];
        self.xml.open("section", &section);
        self.xml.open("h2", &[("id", &id)]);
        self.shown("span", &[("class", "label")], &annex.shown_corner());
        for title in &annex.titles {
            self.shown("span", &[], title);
        }
        self.xml.close();
        self.own = format!("{}-", annex.name);
        if let Some(change) = annex.change {
            self.begin_change_around(change);
        }
        self.blocks(&annex.blocks, 3);
        if annex.change.is_some() {
            self.end_change();
        }
        self.xml.close();
    }

    /// The footnotes, each with a way back to its mark.
    fn notes(&mut self) {
        let document = self.document;
        if document.notes.is_empty() {
            return;
        }
        let word = document.word("notes");
        self.xml.open("section", &[("aria-label", word)]);
        self.xml.leaf("h2", &[], word);
        self.xml.open("ol", &[("class", "notes")]);
        for (at, note) in document.notes.iter().enumerate() {
            let number = document.note_number(at);
            self.xml.open("li", &[("id", &format!("note-{}", at + 1))]);
            if let Some(change) = note.change {
                self.begin_change_around(change);
            }
            self.xml.leaf("span", &[("class", "n")], &number);
            for (line, paragraph) in note.paragraphs.iter().enumerate() {
                self.xml.open("p", &[]);
                self.inline(paragraph);
                if line + 1 == note.paragraphs.len() {
                    let back = format!("{} {number}", document.word("back"));
                    let to = format!("#mark-{}", at + 1);
                    let link = [("href", to.as_str()), ("aria-label", &back)];
                    self.xml.text(" ");
                    self.xml.leaf("a", &link, "↩");
                }
                self.xml.close();
            }
            if note.change.is_some() {
                self.end_change();
            }
            self.xml.close();
        }
        self.xml.close_many(2);
    }
}
