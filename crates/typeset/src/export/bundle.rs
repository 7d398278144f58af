//! The zip for submission: the same bytes for the same files, whenever and
//! wherever it is made.

use std::io::{Cursor, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// More than a zip says of a file beside its name and bytes.
const ENTRY: usize = 128;

/// Packs files, in the order given, under their names.
pub fn bundle<'a>(
    files: impl Iterator<Item = (&'a str, &'a [u8])> + Clone,
) -> Result<Vec<u8>, ZipError> {
    let options = SimpleFileOptions::default()
        // PDFs are compressed inside: trying again costs more time than the
        // paper's own export and saves an eighth.
        .compression_method(CompressionMethod::Stored)
        // The format's first day: a file's real time would change the bytes.
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    // A buffer that grew would be half empty, beside one that is half as large.
    let room = files
        .clone()
        .map(|(name, bytes)| bytes.len() + 2 * name.len() + ENTRY);
    let zip = Vec::with_capacity(room.sum());
    let mut zip = ZipWriter::new(Cursor::new(zip));
    for (name, bytes) in files {
        zip.start_file(name, options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}
