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
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut found = Vec::new();
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
        let count = counts.entry(call).or_default();
        *count += 1;
        found.push(Used {
            key: format!("calls {name} {}/{count} {PRINTED}", short_sum(call)),
            sum: short_sum(&printed),
            place: format!("{name}:{} {call}", file.line(span.start)),
        });
    }
    found
}

/// The calls in the cells that an annex is made of.
pub(super) fn of_cells(cells: &[Used], filled: &Filled, sources: &Sources) -> Vec<Used> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut found = Vec::new();
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
        let count = counts.entry(typed).or_default();
        *count += 1;
        found.push(Used {
            key: format!("calls {name} {}/{count} {PRINTED}", short_sum(typed)),
            sum: short_sum(&call.printed),
            place: format!("{place} {typed}"),
        });
    }
    found
}
