//! What every paper of a process shares: Typst's library and the fonts.

use std::borrow::Cow;

use rayon::prelude::*;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook, FontStyle};
use typst::utils::{LazyHash, hash128, know_sum};
use typst::{Library, LibraryExt};

use super::texts;
use tables::assets::fonts::FONTS;
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
        // 23 MB: they are read for their sums by nobody.
        FONTS
            .iter()
            .for_each(|font| know_sum(font.bytes, font.sum()));
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

    /// Does beforehand what Typst would do one after the other as it begins: reads
    /// the built-in templates, and takes the sums of these, of the library and of the
    /// fonts of some families. Those of the program's own fonts are known; that of
    /// another large one takes longer than a page.
    pub fn warm_up(&self, families: &[&String]) {
        let upright = self.fonts.par_iter().filter(|font| {
            let info = font.info();
            info.variant.style == FontStyle::Normal && families.contains(&&info.family)
        });
        let of_fonts = || upright.for_each(|font| _ = hash128(font));
        rayon::join(of_fonts, || {
            texts::read_built_in();
            hash128(&(&self.standard, &self.book))
        });
    }

    /// Whether a font has a glyph of a character.
    pub(super) fn has_character(&self, c: char) -> bool {
        let mut fonts = self.fonts.iter();
        fonts.any(|font| font.info().coverage.contains(u32::from(c)))
    }

    /// Whether a font family is there, in any case of letters.
    pub(super) fn has_family(&self, family: &str) -> bool {
        self.book.contains_family(&family.to_lowercase())
    }
}
