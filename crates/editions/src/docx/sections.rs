//! Sections: the body, and each annex, with pages that count from 1.

use super::Book;
use super::section::Section;
use super::versions::Versions;

impl Book<'_> {
    /// Ends the section before a table that stands across, or after it: what follows has
    /// pages of the other direction.
    pub(super) fn turn(&mut self, landscape: bool) {
        let ended = Section {
            ends: self.versions(),
            ..self.section.clone()
        };
        self.end_section(&ended);
        self.section = ended.turned(landscape);
        self.across = landscape;
    }

    /// Goes back to upright pages where the last block was a table that stands across.
    pub(super) fn turn_back(&mut self) {
        if self.across {
            self.turn(false);
        }
    }

    /// Ends a section in its last paragraph, or in one without height: where a table is
    /// the last block, or that paragraph came or went while the end of the section stays.
    pub(super) fn end_section(&mut self, section: &Section) {
        if self.last.is_none() || self.last_in != section.ends {
            self.section_end(section.ends);
        }
        if let Some(at) = self.last.take() {
            let own = self.section_properties(section, section);
            self.xml.insert(at, &own);
        }
    }

    /// The last section ends the document. Where the earlier version ended with another,
    /// who takes no change has that one's properties.
    pub(super) fn last_section(&mut self, section: &Section, earlier: &Section) {
        if self.last.is_none() || self.last_in != Versions::default() {
            self.section_end(Versions::default());
        }
        let own = self.section_properties(section, earlier);
        self.xml.raw(&own);
    }

    /// The properties of a section, with those that it had.
    fn section_properties(&mut self, section: &Section, earlier: &Section) -> String {
        let mut properties = section.properties();
        let before = earlier.earlier_properties();
        if properties != before {
            properties += &self.section_change(&before);
        }
        let headers = section.headers();
        format!("<w:sectPr>{headers}{properties}</w:sectPr>")
    }
}
