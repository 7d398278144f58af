//! A picture as dots, for programs that cannot show SVG.

use std::borrow::Cow;
use std::sync::Arc;

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

/// Dots a point: 108 an inch.
const SCALE: f32 = 1.5;
/// The most dots of a side.
const LARGEST: f32 = 4_000.0;

/// Paints pictures with the fonts of the paper, and no others.
pub struct Painter {
    options: Options<'static>,
}

/// Why a picture cannot be painted.
#[derive(Debug)]
pub struct PaintError(pub String);

impl Painter {
    /// A painter with these font files.
    pub fn new(fonts: impl Iterator<Item = Cow<'static, [u8]>>) -> Self {
        let mut faces = fontdb::Database::new();
        for bytes in fonts {
            let bytes: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(bytes);
            faces.load_font_source(fontdb::Source::Binary(bytes));
        }
        let options = Options {
            fontdb: Arc::new(faces),
            ..Options::default()
        };
        Self { options }
    }

    /// An SVG as PNG.
    ///
    /// # Errors
    /// When it is no SVG, or cannot be written.
    pub fn png(&self, svg: &[u8]) -> Result<Vec<u8>, PaintError> {
        let tree = Tree::from_data(svg, &self.options);
        let tree = tree.map_err(|error| PaintError(error.to_string()))?;
        let size = tree.size();
        let longest = size.width().max(size.height());
        let scale = SCALE.min(LARGEST / longest);
        let side = |points: f32| dots(points * scale);
        let dots = Pixmap::new(side(size.width()), side(size.height()));
        let mut dots = dots.ok_or_else(|| PaintError("it has no room".to_owned()))?;
        dots.fill(Color::WHITE);
        resvg::render(
            &tree,
            Transform::from_scale(scale, scale),
            &mut dots.as_mut(),
        );
        packed(&dots).map_err(|error| PaintError(error.to_string()))
    }
}

/// Dots as PNG: in greys where all of them are grey, as those of charts are. The
/// ground is white, so that none lets anything through.
fn packed(dots: &Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let colours = || dots.data().chunks_exact(4);
    let grey = colours().all(|dot| dot[0] == dot[1] && dot[1] == dot[2]);
    let kept = if grey { 1 } else { 3 };
    let data: Vec<u8> = colours()
        .flat_map(|dot| dot[..kept].iter().copied())
        .collect();
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, dots.width(), dots.height());
    encoder.set_color(if grey {
        png::ColorType::Grayscale
    } else {
        png::ColorType::Rgb
    });
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&data)?;
    writer.finish()?;
    Ok(out)
}

/// Whole dots; at least one.
fn dots(length: f32) -> u32 {
    length.ceil().clamp(1.0, LARGEST) as u32
}
