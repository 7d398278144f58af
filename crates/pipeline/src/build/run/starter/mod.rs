//! A new paper folder to start from.

mod cut;

use std::collections::BTreeSet;
use std::fs;
use std::sync::Arc;

use camino::Utf8Path;

use super::error::BuildError;
use crate::build::store::out_dir::OutDir;
use crate::build::store::write::{self, OutFile};
use tables::assets::starter::STARTER;
use tables::load;
use tables::model::Lang;

/// Writes the starter in these languages into a folder that is not there yet or is
/// empty.
pub fn start(folder: &Utf8Path, langs: &[Lang]) -> Result<(), BuildError> {
    if folder.as_str().is_empty() {
        return Err(BuildError::Unnamed);
    }
    if let Some((name, why)) = folder.file_name().and_then(refused) {
        return Err(BuildError::NoId { name, why });
    }
    // What cannot be listed is not there, or is no folder, which writing says.
    let occupied = fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some());
    if occupied {
        return Err(BuildError::Occupied(folder.to_owned()));
    }
    let files: Vec<OutFile> = STARTER
        .iter()
        .filter_map(|(name, text)| Some((*name, cut::cut(name, text, langs)?)))
        .map(|(name, text)| (name.to_owned(), Arc::new(bytes(name, &text))))
        .collect();
    let folder = OutDir::named_or_made(folder)?;
    write::write_all(&folder, &files, &BTreeSet::new())?;
    Ok(())
}

/// A name that the paper could not have as its id, with the reason.
fn refused(name: &str) -> Option<(String, String)> {
    load::refused_id(name).map(|why| (name.to_owned(), why))
}

/// A file's bytes. Without a mark Excel takes a table for the encoding that its
/// machine has by custom, which in Hong Kong is Big5.
fn bytes(name: &str, text: &str) -> Vec<u8> {
    let mark = if name.ends_with(".csv") {
        "\u{FEFF}"
    } else {
        ""
    };
    format!("{mark}{text}").into_bytes()
}
