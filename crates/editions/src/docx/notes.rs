//! The footnotes, which are a part of their own.

use super::{Book, Rels, names};
use crate::xml::Xml;

impl Book<'_> {
    /// The part of the footnotes, with what it leads to.
    pub(super) fn notes_part(&mut self) -> Option<(String, Rels)> {
        let document = self.document;
        let text = std::mem::replace(&mut self.xml, Xml::part());
        let rels = std::mem::take(&mut self.rels);
        let names = [names::ROOT, names::ASKED].concat();
        self.xml.open("w:footnotes", &names);
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
            self.around = note.change.filter(|change| !change.is_whole());
            for (line, paragraph) in note.paragraphs.iter().enumerate() {
                self.paragraph("FootnoteText", "");
                if line == 0 {
                    let style = "<w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>";
                    let (text, _) = self.text_elements();
                    self.begin_run();
                    self.xml.raw(style);
                    match document.typed_note_number(at) {
                        None => self.xml.empty("w:footnoteRef", &[]),
                        Some(number) => self.typed_mark(text, &number),
                    }
                    self.end_run();
                    self.text_run(" ");
                }
                self.inline(paragraph, 0);
                self.xml.close();
            }
            self.xml.close();
        }
        (self.change, self.around) = (None, None);
        let notes = std::mem::replace(&mut self.xml, text).done();
        let notes_rels = std::mem::replace(&mut self.rels, rels);
        Some((notes, notes_rels))
    }

    /// The number of a note whose mark is typed, before its words. Word shows there what
    /// stands there; LibreOffice sets the mark of the text by itself, and would set the
    /// number twice. So it stands where only Word (2013 and later) reads it.
    fn typed_mark(&mut self, text: &'static str, number: &str) {
        self.xml.open("mc:AlternateContent", &[]);
        self.xml.open("mc:Choice", &[("Requires", "w15")]);
        self.xml.leaf(text, &[], number);
        self.xml.close();
        self.xml.empty("mc:Fallback", &[]);
        self.xml.close();
    }
}
