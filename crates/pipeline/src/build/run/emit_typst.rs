//! A paper as Typst source, for the `typst` command.

use std::collections::BTreeSet;
use std::sync::Arc;

use camino::Utf8Path;

use super::error::BuildError;
use super::guarded::guarded;
use super::request::Request;
use super::stages::Run;
use crate::build::store::out_dir::OutDir;
use crate::build::store::write::{self, OutFile};
use tables::fonts::FontFiles;
use typeset::fill;
use typeset::pages::{self, Engine};

/// Writes the Typst source of each edition below `dir`, as folders that the
/// `typst` command can compile from `templates/main.typ`.
pub fn emit_typst(request: &Request, dir: &Utf8Path) -> Result<(), BuildError> {
    // What breaks down here does so again in the build, which tells of it.
    guarded(&request.paper, || emit_typst_once(request, dir), |_| ())
}

fn emit_typst_once(request: &Request, dir: &Utf8Path) -> Result<(), BuildError> {
    let mut run = Run::new(request)?;
    let Some(project) = run.checked() else {
        return Ok(());
    };
    let dirs = run.font_dirs(&project.paper);
    let fonts = FontFiles::with_dirs(&dirs)?;
    let measure = fonts.measure(&project.paper.fonts);
    let cache = fill::FillCache::default();
    let engine = Engine::new(&fonts);
    for lang in run.langs(&project.paper) {
        let (filled, _) = fill::fill(&project, &run.made.sources, lang, &measure, &cache);
        let filled = filled.ok().and_then(|filled| pages::resolved(filled).0);
        let files = filled
            .and_then(|filled| {
                let sources = &run.made.sources;
                pages::source(&engine, &project, &filled, sources, &run.folder).0
            })
            .unwrap_or_default();
        let files: Vec<OutFile> = files
            .into_iter()
            .map(|(name, text)| (name, Arc::new(text.into_bytes())))
            .collect();
        let folder = OutDir::named_or_made(dir)?.below_or_made(&run.made.id)?;
        let folder = folder.below_or_made(lang.code())?;
        write::write_all(&folder, &files, &BTreeSet::new())?;
    }
    Ok(())
}
