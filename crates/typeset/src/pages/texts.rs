//! The texts that a sandbox has in memory, each parsed when Typst first asks for it.

use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

use rayon::prelude::*;
use typst::diag::{FileError, FileResult};
use typst::syntax::{FileId, Source};
use typst::utils::hash128;

use super::depth;
use super::paths::{id, template};
use tables::assets::templates::TEMPLATES;

/// The built-in templates, which all papers of a process share.
static BUILT_IN: LazyLock<HashMap<FileId, Text<'static>>> = LazyLock::new(|| {
    let texts = TEMPLATES.iter().map(|built_in| {
        let text = Text::new(built_in.text, true);
        (id(&template(built_in.name)), text)
    });
    texts.collect()
});

/// Parses all of them, and takes the sums that Typst knows them by.
pub(super) fn read_built_in() {
    BUILT_IN.par_iter().for_each(|(id, text)| {
        _ = text.source(*id).map(|source| hash128(&source));
    });
}

/// Texts by the ids that Typst knows them by.
#[derive(Default)]
pub(super) struct Texts<'a>(HashMap<FileId, Text<'a>>);

struct Text<'a> {
    text: &'a str,
    /// Whether it is known not to be nested too deep.
    sound: bool,
    parsed: OnceLock<FileResult<Source>>,
}

impl<'a> Texts<'a> {
    /// The built-in templates alone.
    pub(super) fn built_in() -> Self {
        let texts = BUILT_IN.iter();
        Self(
            texts
                .map(|(id, it)| (*id, Text::new(it.text, true)))
                .collect(),
        )
    }

    /// Adds a text that may be nested too deep.
    pub(super) fn add(&mut self, id: FileId, text: &'a str) {
        self.0.insert(id, Text::new(text, false));
    }

    /// Adds a text that is known not to be nested too deep.
    pub(super) fn add_sound(&mut self, id: FileId, text: &'a str) {
        self.0.insert(id, Text::new(text, true));
    }

    /// A text as Typst reads it; none where there is none. One that is nested too
    /// deep is refused.
    pub(super) fn source(&self, id: FileId) -> Option<FileResult<Source>> {
        let own = self.0.get(&id)?;
        let shared = BUILT_IN.get(&id).filter(|shared| shared.text == own.text);
        Some(shared.unwrap_or(own).source(id))
    }

    /// A text as it is.
    pub(super) fn get(&self, id: FileId) -> Option<&str> {
        self.0.get(&id).map(|text| text.text)
    }
}

impl<'a> Text<'a> {
    fn new(text: &'a str, sound: bool) -> Self {
        Self {
            text,
            sound,
            parsed: OnceLock::new(),
        }
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let parse = || match self.sound {
            true => Ok(Source::new(id, self.text.to_owned())),
            false => parse(id, self.text),
        };
        self.parsed.get_or_init(parse).clone()
    }
}

/// Parses a text, unless it is nested too deep.
pub(super) fn parse(id: FileId, text: &str) -> FileResult<Source> {
    match depth::too_deep(text) {
        None => Ok(Source::new(id, text.to_owned())),
        Some(_) => Err(FileError::Other(Some("its code is nested too deep".into()))),
    }
}
