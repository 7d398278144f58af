//! The output folder as an earlier run left it: its manifest, and which of its
//! files are still what the manifest says.

use std::fs;
use std::sync::Arc;

use camino::{Utf8Component, Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use super::fingerprint::sha256;
use super::manifest::{FileEntry, MANIFEST, Manifest, Sums};
use super::names;
use super::write::OutFile;
use crate::export::bundle;
use crate::source::PaperFolder;

/// What is in an output folder.
#[derive(Debug, Default)]
pub(super) struct Recorded {
    folder: Utf8PathBuf,
    /// The manifest; an empty one where there is none that can be read.
    pub(super) manifest: Manifest,
}

impl Recorded {
    /// Reads a folder's manifest.
    pub(super) fn read(folder: &Utf8Path) -> Self {
        let text = fs::read(folder.join(MANIFEST));
        let manifest = text.ok().and_then(|text| parse(&text));
        Self {
            folder: folder.to_owned(),
            manifest: manifest.unwrap_or_default(),
        }
    }

    /// The bytes of a file, if they are still those that its entry was made for.
    pub(super) fn intact(&self, entry: &FileEntry) -> Option<Arc<Vec<u8>>> {
        let bytes = fs::read(self.folder.join(&entry.path)).ok()?;
        let whole = bytes.len() == entry.bytes && sha256(&bytes) == entry.sha256;
        whole.then(|| Arc::new(bytes))
    }

    /// Whether a file is there at all.
    pub(super) fn has(&self, path: &str) -> bool {
        self.folder.join(path).is_file()
    }

    /// Whether every file is as the manifest says, the manifest itself and the
    /// zip included.
    pub(super) fn is_whole(&self) -> bool {
        let entries = &self.manifest.files;
        let files = entries.par_iter().map(|entry| {
            let bytes = self.intact(entry)?;
            Some((entry.path.clone(), bytes))
        });
        let Some(mut files) = files.collect::<Option<Vec<OutFile>>>() else {
            return false;
        };
        files.push((MANIFEST.to_owned(), Arc::new(self.manifest.to_bytes())));
        let zip = names::zip(&self.manifest.paper);
        let pairs = files
            .iter()
            .map(|(name, bytes)| (name.as_str(), &bytes[..]));
        let Ok(packed) = bundle(pairs) else {
            return false;
        };
        let is = |name: &str, bytes: &[u8]| {
            fs::read(self.folder.join(name)).is_ok_and(|found| found == *bytes)
        };
        is(MANIFEST, &files[files.len() - 1].1) && is(&zip, &packed)
    }

    /// The paths of all files that the manifest lists.
    pub(super) fn paths(&self) -> impl Iterator<Item = &String> {
        let made = self.manifest.files.iter().chain(&self.manifest.revised);
        made.map(|entry| &entry.path)
    }
}

/// A manifest's text, if it is one.
pub(super) fn parse(text: &[u8]) -> Option<Manifest> {
    let mut manifest: Manifest = serde_json::from_slice(text).ok()?;
    // A manifest is only a file: one that somebody altered must not make this
    // read or remove anything outside the folder.
    let inside = |path: &str| {
        let parts = Utf8Path::new(path).components();
        !path.is_empty()
            && parts
                .into_iter()
                .all(|part| matches!(part, Utf8Component::Normal(_)))
    };
    manifest.files.retain(|entry| inside(&entry.path));
    manifest.revised.retain(|entry| inside(&entry.path));
    if !inside(&manifest.paper) {
        manifest.paper.clear();
    }
    Some(manifest)
}

/// Whether the files that Typst read for something are what they were.
pub(super) fn reads_hold(reads: &Sums, folder: &PaperFolder) -> bool {
    reads
        .iter()
        .all(|(path, sum)| folder.read(path).is_ok_and(|bytes| sha256(&bytes) == *sum))
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn an_altered_manifest_names_nothing_outside() {
        let text = br#"{"paper":"../x","versions":{"panelpaper":"","typst":""},"inputs":[],
            "options":{"pdf_standard":[]},"annexes":[],"files":[
            {"path":"/etc/passwd","sha256":"","bytes":0,"pages":0},
            {"path":"../up.pdf","sha256":"","bytes":0,"pages":0},
            {"path":"zh/paper.pdf","sha256":"","bytes":0,"pages":0}]}"#;
        let manifest = parse(text).expect("a manifest");
        let paths: Vec<&str> = manifest
            .files
            .iter()
            .map(|file| file.path.as_str())
            .collect();
        assert_eq!(paths, ["zh/paper.pdf"]);
        assert_eq!(manifest.paper, "");
    }
}
