//! The pictures that annexes.csv names.

use sha2::{Digest, Sha256};

use super::loader::Loader;
use crate::diag::Diagnostic;
use crate::model::{Annex, PICTURE_KIND, Picture};
use crate::source::{FolderError, Span, pictures};

/// Reads them; what is none is reported at its cell.
pub(super) fn load(loader: &mut Loader<'_>, annexes: &[Annex]) -> Vec<Picture> {
    let mut found: Vec<Picture> = Vec::new();
    for annex in annexes.iter().filter(|annex| annex.kind == PICTURE_KIND) {
        let path = &annex.subject;
        if path.is_empty() || found.iter().any(|picture| picture.path == *path) {
            continue;
        }
        let cell = loader.sources.cell_span(annex.row, "subject");
        found.extend(picture(loader, path, cell));
    }
    found
}

fn picture(loader: &mut Loader<'_>, path: &str, cell: Span) -> Option<Picture> {
    const WRONG: &str = "annexes/no-picture";
    if !pictures::is_named(path) {
        let message = format!("`{path}` is no picture's file");
        let finding = Diagnostic::error(WRONG, message).at(cell);
        let way_out = "name a file that ends in .png, .jpg, .gif, .webp or .svg";
        loader.report(finding.help(way_out));
        return None;
    }
    let bytes = match loader.folder.read(path) {
        Ok(bytes) => bytes,
        Err(FolderError::Missing { .. }) => {
            let message = format!("{path} is not there");
            let finding = Diagnostic::error(WRONG, message).at(cell);
            let finding = finding.help("put the picture into the paper's folder");
            let names = loader.folder.list("");
            loader.report(finding.did_you_mean(path, names.iter().map(String::as_str)));
            return None;
        }
        Err(error) => {
            let finding = Diagnostic::error(WRONG, error.to_string()).at(cell);
            loader.report(finding.help("name a file of the paper's own folder"));
            return None;
        }
    };
    let sound = pictures::check(path.into(), &bytes).and_then(|()| match pictures::is(&bytes) {
        true => Ok(()),
        false => Err("it is no picture, whatever its name says".to_owned()),
    });
    if let Err(why) = sound {
        let finding = Diagnostic::error(WRONG, format!("cannot show {path}: {why}")).at(cell);
        loader.report(finding.help("save the picture anew, as PNG or plain SVG"));
        return None;
    }
    let sum = Sha256::digest(&bytes);
    Some(Picture {
        path: path.to_owned(),
        sum: sum.iter().map(|byte| format!("{byte:02x}")).collect(),
    })
}
