//! Letters as dots. Charts say the same few words in boxes over and over: each letter is
//! drawn once for a size, and put down wherever it stands.

use std::collections::BTreeMap;

use resvg::tiny_skia::{FillRule, Mask, Path, PathBuilder, Transform};
use ttf_parser::{Face, GlyphId, OutlineBuilder};

use super::pen::TextLine;
use tables::fonts::FontFiles;
use tables::model::FontChoice;

/// The fonts that texts of charts are drawn in.
pub(super) struct Letters<'f> {
    regular: Vec<Face<'f>>,
    bold: Vec<Face<'f>>,
}

/// Dots that texts are put on: rows of so many channels a dot.
pub(super) struct Sheet<'d> {
    pub(super) data: &'d mut [u8],
    pub(super) width: usize,
    pub(super) channels: usize,
}

/// How many places a letter may have within a dot.
const PLACES: f64 = 4.0;

/// A letter of one size: how dark its dots are, and where they stand from where it
/// begins on its baseline.
struct Stamp {
    left: i32,
    top: i32,
    width: usize,
    dark: Vec<u8>,
}

/// What one letter differs in from others: bold, the font, the glyph, the size and its
/// place within a dot.
type Key = (bool, usize, u16, u64, u8);

impl<'f> Letters<'f> {
    /// Those of a paper.
    pub(super) fn new(files: &'f FontFiles, choice: &FontChoice) -> Self {
        let faces = |bold| {
            let fonts = files.upright(choice, bold).into_iter();
            let faces = fonts.filter_map(|bytes| Face::parse(bytes, 0).ok());
            faces.collect()
        };
        Self {
            regular: faces(false),
            bold: faces(true),
        }
    }

    fn faces(&self, bold: bool) -> &[Face<'f>] {
        if bold { &self.bold } else { &self.regular }
    }

    /// Puts lines of text down in black, `scale` dots a point.
    pub(super) fn put(&self, lines: &[TextLine], scale: f64, sheet: &mut Sheet<'_>) {
        let mut stamps: BTreeMap<Key, Option<Stamp>> = BTreeMap::new();
        for line in lines {
            let faces = self.faces(line.bold);
            let size = line.size * scale;
            let glyphs = glyphs(faces, &line.text);
            let width: f64 = glyphs.iter().map(|glyph| glyph.advance * size).sum();
            let begin = line.at[0] * scale;
            let mut x = if line.centred {
                begin - width / 2.0
            } else {
                begin
            };
            let y = whole(line.at[1] * scale);
            for glyph in glyphs {
                let place = (x * PLACES).round() / PLACES;
                let part = place - place.floor();
                let key = (
                    line.bold,
                    glyph.face,
                    glyph.id.0,
                    size.to_bits(),
                    quarter(part),
                );
                let stamp = stamps
                    .entry(key)
                    .or_insert_with(|| stamp(&faces[glyph.face], glyph.id, size, part));
                if let Some(stamp) = stamp {
                    sheet.darken(stamp, whole(place.floor()), y);
                }
                x += glyph.advance * size;
            }
        }
    }
}

/// A glyph, its font among those given, and how far it goes on, in em.
struct Glyph {
    face: usize,
    id: GlyphId,
    advance: f64,
}

/// The glyphs of a text, each of the first font that has it.
fn glyphs(faces: &[Face<'_>], text: &str) -> Vec<Glyph> {
    let glyph = |c: char| {
        let mut found = faces.iter().enumerate();
        found.find_map(|(face, font)| {
            let id = font.glyph_index(c)?;
            let advance = f64::from(font.glyph_hor_advance(id)?);
            let advance = advance / f64::from(font.units_per_em().max(1));
            Some(Glyph { face, id, advance })
        })
    };
    text.chars().filter_map(glyph).collect()
}

fn stamp(face: &Face<'_>, id: GlyphId, size: f64, part: f64) -> Option<Stamp> {
    let path = outline(face, id)?;
    let scale = size / f64::from(face.units_per_em().max(1));
    let scale = scale as f32;
    let path = path.transform(Transform::from_row(
        scale,
        0.0,
        0.0,
        -scale,
        part as f32,
        0.0,
    ))?;
    let bounds = path.bounds();
    let (left, top) = (bounds.left().floor(), bounds.top().floor());
    let width = (bounds.right().ceil() - left).max(1.0);
    let height = (bounds.bottom().ceil() - top).max(1.0);
    let mut mask = Mask::new(width as u32, height as u32)?;
    let moved = Transform::from_translate(-left, -top);
    mask.fill_path(&path, FillRule::Winding, true, moved);
    Some(Stamp {
        left: left as i32,
        top: top as i32,
        width: width as usize,
        dark: mask.take(),
    })
}

/// The outline of a glyph in the font's own units; none of a space.
fn outline(face: &Face<'_>, id: GlyphId) -> Option<Path> {
    let mut outline = Outline(PathBuilder::new());
    face.outline_glyph(id, &mut outline)?;
    outline.0.finish()
}

struct Outline(PathBuilder);

impl OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.0.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}

impl Sheet<'_> {
    /// Puts a letter down that begins at a dot.
    fn darken(&mut self, stamp: &Stamp, x: i32, y: i32) {
        let row = self.width * self.channels;
        let rows = stamp.dark.chunks_exact(stamp.width);
        for (down, darks) in (0..).zip(rows) {
            let Ok(down) = usize::try_from(y + stamp.top + down) else {
                continue;
            };
            let Some(dots) = self.data.get_mut(down * row..(down + 1) * row) else {
                return;
            };
            for (right, dark) in (0..).zip(darks) {
                let Ok(right) = usize::try_from(x + stamp.left + right) else {
                    continue;
                };
                let at = right * self.channels;
                let Some(dot) = dots.get_mut(at..at + self.channels) else {
                    break;
                };
                for channel in dot {
                    *channel = shaded(*channel, *dark);
                }
            }
        }
    }
}

/// A channel under so much black.
fn shaded(channel: u8, dark: u8) -> u8 {
    let left = u16::from(channel) * u16::from(255 - dark) / 255;
    u8::try_from(left).unwrap_or(u8::MAX)
}

/// The dot that a length ends in.
fn whole(length: f64) -> i32 {
    length.round() as i32
}

/// Which of the places within a dot this is.
fn quarter(part: f64) -> u8 {
    (part * PLACES) as u8
}

#[cfg(test)]
mod tests {
    use super::{Letters, Sheet, TextLine};
    use tables::fonts::FontFiles;
    use tables::model::FontChoice;

    const SIDE: usize = 40;

    /// The dots of a line at this place, white where nothing is.
    fn put(text: &str, at: [f64; 2], bold: bool) -> Vec<u8> {
        let files = FontFiles::default();
        let letters = Letters::new(&files, &FontChoice::default());
        let mut data = vec![255; SIDE * SIDE];
        let line = TextLine {
            text: text.to_owned(),
            at,
            size: 20.0,
            centred: true,
            bold,
        };
        let mut sheet = Sheet {
            data: &mut data,
            width: SIDE,
            channels: 1,
        };
        letters.put(&[line], 1.0, &mut sheet);
        data
    }

    fn dark(data: &[u8]) -> usize {
        data.iter().map(|dot| usize::from(255 - dot)).sum()
    }

    #[test]
    fn letters_of_both_scripts_stand_around_their_middle() {
        for text in ["m", "海", "1"] {
            let data = put(text, [20.0, 28.0], false);
            let half = |right: bool| -> usize {
                let own = data.iter().enumerate();
                let own = own.filter(|(at, _)| (at % SIDE >= SIDE / 2) == right);
                own.map(|(_, dot)| usize::from(255 - dot)).sum()
            };
            let (left, right) = (half(false), half(true));
            assert!(left > 2_000 && right > 2_000, "{text}: {left}, {right}");
            assert!(dark(&put(text, [20.0, 28.0], true)) > dark(&data), "{text}");
        }
    }

    #[test]
    fn what_is_over_the_edge_is_cut_off() {
        let whole = dark(&put("海", [20.0, 28.0], false));
        for at in [[0.0, 28.0], [40.0, 28.0], [20.0, 5.0], [20.0, 50.0]] {
            let cut = dark(&put("海", at, false));
            assert!(cut > 0 && cut < whole, "{at:?}: {cut} of {whole}");
        }
        assert_eq!(dark(&put("海", [-90.0, 900.0], false)), 0);
    }
}
