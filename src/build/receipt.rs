//! What a batch notes of a paper that came out well, so that the next batch can
//! tell by its files alone that nothing changed, and say again what was found.
//!
//! A receipt is a hint: whatever speaks against it, the paper is looked over as
//! if there were none. The same paper leaves the same receipt. An output counts
//! as untouched where it is as long as it was and no younger than the receipt;
//! `build` looks at its bytes instead.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::sync::LazyLock;
use std::time::SystemTime;

use camino::{Utf8Path, Utf8PathBuf};
use serde::{Deserialize, Serialize};

use super::fingerprint::{sha256, sum_of};
use super::font_set::FONTS;
use super::manifest::{Input, MANIFEST, Versions};
use super::run::{Built, Made, Request};
use super::session::Session;
use super::trace::Trace;
use super::write::write_file;
use crate::assets::fonts::SUMS;
use crate::assets::templates::{BUILT_IN, TEMPLATES};
use crate::diag::Diagnostic;
use crate::load;
use crate::model::{Date, Lang};
use crate::source::{Encoding, PaperFolder, Sources, decode};

/// The folder below the output folder that receipts stand in.
const FOLDER: &str = ".panelpaper";

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

/// The outcome of a build that would change nothing, told by the receipt of an
/// earlier one. There is none where warnings are denied and some were found.
pub(super) fn current(
    session: &Session,
    request: &Request,
    out: &Utf8Path,
    deny_warnings: bool,
) -> Option<Built> {
    let id = load::id(&request.paper)?;
    let path = path(out, &id);
    let receipt: Receipt = serde_json::from_slice(&fs::read(&path).ok()?).ok()?;
    let refused = deny_warnings && !receipt.findings.is_empty();
    let written = fs::metadata(&path)
        .and_then(|facts| facts.modified())
        .ok()?;
    let folder = PaperFolder::open(&request.paper).ok()?;
    let same = !refused
        && receipt.paper == request.paper
        && receipt.program == *PROGRAM
        && receipt.options == options(request)
        && receipt.names == names(&folder)
        && receipt.told.id == id
        && receipt.outputs_are_untouched(&out.join(&id), written);
    if !same {
        return None;
    }
    let sources = receipt.sources(&folder)?;
    let fonts = session.shelf.fonts(receipt.font_dirs).ok()?;
    if fonts.sum != receipt.fonts {
        return None;
    }
    let mut trace = Trace::default();
    trace.recorded(&receipt.inputs, &folder);
    trace.fonts(&fonts);
    let outputs = receipt.outputs.into_iter();
    trace.outputs = outputs.map(|(name, _)| name).collect();
    let told = receipt.told;
    Some(Built {
        folder: Some(out.join(&id)),
        made: Made {
            id: told.id,
            date: told.date,
            titles: told.titles,
            pages: told.pages,
            annexes: told.annexes,
            findings: receipt.findings,
            sources,
            trace,
            ..Made::default()
        },
        written: Vec::new(),
    })
}

/// Leaves the receipt of a paper whose output is as it should be.
pub(super) fn leave(request: &Request, out: &Utf8Path, made: &Made) {
    let Ok(folder) = PaperFolder::open(&request.paper) else {
        return;
    };
    let Ok(receipt) = Receipt::of(request, &folder, &out.join(&made.id), made) else {
        return;
    };
    // Whoever cannot keep receipts looks everything over each time.
    if let Ok(text) = serde_json::to_vec(&receipt) {
        let _ = write_file(&path(out, &made.id), &text);
    }
}

/// Where the receipt of a paper stands.
fn path(out: &Utf8Path, id: &str) -> Utf8PathBuf {
    out.join(FOLDER).join(format!("{id}.json"))
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
    fn of(
        request: &Request,
        folder: &PaperFolder,
        out: &Utf8Path,
        made: &Made,
    ) -> io::Result<Self> {
        let fonts = made.fonts.as_ref().ok_or(io::ErrorKind::NotFound)?;
        let files = made.manifest.files.iter().map(|entry| entry.path.as_str());
        let zip = super::names::zip(&made.id);
        let outputs = files.chain([MANIFEST, &zip]).map(|name| {
            let length = fs::metadata(out.join(name))?.len();
            Ok((name.to_owned(), length))
        });
        let named = |path: &Utf8Path| {
            let name = path.strip_prefix(folder.path()).unwrap_or(path);
            name.to_string()
        };
        let files = made.sources.files();
        let files = files.map(|(_, file)| (named(&file.path), file.encoding.name().to_owned()));
        Ok(Self {
            paper: request.paper.clone(),
            program: PROGRAM.clone(),
            options: options(request),
            names: names(folder),
            inputs: made.manifest.inputs.clone(),
            font_dirs: fonts.dirs.clone(),
            fonts: fonts.sum.clone(),
            outputs: outputs.collect::<io::Result<_>>()?,
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
        })
    }

    fn outputs_are_untouched(&self, out: &Utf8Path, written: SystemTime) -> bool {
        self.outputs.iter().all(|(name, length)| {
            let facts = fs::symlink_metadata(out.join(name));
            facts.is_ok_and(|facts| {
                let older = facts.modified().is_ok_and(|modified| modified <= written);
                facts.is_file() && facts.len() == *length && older
            })
        })
    }

    /// The files that findings are shown in, if all that was read is as it was.
    fn sources(&self, folder: &PaperFolder) -> Option<Sources> {
        let own = self.read_again(folder)?;
        let mut sources = Sources::default();
        for (name, encoding) in &self.files {
            let encoding = Encoding::from_name(encoding)?;
            let (path, bytes) = match built_in(name) {
                Some(template) => {
                    let mut templates = TEMPLATES.iter();
                    let template = templates.find(|one| one.name == template)?;
                    (name.into(), template.text.as_bytes().to_vec())
                }
                None => (folder.shown(name), own.get(name.as_str())?.clone()),
            };
            let text = decode(&bytes, Some(encoding)).text;
            let file = sources.add(path, text, bytes);
            sources.read_in(file, encoding);
        }
        let sound = |finding: &Diagnostic| finding.spans().all(|span| sources.has(span));
        self.findings.iter().all(sound).then_some(sources)
    }

    /// The paper's own files by name, if they are as they were.
    fn read_again(&self, folder: &PaperFolder) -> Option<BTreeMap<&str, Vec<u8>>> {
        let own = self.inputs.iter();
        let own = own.filter(|input| !is_elsewhere(&input.path));
        let same = own.map(|input| {
            let bytes = folder.read(&input.path).ok()?;
            (sha256(&bytes) == input.sha256).then_some((input.path.as_str(), bytes))
        });
        same.collect()
    }
}

/// Whether a path of the manifest is of no file in the paper's folder.
fn is_elsewhere(path: &str) -> bool {
    built_in(path).is_some() || Utf8Path::new(path).starts_with(FONTS)
}

/// The name of a file of the program's own.
fn built_in(path: &str) -> Option<&Utf8Path> {
    Utf8Path::new(path).strip_prefix(BUILT_IN).ok()
}
