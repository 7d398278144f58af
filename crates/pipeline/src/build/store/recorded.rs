//! The output folder as an earlier run left it: its manifest, and which of its
//! files are still what the manifest says.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use rayon::prelude::*;
use serde::de::IgnoredAny;

use super::error::{WriteError, failed};
use super::manifest::{FileEntry, MANIFEST, Manifest, Sums, Versions};
use super::names;
use super::out_dir::OutDir;
use super::write::OutFile;
use crate::build::fingerprint::sha256;
use tables::source::PaperFolder;
use typeset::export::bundle;

/// The largest manifest that is read: one of thousands of annexes has a part of
/// it.
pub(crate) const LARGEST: u64 = 64 << 20;

/// What is in an output folder.
#[derive(Debug, Default)]
pub(crate) struct Recorded {
    folder: Option<Arc<OutDir>>,
    /// The manifest; an empty one where there is none that can be believed.
    pub(crate) manifest: Manifest,
    /// Its text.
    text: Arc<Vec<u8>>,
    /// Why a manifest that is there is not believed.
    pub(crate) noticed: Option<String>,
}

impl Recorded {
    /// Reads a folder's manifest. One that is damaged is as good as none.
    ///
    /// # Errors
    /// When it is another program's: the folder is none of ours.
    pub(crate) fn read(folder: &Arc<OutDir>) -> Result<Self, WriteError> {
        let mut recorded = Self {
            folder: Some(Arc::clone(folder)),
            ..Self::default()
        };
        let read = folder.read(MANIFEST, LARGEST);
        let read = read.map_err(|it| it.error.to_string());
        if let Ok(Some(text)) = &read
            && is_foreign(text)
        {
            let said = "another program wrote it: move it away, or name another folder with --out";
            let path = folder.shown().join(MANIFEST);
            return Err(failed(&path, io::Error::other(said)));
        }
        match read.and_then(|text| text.map(whole).transpose()) {
            Ok(Some((manifest, text))) => {
                (recorded.manifest, recorded.text) = (manifest, Arc::new(text));
            }
            Ok(None) => {}
            Err(why) => {
                let path = folder.shown().join(MANIFEST);
                recorded.noticed = Some(format!("{path} is not trusted: {why}"));
            }
        }
        Ok(recorded)
    }

    /// The bytes of a file, if they are still those that its entry was made for.
    pub(crate) fn intact(&self, entry: &FileEntry) -> Option<Arc<Vec<u8>>> {
        let most = u64::try_from(entry.bytes).ok()?;
        let bytes = self.folder.as_ref()?.read(&entry.path, most).ok()??;
        let whole = bytes.len() == entry.bytes && sha256(&bytes) == entry.sha256;
        whole.then(|| Arc::new(bytes))
    }

    /// Whether a file is there at all.
    pub(crate) fn has(&self, path: &str) -> bool {
        let facts = self.folder.as_ref().and_then(|folder| folder.facts(path));
        facts.is_some_and(|facts| facts.is_file())
    }

    /// Whether every file is as the manifest says, the zip included.
    pub(crate) fn is_whole(&self) -> bool {
        let entries = &self.manifest.files;
        let files = entries.par_iter().map(|entry| {
            let bytes = self.intact(entry)?;
            Some((entry.path.clone(), bytes))
        });
        let Some(mut files) = files.collect::<Option<Vec<OutFile>>>() else {
            return false;
        };
        files.push((MANIFEST.to_owned(), Arc::clone(&self.text)));
        let zip = names::zip(&self.manifest.paper);
        let pairs = files
            .iter()
            .map(|(name, bytes)| (name.as_str(), &bytes[..]));
        let Ok(packed) = bundle(pairs) else {
            return false;
        };
        let folder = self.folder.as_ref();
        folder.is_some_and(|folder| folder.has(&zip, &packed))
    }

    /// The paths of all files that the manifest lists.
    pub(crate) fn listed(&self) -> Vec<String> {
        let made = self.manifest.files.iter().chain(&self.manifest.revised);
        made.map(|entry| entry.path.clone()).collect()
    }

    /// The paths of all files that an earlier run made: those that the manifest
    /// lists or, where it is not believed, those that are there under names of
    /// ours.
    pub(crate) fn made(&self) -> Vec<String> {
        let Some(folder) = self.folder.as_ref().filter(|_| self.noticed.is_some()) else {
            return self.listed();
        };
        let mut found = Vec::new();
        for name in folder.names() {
            // A link is no folder of ours.
            let Ok(Some(below)) = folder.below(&name) else {
                continue;
            };
            found.extend(below.names().map(|file| format!("{name}/{file}")));
        }
        found.retain(|path| names::is_ours(path) && self.has(path));
        found.sort();
        found
    }
}

/// Whether a text is a manifest of something else: an object, whole, that has nothing
/// of what ours have.
fn is_foreign(text: &[u8]) -> bool {
    let object: Result<BTreeMap<String, IgnoredAny>, _> = serde_json::from_slice(text);
    let ours = ["paper", "versions", "files", "annexes", "inputs", "options"];
    object
        .is_ok_and(|object| !object.is_empty() && !ours.iter().any(|key| object.contains_key(*key)))
}

/// The manifest of a text, if that is whole.
fn whole(text: Vec<u8>) -> Result<(Manifest, Vec<u8>), String> {
    let mut manifest = parse(&text)?;
    if manifest.versions != Versions::ours() {
        // What it lists is known; none of it is kept as it is.
        manifest.forget();
        return Ok((manifest, text));
    }
    match manifest.to_bytes() == text {
        true => Ok((manifest, text)),
        false => Err("it was altered, or a part of it is missing".to_owned()),
    }
}

/// The manifest of a text, of this version or another.
///
/// # Errors
/// Why it is none.
pub(crate) fn parse(text: &[u8]) -> Result<Manifest, String> {
    let mut manifest: Manifest = serde_json::from_slice(text).map_err(|it| it.to_string())?;
    // A manifest is only a file: one that somebody altered must not make this
    // remove what it did not make.
    manifest.files.retain(|entry| names::is_ours(&entry.path));
    manifest.revised.retain(|entry| names::is_ours(&entry.path));
    Ok(manifest)
}

/// Whether the files that Typst read for something are what they were.
pub(crate) fn reads_hold(reads: &Sums, folder: &PaperFolder) -> bool {
    changed_reads(reads, folder).next().is_none()
}

/// Those of these files that are not what they were.
pub(crate) fn changed_reads<'a>(
    reads: &'a Sums,
    folder: &'a PaperFolder,
) -> impl Iterator<Item = &'a String> {
    let holds = |path: &str, sum: &str| folder.read(path).is_ok_and(|it| sha256(&it) == *sum);
    let changed = reads.iter().filter(move |(path, sum)| !holds(path, sum));
    changed.map(|(path, _)| path)
}

#[cfg(test)]
mod tests {
    use super::{parse, whole};
    use crate::build::store::manifest::{AnnexEntry, FileEntry, Manifest, Versions};

    fn manifest() -> Manifest {
        let file = |path: &str| FileEntry {
            path: path.to_owned(),
            sha256: "0".repeat(64),
            bytes: 12_345,
            pages: 6,
            ..FileEntry::default()
        };
        let annex = AnnexEntry {
            lang: "zh".to_owned(),
            number: 1,
            title: "署長\n職責".to_owned(),
            first_page: Some(4),
            ..AnnexEntry::default()
        };
        Manifest {
            paper: "a \"paper\"".to_owned(),
            versions: Versions::ours(),
            files: vec![file("zh/paper.pdf"), file("zh/annex-01.pdf")],
            annexes: vec![annex],
            ..Manifest::default()
        }
    }

    /// Damaged in any way, by a fixed seed, it is not believed, or is another
    /// version's, of which nothing is kept.
    #[test]
    fn a_manifest_is_whole_or_none() {
        let good = manifest().to_bytes();
        assert!(whole(good.clone()).is_ok());
        let mut seed = 12_u64;
        let mut next = |below: usize| {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(seed >> 33).unwrap_or_default() % below.max(1)
        };
        for turn in 0..2_000 {
            let mut bytes = good.clone();
            for _ in 0..=next(3) {
                let (at, end) = (next(bytes.len()), next(bytes.len()));
                match next(5) {
                    0 => bytes.truncate(at),
                    1 => bytes[at] ^= 1 << next(8),
                    2 => bytes.insert(at, b"\"{}[],:0\xFF\n"[next(10)]),
                    3 => drop(bytes.drain(at.min(end)..at.max(end))),
                    _ => bytes.extend_from_within(at..),
                }
                if bytes.is_empty() {
                    break;
                }
            }
            if bytes == good {
                continue;
            }
            if let Ok((found, _)) = whole(bytes) {
                assert_ne!(found.versions, Versions::ours(), "turn {turn}");
                assert!(found.files.iter().all(|file| file.closure.is_empty()));
            }
        }
    }

    #[test]
    fn an_altered_manifest_names_nothing_outside() {
        let text = br#"{"paper":"../x","versions":{"panelpaper":"","typst":""},"inputs":[],
            "options":{"pdf_standard":[]},"annexes":[],"files":[
            {"path":"/etc/passwd","sha256":"","bytes":0,"pages":0},
            {"path":"../up.pdf","sha256":"","bytes":0,"pages":0},
            {"path":"zh/../../up.pdf","sha256":"","bytes":0,"pages":0},
            {"path":"zh/notes.txt","sha256":"","bytes":0,"pages":0},
            {"path":"zh/paper.pdf","sha256":"","bytes":0,"pages":0}]}"#;
        let manifest = parse(text).expect("a manifest");
        let paths: Vec<&str> = manifest
            .files
            .iter()
            .map(|file| file.path.as_str())
            .collect();
        assert_eq!(paths, ["zh/paper.pdf"]);
    }
}
