//! The sandbox: everything that Typst may read for a paper.
//!
//! The templates, the body, the data, and files of the paper's own folder; no
//! package, no network, no other path, no clock, no system font. The virtual
//! paths are the same for every paper, so that papers share Typst's memory and
//! ids of files do not run out.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Mutex, PoisonError};

use typst::Library;
use typst::World;
use typst::diag::{FileError, FileResult, PackageError};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

use super::Engine;
use super::depth;
use super::number::NumberedBody;
use crate::fill::Filled;
use check::Checked;
use tables::characters::{forbidden, named};
use tables::source::{self, FolderError, PaperFolder, Sources, pictures};

const MAIN: &str = "templates/main.typ";
const BODY: &str = "body.typ";
pub(super) const DATA: &str = "paper.json";

/// One edition of a paper as Typst sees it.
pub(super) struct PaperWorld<'a> {
    engine: &'a Engine,
    folder: &'a PaperFolder,
    pub(super) sources: &'a Sources,
    pub(super) filled: &'a Filled,
    pub(super) body: &'a NumberedBody,
    main: FileId,
    texts: HashMap<FileId, Source>,
    /// Templates by the id that Typst knows them by.
    templates: HashMap<FileId, source::FileId>,
    data: (FileId, Bytes),
    reads: Mutex<Reads>,
}

/// Files of the paper's own folder that were asked for, by their paths there.
#[derive(Debug, Default)]
pub struct Reads {
    /// Those that were read.
    pub read: BTreeSet<String>,
    /// Those that are not there.
    pub missing: BTreeSet<String>,
}

/// The id of a path below the paper's root.
pub(super) fn id(path: &str) -> FileId {
    // The callers' paths are constants and template names, which are sound.
    let path = VirtualPath::new(path).or_else(|_| VirtualPath::new("unnamed"));
    match path {
        Ok(path) => RootedPath::new(VirtualRoot::Project, path).intern(),
        Err(_) => unreachable!("a plain name is a path"),
    }
}

/// The id of the body's source.
pub(super) fn body_id() -> FileId {
    id(BODY)
}

/// The files of an edition by path, as Typst sees them.
pub(super) fn generated(
    project: &Checked,
    filled: &Filled,
    body: &NumberedBody,
    sources: &Sources,
) -> Vec<(String, String)> {
    let templates = project.templates.iter().map(|(name, file)| {
        let text = sources.file(*file).text.clone();
        (format!("templates/{name}"), text)
    });
    let body = (BODY.to_owned(), body.text.clone());
    let data = (DATA.to_owned(), filled.paper.to_json());
    templates.chain([body, data]).collect()
}

impl<'a> PaperWorld<'a> {
    pub(super) fn new(
        engine: &'a Engine,
        project: &Checked,
        filled: &'a Filled,
        body: &'a NumberedBody,
        sources: &'a Sources,
        folder: &'a PaperFolder,
    ) -> Self {
        let templates: HashMap<FileId, source::FileId> = project
            .templates
            .iter()
            .map(|(name, file)| (id(&format!("templates/{name}")), *file))
            .collect();
        // One that is nested too deep is refused when Typst asks for it.
        let text = |file: &source::FileId| sources.file(*file).text.clone();
        let mut texts: HashMap<FileId, Source> = templates
            .iter()
            .map(|(id, file)| (*id, text(file)))
            .filter(|(_, text)| depth::too_deep(text).is_none())
            .map(|(id, text)| (id, Source::new(id, text)))
            .collect();
        texts.insert(body.file, Source::new(body.file, body.text.clone()));
        Self {
            engine,
            folder,
            sources,
            filled,
            body,
            main: id(MAIN),
            texts,
            templates,
            data: (id(DATA), Bytes::from_string(filled.paper.to_json())),
            reads: Mutex::default(),
        }
    }

    /// The paper's file behind a template's id.
    pub(super) fn template(&self, id: FileId) -> Option<source::FileId> {
        self.templates.get(&id).copied()
    }

    /// The engine that the fonts are in.
    pub(super) fn engine(&self) -> &Engine {
        self.engine
    }

    /// The path of a file of the paper's own folder, as messages show it.
    pub(super) fn shown(&self, id: FileId) -> String {
        let name = id.get().vpath().get_without_slash();
        self.folder.shown(name).into_string()
    }

    /// The files of the paper's own folder that were asked for.
    pub(super) fn into_reads(self) -> Reads {
        self.reads
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// A file of the paper's own folder.
    fn own(&self, id: FileId) -> FileResult<Vec<u8>> {
        let path = id.get();
        if let VirtualRoot::Package(package) = path.root() {
            return Err(FileError::Package(PackageError::NotFound(package.clone())));
        }
        let name = path.vpath().get_without_slash();
        let read = self.folder.read(name);
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
            let path = self.folder.shown(name);
            FileError::Other(Some(format!("cannot show {path}: {why}").into()))
        })?;
        Ok(bytes)
    }
}

impl World for PaperWorld<'_> {
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
        if let Some(source) = self.texts.get(&id) {
            return Ok(source.clone());
        }
        let bytes = self.own(id)?;
        let text = String::from_utf8(bytes).map_err(|_| FileError::InvalidUtf8)?;
        if depth::too_deep(&text).is_some() {
            return Err(FileError::Other(Some("its code is nested too deep".into())));
        }
        // What no body may hold, no part of one may bring in.
        if let Some((c, kind)) = text.chars().find_map(|c| Some((c, forbidden(c)?))) {
            let reason = format!("{} in it is {kind}", named(c));
            return Err(FileError::Other(Some(reason.into())));
        }
        Ok(Source::new(id, text))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data.0 {
            return Ok(self.data.1.clone());
        }
        match self.texts.get(&id) {
            Some(source) => Ok(Bytes::from_string(source.text().to_owned())),
            None => self.own(id).map(Bytes::new),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.engine.fonts.get(index).cloned()
    }

    /// A paper never asks the clock.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
