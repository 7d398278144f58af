//! A picture as dots, for programs that cannot show SVG.

use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::Drawn;
use super::letters::{Letters, Sheet};
use tables::fonts::FontFiles;
use tables::model::FontChoice;

/// Dots for each of the web's pixels, 96 of which are an inch: 120 an inch.
const SCALE: f32 = 1.25;
/// The web's pixels a point.
const PIXELS: f64 = 96.0 / 72.0;
/// The most dots of a side.
const LARGEST: f32 = 4_000.0;

/// Paints pictures with the fonts of the paper, and no others.
pub struct Painter<'f> {
    files: &'f FontFiles,
    letters: Letters<'f>,
    /// What pictures of the paper's folder are read with: few papers have any.
    options: OnceLock<Options<'static>>,
}

/// Why a picture cannot be painted.
#[derive(Debug)]
pub struct PaintError(pub String);

impl<'f> Painter<'f> {
    /// A painter with the fonts of a paper.
    pub fn new(files: &'f FontFiles, choice: &FontChoice) -> Self {
        Self {
            files,
            letters: Letters::new(files, choice),
            options: OnceLock::new(),
        }
    }

    /// An SVG as PNG.
    ///
    /// # Errors
    /// When it is no SVG, or cannot be written.
    pub fn picture(&self, svg: &[u8]) -> Result<Vec<u8>, PaintError> {
        let options = self.options.get_or_init(|| with_fonts(self.files));
        let (dots, _) = painted(svg, options)?;
        packed(&dots, |_| {})
    }

    /// A chart as PNG.
    ///
    /// # Errors
    /// The same.
    pub(crate) fn chart(&self, drawn: &Drawn) -> Result<Vec<u8>, PaintError> {
        let (dots, scale) = painted(drawn.ground.as_bytes(), &Options::default())?;
        packed(&dots, |sheet| {
            let scale = f64::from(scale) * PIXELS;
            self.letters.put(&drawn.lines, scale, sheet);
        })
    }
}

fn with_fonts(files: &FontFiles) -> Options<'static> {
    let mut faces = fontdb::Database::new();
    for font in files.files() {
        let bytes: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(font.bytes.clone());
        faces.load_font_source(fontdb::Source::Binary(bytes));
    }
    Options {
        fontdb: Arc::new(faces),
        ..Options::default()
    }
}

/// The dots of an SVG on white, and how many of them there are a pixel.
pub(super) fn painted(svg: &[u8], options: &Options<'_>) -> Result<(Pixmap, f32), PaintError> {
    let tree = Tree::from_data(svg, options);
    let tree = tree.map_err(|error| PaintError(error.to_string()))?;
    let size = tree.size();
    let longest = size.width().max(size.height());
    let scale = SCALE.min(LARGEST / longest);
    let side = |points: f32| dots(points * scale);
    let dots = Pixmap::new(side(size.width()), side(size.height()));
    let mut dots = dots.ok_or_else(|| PaintError("it has no room".to_owned()))?;
    dots.fill(Color::WHITE);
    let shown = Transform::from_scale(scale, scale);
    resvg::render(&tree, shown, &mut dots.as_mut());
    Ok((dots, scale))
}

/// Dots as PNG: in greys where all of them are grey, as those of charts are. The
/// ground is white, so that none lets anything through. `finish` puts down the rest.
fn packed(dots: &Pixmap, finish: impl FnOnce(&mut Sheet<'_>)) -> Result<Vec<u8>, PaintError> {
    let (mut data, channels) = match greys(dots) {
        Some(data) => (data, 1),
        None => (colours(dots), 3),
    };
    finish(&mut Sheet {
        data: &mut data,
        width: usize::try_from(dots.width()).unwrap_or_default(),
        channels,
    });
    let kind = match channels {
        1 => png::ColorType::Grayscale,
        _ => png::ColorType::Rgb,
    };
    let failed = |error: png::EncodingError| PaintError(error.to_string());
    let size = (dots.width(), dots.height());
    encoded(size, kind, &data).map_err(failed)
}

/// The dots as greys, if all of them are.
fn greys(dots: &Pixmap) -> Option<Vec<u8>> {
    let all = dots.data();
    let mut data = Vec::with_capacity(all.len() / 4);
    for dot in all.chunks_exact(4) {
        if dot[0] != dot[1] || dot[1] != dot[2] {
            return None;
        }
        data.push(dot[0]);
    }
    Some(data)
}

pub(super) fn colours(dots: &Pixmap) -> Vec<u8> {
    let mut data = Vec::with_capacity(dots.data().len() / 4 * 3);
    for dot in dots.data().chunks_exact(4) {
        data.extend_from_slice(&dot[..3]);
    }
    data
}

pub(super) fn encoded(
    (width, height): (u32, u32),
    kind: png::ColorType,
    data: &[u8],
) -> Result<Vec<u8>, png::EncodingError> {
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, width, height);
    encoder.set_color(kind);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(data)?;
    writer.finish()?;
    Ok(out)
}

/// Whole dots; at least one.
fn dots(length: f32) -> u32 {
    length.ceil().clamp(1.0, LARGEST) as u32
}
