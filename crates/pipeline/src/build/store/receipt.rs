//! What a batch notes of a paper that came out well, so that the next batch can
//! tell by its files alone that nothing changed, and say again what was found.
//!
//! A receipt is a hint: whatever speaks against it, the paper is built as if
//! there were none. The same paper leaves the same receipt. An output counts
//! as untouched where it is as long as it was and no younger than the receipt;
//! `build` looks at its bytes instead.

use std::sync::LazyLock;
use std::time::SystemTime;

use camino::{Utf8Path, Utf8PathBuf};
use serde::{Deserialize, Serialize};

use super::aside::Aside;
use super::error::WriteError;
use super::manifest::{Input, Versions};
use super::out_dir::OutDir;
use crate::build::fingerprint::{sha256, sum_of};
use tables::assets::fonts::SUMS;
use tables::assets::templates::TEMPLATES;
use tables::diag::Diagnostic;
use tables::model::{Date, Lang};

/// The folder below the output folder that receipts stand in.
pub(crate) const FOLDER: &str = ".panelpaper";

/// The largest receipt that is read: most of one is findings.
const LARGEST: u64 = 64 << 20;

/// What was noted.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Receipt {
    /// The paper's folder as messages show it.
    pub(crate) paper: Utf8PathBuf,
    /// The sum of the program's own part in it; [`Receipt::leave`] takes it.
    pub(crate) program: String,
    /// What the user chose.
    pub(crate) options: String,
    /// The names in the folders that are looked into for files that need not be
    /// there.
    pub(crate) names: Vec<String>,
    /// The paper's own files that were read, with their sums.
    pub(crate) inputs: Vec<Input>,
    /// The folders of fonts, and the sum of all fonts.
    pub(crate) font_dirs: Vec<Utf8PathBuf>,
    pub(crate) fonts: String,
    /// The outputs with their lengths.
    pub(crate) outputs: Vec<(String, u64)>,
    pub(crate) summary: Summary,
    pub(crate) findings: Vec<Diagnostic>,
    /// The files that the findings are shown in, with their encodings.
    pub(crate) files: Vec<(String, String)>,
    /// The sum of all the rest; [`Receipt::leave`] takes it.
    pub(crate) sum: String,
}

/// What a batch tells of a paper.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Summary {
    pub(crate) id: String,
    pub(crate) date: Option<Date>,
    pub(crate) titles: Vec<(Lang, String)>,
    pub(crate) pages: usize,
    pub(crate) annexes: usize,
}

/// Our version and everything that is built in.
static PROGRAM: LazyLock<String> = LazyLock::new(|| {
    let Versions { panelpaper, typst } = Versions::ours();
    let texts = TEMPLATES.iter().map(|template| template.text);
    let own = [panelpaper.as_str(), typst.as_str(), SUMS];
    sum_of(own.into_iter().chain(texts).map(str::as_bytes))
});

/// A receipt that was read.
#[derive(Debug, Default)]
pub(crate) struct Left {
    /// The receipt, and when it was written.
    pub(crate) receipt: Option<(Receipt, SystemTime)>,
    /// Why a receipt that is there is not believed.
    pub(crate) noticed: Option<String>,
}

/// Reads the receipt of a paper below the output folder.
///
/// # Errors
/// When something stands where the folder of receipts belongs.
pub(crate) fn read(out: &Utf8Path, id: &str) -> Result<Left, WriteError> {
    // What cannot be read cannot be written either, which is then told.
    let Ok(Some(dir)) = OutDir::named(out) else {
        return Ok(Left::default());
    };
    let Some(receipts) = dir.below(FOLDER)? else {
        return Ok(Left::default());
    };
    let name = file(id);
    let text = receipts.read(&name, LARGEST);
    let text = text.map_err(|error| error.error.to_string());
    let receipt = text.and_then(|text| text.map(|text| Receipt::parse(&text)).transpose());
    match receipt {
        Ok(receipt) => {
            let written = receipts.facts(&name).and_then(|it| it.modified().ok());
            let written = written.map(cap_std::time::SystemTime::into_std);
            Ok(Left {
                receipt: receipt.flatten().zip(written),
                noticed: None,
            })
        }
        Err(why) => {
            let path = receipts.shown().join(&name);
            Ok(Left {
                receipt: None,
                noticed: Some(format!("{path} is not trusted: {why}")),
            })
        }
    }
}

/// The ids of the papers that left receipts.
pub fn receipts(out: &Utf8Path) -> impl Iterator<Item = String> {
    let names = kept(out).map(|dir| dir.names().collect::<Vec<_>>());
    let names = names.into_iter().flatten();
    names.filter_map(|name| Some(name.strip_suffix(".json")?.to_owned()))
}

/// The folder of the paper that left a receipt.
pub fn paper_of_receipt(out: &Utf8Path, id: &str) -> Option<Utf8PathBuf> {
    /// What receipts of all versions have.
    #[derive(Deserialize)]
    struct Paper {
        paper: Utf8PathBuf,
    }
    let text = kept(out)?.read(&file(id), LARGEST).ok()??;
    let receipt: Paper = serde_json::from_slice(&text).ok()?;
    Some(receipt.paper)
}

/// The folder of receipts, if it is there.
fn kept(out: &Utf8Path) -> Option<OutDir> {
    OutDir::named(out).ok()??.below(FOLDER).ok()?
}

/// The name of a paper's receipt.
fn file(id: &str) -> String {
    format!("{id}.json")
}

impl Receipt {
    /// The receipt of a text; none where another version left it.
    ///
    /// # Errors
    /// Why it is none, or not whole.
    fn parse(text: &[u8]) -> Result<Option<Self>, String> {
        /// What receipts of all versions have.
        #[derive(Deserialize)]
        struct Any {
            program: String,
        }
        let any: Any = serde_json::from_slice(text).map_err(|error| error.to_string())?;
        if any.program != *PROGRAM {
            return Ok(None);
        }
        let receipt: Self = serde_json::from_slice(text).map_err(|error| error.to_string())?;
        match receipt.sum == receipt.own_sum() {
            true => Ok(Some(receipt)),
            false => Err("it was altered, or a part of it is missing".to_owned()),
        }
    }

    /// Writes it below the output folder.
    pub(crate) fn leave(mut self, out: &Utf8Path) {
        self.program.clone_from(&PROGRAM);
        self.sum = self.own_sum();
        // Whoever cannot keep receipts builds each paper anew each time.
        let text = serde_json::to_vec(&self).unwrap_or_default();
        let kept = OutDir::named(out).and_then(|dir| match dir {
            Some(dir) => dir.below_or_made(FOLDER).map(Some),
            None => Ok(None),
        });
        if let Ok(Some(receipts)) = kept {
            let _ = receipts
                .aside(&file(&self.summary.id), &text)
                .map(Aside::put);
        }
    }

    /// The sum of everything but the sum.
    fn own_sum(&self) -> String {
        let Self {
            paper,
            program,
            options,
            names,
            inputs,
            font_dirs,
            fonts,
            outputs,
            summary,
            findings,
            files,
            sum: _,
        } = self;
        let parts = (
            (paper, program, options, names, inputs, font_dirs),
            (fonts, outputs, summary, findings, files),
        );
        // Plain strings and numbers always serialise.
        sha256(&serde_json::to_vec(&parts).unwrap_or_default())
    }
}
