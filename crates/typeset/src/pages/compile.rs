//! Compiling, and what the pages say of themselves.

use std::collections::BTreeSet;

use typst_layout::PagedDocument;

use super::annexes::{AnnexPages, annexes};
use super::charts::Charts;
use super::lines::{self, PrintedLine};
use super::sandbox::{Reads, Sandbox};
use super::world::PaperWorld;
use super::{apart, cache, catchwords, dropped, edges, glyphs, messages, overprinted, printed};
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
    mut world: PaperWorld<'_>,
    project: &Checked,
) -> (Result<Pages, Reads>, Vec<Diagnostic>) {
    let _evict = cache::EvictOnDrop;
    let (warned, _) = catchwords::settled(&mut world);
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
    let (annexes, lost) = annexes(&document, world.filled);
    // To see what is printed takes longer than all the rest.
    let (printed, (missing, beyond)) = rayon::join(
        || printed::missing(&document, &annexes, &world),
        || {
            let missing = glyphs::missing(&document, &world, project);
            let of = (world.sources, world.filled.lang);
            let charts = Charts::of(&annexes, project, of);
            let mut beyond = edges::beyond(&document, &world, (project, &charts));
            beyond.extend(overprinted::texts(&document, &world, (project, &charts)));
            (missing, beyond)
        },
    );
    findings.extend(missing.into_iter().chain(lost).chain(printed));
    findings.extend(apart::notes(&document, &world));
    findings.extend(beyond);
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
    sandbox: &Sandbox<'_>,
    sources: &Sources,
) -> (Option<Pages>, Vec<Diagnostic>) {
    let _evict = cache::EvictOnDrop;
    let document = match typst::compile::<PagedDocument>(sandbox).output {
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
