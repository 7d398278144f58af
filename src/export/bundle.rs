//! The zip for submission: the same bytes for the same files, whenever and
//! wherever it is made.
//!
//! Files are packed one by one, which many cores can do at once, and then put
//! together without packing them again.

use std::io::{Cursor, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// One file, packed: a zip of its own.
#[derive(Debug)]
pub struct Packed(Vec<u8>);

/// Packs a file under a name.
pub fn pack(name: &str, bytes: &[u8]) -> Result<Packed, ZipError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        // PDFs are compressed inside: a harder try gains nothing worth its time.
        .compression_level(Some(1))
        // The format's first day: a file's real time would change the bytes.
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file(name, options)?;
    zip.write_all(bytes)?;
    Ok(Packed(zip.finish()?.into_inner()))
}

/// Puts packed files together, in the order given.
pub fn bundle<'a>(files: impl IntoIterator<Item = &'a Packed>) -> Result<Vec<u8>, ZipError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for Packed(bytes) in files {
        let mut one = ZipArchive::new(Cursor::new(bytes))?;
        zip.raw_copy_file(one.by_index_raw(0)?)?;
    }
    Ok(zip.finish()?.into_inner())
}
