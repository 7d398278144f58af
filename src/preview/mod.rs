//! The live preview: a paper's pages, outline and findings in the browser.
//!
//! [`Preview`] keeps what is shown, [`server`] answers the browser. It serves
//! this and nothing else: no file is ever read for a request.

mod changes;
mod doorway;
mod files;
mod pages;
mod places;
mod room;
mod server;
mod token;
mod told;

use std::sync::Arc;

use camino::Utf8Path;
use compare::Version;
use serde_json::{Value, json};

use pages::Shown;
use pipeline::build::{Built, Made, ShownEdition};
use tables::diag::has_errors;
use tables::diag::render::json as findings_json;
use tables::source::PaperFolder;
use told::{Shared, State};

pub(crate) use changes::Snapshot;
pub(crate) use doorway::Doorway;
pub(crate) use server::Server;

/// The preview of one paper.
#[derive(Debug, Default)]
pub(crate) struct Preview {
    shared: Arc<Shared>,
    /// The last pages that were good.
    last: Vec<Shown>,
    outline: Vec<Value>,
    headings: Vec<Value>,
    texts: Vec<places::PageText>,
}

impl Preview {
    /// Shows a build of the paper in a folder: its pages, or where it has none the last
    /// good ones, and what was found. `status` is the line of the build.
    pub(crate) fn show(&mut self, built: &Built, paper: &Utf8Path, status: &str) {
        let made = &built.made;
        let mut now = None;
        // A save of the same words is none that people mean.
        let is_new = !self.last.is_empty() && !built.written.is_empty();
        if !made.shown.is_empty() && !has_errors(&made.findings) {
            self.last = pages::drawn(&made.shown, &self.last, is_new);
            self.texts = places::texts(&made.shown);
            self.outline = outline(made);
            self.headings = headings(&made.shown);
            // A save may be under way by now: it is built next.
            let version = PaperFolder::open(paper).ok();
            let version = version.and_then(|folder| Version::load(&folder).ok());
            now = version.map(|version| Arc::new(Snapshot::new(version, &made.shown)));
        }
        let told = json!({
            "title": made.id,
            "status": status,
            "broken": built.folder.is_none(),
            "pages": self.last.iter().map(Shown::told).collect::<Vec<_>>(),
            "outline": self.outline,
            "headings": self.headings,
            "findings": self.findings(made),
        });
        let pages = self.last.clone();
        self.shared.tell(State { told, pages }, now, is_new);
    }

    /// Tells what changed since another state of the paper too, by the name that the user
    /// gave it.
    pub(crate) fn since(&self, name: &str, snapshot: Snapshot) {
        self.shared.since(name, snapshot);
    }

    /// The findings, each with the page on which its words stand.
    fn findings(&self, made: &Made) -> Vec<Value> {
        let lines = findings_json::json(&made.findings, &made.sources);
        let lines = lines.lines().zip(&made.findings);
        let told = lines.filter_map(|(line, finding)| {
            let line: Value = serde_json::from_str(line).ok()?;
            let place = match (&line["file"], &line["line"]) {
                (Value::String(file), Value::Number(line)) => format!("{file}:{line}"),
                (Value::String(file), _) => file.clone(),
                _ => String::new(),
            };
            let found = places::found(finding, &made.sources, &self.texts);
            let (page, words) = found.unzip();
            Some(json!({
                "severity": line["severity"],
                "message": line["message"],
                "place": place,
                "help": line["help"].as_str().into_iter().collect::<Vec<_>>(),
                "page": page,
                "words": words.unwrap_or_default(),
            }))
        });
        told.collect()
    }
}

fn headings(editions: &[ShownEdition]) -> Vec<Value> {
    let mut all = Vec::new();
    for edition in editions {
        let headings = edition.headings.iter().map(|heading| {
            let page = pages::id(edition.lang.code(), heading.page);
            json!({ "text": heading.text, "page": page })
        });
        all.extend(headings);
    }
    all
}

fn outline(made: &Made) -> Vec<Value> {
    let entry = |entry: &pipeline::build::OutlineEntry| {
        let page = entry.page.map(|page| pages::id(&entry.lang, page));
        json!({ "text": entry.text, "page": page })
    };
    made.outline.iter().map(entry).collect()
}
