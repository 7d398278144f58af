//! The settings of a paper: paper.toml.

use super::{Checks, Date, Lang, Mark, Month, Output, Text, Timetable};
use crate::source::Span;

/// The type of papers of the Establishment Subcommittee, as paper.toml names it.
pub const EC: &str = "ec";

/// What the paper is.
#[derive(Debug, Clone)]
pub struct Paper {
    /// Its id: the folder's name unless it states another.
    pub id: String,
    /// The paper type's name (`panel`).
    pub kind: String,
    /// Where paper.toml says so.
    pub kind_span: Span,
    /// The day of the (first) meeting, printed at the head.
    pub date: Date,
    /// The days of the meetings after the first.
    pub more_dates: Vec<Date>,
    /// What it says of time: when things take effect.
    pub times: Timetable,
    /// The month under the signatories.
    pub signed: Month,
    /// The paper number, where the Secretariat has given one; an edition may
    /// have its own.
    pub number: Option<String>,
    /// One for each language that the paper is printed in, in the order stated.
    pub editions: Vec<Edition>,
    /// What `[ec]` says of its head.
    pub item: Item,
    /// How charts mark changes, in the legend's order.
    pub marks: Vec<Mark>,
    /// Whether charts draw teams of non-directorate posts, each in a box of its own.
    pub teams: bool,
    /// Which cells take helpers.
    pub refs: Refs,
    /// Words of the published paper that stand against the computed ones.
    pub as_printed: Vec<AsPrinted>,
    /// What it is made as beside its PDF, where that is not asked for by hand.
    pub outputs: Vec<Output>,
    /// The fonts that the paper wants.
    pub fonts: FontChoice,
    /// What it says of the checks.
    pub checks: Checks,
    /// Where it holds words that the paper prints.
    pub printed: Vec<Printed>,
}

impl Paper {
    /// The days of the meetings, in their order.
    pub fn days(&self) -> Vec<Date> {
        let more = self.more_dates.iter().copied();
        std::iter::once(self.date).chain(more).collect()
    }
}

/// Which cells of the tables take helpers; braces in others are printed as typed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Refs {
    /// Duties.
    pub duties: bool,
    /// The titles of annexes.
    pub titles: bool,
    /// The author's own tables, with what paper.toml says above and below them.
    pub tables: bool,
}

/// The helpers that a cell may call.
pub const CELL_HELPERS: [&str; 6] = ["annex", "para", "title", "rank", "short", "office"];

/// What an item for a subcommittee has at its head beside its number.
#[derive(Debug, Clone, Default)]
pub struct Item {
    /// The number of the Subhead.
    pub subhead: Option<String>,
    /// What the Subhead is called in each language; empty where it is not said.
    pub subhead_name: Text,
    /// The ids of the Heads of expenditure, where it does not leave them to the
    /// tables.
    pub heads: Vec<SettingText>,
}

/// A text of paper.toml that the paper prints, quotes included.
#[derive(Debug, Clone, Copy)]
pub struct Printed {
    /// The edition that prints it; none where any may.
    pub lang: Option<Lang>,
    /// Where it stands.
    pub span: Span,
}

/// What the paper says of itself in one language.
#[derive(Debug, Clone)]
pub struct Edition {
    /// The language.
    pub lang: Lang,
    /// The committee that the paper goes to; a type of paper may have it in its
    /// words.
    pub committee: Option<SettingText>,
    /// The paper's title.
    pub title: SettingText,
    /// Who signs, top to bottom.
    pub signatories: Vec<SettingText>,
    /// The number of this edition, where it is not the paper's.
    pub number: Option<String>,
}

impl Edition {
    /// Its texts that may hold calls of helpers.
    pub fn texts(&self) -> impl Iterator<Item = &SettingText> {
        let texts = self.committee.iter().chain([&self.title]);
        texts.chain(&self.signatories)
    }
}

/// A text of paper.toml as it is typed there: its calls of helpers are filled in
/// for the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingText {
    /// The text.
    pub text: String,
    /// Where it stands, quotes included.
    pub span: Span,
}

impl SettingText {
    /// Whether helpers are called in it, or braces are meant as such.
    pub fn has_calls(&self) -> bool {
        self.text.contains("{{")
    }
}

/// In one annex, computed words give way to what a published paper printed.
#[derive(Debug, Clone)]
pub struct AsPrinted {
    /// The annex's subject.
    pub annex: String,
    /// The words as computed.
    pub computed: String,
    /// The words as printed.
    pub printed: String,
    /// Where paper.toml says so.
    pub span: Span,
}

/// Font families in the order to try them; empty for the built-in ones.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FontChoice {
    /// For Latin letters and digits.
    pub latin: Vec<String>,
    /// For Chinese.
    pub chinese: Vec<String>,
    /// Folders below the paper's with font files of its own.
    pub dirs: Vec<String>,
}

/// Whether a file of a font folder is a font, by its name; others are passed
/// over.
pub fn is_font_file(name: &str) -> bool {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension);
    let known = |extension: &str| ["ttf", "otf", "ttc", "otc"].contains(&extension);
    extension.is_some_and(|extension| known(&extension.to_ascii_lowercase()))
}
