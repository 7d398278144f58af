//! One edition as it is set: its sandbox, and the way from what Typst says back to
//! what the author wrote.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Mutex;

use typst::diag::FileResult;
use typst::foundations::Bytes;
use typst::syntax::{DiagSpan, FileId, Source, Span as TypstSpan};
use typst::{World, WorldExt};

use super::engine::Engine;
use super::numbered::NumberedBody;
use super::paths::{BODY, CATCHWORDS, DATA, MAIN, annex, id, template};
use super::sandbox::{Reads, Sandbox, no_catchwords};
use super::texts::Texts;
use crate::fill::Filled;
use check::Checked;
use tables::source::{self, PaperFolder, Sources};

/// One edition of a paper, with its sandbox.
pub(super) struct PaperWorld<'a> {
    pub(super) sandbox: Sandbox<'a>,
    folder: &'a PaperFolder,
    pub(super) sources: &'a Sources,
    pub(super) filled: &'a Filled,
    /// The parts of its prose, the body first.
    pub(super) bodies: &'a [NumberedBody<'a>],
    /// Templates by the id that Typst knows them by.
    templates: HashMap<FileId, source::FileId>,
}

/// The files of an edition by path, as Typst sees them.
pub(super) fn generated(
    project: &Checked,
    filled: &Filled,
    bodies: &[NumberedBody<'_>],
    sources: &Sources,
    catchwords: &[String],
) -> Vec<(String, String)> {
    let templates = project.templates.iter().map(|(name, file)| {
        let text = sources.file(*file).text.clone();
        (template(name), text)
    });
    let bodies = bodies.iter().map(|body| {
        let path = body.annex.map_or_else(|| BODY.to_owned(), annex);
        (path, body.text.clone())
    });
    let data = (DATA.to_owned(), filled.paper.to_json());
    let words = filled.paper.head.item.as_ref().map(|_| {
        let words = serde_json::json!(catchwords).to_string();
        (CATCHWORDS.to_owned(), words)
    });
    templates.chain(bodies).chain([data]).chain(words).collect()
}

impl<'a> PaperWorld<'a> {
    pub(super) fn new(
        engine: &'a Engine,
        project: &Checked,
        filled: &'a Filled,
        bodies: &'a [NumberedBody<'a>],
        sources: &'a Sources,
        folder: &'a PaperFolder,
    ) -> Self {
        let templates: HashMap<FileId, source::FileId> = project
            .templates
            .iter()
            .map(|(name, file)| (id(&template(name)), *file))
            .collect();
        let mut texts = Texts::default();
        for (name, file) in &project.templates {
            texts.add(id(&template(name)), &sources.file(*file).text);
        }
        for body in bodies {
            texts.add_sound(body.file, &body.text);
        }
        Self {
            sandbox: Sandbox {
                engine,
                main: id(MAIN),
                texts,
                data: (id(DATA), Bytes::from_string(filled.paper.to_json())),
                catchwords: no_catchwords(),
                folder: Some(folder),
                reads: Mutex::default(),
            },
            folder,
            sources,
            filled,
            bodies,
            templates,
        }
    }

    /// Says what stands at the feet of the pages.
    pub(super) fn say_catchwords(&mut self, words: &[String]) {
        let words = serde_json::json!(words).to_string();
        self.sandbox.catchwords.1 = Bytes::from_string(words);
    }

    /// The text of a file as Typst reads it.
    pub(super) fn source(&self, id: FileId) -> FileResult<Source> {
        self.sandbox.source(id)
    }

    /// The stretch of its file that a span of Typst's is about.
    pub(super) fn range(&self, span: DiagSpan) -> Option<Range<usize>> {
        self.sandbox.range(span)
    }

    /// The part of the prose that a file of Typst's is.
    pub(super) fn part(&self, file: Option<FileId>) -> Option<&'a NumberedBody<'a>> {
        self.bodies.iter().find(|body| Some(body.file) == file)
    }

    /// The stretch of a part's own file that the node of a span is from.
    pub(super) fn origin(&self, span: TypstSpan) -> Option<source::Span> {
        let body = self.part(span.id())?;
        let source = self.source(body.file).ok()?;
        body.origin(source.find(span)?.range())
    }

    /// The paper's file behind a template's id.
    pub(super) fn template(&self, id: FileId) -> Option<source::FileId> {
        self.templates.get(&id).copied()
    }

    /// The engine that the fonts are in.
    pub(super) fn engine(&self) -> &Engine {
        self.sandbox.engine
    }

    /// The path of a file of the paper's own folder, as messages show it.
    pub(super) fn shown(&self, id: FileId) -> String {
        let name = id.get().vpath().get_without_slash();
        self.folder.shown(name).into_string()
    }

    /// The files of the paper's own folder that were asked for.
    pub(super) fn into_reads(self) -> Reads {
        self.sandbox.into_reads()
    }
}
