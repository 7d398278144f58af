//! How wide text is, by the fonts that will print it.

use ttf_parser::Face;

/// Gives widths in em (one em is the text size), for the regular weight.
///
/// A closure from a character to its width will do: `|_| 0.5` is a font in which
/// every character is half an em wide. A width that is no finite number counts
/// one em, and none counts less than nothing or more than four em.
pub trait Measure {
    /// The width of one character, in em.
    fn char_em(&self, c: char) -> f64;

    /// The width of a string on one line, in em.
    fn width_em(&self, text: &str) -> f64 {
        text.chars().map(|c| self.char_em(c)).sum()
    }
}

impl<F: Fn(char) -> f64> Measure for F {
    fn char_em(&self, c: char) -> f64 {
        self(c)
    }
}

/// A font that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FontError {
    /// The font's index in the list given.
    pub font: usize,
    /// What the reader said.
    pub reason: String,
}

impl std::fmt::Display for FontError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "font {} cannot be read: {}", self.font, self.reason)
    }
}

impl std::error::Error for FontError {}

/// Widths from fonts: a character is as wide as in the first font that has it.
///
/// A character that no font has counts one em.
#[derive(Clone, Default)]
pub struct FontMeasure<'a> {
    faces: Vec<Face<'a>>,
}

impl std::fmt::Debug for FontMeasure<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FontMeasure")
            .field("faces", &self.faces.len())
            .finish()
    }
}

impl<'a> FontMeasure<'a> {
    /// Reads the fonts, given as the bytes of font files in fallback order.
    ///
    /// # Errors
    /// When one of them is not a font.
    pub fn new(fonts: &[&'a [u8]]) -> Result<Self, FontError> {
        let read = |(font, bytes): (usize, &&'a [u8])| {
            Face::parse(bytes, 0).map_err(|error| FontError {
                font,
                reason: error.to_string(),
            })
        };
        let faces = fonts
            .iter()
            .enumerate()
            .map(read)
            .collect::<Result<_, _>>()?;
        Ok(Self { faces })
    }
}

impl Measure for FontMeasure<'_> {
    fn char_em(&self, c: char) -> f64 {
        let advance = |face: &Face<'_>| {
            let glyph = face.glyph_index(c)?;
            let advance = face.glyph_hor_advance(glyph)?;
            Some(f64::from(advance) / f64::from(face.units_per_em().max(1)))
        };
        self.faces.iter().find_map(advance).unwrap_or(1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_no_font_is_named() {
        let error = FontMeasure::new(&[b"not a font"])
            .map(|_| ())
            .map_err(|e| e.font);
        assert_eq!(error, Err(0));
    }

    #[test]
    fn without_fonts_a_character_counts_one_em() {
        let width = FontMeasure::new(&[]).map(|fonts| fonts.width_em("數a"));
        assert_eq!(width, Ok(2.0));
    }
}
