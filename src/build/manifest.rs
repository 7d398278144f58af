//! manifest.json: what was made, of what, by what.

use serde::Serialize;

use super::fingerprint::sha256;
use crate::assets::fonts::SUMS;
use crate::source::{PaperFolder, Sources};
use crate::typeset::TYPST_VERSION;

/// The manifest's file name.
pub(super) const MANIFEST: &str = "manifest.json";

/// The whole manifest.
#[derive(Debug, Serialize)]
pub(super) struct Manifest<'a> {
    pub(super) paper: &'a str,
    pub(super) versions: Versions,
    /// Every file made, but this one and the zip that holds it.
    pub(super) files: Vec<FileEntry>,
    /// Every annex of every edition.
    pub(super) annexes: Vec<AnnexEntry>,
    pub(super) inputs: Vec<Input>,
    pub(super) options: Options,
}

/// What made the files.
#[derive(Debug, Serialize)]
pub(super) struct Versions {
    panelpaper: &'static str,
    typst: &'static str,
}

impl Versions {
    pub(super) const OURS: Self = Self {
        panelpaper: env!("CARGO_PKG_VERSION"),
        typst: TYPST_VERSION,
    };
}

/// A file made.
#[derive(Debug, Serialize)]
pub(super) struct FileEntry {
    /// Its path below the paper's output folder.
    pub(super) path: String,
    pub(super) sha256: String,
    pub(super) bytes: usize,
    pub(super) pages: usize,
}

/// An annex of an edition.
#[derive(Debug, Serialize)]
pub(super) struct AnnexEntry {
    pub(super) lang: &'static str,
    pub(super) number: usize,
    pub(super) label: String,
    pub(super) kind: String,
    pub(super) subject: String,
    pub(super) title: String,
    pub(super) file: String,
    /// Its first page in paper.pdf, from 1.
    pub(super) first_page: usize,
    /// Its last page in paper.pdf.
    pub(super) last_page: usize,
}

/// A file that went into the paper.
#[derive(Debug, Serialize)]
pub(super) struct Input {
    path: String,
    sha256: String,
}

/// What the user chose.
#[derive(Debug, Serialize)]
pub(super) struct Options {
    pub(super) pdf_standard: Vec<String>,
}

/// The fingerprints of everything read: the paper's own files by their path
/// below its folder, so that the folder's place does not count, then what is
/// built in, and then `others` by name and bytes.
pub(super) fn inputs(
    sources: &Sources,
    folder: &PaperFolder,
    others: &[(String, Vec<u8>)],
) -> Vec<Input> {
    let mut inputs: Vec<Input> = sources
        .files()
        .map(|(_, file)| Input {
            path: file
                .path
                .strip_prefix(folder.path())
                .unwrap_or(&file.path)
                .to_string(),
            sha256: sha256(&file.bytes),
        })
        .collect();
    inputs.push(Input {
        path: "<built-in>/fonts".to_owned(),
        sha256: sha256(SUMS.as_bytes()),
    });
    inputs.extend(others.iter().map(|(path, bytes)| Input {
        path: path.clone(),
        sha256: sha256(bytes),
    }));
    inputs.sort_by(|a, b| a.path.cmp(&b.path));
    // Two editions may read one file.
    inputs.dedup_by(|a, b| a.path == b.path);
    inputs
}
