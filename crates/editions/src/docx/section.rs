//! How the pages of a section are.

use super::versions::Versions;
use crate::document::{AnnexPart, Block};

/// The sides of A4, in twentieths of a point.
const SIDES: (usize, usize) = (11_906, 16_838);

/// How the pages of a section are.
#[derive(Debug, Clone)]
pub(super) struct Section {
    pub(super) landscape: bool,
    /// Whether they were wider than high, where that was otherwise.
    pub(super) was_landscape: Option<bool>,
    /// Whether its pages count from 1, the first without a number.
    pub(super) anew: bool,
    /// Whether its margins are those of charts.
    pub(super) chart: bool,
    /// Whether it names the headers, as the first does for all.
    pub(super) first: bool,
    /// What its pages have at their head, where they have other words.
    pub(super) header: Option<String>,
    /// The versions in which another section follows it.
    pub(super) ends: Versions,
}

impl Section {
    /// The first section of the body.
    pub(super) fn of_body() -> Self {
        Self {
            landscape: false,
            was_landscape: None,
            anew: true,
            chart: false,
            first: true,
            header: None,
            ends: Versions::default(),
        }
    }

    /// The same text on other pages: they count on, and keep what stands at their head.
    pub(super) fn turned(&self, landscape: bool) -> Self {
        Self {
            landscape,
            was_landscape: None,
            anew: false,
            first: false,
            header: None,
            ..self.clone()
        }
    }

    pub(super) fn of_annex(annex: &AnnexPart, header: Option<String>) -> Self {
        Self {
            landscape: annex.landscape,
            was_landscape: annex.was_landscape.filter(|_| annex.change.is_none()),
            anew: true,
            chart: annex
                .blocks
                .iter()
                .any(|block| matches!(block, Block::Chart(_))),
            first: false,
            header,
            ends: Versions::of(annex.change),
        }
    }

    pub(super) fn headers(&self) -> String {
        let mut out = String::new();
        if self.first {
            out.push_str("<w:headerReference w:type=\"default\" r:id=\"rId5\"/>");
            out.push_str("<w:headerReference w:type=\"first\" r:id=\"rId6\"/>");
        }
        if let Some(id) = &self.header {
            out.push_str(&format!(
                "<w:headerReference w:type=\"default\" r:id=\"{id}\"/>"
            ));
        }
        out
    }

    /// The same as it was.
    pub(super) fn earlier_properties(&self) -> String {
        let landscape = self.was_landscape.unwrap_or(self.landscape);
        let earlier = Self {
            landscape,
            ..self.clone()
        };
        earlier.properties()
    }

    /// What it has beside its headers.
    pub(super) fn properties(&self) -> String {
        let (short, long) = SIDES;
        let mut out = String::from("<w:type w:val=\"nextPage\"/>");
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
        out
    }
}
