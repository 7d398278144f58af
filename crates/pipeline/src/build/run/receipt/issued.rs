//! The receipt of a paper that was just built.

use std::collections::BTreeMap;

use camino::Utf8Path;

use crate::build::run::made::Made;
use crate::build::run::request::Request;
use crate::build::store::manifest::{Input, MANIFEST, Manifest};
use crate::build::store::names;
use crate::build::store::out_dir::OutDir;
use crate::build::store::receipt::{Receipt, Summary};
use tables::source::{PaperFolder, Sibling};

/// What stands before the name of a sheet, in the place of a file's encoding.
pub(super) const SHEET: &str = "sheet ";

/// What the user chose, as one text.
pub(super) fn options(request: &Request) -> String {
    let langs = request.langs.iter().map(|lang| lang.code());
    let standards = request.standard_names.iter().map(String::as_str);
    let dirs = request.font_dirs.iter().map(|dir| dir.as_str());
    let outputs = request.outputs.iter().map(|output| output.word());
    let parts = [
        langs.collect(),
        standards.collect(),
        dirs.collect(),
        outputs.collect(),
    ];
    parts.map(|part: Vec<&str>| part.join(",")).join(";")
}

/// The names in the folders where a new file may count.
pub(super) fn names_that_count(folder: &PaperFolder) -> Vec<String> {
    let below = |name: &str| {
        let names = folder.list(name).into_iter();
        names.filter(|name| !name.starts_with('.')).collect()
    };
    let [mut names, templates]: [Vec<String>; 2] = ["", "templates"].map(below);
    names.extend(templates.iter().map(|name| format!("templates/{name}")));
    if let Some(Sibling { name, folder }) = folder.sibling() {
        let lent = folder.list("").into_iter();
        let lent = lent.filter(|name| !name.starts_with('.'));
        names.extend(lent.map(|file| format!("{name}/{file}")));
    }
    names
}

/// What was read. Files that Typst read are told by the names by which it asks for
/// them: one of the paper's own would take the place of a file that is lent.
fn inputs(folder: &PaperFolder, manifest: &Manifest) -> Vec<Input> {
    let reads = manifest.files.iter().flat_map(|entry| entry.reads.keys());
    let asked: BTreeMap<String, &String> = reads
        .map(|name| (folder.input_name(&folder.shown(name)), name))
        .collect();
    let inputs = manifest.inputs.iter().cloned();
    inputs
        .map(|input| match asked.get(&input.path) {
            Some(name) => Input {
                path: (*name).clone(),
                ..input
            },
            None => input,
        })
        .collect()
}

/// The receipt; none where an output is not there.
pub(super) fn receipt(
    request: &Request,
    folder: &PaperFolder,
    out: &Utf8Path,
    made: &Made,
) -> Option<Receipt> {
    let fonts = made.fonts.as_ref()?;
    let dir = OutDir::of_paper(out).ok()??;
    let files = made.manifest.files.iter().map(|entry| entry.path.as_str());
    let zip = names::zip(&made.id);
    let outputs = files.chain([MANIFEST, &zip]).map(|name| {
        let length = dir.facts(name)?.len();
        Some((name.to_owned(), length))
    });
    let named = |path: &Utf8Path| folder.input_name(path);
    let files = made.sources.files();
    let files = files.map(|(_, file)| {
        let encoding = file.encoding.name().to_owned();
        let read_as = file
            .sheet
            .as_ref()
            .map(|sheet| format!("{SHEET}{}", sheet.name));
        (named(&file.path), read_as.unwrap_or(encoding))
    });
    Some(Receipt {
        paper: request.paper.clone(),
        options: options(request),
        names: names_that_count(folder),
        inputs: inputs(folder, &made.manifest),
        font_dirs: fonts.dirs.clone(),
        fonts: fonts.sum.clone(),
        outputs: outputs.collect::<Option<_>>()?,
        summary: Summary {
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
        ..Receipt::default()
    })
}
