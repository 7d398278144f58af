//! Prose in the paper's folder that nothing is made of.

use camino::Utf8PathBuf;

use super::loader::Loader;
use crate::model::Lang;

/// What the names of files of prose end in.
const ENDING: &str = ".hbs";

/// The files of prose that were not read, once all have been; not those of a language
/// that the paper is not made in, which wait for the day when it is.
pub(super) fn find(loader: &Loader<'_>) -> Vec<Utf8PathBuf> {
    let waits = |name: &str| {
        let mut others = Lang::ALL
            .into_iter()
            .filter(|it| !loader.langs.contains(it));
        others.any(|lang| name.ends_with(&format!(".{}{ENDING}", lang.code())))
    };
    let is_stray = |name: &String| {
        let path = loader.folder.shown(name);
        let is_prose = name.to_lowercase().ends_with(ENDING) && !waits(name);
        is_prose && loader.sources.find(&path).is_none() && loader.folder.has_file(name).is_ok()
    };
    let names = loader.folder.list("").into_iter().filter(is_stray);
    names.map(|name| loader.folder.shown(&name)).collect()
}
