//! Whether a workbook is written to its end.
//!
//! Office programs and copies over a network write a workbook in steps that may
//! be further apart than those of an editor. What says where its parts stand comes
//! last, so that its absence tells that more is to come.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

/// How a zip's last record begins (PKWARE's APPNOTE 4.3.16).
const LAST_RECORD: &[u8] = b"PK\x05\x06";

/// How many bytes from the end the last record can begin: 22 and a comment.
const REACH: u64 = 22 + 65_535;

/// Whether more of this file is to come: a workbook without its last record. A
/// file that is no workbook, or cannot be read, has come whole.
pub(super) fn is_half_written(path: &Path) -> bool {
    let workbook = path.extension().is_some_and(|end| {
        let end = end.to_ascii_lowercase();
        end == "xlsx" || end == "xlsm"
    });
    workbook && end_of(path).is_ok_and(|end| !has_last_record(&end))
}

fn has_last_record(end: &[u8]) -> bool {
    end.windows(LAST_RECORD.len()).any(|at| at == LAST_RECORD)
}

fn end_of(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut file = File::open(path)?;
    let length = file.metadata()?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(REACH)))?;
    let mut end = Vec::new();
    file.take(REACH).read_to_end(&mut end)?;
    Ok(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_workbook_is_whole_with_its_last_record() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("tables.xlsx");
        for (bytes, half) in [
            (&b"PK\x03\x04 parts"[..], true),
            (b"", true),
            (b"PK\x03\x04 parts PK\x05\x06 places, and a comment", false),
        ] {
            fs::write(&path, bytes).expect("written");
            assert_eq!(is_half_written(&path), half, "{bytes:?}");
        }
        let table = folder.path().join("posts.csv");
        fs::write(&table, "office,id").expect("written");
        assert!(!is_half_written(&table));
        assert!(!is_half_written(&folder.path().join("nowhere.xlsx")));
    }
}
