//! What a paper is made as beside its PDF.

/// An edition of a paper beside its PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Output {
    /// A Word document.
    Docx,
    /// One HTML file.
    Html,
}

impl Output {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Docx, Self::Html];
    /// What paper.toml lists: these, and the PDF, which is always made.
    pub const WORDS: [&'static str; 3] = ["pdf", "docx", "html"];

    /// Its name, which is what its files end with.
    pub fn word(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Html => "html",
        }
    }

    /// The edition of a name.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|output| output.word() == word)
    }
}
