//! What a batch notes of a paper that came out well, so that the next batch can
//! tell by its files alone that nothing changed, and say again what was found.
//!
//! A receipt is a hint: whatever speaks against it, the paper is looked over as
//! if there were none. The same paper leaves the same receipt. An output counts
//! as untouched where it is as long as it was and no younger than the receipt;
//! `build` looks at its bytes instead.

mod read;

use std::sync::LazyLock;

use camino::{Utf8Path, Utf8PathBuf};
use serde::{Deserialize, Serialize};

use super::aside::Aside;
use super::fingerprint::{sha256, sum_of};
use super::manifest::{Input, MANIFEST, Versions};
use super::out_dir::OutDir;
use super::run::{Built, Made, Request};
use super::session::Session;
use super::write::WriteError;
use tables::assets::fonts::SUMS;
use tables::assets::templates::TEMPLATES;
use tables::diag::Diagnostic;
use tables::load;
use tables::model::{Date, Lang};
use tables::source::PaperFolder;

/// The folder below the output folder that receipts stand in.
pub(super) const FOLDER: &str = ".panelpaper";

/// The largest receipt that is read: most of one is findings.
const LARGEST: u64 = 64 << 20;

/// What was noted.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Receipt {
    /// The paper's folder as messages show it.
    paper: Utf8PathBuf,
    /// The sum of the program's own part in it.
    program: String,
    /// What the user chose.
    options: String,
    /// The names in the folders that are looked into for files that need not be
    /// there.
    names: Vec<String>,
    /// The paper's own files that were read, with their sums.
    inputs: Vec<Input>,
    /// The folders of fonts, and the sum of all fonts.
    font_dirs: Vec<Utf8PathBuf>,
    fonts: String,
    /// The outputs with their lengths.
    outputs: Vec<(String, u64)>,
    told: Told,
    findings: Vec<Diagnostic>,
    /// The files that the findings are shown in, with their encodings.
    files: Vec<(String, String)>,
    /// The sum of all the rest.
    sum: String,
}

/// What a batch tells of a paper.
#[derive(Debug, Serialize, Deserialize)]
struct Told {
    id: String,
    date: Option<Date>,
    titles: Vec<(Lang, String)>,
    pages: usize,
    annexes: usize,
}

/// Our version and everything that is built in.
static PROGRAM: LazyLock<String> = LazyLock::new(|| {
    let Versions { panelpaper, typst } = Versions::ours();
    let texts = TEMPLATES.iter().map(|template| template.text);
    let own = [panelpaper.as_str(), typst.as_str(), SUMS];
    sum_of(own.into_iter().chain(texts).map(str::as_bytes))
});

/// What a receipt tells.
#[derive(Debug, Default)]
pub(super) struct Read {
    /// The outcome of a build that would change nothing.
    pub(super) built: Option<Built>,
    /// Why a receipt that is there is not believed.
    pub(super) noticed: Option<String>,
}

/// What the receipt of an earlier build tells of a paper. There is no outcome
/// where warnings are denied and some were found.
///
/// # Errors
/// When something stands where the folder of receipts belongs.
pub(super) fn current(
    session: &Session,
    request: &Request,
    out: &Utf8Path,
    deny_warnings: bool,
) -> Result<Read, WriteError> {
    // What cannot be read cannot be written either, which is then told.
    let Ok(Some(dir)) = OutDir::named(out) else {
        return Ok(Read::default());
    };
    let Some(id) = load::id(&request.paper) else {
        return Ok(Read::default());
    };
    let Some(receipts) = dir.below(FOLDER)? else {
        return Ok(Read::default());
    };
    let name = file(&id);
    let read = receipts.read(&name, LARGEST);
    let read = read.map_err(|error| error.error.to_string());
    let read = read.and_then(|text| text.map(|text| Receipt::parse(&text)).transpose());
    let receipt = match read {
        Ok(receipt) => receipt.flatten(),
        Err(why) => {
            let path = receipts.shown().join(&name);
            return Ok(Read {
                built: None,
                noticed: Some(format!("{path} is not believed: {why}")),
            });
        }
    };
    let written = receipts.facts(&name).and_then(|it| it.modified().ok());
    let known = receipt.zip(written.map(cap_std::time::SystemTime::into_std));
    Ok(Read {
        built: known.and_then(|(receipt, written)| {
            let refused = deny_warnings && !receipt.findings.is_empty();
            let same = !refused && receipt.told.id == id;
            same.then(|| receipt.outcome(session, request, (out, written)))?
        }),
        noticed: None,
    })
}

/// Leaves the receipt of a paper whose output is as it should be.
pub(super) fn leave(request: &Request, out: &Utf8Path, made: &Made) {
    let Ok(folder) = PaperFolder::open(&request.paper) else {
        return;
    };
    let Some(mut receipt) = Receipt::of(request, &folder, &out.join(&made.id), made) else {
        return;
    };
    receipt.sum = receipt.own_sum();
    // Whoever cannot keep receipts looks everything over each time.
    let text = serde_json::to_vec(&receipt).unwrap_or_default();
    let kept = OutDir::named(out).and_then(|dir| match dir {
        Some(dir) => dir.below_or_made(FOLDER).map(Some),
        None => Ok(None),
    });
    if let Ok(Some(receipts)) = kept {
        let _ = receipts.aside(&file(&made.id), &text).map(Aside::put);
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

fn options(request: &Request) -> String {
    let langs = request.langs.iter().map(|lang| lang.code());
    let standards = request.standard_names.iter().map(String::as_str);
    let dirs = request.font_dirs.iter().map(|dir| dir.as_str());
    let parts = [langs.collect(), standards.collect(), dirs.collect()];
    parts.map(|part: Vec<&str>| part.join(",")).join(";")
}

/// The names in the folders where a new file may count.
fn names(folder: &PaperFolder) -> Vec<String> {
    let below = |name: &str| {
        let names = folder.list(name).into_iter();
        names.filter(|name| !name.starts_with('.')).collect()
    };
    let [mut names, templates]: [Vec<String>; 2] = ["", "templates"].map(below);
    names.extend(templates.iter().map(|name| format!("templates/{name}")));
    names
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
            told,
            findings,
            files,
            sum: _,
        } = self;
        let parts = (
            (paper, program, options, names, inputs, font_dirs),
            (fonts, outputs, told, findings, files),
        );
        // Plain strings and numbers always serialise.
        sha256(&serde_json::to_vec(&parts).unwrap_or_default())
    }

    fn of(request: &Request, folder: &PaperFolder, out: &Utf8Path, made: &Made) -> Option<Self> {
        let fonts = made.fonts.as_ref()?;
        let dir = OutDir::of_paper(out).ok()??;
        let files = made.manifest.files.iter().map(|entry| entry.path.as_str());
        let zip = super::names::zip(&made.id);
        let outputs = files.chain([MANIFEST, &zip]).map(|name| {
            let length = dir.facts(name)?.len();
            Some((name.to_owned(), length))
        });
        let named = |path: &Utf8Path| {
            let name = path.strip_prefix(folder.path()).unwrap_or(path);
            name.to_string()
        };
        let files = made.sources.files();
        let files = files.map(|(_, file)| (named(&file.path), file.encoding.name().to_owned()));
        Some(Self {
            paper: request.paper.clone(),
            program: PROGRAM.clone(),
            options: options(request),
            names: names(folder),
            inputs: made.manifest.inputs.clone(),
            font_dirs: fonts.dirs.clone(),
            fonts: fonts.sum.clone(),
            outputs: outputs.collect::<Option<_>>()?,
            told: Told {
                id: made.id.clone(),
                date: made.date,
                titles: made.titles.clone(),
                pages: made.pages,
                annexes: made.annexes,
            },
            files: match made.findings.is_empty() {
                true => Vec::new(),
                false => files.collect(),
            },
            findings: made.findings.clone(),
            sum: String::new(),
        })
    }
}
