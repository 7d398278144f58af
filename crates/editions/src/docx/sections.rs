//! Sections: the body, and each annex, with pages that count from 1.

use super::Book;
use crate::document::{AnnexPart, Block};

/// The sides of A4, in twentieths of a point.
const SIDES: (usize, usize) = (11_906, 16_838);

/// How the pages of a section are.
#[derive(Debug, Clone)]
pub(super) struct Section {
    pub(super) landscape: bool,
    /// Whether its pages count from 1, the first without a number.
    pub(super) anew: bool,
    /// Whether its margins are those of charts.
    pub(super) chart: bool,
    /// Whether it names the headers, as the first does for all.
    pub(super) first: bool,
    /// What its pages have at their head, where they have other words.
    pub(super) header: Option<String>,
}

impl Section {
    pub(super) fn of_annex(annex: &AnnexPart, header: Option<String>) -> Self {
        Self {
            landscape: annex.landscape,
            anew: true,
            chart: annex
                .blocks
                .iter()
                .any(|block| matches!(block, Block::Chart(_))),
            first: false,
            header,
        }
    }

    fn xml(&self) -> String {
        let (short, long) = SIDES;
        let mut out = String::from("<w:sectPr>");
        if self.first {
            out.push_str("<w:headerReference w:type=\"default\" r:id=\"rId5\"/>");
            out.push_str("<w:headerReference w:type=\"first\" r:id=\"rId6\"/>");
        }
        if let Some(id) = &self.header {
            out.push_str(&format!(
                "<w:headerReference w:type=\"default\" r:id=\"{id}\"/>"
            ));
        }
        out.push_str("<w:type w:val=\"nextPage\"/>");
        out.push_str(&match self.landscape {
            true => format!("<w:pgSz w:w=\"{long}\" w:h=\"{short}\" w:orient=\"landscape\"/>"),
            false => format!("<w:pgSz w:w=\"{short}\" w:h=\"{long}\"/>"),
        });
        let (side, top, bottom) = if self.chart {
            (720, 840, 720)
        } else {
            (1440, 1440, 1440)
        };
        out.push_str(&format!(
            "<w:pgMar w:top=\"{top}\" w:right=\"{side}\" w:bottom=\"{bottom}\" w:left=\"{side}\" \
             w:header=\"{}\" w:footer=\"480\" w:gutter=\"0\"/>",
            if self.chart { 400 } else { 720 }
        ));
        if self.anew {
            out.push_str("<w:pgNumType w:start=\"1\"/>");
        }
        out.push_str("<w:cols w:space=\"720\"/>");
        if self.anew {
            out.push_str("<w:titlePg/>");
        }
        out.push_str("</w:sectPr>");
        out
    }
}

impl Book<'_> {
    /// The section of the body: after a table that stands across it goes on.
    pub(super) fn body_section(&self) -> Section {
        Section {
            landscape: false,
            anew: self.sections == 0,
            chart: false,
            first: self.sections == 0,
            header: None,
        }
    }

    /// Ends a section in its last paragraph.
    pub(super) fn end_section(&mut self, section: &Section) {
        if self.last.is_none() {
            // A table is the last block: a paragraph without height takes the end.
            self.paragraph("SectionEnd", "");
            self.xml.close();
        }
        if let Some(at) = self.last.take() {
            self.xml.insert(at, &section.xml());
        }
    }

    /// The last section ends the document.
    pub(super) fn last_section(&mut self, section: &Section) {
        if self.last.is_none() {
            self.paragraph("SectionEnd", "");
            self.xml.close();
        }
        self.xml.raw(&section.xml());
    }
}
