//! Annexes as the table lists them: what kind, of what, in which order.

use std::num::NonZeroUsize;

use super::{Date, Lang, Structure, Text};
use crate::source::{FileId, RowRef};

/// The kind of annexes that show a picture, whose subjects are files.
pub const PICTURE_KIND: &str = "picture";

/// The kind of annexes that are prose, whose subjects name their files.
pub const TEXT_KIND: &str = "text";

/// One row of annexes.csv; its number is its place in the table.
#[derive(Debug, Clone)]
pub struct Annex {
    /// Its number, from 1.
    pub number: usize,
    /// The kind's name (`duties`, `chart`).
    pub kind: String,
    /// What it is of: the id of a post or office, or the name of what its kind reads.
    pub subject: String,
    /// What helpers call it, where its subject will not do.
    pub id: Option<String>,
    /// The structure that it shows; `None` where its row does not say.
    pub structure: Option<Structure>,
    /// Which part of an office a chart draws.
    pub part: ChartPart,
    /// Whether a job description shows the existing one beside the proposed.
    pub compare: bool,
    /// Whether a job description is said to be a revised one.
    pub revised: bool,
    /// Whether the paragraphs of a text are numbered.
    pub numbered: bool,
    /// The title, where the computed one will not do.
    pub title: Text,
    /// What a picture shows, for those who cannot see it.
    pub alt: Text,
    /// A note below what it shows.
    pub note: Text,
    /// Its row in annexes.csv.
    pub row: RowRef,
}

impl Annex {
    /// The name that links to it carry.
    pub fn name(&self) -> String {
        format!("annex-{}", self.number)
    }

    /// What helpers call it: its id, or its subject.
    pub fn called(&self) -> &str {
        self.id.as_deref().unwrap_or(&self.subject)
    }
}

/// Which part of an office a chart draws, and what beside it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChartPart {
    /// The id of the post that it is of, with its superiors; `None` for the whole.
    pub under: Option<String>,
    /// How many levels it goes down; `None` for all.
    pub levels: Option<NonZeroUsize>,
    /// The day on whose posts it is; `None` for the whole structure.
    pub as_at: Option<Date>,
    /// What it draws beside its posts.
    pub drawn: Drawn,
}

/// What a chart draws beside its posts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Drawn {
    /// Posts that will be there no longer, where they stood.
    pub deleted: bool,
    /// Posts that go to another office, where they stood.
    pub transferred: bool,
    /// Non-directorate posts, below those whom they support.
    pub staff: bool,
}

impl Drawn {
    /// The words of the `show` column.
    pub const WORDS: [&'static str; 3] = ["deleted", "transferred", "staff"];

    /// Takes what a word of the column asks for; false where there is no such word.
    pub fn add(&mut self, word: &str) -> bool {
        let asked = match word {
            "deleted" => &mut self.deleted,
            "transferred" => &mut self.transferred,
            "staff" => &mut self.staff,
            _ => return false,
        };
        *asked = true;
        true
    }
}

/// The prose of an annex in one language.
#[derive(Debug, Clone, Copy)]
pub struct AnnexText {
    /// The number of the annex.
    pub annex: usize,
    /// Its language.
    pub lang: Lang,
    /// Its file.
    pub file: FileId,
    /// Whether its paragraphs are numbered.
    pub numbered: bool,
}

/// The file that has the prose of an annex: `annex-terms.zh.hbs`.
pub fn text_file(subject: &str, lang: Lang) -> String {
    format!("annex-{subject}.{}.hbs", lang.code())
}
