//! What the calls in the text and the cells of an annex print: for telling why it is made
//! again where its own lines and cells are as they were.

use std::collections::BTreeMap;

use super::cells::{self, Used};
use crate::build::fingerprint::short_sum;
use content::edition::{AnnexData, json};
use tables::source::Sources;
use typeset::fill::{Filled, FilledText, NumberingRequest};

/// What the keys of calls end with.
pub(super) const PRINTED: &str = "printed";

/// The calls of a text, each with the sum of what it prints.
pub(super) fn of_text(text: &FilledText, filled: &Filled, sources: &Sources) -> Vec<Used> {
    let data = filled.paper.annex(text.annex);
    let placed = data.map_or(&[][..], AnnexData::placed);
    let mut references = text.references.iter();
    let mut found = Calls::default();
    for emission in &text.body.emissions {
        let printed = match &emission.request {
            None | Some(NumberingRequest::Marks(_)) => {
                text.body.text[emission.range.clone()].to_owned()
            }
            Some(NumberingRequest::List { .. }) => continue,
            Some(NumberingRequest::Paragraphs { .. }) => {
                references.next().cloned().unwrap_or_default()
            }
            Some(NumberingRequest::Placed { index, .. }) => json(&placed.get(*index)),
        };
        let span = emission.span;
        let file = sources.file(span.file);
        let call = &file.text[span.start..span.end];
        let name = file.path.file_name().unwrap_or_default();
        let place = format!("{name}:{}", file.line(span.start));
        found.add((name, call), &printed, &place);
    }
    found.used
}

/// The calls in the cells that an annex is made of.
pub(super) fn of_cells(cells: &[Used], filled: &Filled, sources: &Sources) -> Vec<Used> {
    let mut found = Calls::default();
    for call in &filled.cell_calls {
        let file = sources.file(call.cell.file);
        let name = file.path.file_name().unwrap_or_default();
        let place = cells::place(sources, name, call.cell);
        let column = format!("{place} ");
        let is_own = |cell: &Used| cell.place == place || cell.place.starts_with(&column);
        if !cells.iter().any(is_own) {
            continue;
        }
        let typed = &file.text[call.span.start..call.span.end];
        found.add((name, typed), &call.printed, &place);
    }
    found.used
}

/// Calls while they are gathered.
#[derive(Default)]
struct Calls<'a> {
    /// How often each was met.
    counts: BTreeMap<&'a str, usize>,
    used: Vec<Used>,
}

impl<'a> Calls<'a> {
    /// Adds a call in a file, by how it is typed there.
    fn add(&mut self, (name, call): (&str, &'a str), printed: &str, place: &str) {
        let count = self.counts.entry(call).or_default();
        *count += 1;
        self.used.push(Used {
            key: format!("calls {name} {}/{count} {PRINTED}", short_sum(call)),
            sum: short_sum(printed),
            place: format!("{place} {call}"),
            cell: None,
        });
    }
}
