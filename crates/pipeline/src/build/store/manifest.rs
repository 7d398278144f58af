//! manifest.json: what was made, of what, by what.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::build::fingerprint::sha256;
use tables::assets::fonts::SUMS;
use tables::assets::templates::BUILT_IN;
use tables::source::{PaperFolder, Sources};
use typeset::pages::TYPST_VERSION;

/// The manifest's file name.
pub(crate) const MANIFEST: &str = "manifest.json";

/// The whole manifest.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Manifest {
    pub(crate) paper: String,
    pub(crate) versions: Versions,
    /// The sum of everything that the last whole build was made of; empty after
    /// annexes were made by themselves.
    #[serde(default)]
    pub(crate) closure: String,
    /// The same of the last time that all annexes were as they should be.
    #[serde(default)]
    pub(crate) annexes_closure: String,
    /// How many findings filling and typesetting had: a build that makes
    /// nothing again would not find them again.
    #[serde(default)]
    pub(crate) warnings: usize,
    /// Every file made, but this one and the zip that holds it.
    pub(crate) files: Vec<FileEntry>,
    /// Annexes made beside these as revised ones; they stand in no zip.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) revised: Vec<FileEntry>,
    /// Every annex of every edition.
    pub(crate) annexes: Vec<AnnexEntry>,
    /// What the annexes of an edition have in common.
    #[serde(default)]
    pub(crate) editions: Vec<EditionEntry>,
    pub(crate) inputs: Vec<Input>,
    pub(crate) options: ChosenOptions,
    /// The sum of all the rest as it stands in the file: one that was altered or
    /// damaged is noticed. [`Manifest::to_bytes`] takes it.
    #[serde(default)]
    pub(crate) sum: String,
}

/// What made the files.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Versions {
    pub(crate) panelpaper: String,
    pub(crate) typst: String,
}

impl Versions {
    pub(crate) fn ours() -> Self {
        Self {
            panelpaper: env!("CARGO_PKG_VERSION").to_owned(),
            typst: TYPST_VERSION.to_owned(),
        }
    }
}

/// Sums by what they are of.
pub(crate) type Sums = BTreeMap<String, String>;

/// A file made.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct FileEntry {
    /// Its path below the paper's output folder.
    pub(crate) path: String,
    pub(crate) sha256: String,
    pub(crate) bytes: usize,
    pub(crate) pages: usize,
    /// The sum of everything that its pages are made of, as far as that is
    /// known before typesetting.
    #[serde(default)]
    pub(crate) closure: String,
    /// The paper's own files that Typst read for it, with their sums.
    #[serde(default, skip_serializing_if = "Sums::is_empty")]
    pub(crate) reads: Sums,
}

/// An annex of an edition.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct AnnexEntry {
    pub(crate) lang: String,
    pub(crate) number: usize,
    pub(crate) label: String,
    pub(crate) kind: String,
    pub(crate) subject: String,
    /// What helpers call it, where its subject will not do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) id: Option<String>,
    /// The structure that its row states.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) structure: Option<String>,
    pub(crate) title: String,
    pub(crate) file: String,
    /// Its first page in paper.pdf, from 1; none where paper.pdf does not have
    /// the annex yet.
    pub(crate) first_page: Option<usize>,
    /// Its last page in paper.pdf.
    pub(crate) last_page: Option<usize>,
    /// The sum of the words and measures on its pages.
    #[serde(default)]
    pub(crate) content: String,
    /// The cells that it is made of, each with its sum: for telling why an
    /// annex is made again.
    #[serde(default)]
    pub(crate) inputs: Sums,
}

impl AnnexEntry {
    /// What makes it the same annex, whatever its number.
    pub(crate) fn key(&self) -> [Option<&str>; 5] {
        let own = [&self.lang, &self.kind, &self.subject];
        let [lang, kind, subject] = own.map(|text| Some(text.as_str()));
        let (id, structure) = (self.id.as_deref(), self.structure.as_deref());
        [lang, kind, subject, id, structure]
    }
}

/// An edition: its title, and what all its annexes are made of.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct EditionEntry {
    pub(crate) lang: String,
    /// Its title as it is printed.
    #[serde(default)]
    pub(crate) title: String,
    pub(crate) inputs: Sums,
}

/// A file that went into the paper.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Input {
    pub(crate) path: String,
    pub(crate) sha256: String,
}

/// What the user chose.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct ChosenOptions {
    pub(crate) pdf_standard: Vec<String>,
}

impl Manifest {
    /// The manifest as it stands in its file.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        // Plain strings and numbers always serialise.
        let text = |manifest: &Self| serde_json::to_vec_pretty(manifest).unwrap_or_default();
        let mut own = self.clone();
        own.sum.clear();
        own.sum = sha256(&text(&own));
        let mut text = text(&own);
        text.push(b'\n');
        text
    }

    /// Forgets what its files were made of, so that all are made again.
    pub(crate) fn forget(&mut self) {
        self.closure.clear();
        self.annexes_closure.clear();
        let files = self.files.iter_mut();
        files.for_each(|entry| entry.closure.clear());
    }

    /// The entry of a file.
    pub(crate) fn file(&self, path: &str) -> Option<&FileEntry> {
        self.files.iter().find(|file| file.path == path)
    }

    /// The entry of the same annex, whatever its number.
    pub(crate) fn annex(&self, same: &AnnexEntry) -> Option<&AnnexEntry> {
        let mut annexes = self.annexes.iter();
        annexes.find(|annex| annex.key() == same.key())
    }
}

/// The fingerprints of everything read: the paper's own files by their path
/// below its folder, so that the folder's place does not count, then fonts, and
/// then what Typst read beside.
pub(crate) fn inputs<'a>(
    sources: &Sources,
    folder: &PaperFolder,
    fonts: &[Input],
    reads: impl Iterator<Item = (&'a String, &'a String)>,
) -> Vec<Input> {
    let input = |path: &str, bytes: &[u8]| Input {
        path: path.to_owned(),
        sha256: sha256(bytes),
    };
    let mut inputs = vec![input(&format!("{BUILT_IN}/fonts"), SUMS.as_bytes())];
    inputs.extend(
        sources
            .on_disk()
            .map(|file| input(&folder.input_name(&file.path), &file.bytes)),
    );
    inputs.extend(fonts.iter().cloned());
    inputs.extend(reads.map(|(name, sum)| Input {
        path: folder.input_name(&folder.shown(name)),
        sha256: sum.clone(),
    }));
    inputs.sort_by(|a, b| (&a.path, &a.sha256).cmp(&(&b.path, &b.sha256)));
    // Several files may read one; two font folders may have fonts of one name.
    inputs.dedup();
    inputs
}
