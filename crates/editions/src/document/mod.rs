//! The document that both editions are written from: blocks, and runs in them.

mod address;
mod annex;
mod beside;
mod block;
mod change;
mod heads;
mod inline;
mod met;
mod passage;
mod placed;
mod redline;
mod shown;
mod ties;

pub use annex::AnnexReader;
pub use block::{
    Around, Beside, Block, ChartMarks, ChartPage, Heading, Item, List, Paragraph, Picture,
    RowMarks, Table, TableMarks,
};
pub use change::Change;
pub(crate) use heads::placed_heads;
pub use inline::{Inline, Look, Target, Words, text_of};
pub(crate) use inline::{behind_number, goes_on, lines_of};
pub use met::{both_versions, closes, opens};
pub use passage::{Passage, PassageKind, Passages};
pub use placed::{Counted, Pictures, blocks_of};
pub use redline::Redline;
pub(crate) use ties::{tied, ties};

use content::edition::HeadData;
use tables::model::{Date, FontChoice, Lang};

/// One edition of a paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Its language.
    pub lang: Lang,
    /// What it is: `panel` or `ec`, as in paper.toml.
    pub kind: String,
    /// Its title on one line, for lists of files.
    pub title: String,
    /// Who signs, likewise.
    pub authors: Vec<String>,
    /// The day of the meeting.
    pub date: Date,
    /// The head of the paper, and the words of the layout.
    pub head: HeadData,
    /// The passages of the committee, the title and the signatories.
    pub head_passages: Vec<Option<usize>>,
    /// That of the paper's number.
    pub number_passage: Option<usize>,
    /// The fonts that the paper asks for.
    pub fonts: FontChoice,
    /// What members are invited to do, before the body; nothing in most papers.
    pub invitation: Vec<Block>,
    /// The text.
    pub body: Vec<Block>,
    /// The annexes.
    pub annexes: Vec<AnnexPart>,
    /// The footnotes of the body, then those of its annexes.
    pub notes: Vec<Note>,
    /// Where what it says was typed.
    pub passages: Vec<Passage>,
    /// What it has beside these where it shows what became of an earlier version.
    pub redline: Option<Box<Redline>>,
    /// The files that it was made of, with their sums.
    pub files: Vec<(String, String)>,
}

/// A footnote.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Note {
    /// Its number in its text, from 1.
    pub number: usize,
    /// Its paragraphs.
    pub paragraphs: Vec<Vec<Inline>>,
    /// What became of it, as a whole.
    pub change: Option<Change>,
}

/// An annex.
#[derive(Debug, Clone, PartialEq)]
pub struct AnnexPart {
    /// What links to it are called.
    pub name: String,
    /// What tells it from others, whatever its number: its kind with its subject or id.
    pub key: String,
    /// What became of it, as a whole. One that moved here has marks on what is different
    /// from what is struck where it stood.
    pub change: Option<Change>,
    /// Its label.
    pub label: String,
    /// The label that it had, where that was another.
    pub was: Option<String>,
    /// What stands at its top right: the label, in an item with the paper's number.
    pub corner: String,
    /// Its number.
    pub number: usize,
    /// The lines of its title.
    pub titles: Vec<Vec<Inline>>,
    /// Whether its pages are wider than high.
    pub landscape: bool,
    /// Whether its pages were wider than high, where that was otherwise.
    pub was_landscape: Option<bool>,
    /// What stands on its pages.
    pub blocks: Vec<Block>,
}

impl AnnexPart {
    /// What stands at its top right, cut at its number; none where it has no number.
    pub fn corner_parts(&self) -> Option<[&str; 3]> {
        let number = self.number.to_string();
        // Of the label: the paper's number may have the same digits.
        let label = self.corner.find(&self.label)?;
        let start = label + self.label.find(&number)?;
        let end = start + number.len();
        let corner = &self.corner;
        Some([&corner[..start], &corner[start..end], &corner[end..]])
    }
}

impl Document {
    /// The number that is printed of a note.
    pub fn note_number(&self, at: usize) -> String {
        self.notes.get(at).map_or(0, |note| note.number).to_string()
    }

    /// The number of a note where one count of all notes would come to another: those
    /// of annexes, which begin anew.
    pub fn typed_note_number(&self, at: usize) -> Option<String> {
        let number = self.note_number(at);
        (number != (at + 1).to_string()).then_some(number)
    }

    /// A word of the layout.
    pub fn word(&self, key: &str) -> &str {
        self.head.words.get(key).map_or("", String::as_str)
    }

    /// What the paper is for, with its date, line by line.
    pub fn occasion(&self) -> String {
        if let Some(item) = &self.head.item {
            return item.left.clone();
        }
        let discussion = self.word("discussion");
        match discussion.contains("{date}") {
            true => discussion.replace("{date}", &self.head.date),
            false => format!("{}\n{discussion}", self.head.date),
        }
    }

    /// The signatories and the month, line by line, each with its passage.
    pub fn signature(&self) -> Vec<(&str, Option<usize>)> {
        let lines = self.head.signatories.iter().chain([&self.head.signed]);
        let passage = |at: usize| self.head_passages.get(at + 2).copied().flatten();
        let lines = lines.enumerate();
        lines
            .map(|(at, line)| (line.as_str(), passage(at)))
            .collect()
    }

    /// The title, unless Heads of expenditure stand in its place.
    pub fn title_on_page(&self) -> Option<&str> {
        let item = self.head.item.as_ref();
        let titled = item.is_none_or(|item| item.heads.is_empty());
        titled.then_some(self.head.title.as_str())
    }

    /// The Heads of expenditure and the Subhead, a line each.
    pub fn item_lines(&self) -> Vec<&str> {
        let item = self.head.item.iter();
        let lines = item.flat_map(|item| item.heads.iter().chain(&item.subhead));
        lines.map(String::as_str).collect()
    }

    /// The line above the signatories, where there is one.
    pub fn dashes(&self) -> Option<&str> {
        self.head.item.as_ref().map(|_| self.word("dashes"))
    }

    /// The passages of the committee and of the title.
    pub fn committee_and_title(&self) -> [Option<usize>; 2] {
        [0, 1].map(|at| self.head_passages.get(at).copied().flatten())
    }

    /// The language as the web and Word name it.
    pub fn language(&self) -> &'static str {
        match self.lang {
            Lang::Zh => "zh-HK",
            Lang::En => "en-GB",
        }
    }

    /// What stands before the caption of a table or picture of the body.
    pub fn caption_lead(&self, word: &str, number: Option<usize>) -> Option<(String, usize, &str)> {
        // As Typst parts them.
        let between = match self.lang {
            Lang::Zh => "\u{2003}",
            Lang::En => ": ",
        };
        number.map(|number| (format!("{}\u{a0}", self.word(word)), number, between))
    }
}
