//! A new paper folder to start from.

mod cut;

use std::collections::BTreeSet;
use std::fs;
use std::sync::Arc;

use camino::Utf8Path;

use super::convert::TablesAs;
use super::error::BuildError;
use crate::build::store::out_dir::OutDir;
use crate::build::store::write::{self, OutFile};
use check::workbook::{self, TableText};
use tables::assets::starter::starter;
use tables::load::{self, TABLES_XLSX};
use tables::model::Lang;

/// Writes the starter of a type of paper in these languages, with its tables in this
/// form, into a folder that is not there yet or is empty.
///
/// # Errors
/// When the folder cannot be a paper's, or cannot be written.
pub fn start(
    folder: &Utf8Path,
    kind: &str,
    langs: &[Lang],
    tables: TablesAs,
) -> Result<(), BuildError> {
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
    let starter = starter(kind).into_iter();
    let starter = starter.filter_map(|(name, text)| Some((name, cut::cut(name, text, langs)?)));
    let starter: Vec<(&str, String)> = starter.collect();
    let in_book = |name: &str| tables == TablesAs::Xlsx && name.ends_with(".csv");
    let files = starter.iter().filter(|(name, _)| !in_book(name));
    let files = files.map(|(name, text)| ((*name).to_owned(), Arc::new(bytes(name, text))));
    let mut files: Vec<OutFile> = files.collect();
    if tables == TablesAs::Xlsx {
        let texts = starter.iter().filter(|(name, _)| in_book(name));
        let texts = texts.map(|(name, text)| TableText {
            name,
            text,
            mark: true,
        });
        let book = workbook::workbook(&texts.collect::<Vec<_>>());
        let book = book.map_err(|why| BuildError::Tables(format!("{why:?}")))?;
        files.push((TABLES_XLSX.to_owned(), Arc::new(book)));
    }
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
