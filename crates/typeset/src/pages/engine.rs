//! What every paper of a process shares: Typst's library and the fonts.

use std::borrow::Cow;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt};

use tables::fonts::{FontFile, FontFiles};

/// Typst made ready once: parsing the fonts costs more than a short paper, and
/// one library lets papers share Typst's memory.
pub struct Engine {
    pub(super) standard: LazyHash<Library>,
    pub(super) book: LazyHash<FontBook>,
    pub(super) fonts: Vec<Font>,
}

impl Engine {
    /// Parses the fonts; files that are no fonts are left out.
    pub fn new(files: &FontFiles) -> Self {
        let bytes = |file: &FontFile| match &file.bytes {
            Cow::Borrowed(embedded) => Bytes::new(*embedded),
            Cow::Owned(read) => Bytes::new(read.clone()),
        };
        let fonts: Vec<Font> = files
            .files()
            .flat_map(|file| Font::iter(bytes(file)))
            .collect();
        Self {
            standard: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
        }
    }

    /// Whether a font family is there, in any case of letters.
    pub(super) fn has_family(&self, family: &str) -> bool {
        self.book.contains_family(&family.to_lowercase())
    }
}
