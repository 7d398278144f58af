//! The templates of a paper: its own files in `templates/`, in place of the
//! built-in ones of the same name, or, where they are words, over them.

use super::loader::Loader;
use super::own_typst::OwnTypst;
use super::words;
use crate::assets::templates::{BUILT_IN, TEMPLATES};
use crate::diag::Diagnostic;
use crate::model::{Lang, Words};
use crate::source::FileId;

/// Every template in force, by name.
pub(super) struct Templates(Vec<(String, FileId)>);

/// Reads the paper's own templates and puts the built-in ones beside them.
pub(super) fn load(loader: &mut Loader<'_>) -> Templates {
    misspelt(loader);
    let files = TEMPLATES.iter().map(|template| {
        let own = loader.optional_text(&format!("templates/{}", template.name));
        let file = own.unwrap_or_else(|| {
            let path = format!("{BUILT_IN}/{}", template.name);
            let bytes = template.text.as_bytes().to_vec();
            loader
                .sources
                .add(path.into(), template.text.to_owned(), bytes)
        });
        (template.name.to_owned(), file)
    });
    Templates(files.collect())
}

/// Warns of files that are named almost like a template and take the place of
/// none.
fn misspelt(loader: &mut Loader<'_>) {
    let names = || TEMPLATES.iter().map(|template| template.name);
    for name in loader.folder.list("templates") {
        let near = names().find(|known| strsim::damerau_levenshtein(known, &name) <= 2);
        if let Some(near) = near.filter(|_| !names().any(|known| known == name)) {
            let message = format!("`{name}` takes the place of no template");
            loader.report(
                Diagnostic::warning("templates/unknown-name", message)
                    .in_file(loader.folder.shown("templates").join(&name))
                    .help(format!("is it meant to be `{near}`?")),
            );
        }
    }
}

impl Templates {
    /// The words of a language: those of the paper's own file over the built-in
    /// ones.
    pub(super) fn words(&self, loader: &mut Loader<'_>, lang: Lang) -> Option<Words> {
        let name = format!("words.{}.toml", lang.code());
        let own =
            |(_, file): &&(String, FileId)| !loader.sources.file(*file).path.starts_with(BUILT_IN);
        let mut files = self.0.iter().filter(own);
        let file = files
            .find(|(known, _)| *known == name)
            .map(|(_, file)| *file);
        let files = self.0.iter().filter(own);
        let typst = files.filter(|(name, _)| name.ends_with(".typ"));
        let typst = typst.map(|(_, file)| loader.sources.file(*file).text.clone());
        let own = OwnTypst {
            texts: typst.collect(),
            has_parts: self.has_parts(loader),
        };
        words::load(loader, lang, file, &own)
    }

    /// Whether there are Typst files which the paper's own templates may import.
    fn has_parts(&self, loader: &Loader<'_>) -> bool {
        let names = loader.folder.list("templates");
        let mut parts = names.iter().filter(|name| name.ends_with(".typ"));
        parts.any(|name| !self.0.iter().any(|(known, _)| known == name))
    }

    /// The Typst files.
    pub(super) fn typst(self) -> Vec<(String, FileId)> {
        let mut files = self.0;
        files.retain(|(name, _)| name.ends_with(".typ"));
        files
    }
}

/// The file of a template in force: the paper's own or the built-in one.
pub(super) fn find(loader: &Loader<'_>, name: &str) -> Option<FileId> {
    let own = loader.folder.shown("templates").join(name);
    let built_in = format!("{BUILT_IN}/{name}");
    let sources = &loader.sources;
    sources
        .find(&own)
        .or_else(|| sources.find(built_in.as_str().into()))
}
