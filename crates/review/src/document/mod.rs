//! What stands in a document: its words, each with what became of it and who did it,
//! as Word, LibreOffice and others write it.

mod comments;
mod element;
mod lists;
mod marks;
mod open;
mod reader;
mod root;
mod ties;

use std::rc::Rc;

use crate::package::{Package, Refused};

pub use comments::Comment;
pub(crate) use ties::loosen;

/// Stands in a text for the mark of a note.
pub const NOTE: char = '\u{FDD0}';
/// Stands in a text for a picture.
pub const PICTURE: char = '\u{FDD1}';
/// Stands in a text before the letters of a formula.
pub const FORMULA: char = '\u{FDD2}';
/// Ends a paragraph.
pub const END: char = '\u{2029}';

/// Who changed something, and when, as a document says it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Track {
    /// The reviewer.
    pub author: String,
    /// The day and time.
    pub date: Option<String>,
    /// The name of the move that it is one end of.
    pub moved: Option<String>,
}

/// What became of some words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fate {
    /// They were put in.
    pub put_in: Option<Rc<Track>>,
    /// They were taken out.
    pub taken_out: Option<Rc<Track>>,
}

/// Words with one fate.
#[derive(Debug, Clone, Default)]
pub struct Run {
    /// The words.
    pub text: String,
    /// What became of them.
    pub fate: Fate,
    /// The bookmark of the passage that they stand in.
    pub mark: Option<String>,
    /// Whether a field shows them.
    pub in_field: bool,
}

/// A paragraph.
#[derive(Debug, Clone, Default)]
pub struct Paragraph {
    /// Its words.
    pub runs: Vec<Run>,
    /// What became of its end.
    pub end: Fate,
    /// The bookmarks of passages that begin in it.
    pub marks: Vec<String>,
    /// Its style and its list, as the document names them.
    pub form: String,
}

/// A place in a part: the paragraph, and the run in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pos {
    /// The paragraph.
    pub paragraph: usize,
    /// The run in it.
    pub run: usize,
}

/// A tracked change of how something looks.
#[derive(Debug, Clone)]
pub struct Look {
    /// Of what.
    pub of: &'static str,
    /// Who did it.
    pub track: Track,
    /// Where; of words, the run behind the place.
    pub at: Pos,
}

/// A part of a document.
#[derive(Debug, Default)]
pub struct Part {
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// The changes of looks in it.
    pub looks: Vec<Look>,
    /// What comments are about: the comment's id, and from where to where.
    pub about: Vec<(String, Pos, Pos)>,
}

/// A document.
#[derive(Debug)]
pub struct Document {
    /// The text.
    pub body: Part,
    /// The notes.
    pub notes: Part,
    /// Headers, footers and notes at the end, one after the other.
    pub around: Part,
    /// The comments.
    pub comments: Vec<Comment>,
}

impl Document {
    /// Reads the parts of a package.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn read(package: &Package) -> Result<Self, Refused> {
        root::of_document(package.main())?;
        let mut around = Part::default();
        for begin in ["header", "footer", "endnotes"] {
            for text in package.beside(begin) {
                reader::read(text, &mut around)?;
            }
        }
        let (mut body, mut notes) = (Part::default(), Part::default());
        reader::read(package.main(), &mut body)?;
        let mut lists = lists::Lists::default();
        for text in package.beside("numbering.") {
            lists.read(text)?;
        }
        lists.name(&mut body.paragraphs);
        for text in package.beside("footnotes") {
            root::of_notes(text)?;
            reader::read(text, &mut notes)?;
        }
        let mut comments = Vec::new();
        for text in package.beside("comments.") {
            comments::read(text, &mut comments)?;
        }
        Ok(Self {
            body,
            notes,
            around,
            comments,
        })
    }
}

impl Paragraph {
    /// Its words, whatever became of them.
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}

/// Words as people see them: signs of our own told in words.
pub fn shown(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            NOTE => out.push_str("[note]"),
            PICTURE => out.push_str("[picture]"),
            FORMULA => out.push_str("[formula]"),
            END => out.push('\n'),
            c => out.push(c),
        }
    }
    out
}
