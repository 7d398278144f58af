//! A receipt held against what is there now.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::SystemTime;

use camino::Utf8Path;

use super::issued::{SHEET, names_that_count, options};
use crate::build::fingerprint::sha256;
use crate::build::plan::font_set::FONTS;
use crate::build::run::made::{Built, Made};
use crate::build::run::request::Request;
use crate::build::run::session::Session;
use crate::build::run::trace::Trace;
use crate::build::store::out_dir::OutDir;
use crate::build::store::receipt::Receipt;
use tables::assets::templates::{BUILT_IN, TEMPLATES};
use tables::diag::Diagnostic;
use tables::fonts::FontDir;
use tables::load::WORKBOOK_NAMES;
use tables::source::workbook::{Book, Places};
use tables::source::{Encoding, PaperFolder, Sources, decode};

impl Receipt {
    /// What it tells, if nothing has changed since it was written.
    pub(crate) fn outcome(
        self,
        session: &Session,
        request: &Request,
        (out, written): (&Utf8Path, SystemTime),
    ) -> Option<Built> {
        let folder = PaperFolder::open(&request.paper).ok()?;
        let output = out.join(&self.summary.id);
        let same = self.paper == request.paper
            && self.options == options(request)
            && self.names == names_that_count(&folder)
            && self.outputs_are_untouched(&output, written);
        let sources = same.then(|| self.sources(&folder)).flatten()?;
        let dirs = self.font_dirs(request, &folder)?;
        let fonts = session.cache.fonts(&dirs).ok()?;
        if fonts.sum != self.fonts {
            return None;
        }
        let mut trace = Trace::default();
        trace.recorded(&self.inputs, &folder);
        trace.fonts(&fonts);
        let outputs = self.outputs.into_iter();
        trace.outputs = outputs.map(|(name, _)| name).collect();
        let summary = self.summary;
        Some(Built {
            folder: Some(output),
            made: Made {
                id: summary.id,
                date: summary.date,
                titles: summary.titles,
                pages: summary.pages,
                annexes: summary.annexes,
                findings: self.findings,
                sources: Arc::new(sources),
                trace,
                ..Made::default()
            },
            written: Vec::new(),
        })
    }

    /// The folders of fonts: those of the command line, then the paper's own.
    fn font_dirs(&self, request: &Request, folder: &PaperFolder) -> Option<Vec<FontDir>> {
        let own = self.font_dirs.strip_prefix(&request.font_dirs[..])?;
        let named = request.font_dirs.iter().cloned().map(FontDir::Named);
        let own = own.iter().map(|dir| {
            let below = dir.strip_prefix(folder.path()).ok()?;
            Some(FontDir::OfPaper(folder.clone(), below.to_string()))
        });
        named.map(Some).chain(own).collect()
    }

    fn outputs_are_untouched(&self, out: &Utf8Path, written: SystemTime) -> bool {
        let Ok(Some(dir)) = OutDir::of_paper(out) else {
            return false;
        };
        self.outputs.iter().all(|(name, length)| {
            dir.facts(name).is_some_and(|facts| {
                let modified = facts.modified().map(|time| time.into_std());
                let older = modified.is_ok_and(|modified| modified <= written);
                facts.is_file() && facts.len() == *length && older
            })
        })
    }

    /// The files that findings are shown in, if all that was read is as it was.
    fn sources(&self, folder: &PaperFolder) -> Option<Sources> {
        let own = self.read_again(folder)?;
        let mut sources = Sources::default();
        let mut books = Books::default();
        for (name, encoding) in &self.files {
            if let Some(sheet) = encoding.strip_prefix(SHEET) {
                let bytes = own.get(name.as_str())?;
                let (text, places) = books.sheet(name, bytes, sheet)?;
                sources.add_sheet(folder.shown(name), text, places);
                continue;
            }
            let encoding = Encoding::from_name(encoding)?;
            let (path, bytes) = match built_in(name) {
                Some(template) => {
                    let mut templates = TEMPLATES.iter();
                    let template = templates.find(|one| one.name == template)?;
                    (name.into(), template.text.as_bytes().to_vec())
                }
                None => (folder.shown(name), own.get(name.as_str())?.clone()),
            };
            let text = match is_workbook(name) {
                true => String::new(),
                false => decode(&bytes, Some(encoding)).text,
            };
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

/// Whether a file is the workbook of the tables, which is no text.
fn is_workbook(path: &str) -> bool {
    let name = Utf8Path::new(path).file_name();
    name.is_some_and(|name| WORKBOOK_NAMES.contains(&name))
}

/// The workbooks that sheets are read from, each opened once.
#[derive(Default)]
struct Books(BTreeMap<String, Book>);

impl Books {
    fn sheet(&mut self, name: &str, bytes: &[u8], sheet: &str) -> Option<(String, Places)> {
        if !self.0.contains_key(name) {
            let book = Book::open(bytes.to_vec()).ok()?;
            self.0.insert(name.to_owned(), book);
        }
        let sheet = self.0.get_mut(name)?.sheet(sheet).ok()?;
        Some((sheet.text, sheet.places))
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
