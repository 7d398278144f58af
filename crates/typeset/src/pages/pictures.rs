//! Pictures read before Typst shows them, so that what is wrong with one is said
//! where it is asked for.

use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterImage, SvgImage};

use super::engine::Engine;
use super::sandbox::Reads;
use crate::fill::{Filled, NumberingRequest};
use content::edition::{AnnexContent, AnnexData};
use content::table::Placed;
use tables::characters::named;
use tables::diag::{Diagnostic, has_errors};
use tables::model::Project;
use tables::source::{FolderError, PaperFolder, Sources, Span, pictures};

/// Reads the pictures of an edition; gives what was looked for, and what is wrong
/// with them.
pub(super) fn check(
    filled: &Filled,
    project: &Project,
    sources: &Sources,
    folder: &PaperFolder,
    engine: &Engine,
) -> Result<(), (Reads, Vec<Diagnostic>)> {
    let mut reads = Reads::default();
    let mut findings = Vec::new();
    for (path, place) in asked(filled, project, sources) {
        let read = folder.read(path);
        match &read {
            Ok(_) => drop(reads.read.insert(path.to_owned())),
            Err(FolderError::Missing { .. }) => drop(reads.missing.insert(path.to_owned())),
            Err(_) => {}
        }
        let shown = read
            .map_err(|error| match error {
                FolderError::Missing { .. } => "it is not there".to_owned(),
                error => error.to_string(),
            })
            .and_then(|bytes| {
                lettered(&bytes, engine)?;
                decode(path, bytes)
            });
        if let Err(why) = shown {
            let message = format!("cannot show {path}: {why}");
            let finding = Diagnostic::error("body/no-picture", message).at(place);
            let way_out = "put the picture into the paper's folder, as PNG, JPEG, GIF, WebP or SVG";
            findings.push(finding.help(way_out));
        }
    }
    match has_errors(&findings) {
        true => Err((reads, findings)),
        false => Ok(()),
    }
}

/// The paths of the pictures, each with where it is asked for.
fn asked<'f>(filled: &'f Filled, project: &Project, sources: &Sources) -> Vec<(&'f str, Span)> {
    let texts = filled.texts.iter().map(|text| {
        let data = filled.paper.annex(text.annex);
        (&text.body, data.map_or(&[][..], AnnexData::placed))
    });
    let bodies = std::iter::once((&filled.body, &filled.paper.placed[..])).chain(texts);
    let mut found = Vec::new();
    for (body, placed) in bodies {
        for emission in &body.emissions {
            let Some(NumberingRequest::Placed { index, .. }) = emission.request else {
                continue;
            };
            if let Some(Placed::Picture(picture)) = placed.get(index) {
                found.push((picture.path.as_str(), emission.span));
            }
        }
    }
    for data in &filled.paper.annexes {
        let annex = project
            .annexes
            .iter()
            .find(|annex| annex.number == data.number);
        if let (Some(AnnexContent::Placed(Placed::Picture(picture))), Some(annex)) =
            (&data.content, annex)
        {
            let cell = sources.cell_span(annex.row, "subject");
            found.push((picture.path.as_str(), cell));
        }
    }
    found
}

/// An error where no font has a character of an SVG's texts: it would not be drawn.
fn lettered(bytes: &[u8], engine: &Engine) -> Result<(), String> {
    let letters = pictures::letters(bytes);
    let lacking = letters.into_iter().find(|c| !engine.has_character(*c));
    lacking.map_or(Ok(()), |c| {
        Err(format!("no font has its character {c} ({})", named(c)))
    })
}

/// Reads a picture as Typst will, which remembers it.
fn decode(path: &str, bytes: Vec<u8>) -> Result<(), String> {
    pictures::check(path.into(), &bytes)?;
    if !pictures::is(&bytes) {
        return Err("it is no picture, whatever its name says".to_owned());
    }
    let format = ExchangeFormat::detect(&bytes);
    let bytes = Bytes::new(bytes);
    match format {
        Some(format) => RasterImage::plain(bytes, format)
            .map(drop)
            .map_err(String::from),
        None => {
            let read = SvgImage::new(bytes).map(drop);
            read.map_err(|_| "it cannot be read as an SVG".to_owned())
        }
    }
}
