//! Pages as dots, and what is different between two.

use resvg::usvg::Options;

use super::png::{PaintError, colours, encoded, painted};

/// The dots of a page on white.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dots {
    width: usize,
    height: usize,
    /// Row by row: red, green, blue.
    data: Vec<u8>,
}

/// A dot where nothing is printed, and where there is no page.
const WHITE: [u8; 3] = [u8::MAX; 3];

/// How much of red, green and blue ink takes away, of a hundred parts: what both pages
/// have is pale, what the earlier one alone has darker, what the later one alone has
/// darkest, so that they are told without colour too.
const BOTH: [u16; 3] = [25, 25, 25];
const EARLIER: [u16; 3] = [20, 65, 65];
const LATER: [u16; 3] = [100, 80, 40];

impl Dots {
    /// The dots of an SVG whose letters are paths, 120 an inch.
    ///
    /// # Errors
    /// When it is no SVG.
    pub fn of(svg: &str) -> Result<Self, PaintError> {
        let (dots, _) = painted(svg.as_bytes(), &Options::default())?;
        let side = |length: u32| usize::try_from(length).unwrap_or_default();
        Ok(Self {
            width: side(dots.width()),
            height: side(dots.height()),
            data: colours(&dots),
        })
    }

    /// This page under a later one, as large as both together.
    pub fn under(&self, later: &Self) -> Self {
        let width = self.width.max(later.width);
        let height = self.height.max(later.height);
        let white = vec![u8::MAX; width * 3];
        let mut data = Vec::with_capacity(height * white.len());
        for y in 0..height {
            let rows = [self.row(y), later.row(y)];
            let from = data.len();
            data.extend_from_slice(&white);
            // Most of a page is white.
            if rows.iter().all(|row| **row == white[..row.len()]) {
                continue;
            }
            for (at, own) in data[from..].chunks_exact_mut(3).enumerate() {
                let [was, is] = rows.map(|row| row.get(3 * at..3 * at + 3).unwrap_or(&WHITE));
                if was != WHITE || is != WHITE {
                    own.copy_from_slice(&mixed(ink(was), ink(is)));
                }
            }
        }
        Self {
            width,
            height,
            data,
        }
    }

    /// The dots of a row; none below the page.
    fn row(&self, y: usize) -> &[u8] {
        let length = 3 * self.width;
        let row = self.data.get(y * length..(y + 1) * length);
        row.unwrap_or_default()
    }

    /// The dots as PNG.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn png(&self) -> Result<Vec<u8>, PaintError> {
        let side = |length: usize| u32::try_from(length).unwrap_or_default();
        let size = (side(self.width), side(self.height));
        let made = encoded(size, png::ColorType::Rgb, &self.data);
        made.map_err(|error| PaintError(error.to_string()))
    }
}

/// How dark a dot is.
fn ink(dot: &[u8]) -> u16 {
    255 - dot.iter().copied().map(u16::from).sum::<u16>() / 3
}

fn mixed(earlier: u16, later: u16) -> [u8; 3] {
    let both = earlier.min(later);
    [0, 1, 2].map(|at| {
        let taken = both * BOTH[at] + (earlier - both) * EARLIER[at] + (later - both) * LATER[at];
        let left = 255_u16.saturating_sub(taken / 100);
        u8::try_from(left).unwrap_or(u8::MAX)
    })
}

#[cfg(test)]
mod tests {
    use super::{Dots, mixed};

    #[test]
    fn what_is_of_one_page_alone_is_told_without_colour() {
        let dark = |own: [u8; 3]| own.into_iter().map(u16::from).sum::<u16>();
        let (both, earlier, later) = (mixed(255, 255), mixed(255, 0), mixed(0, 255));
        assert!(dark(both) > dark(earlier) + 100 && dark(earlier) > dark(later) + 100);
        assert_eq!(mixed(0, 0), [255, 255, 255]);
    }

    #[test]
    fn pages_of_two_sizes_lie_on_one_another() {
        let page = |width, height| {
            let box_of = format!("<rect width=\"{width}\" height=\"{height}\"/>");
            let size = format!("width=\"{width}\" height=\"{height}\"");
            let svg = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" {size}>{box_of}</svg>");
            Dots::of(&svg).expect("dots")
        };
        let (tall, wide) = (page(8, 16), page(16, 8));
        let both = tall.under(&wide);
        assert_eq!((both.width, both.height), (20, 20));
        assert_eq!(both.data[..3], mixed(255, 255));
        assert_eq!(both.data[both.data.len() - 3..], [255, 255, 255]);
        assert_eq!(both.png().expect("bytes"), both.png().expect("the same"));
        assert_ne!(tall, wide);
        assert!(Dots::of("no picture").is_err());
    }
}
