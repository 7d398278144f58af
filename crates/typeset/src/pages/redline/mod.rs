//! Two versions of a paper on the pages of the later one, by its own templates.

mod data;
mod joint;
mod label;
mod placed;
mod places;

use std::collections::BTreeMap;

use typst::foundations::Bytes;
use typst_layout::PagedDocument;

use super::compile::Pages;
use super::paths::{REDLINE, id};
use super::world::PaperWorld;
use super::{Engine, cache, glyphs, messages, overprinted};
use crate::fill::Filled;
use check::Checked;
use editions::document::Document;
use serde_json::Value;
use tables::diag::{Diagnostic, has_errors};
use tables::source::{PaperFolder, Sources};

/// Typesets a document that shows two versions. Errors in templates are findings, and
/// then there are no pages.
pub fn redline(
    engine: &Engine,
    project: &Checked,
    filled: &Filled,
    merged: &Document,
    sources: &Sources,
    folder: &PaperFolder,
) -> (Option<Pages>, Vec<Diagnostic>) {
    let _evict = cache::EvictOnDrop;
    let mut world = PaperWorld::new(engine, project, filled, &[], sources, folder);
    let mut paper: BTreeMap<String, Value> =
        serde_json::from_str(&filled.paper.to_json()).unwrap_or_default();
    paper.insert("redline".to_owned(), data::data(merged));
    let json = serde_json::json!(paper).to_string();
    world.sandbox.data.1 = Bytes::from_string(json);
    world.sandbox.main = id(REDLINE);
    let warned = typst::compile::<PagedDocument>(&world.sandbox);
    let document = match warned.output {
        Ok(document) => document,
        Err(errors) => {
            let findings = errors.iter().map(|error| messages::message(error, &world));
            return (None, findings.collect());
        }
    };
    let mut findings = glyphs::missing(&document, &world, project);
    findings.extend(overprinted::in_redline(&document, &world, project));
    if has_errors(&findings) {
        return (None, findings);
    }
    let pages = Pages {
        document,
        annexes: Vec::new(),
        reads: world.into_reads().read,
    };
    (Some(pages), findings)
}
