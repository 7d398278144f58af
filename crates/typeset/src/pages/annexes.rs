//! Which pages each annex has.

use std::collections::BTreeMap;

use typst::foundations::{Label, Selector, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

use crate::fill::Filled;
use tables::diag::Diagnostic;

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

/// The pages of the annexes, by the marks that the template leaves at the start
/// and end of each.
pub(super) fn annexes(
    document: &PagedDocument,
    filled: &Filled,
) -> (Vec<AnnexPages>, Vec<Diagnostic>) {
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
