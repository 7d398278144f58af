//! The boxes of a page of a chart, and the posts that they stand for.

use content::annex::chart;
use content::edition::AnnexContent;
use tables::model::Project;
use tables::source::RowRef;
use typeset::fill::Filled;

/// The lines of the boxes of a page in the order in which they are set, each with the
/// row of its post.
#[derive(Debug, Default)]
pub(super) struct Boxes {
    lines: Vec<(String, RowRef)>,
    /// How many of them were met.
    met: usize,
}

impl Boxes {
    /// Those of a page of an annex: its number, and which of its pages it is, from 0.
    pub(super) fn of(project: &Project, filled: &Filled, page: Option<(usize, usize)>) -> Self {
        page.and_then(|(annex, page)| Self::on(project, filled, annex, page))
            .unwrap_or_default()
    }

    fn on(project: &Project, filled: &Filled, number: usize, page: usize) -> Option<Self> {
        let data = filled.paper.annex(number)?;
        let Some(AnnexContent::Chart(sheet)) = &data.content else {
            return None;
        };
        let mut annexes = project.annexes.iter();
        let annex = annexes.find(|annex| annex.number == number)?;
        let all = &project.establishment;
        let structure = chart::structure_of(annex, all.office(&annex.subject)?);
        let mut lines = Vec::new();
        for own in &sheet.pages.get(page)?.boxes {
            let post = all.post_in(structure, chart::post_of_box(&own.id));
            if let Some(post) = post {
                let texts = own.text.lines().map(squeeze);
                lines.extend(texts.map(|text| (text, post.row)));
            }
        }
        Some(Self { lines, met: 0 })
    }

    /// The row of the post in whose box a text stands, if it comes next.
    pub(super) fn post(&mut self, text: &str) -> Option<RowRef> {
        let rest = self.lines.get(self.met..)?;
        let at = rest.iter().position(|(line, _)| line == text)?;
        self.met += at + 1;
        rest.get(at).map(|(_, row)| *row)
    }
}

/// A text without its white space.
pub(super) fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
