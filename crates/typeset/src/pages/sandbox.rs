//! Typst's sandbox for a chart that stands by itself: the built-in templates
//! and the chart's data, and no file at all.

use std::collections::HashMap;

use typst::Library;
use typst::World;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

use super::Engine;
use super::world::{DATA, id};
use content::edition::json;
use content::sheet::LoneSheetData;
use tables::assets::templates::TEMPLATES;

const MAIN: &str = "templates/sheet.typ";

/// One chart as Typst sees it.
pub(super) struct SheetWorld<'a> {
    engine: &'a Engine,
    main: FileId,
    texts: HashMap<FileId, Source>,
    data: (FileId, Bytes),
}

impl<'a> SheetWorld<'a> {
    pub(super) fn new(engine: &'a Engine, data: &LoneSheetData) -> Self {
        let typst = TEMPLATES
            .iter()
            .filter(|template| template.name.ends_with(".typ"));
        let source = |name: &str, text: &str| {
            let id = id(&format!("templates/{name}"));
            (id, Source::new(id, text.to_owned()))
        };
        Self {
            engine,
            main: id(MAIN),
            texts: typst
                .map(|template| source(template.name, template.text))
                .collect(),
            data: (id(DATA), Bytes::from_string(json(data))),
        }
    }
}

impl World for SheetWorld<'_> {
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
        self.texts.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data.0 {
            return Ok(self.data.1.clone());
        }
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.engine.fonts.get(index).cloned()
    }

    /// A chart never asks the clock.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
