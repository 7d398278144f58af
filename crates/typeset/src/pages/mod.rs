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
mod catchwords;
mod cells;
mod charts;
mod columns;
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
mod overprinted;
mod paints;
mod panics;
mod part;
mod paths;
mod pictures;
mod printed;
mod quotes;
mod read;
mod redline;
mod resolve;
mod sandbox;
mod spaces;
mod texts;
mod values;
mod words;
mod world;

pub use annexes::AnnexPages;
pub use cache::{forget, forget_unused};
pub use compile::Pages;
pub use engine::Engine;
pub use lines::PrintedLine;
pub use messages::Faults;
pub use read::{document, words_of};
pub use redline::redline;
pub use resolve::resolved;
pub use sandbox::Reads;
pub use words::{PlacedHeading, PlacedWords};

use crate::fill::{Filled, Unfit};
use crate::threads;
use check::Checked;
use content::sheet::LoneSheetData;
use number::Numbered;
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
        let compile = |bodies: &[NumberedBody<'_>]| {
            let world = PaperWorld::new(engine, project, filled, bodies, sources, folder);
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
    let (numbered, mut findings) = number::number(filled);
    let Some(numbered) = numbered else {
        return (Err(Reads::default()), findings);
    };
    if let Err((reads, found)) = pictures::check(filled, project, sources, folder, engine) {
        findings.extend(found);
        return (Err(reads), findings);
    }
    let world = PaperWorld::new(engine, project, filled, &numbered.bodies, sources, folder);
    let (pages, found) = compile::compile(world, project);
    findings.extend(found);
    (pages, findings)
}

/// What numbering finds in an edition that is not fit to be typeset.
pub fn look_over(Unfit(filled): &Unfit) -> Vec<Diagnostic> {
    let findings = filled.as_ref().map(|filled| number::number(filled).1);
    findings.unwrap_or_default()
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
    let (numbered, findings) = number::number(filled);
    match numbered {
        Some(Numbered { bodies, .. }) => {
            let world = PaperWorld::new(engine, project, filled, &bodies, sources, folder);
            faults.explained(project, &world)
        }
        None => findings,
    }
}

/// The Typst source of an edition as files by path: what the `typst` command
/// compiles to the same pages, from `templates/main.typ`.
pub fn source(
    engine: &Engine,
    project: &Checked,
    filled: &Filled,
    sources: &Sources,
    folder: &PaperFolder,
) -> (Option<Vec<(String, String)>>, Vec<Diagnostic>) {
    let (numbered, findings) = number::number(filled);
    let files = numbered.map(|it| {
        let mut world = PaperWorld::new(engine, project, filled, &it.bodies, sources, folder);
        let words = match filled.paper.head.item {
            Some(_) => catchwords::settled(&mut world).1,
            None => Vec::new(),
        };
        world::generated(project, filled, &it.bodies, sources, &words)
    });
    (files, findings)
}
