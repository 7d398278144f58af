//! Whether a document is as it was written: it says what all its parts come to.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use sha2::{Digest, Sha256};
use zip::ZipArchive;

/// The part that says it.
pub(super) const PART: &str = "docProps/core.xml";

/// What the sum begins with.
const BEGIN: &str = "panelpaper:sha256:";

/// The most bytes that a document of ours has, unpacked.
const LARGEST: u64 = 512 << 20;

/// What some parts come to, whatever their order.
pub(super) fn of<'p>(parts: impl Iterator<Item = (&'p str, &'p [u8])>) -> String {
    let parts: BTreeMap<&str, &[u8]> = parts.collect();
    let mut digest = Sha256::new();
    for (name, bytes) in parts {
        for own in [name.as_bytes(), bytes] {
            digest.update((own.len() as u64).to_le_bytes());
            digest.update(own);
        }
    }
    let digest = digest.finalize();
    let digits: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{BEGIN}{digits}")
}

/// Whether a Word document is as this program wrote it: nobody has saved anything else in
/// it, whatever the editor says of itself.
pub fn is_as_written(bytes: &[u8]) -> bool {
    let said = || {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let mut parts: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        let mut left = LARGEST;
        for at in 0..zip.len() {
            let part = zip.by_index(at).ok()?;
            let name = part.name().ok()?.into_owned();
            let mut text = Vec::new();
            part.take(left).read_to_end(&mut text).ok()?;
            left -= text.len() as u64;
            parts.insert(name, text);
        }
        let core = String::from_utf8(parts.remove(PART)?).ok()?;
        // These follow from the others.
        parts.retain(|name, _| name != "[Content_Types].xml" && name != "_rels/.rels");
        let own = parts.iter();
        let sum = of(own.map(|(name, bytes)| (name.as_str(), bytes.as_slice())));
        Some(core.contains(&sum))
    };
    said().unwrap_or_default()
}

/// Whether bytes are a Word document that can be opened, in which somebody has saved
/// something. One of a version of this program that left no sum looks like that too.
pub fn is_worked_in(bytes: &[u8]) -> bool {
    let zip = ZipArchive::new(Cursor::new(bytes));
    let is_document = zip.is_ok_and(|zip| zip.index_for_name("word/document.xml").is_some());
    is_document && !is_as_written(bytes)
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::{PART, is_as_written, of};

    fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            let options = SimpleFileOptions::default();
            zip.start_file(*name, options).expect("a part");
            zip.write_all(text.as_bytes()).expect("its bytes");
        }
        zip.finish().expect("a zip").into_inner()
    }

    #[test]
    fn what_somebody_saved_is_told() {
        let parts = [
            ("word/document.xml", "<a>甲</a>"),
            ("docProps/app.xml", "<Application>panelpaper</Application>"),
        ];
        let core = of(parts.iter().map(|(name, text)| (*name, text.as_bytes())));
        let types = ("[Content_Types].xml", "<Types/>");
        let written = [types, parts[1], parts[0], (PART, &core)];
        assert!(is_as_written(&zipped(&written)));
        let other = ("word/document.xml", "<a>乙</a>");
        assert!(!is_as_written(&zipped(&[
            types,
            parts[1],
            other,
            (PART, &core)
        ])));
        let comments = ("word/comments.xml", "<c/>");
        let more = [types, parts[1], parts[0], comments, (PART, &core)];
        assert!(!is_as_written(&zipped(&more)));
        assert!(!is_as_written(&zipped(&parts)));
        assert!(!is_as_written(b"PK"));
    }
}
