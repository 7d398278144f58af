//! Typst: a filled edition into pages.
//!
//! Numbers the paragraphs, prints the separators of lists, resolves references,
//! compiles, and brings Typst's messages back to the line or cell that they are
//! about. The sandbox is `sandbox::Sandbox`: what it does not serve cannot be
//! read. Nothing here writes a file.

mod annexes;
mod apart;
mod areas;
mod cache;
mod cells;
mod compile;
mod depth;
mod dropped;
mod edges;
mod edits;
mod engine;
mod frames;
mod gaps;
mod glyphs;
mod headings;
mod labels;
mod lines;
mod long;
mod markup;
mod messages;
mod number;
mod numbered;
mod outline;
mod paints;
mod panics;
mod paths;
mod pictures;
mod printed;
mod quotes;
mod read;
mod sandbox;
mod spaces;
mod values;
mod world;

pub use annexes::AnnexPages;
pub use cache::forget;
pub use compile::Pages;
pub use engine::Engine;
pub use lines::PrintedLine;
pub use messages::Faults;
pub use read::document;
pub use sandbox::Reads;

use crate::fill::Filled;
use crate::threads;
use check::Checked;
use content::sheet::LoneSheetData;
use numbered::NumberedBody;
use sandbox::Sandbox;
use tables::diag::Diagnostic;
use tables::source::{PaperFolder, Sources};
use world::PaperWorld;

/// Typst's version, for manifests.
pub const TYPST_VERSION: &str = "0.15.1";

/// Typesets a filled edition. Errors in the body or templates are findings,
/// and then there are no pages, but what was read till then.
pub fn typeset(
    engine: &Engine,
    project: &Checked,
    filled: &Filled,
    sources: &Sources,
    folder: &PaperFolder,
) -> (Result<Pages, Reads>, Vec<Diagnostic>) {
    let typeset = || typeset_once(engine, project, filled, sources, folder);
    threads::caught(typeset).unwrap_or_else(|said| {
        let compile = |body: &NumberedBody| {
            let world = PaperWorld::new(engine, project, filled, body, sources, folder);
            threads::caught(|| compile::compile(world, project)).is_ok()
        };
        let finding = panics::finding(&said, filled, compile);
        (Err(Reads::default()), vec![finding])
    })
}

fn typeset_once(
    engine: &Engine,
    project: &Checked,
    filled: &Filled,
    sources: &Sources,
    folder: &PaperFolder,
) -> (Result<Pages, Reads>, Vec<Diagnostic>) {
    let (body, mut findings) = number::number(filled);
    let Some(body) = body else {
        return (Err(Reads::default()), findings);
    };
    if let Err((reads, found)) = pictures::check(filled, project, sources, folder) {
        findings.extend(found);
        return (Err(reads), findings);
    }
    let world = PaperWorld::new(engine, project, filled, &body, sources, folder);
    let (pages, found) = compile::compile(world, project);
    findings.extend(found);
    (pages, findings)
}

/// Typesets a chart that stands by itself, from the data of its template.
pub fn typeset_sheet(
    engine: &Engine,
    data: &LoneSheetData,
    sources: &Sources,
) -> (Option<Pages>, Vec<Diagnostic>) {
    compile::compile_sheet(&Sandbox::of_sheet(engine, data), sources)
}

/// What keeps an edition's pages from being written, at the lines that it is
/// about.
pub fn explained(
    engine: &Engine,
    project: &Checked,
    filled: &Filled,
    sources: &Sources,
    folder: &PaperFolder,
    faults: &Faults,
) -> Vec<Diagnostic> {
    let (body, findings) = number::number(filled);
    match body {
        Some(body) => {
            let world = PaperWorld::new(engine, project, filled, &body, sources, folder);
            faults.explained(project, &world)
        }
        None => findings,
    }
}

/// The Typst source of an edition as files by path: what the `typst` command
/// compiles to the same pages, from `templates/main.typ`.
pub fn source(
    project: &Checked,
    filled: &Filled,
    sources: &Sources,
) -> (Option<Vec<(String, String)>>, Vec<Diagnostic>) {
    let (body, findings) = number::number(filled);
    let files = body.map(|body| world::generated(project, filled, &body, sources));
    (files, findings)
}
