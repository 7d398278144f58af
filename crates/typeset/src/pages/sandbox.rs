//! The sandbox: everything that Typst may read.
//!
//! The templates, the body, the data, and for a paper the files of its own
//! folder; no package, no network, no other path, no clock, no system font.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use typst::Library;
use typst::World;
use typst::diag::{FileError, FileResult, PackageError};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, Source, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

use super::engine::Engine;
use super::paths::{CATCHWORDS, DATA, SHEET, id};
use super::texts::{Texts, parse};
use content::edition::json;
use content::sheet::LoneSheetData;
use tables::characters::{forbidden, named};
use tables::source::{FolderError, PaperFolder, pictures};

/// What Typst sees of a paper, or of a chart by itself.
pub(super) struct Sandbox<'a> {
    pub(super) engine: &'a Engine,
    pub(super) main: FileId,
    pub(super) texts: Texts<'a>,
    /// `/paper.json`.
    pub(super) data: (FileId, Bytes),
    /// `/catchwords.json`.
    pub(super) catchwords: (FileId, Bytes),
    /// The paper's own folder; a chart by itself has none.
    pub(super) folder: Option<&'a PaperFolder>,
    pub(super) reads: Mutex<Reads>,
}

/// Files of the paper's own folder that were asked for, by their paths there.
#[derive(Debug, Default)]
pub struct Reads {
    /// Those that were read.
    pub read: BTreeSet<String>,
    /// Those that are not there.
    pub missing: BTreeSet<String>,
}

impl<'a> Sandbox<'a> {
    /// The sandbox of a chart by itself: the built-in templates and its data.
    pub(super) fn of_sheet(engine: &'a Engine, data: &LoneSheetData) -> Self {
        Self {
            engine,
            main: id(SHEET),
            texts: Texts::built_in(),
            data: (id(DATA), Bytes::from_string(json(data))),
            catchwords: no_catchwords(),
            folder: None,
            reads: Mutex::default(),
        }
    }

    /// The files of the paper's own folder that were asked for.
    pub(super) fn into_reads(self) -> Reads {
        self.reads
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// A file of the paper's own folder.
    fn own(&self, id: FileId) -> FileResult<Vec<u8>> {
        let Some(folder) = self.folder else {
            return Err(FileError::AccessDenied);
        };
        let path = id.get();
        if let VirtualRoot::Package(package) = path.root() {
            return Err(FileError::Package(PackageError::NotFound(package.clone())));
        }
        let name = path.vpath().get_without_slash();
        let read = folder.read(name);
        let mut reads = self.reads.lock().unwrap_or_else(PoisonError::into_inner);
        match &read {
            Ok(_) => reads.read.insert(name.to_owned()),
            Err(FolderError::Missing { .. }) => reads.missing.insert(name.to_owned()),
            Err(_) => false,
        };
        drop(reads);
        let bytes = read.map_err(|error| match error {
            FolderError::Missing { path } => FileError::NotFound(path.into()),
            FolderError::Outside { .. } => FileError::AccessDenied,
            FolderError::Unreadable { path, error } | FolderError::File { path, error } => {
                FileError::Other(Some(format!("cannot read {path}: {error}").into()))
            }
        })?;
        pictures::check(name.into(), &bytes).map_err(|why| {
            let path = folder.shown(name);
            FileError::Other(Some(format!("cannot show {path}: {why}").into()))
        })?;
        Ok(bytes)
    }
}

/// `/catchwords.json` before any page is set.
pub(super) fn no_catchwords() -> (FileId, Bytes) {
    (id(CATCHWORDS), Bytes::from_string("[]"))
}

impl World for Sandbox<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.engine.standard
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.engine.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if let Some(source) = self.texts.source(id) {
            return source;
        }
        let bytes = self.own(id)?;
        let text = String::from_utf8(bytes).map_err(|_| FileError::InvalidUtf8)?;
        let source = parse(id, &text)?;
        // What no body may hold, no part of one may bring in.
        if let Some((c, kind)) = text.chars().find_map(|c| Some((c, forbidden(c)?))) {
            let reason = format!("{} in it is {kind}", named(c));
            return Err(FileError::Other(Some(reason.into())));
        }
        Ok(source)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data.0 {
            return Ok(self.data.1.clone());
        }
        if id == self.catchwords.0 {
            return Ok(self.catchwords.1.clone());
        }
        match self.texts.get(id) {
            Some(text) => Ok(Bytes::from_string(text.to_owned())),
            None => self.own(id).map(Bytes::new),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.engine.fonts.get(index).cloned()
    }

    /// Nothing ever asks the clock.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
