//! The templates of a paper: its own files in `templates/`, in place of the
//! built-in ones of the same name.

use serde::de::DeserializeOwned;

use super::loader::Loader;
use super::toml_errors::syntax_error;
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
    /// The words of a language.
    pub(super) fn words(&self, loader: &mut Loader<'_>, lang: Lang) -> Option<Words> {
        let name = format!("words.{}.toml", lang.code());
        let (_, file) = self.0.iter().find(|(known, _)| *known == name)?;
        parse(loader, *file)
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

fn parse<T: DeserializeOwned>(loader: &mut Loader<'_>, file: FileId) -> Option<T> {
    let text = &loader.sources.file(file).text;
    match ::toml::from_str(text) {
        Ok(value) => Some(value),
        Err(error) => {
            let range = error.span().unwrap_or_default();
            let finding = syntax_error(error.message(), text, range, file);
            loader.report(finding);
            None
        }
    }
}
