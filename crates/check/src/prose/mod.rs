//! The words of a paper as its readers see them, each with its place: cells,
//! settings, and the bodies with the facts of the tables put in.
//!
//! This is what proof-reading looks at. It knows how a body is written, and
//! reads it leniently: what is wrong with a body as such is `fill`'s business.
//! Nothing here judges or changes a word.

mod allow;
mod aside;
mod blocks;
mod bodies;
mod body;
mod call;
mod cells;
mod claim;
mod code;
mod comment;
mod counted;
pub(crate) mod date;
mod documents;
mod facts;
mod filters;
mod lately;
mod named;
pub mod numeral;
mod of_posts;
mod outline;
mod passage;
mod past;
pub(crate) mod period;
mod piece;
mod quantity;
mod reference;
mod runs;
mod scan;
mod sentence;
mod settings;
mod superior;
mod supposed;
mod tags;
mod value;
pub(crate) mod weekday;

pub use allow::Allow;
pub use aside::{refers_elsewhere, tells_of_others};
pub use blocks::Blocks;
pub use body::sets_quotes;
pub use call::{Call, named_twice};
pub use cells::is_chinese;
pub(crate) use claim::stem_of;
pub use claim::{Against, Claim, body_claims};
pub use counted::{Counted, counted};
pub(crate) use filters::filters;
pub use named::{Nameable, Named};
pub use of_posts::of_posts;
pub use passage::{Origin, Passage};
pub(crate) use past::is_retrospective;
pub use piece::{BodyText, Kind, Piece};
pub(crate) use quantity::UNITS;
pub use quantity::{Quantity, quantities};
pub use reference::{Mention, Typed, typed};
pub use runs::{near, runs};
pub use sentence::sentence;
pub use superior::{report_signs, without_superiors};
pub use tables::model::ENGLISH_MONTHS as MONTHS;
pub use tags::{Tag, TagKind, chains, tags};

use tables::model::{Lang, Project};
use tables::source::Sources;

/// Everything that a paper says.
#[derive(Debug, Default)]
pub struct Prose {
    /// Every text: settings, tables, bodies, duties.
    pub passages: Vec<Passage>,
    /// The bodies, whose pieces name passages by index.
    pub bodies: Vec<BodyText>,
    /// The texts of annexes, in their order, a language each, likewise.
    pub texts: Vec<BodyText>,
    /// The calls of helpers in paper.toml and in cells.
    pub setting_calls: Vec<Call>,
    /// Comments that allow a finding.
    pub allows: Vec<Allow>,
}

impl Prose {
    /// Reads everything that a project says.
    pub fn read(project: &Project, sources: &Sources) -> Self {
        let mut prose = Self::default();
        prose.setting_calls = settings::read(project, sources, &mut prose.passages);
        let mut of_cells = cells::names(project, sources, &mut prose.passages);
        of_cells.extend(cells::own_tables(project, sources, &mut prose.passages));
        for body in &project.bodies {
            let read = body::read(project, sources, (*body).into(), &mut prose.passages);
            prose.bodies.push(read);
        }
        for text in &project.annex_texts {
            let read = body::read(project, sources, (*text).into(), &mut prose.passages);
            prose.texts.push(read);
        }
        of_cells.extend(cells::duties(project, sources, &mut prose.passages));
        prose.setting_calls.append(&mut of_cells);
        prose.allows = allow::read(project, sources, prose.parts());
        prose
    }

    /// All prose: the bodies, then the texts of annexes.
    pub fn parts(&self) -> impl Iterator<Item = &BodyText> + Clone {
        self.bodies.iter().chain(&self.texts)
    }

    /// The parts that two editions have, side by side.
    pub fn pairs(&self) -> Vec<(&BodyText, &BodyText)> {
        let [first, second] = &self.bodies[..] else {
            return Vec::new();
        };
        let mut pairs = vec![(first, second)];
        for text in self.texts.iter().filter(|text| text.lang == first.lang) {
            let other = |it: &&BodyText| it.annex == text.annex && it.lang == second.lang;
            pairs.extend(self.texts.iter().find(other).map(|other| (text, other)));
        }
        pairs
    }

    /// The calls of helpers, in paper.toml and in the prose.
    pub fn calls(&self) -> impl Iterator<Item = &Call> {
        let pieces = self.parts().flat_map(|body| &body.pieces);
        self.setting_calls
            .iter()
            .chain(pieces.flat_map(|piece| &piece.calls))
    }

    /// The passages of a language, in order.
    pub fn of(&self, lang: Lang) -> impl Iterator<Item = &Passage> {
        self.passages
            .iter()
            .filter(move |passage| passage.lang == lang)
    }

    /// The passages of a language's body with their pieces, in order.
    pub fn pieces<'a>(
        &'a self,
        body: &'a BodyText,
    ) -> impl Iterator<Item = (&'a Piece, &'a Passage)> {
        let pieces = body.pieces.iter();
        pieces.map(|piece| (piece, &self.passages[piece.passage]))
    }
}
