//! Footnotes that do not begin on the page of their mark.
//!
//! Typst's layout, as the program has it, keeps the two together wherever both
//! have room on one page. Where they have not, it is said and not left to be found
//! in print.

use typst::foundations::NativeElement;
use typst::introspection::Introspector;
use typst::model::FootnoteElem;
use typst_layout::PagedDocument;

use super::world::PaperWorld;
use tables::diag::Diagnostic;

/// A warning for each footnote of a body that begins on another page than its
/// mark's.
pub(super) fn notes(document: &PagedDocument, world: &PaperWorld<'_>) -> Vec<Diagnostic> {
    let introspector = document.introspector();
    let notes = introspector.query(&FootnoteElem::ELEM.select());
    let apart = notes.iter().filter_map(|note| {
        let at = note.location()?;
        // The entry has a place that follows from the mark's. A second mark of
        // one note has no entry of its own.
        let entry = introspector.page(at.variant(1))?;
        let mark = introspector.page(at)?;
        (mark != entry).then(|| {
            let message = format!(
                "the mark of this footnote is on page {mark}, and the footnote begins on page {entry}"
            );
            let place = world.origin(note.span());
            Diagnostic::warning("body/note-apart", message)
                .help("shorten the footnotes around it, or move some of their words into the text")
                .at_any(place)
        })
    });
    apart.collect()
}
