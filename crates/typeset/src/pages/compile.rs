//! Compiling, and what the pages say of themselves.

use std::collections::{BTreeMap, BTreeSet};

use typst::foundations::{Label, Selector, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

use super::lines::{self, PrintedLine};
use super::sheet_world::SheetWorld;
use super::world::{PaperWorld, Reads};
use super::{cache, dropped, edges, glyphs, messages, printed};
use crate::fill::Filled;
use check::Checked;
use tables::diag::{Diagnostic, has_errors};
use tables::source::Sources;

/// A typeset edition.
pub struct Pages {
    pub(crate) document: PagedDocument,
    /// Where each annex stands, in order.
    pub annexes: Vec<AnnexPages>,
    /// The files of the paper's own folder that Typst read, by their paths
    /// there: pictures, parts of the body.
    pub reads: BTreeSet<String>,
}

/// The pages of one annex in the paper, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnnexPages {
    /// The annex's number.
    pub number: usize,
    /// Its first page.
    pub first: usize,
    /// Its last page.
    pub last: usize,
}

impl std::fmt::Debug for Pages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Pages({})", self.count())
    }
}

impl Pages {
    /// How many pages there are.
    pub fn count(&self) -> usize {
        self.document.pages().len()
    }

    /// The printed lines of each page, top to bottom.
    pub fn lines(&self) -> Vec<Vec<PrintedLine>> {
        lines::of(&self.document)
    }
}

/// Compiles a paper; the findings are Typst's own, and ours on glyphs and
/// annexes.
pub(super) fn compile(
    world: PaperWorld<'_>,
    project: &Checked,
) -> (Result<Pages, Reads>, Vec<Diagnostic>) {
    let _evict = cache::EvictOnDrop;
    let warned = typst::compile::<PagedDocument>(&world);
    let mut findings = glyphs::unknown_families(project, &world);
    // Typst's word on a missing family stands at a template's line; ours says
    // where the family was asked for.
    let warnings = warned.warnings.iter();
    let warnings = warnings.filter(|found| !found.message.starts_with("unknown font family"));
    findings.extend(warnings.map(|found| messages::message(found, &world)));
    let document = match warned.output {
        Ok(document) => document,
        Err(errors) => {
            findings.extend(errors.iter().map(|error| messages::message(error, &world)));
            return (Err(world.into_reads()), findings);
        }
    };
    let missing = glyphs::missing(&document, &world, project);
    findings.extend(missing);
    let (annexes, lost) = annexes(&document, world.filled);
    findings.extend(lost);
    findings.extend(printed::missing(&document, &annexes, &world));
    findings.extend(edges::beyond(&document, &world, project));
    let dropped = dropped::by_templates(&document, &annexes, &world, project);
    findings.extend(dropped);
    if has_errors(&findings) {
        return (Err(world.into_reads()), findings);
    }
    let pages = Pages {
        document,
        annexes,
        reads: world.into_reads().read,
    };
    (Ok(pages), findings)
}

/// Compiles a chart that stands by itself. The templates are our own, so that
/// a message of Typst's would be a fault of the program: it is passed on as it
/// is.
pub(super) fn compile_sheet(
    world: &SheetWorld<'_>,
    sources: &Sources,
) -> (Option<Pages>, Vec<Diagnostic>) {
    let _evict = cache::EvictOnDrop;
    let document = match typst::compile::<PagedDocument>(world).output {
        Ok(document) => document,
        Err(errors) => {
            let finding = |message: &str| Diagnostic::error("typst/error", message);
            let findings = errors.iter().map(|error| finding(&error.message));
            return (None, findings.collect());
        }
    };
    let missing = glyphs::missing_in_sheet(&document, sources);
    if has_errors(&missing) {
        return (None, missing);
    }
    let pages = Pages {
        document,
        annexes: Vec::new(),
        reads: BTreeSet::new(),
    };
    (Some(pages), missing)
}

/// The pages of the annexes, by the marks that the template leaves at the start
/// and end of each.
fn annexes(document: &PagedDocument, filled: &Filled) -> (Vec<AnnexPages>, Vec<Diagnostic>) {
    let first = marks(document, "pp-annex");
    let last = marks(document, "pp-end");
    let mut found = Vec::new();
    let mut lost = Vec::new();
    for number in filled.annex_numbers() {
        match (first.get(&number), last.get(&number)) {
            (Some(&first), Some(&last)) => found.push(AnnexPages {
                number,
                first,
                last,
            }),
            _ => lost.push(
                Diagnostic::error(
                    "templates/lost-annex",
                    format!("the templates print no annex {number}"),
                )
                .help("a template of annexes leaves <pp-annex> and <pp-end>, as annex.typ does"),
            ),
        }
    }
    (found, lost)
}

/// The page of each annex's mark.
fn marks(document: &PagedDocument, name: &str) -> BTreeMap<usize, usize> {
    let introspector = document.introspector();
    let Some(label) = Label::new(PicoStr::intern(name)) else {
        return BTreeMap::new();
    };
    let marks = introspector.query(&Selector::Label(label));
    let page = |mark: &typst::foundations::Content| {
        let value = &mark.to_packed::<MetadataElem>()?.value;
        let Value::Dict(facts) = value else {
            return None;
        };
        let number = facts.get("number").ok()?.clone().cast::<usize>().ok()?;
        let page = introspector.page(mark.location()?)?;
        Some((number, page.get()))
    };
    marks.iter().filter_map(page).collect()
}
