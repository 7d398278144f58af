//! The live preview: a paper's pages, outline and findings in the browser.
//!
//! [`Preview`] keeps what is shown, [`server`] answers the browser. It serves
//! this and nothing else: no file is ever read for a request.

mod doorway;
mod files;
mod pages;
mod places;
mod room;
mod server;
mod token;

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};

use pages::Shown;
use pipeline::build::{Built, Made, ShownEdition};
use tables::diag::has_errors;
use tables::diag::render::json as findings_json;

pub(crate) use doorway::Doorway;
pub(crate) use server::Server;

/// What the browser is told.
#[derive(Debug, Default)]
struct Told {
    /// Counts the builds.
    turn: u64,
    /// The state, as JSON on one line.
    state: Arc<str>,
    /// The pages that may be asked for.
    pages: Vec<Shown>,
}

/// What is told, and the news that it is new.
#[derive(Debug, Default)]
struct Shared {
    told: Mutex<Told>,
    news: Condvar,
}

impl Shared {
    fn told(&self) -> MutexGuard<'_, Told> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The preview of one paper.
#[derive(Debug, Default)]
pub(crate) struct Preview {
    shared: Arc<Shared>,
    /// The last pages that were good.
    last: Vec<Shown>,
    outline: Vec<Value>,
    headings: Vec<Value>,
    texts: Vec<places::PageText>,
    turn: u64,
}

impl Preview {
    /// Shows a build: its pages, or where it has none the last good ones, and
    /// what was found. `status` is the line of the build.
    pub(crate) fn show(&mut self, built: &Built, status: &str) {
        let made = &built.made;
        self.turn += 1;
        if !made.shown.is_empty() && !has_errors(&made.findings) {
            let first = self.last.is_empty();
            self.last = pages::drawn(&made.shown, &self.last, first);
            self.texts = places::texts(&made.shown);
            self.outline = outline(made);
            self.headings = headings(&made.shown);
        }
        let state = json!({
            "turn": self.turn,
            "title": made.id,
            "status": status,
            "broken": built.folder.is_none(),
            "pages": self.last.iter().map(Shown::told).collect::<Vec<_>>(),
            "outline": self.outline,
            "headings": self.headings,
            "findings": self.findings(made),
        });
        let mut told = self.shared.told();
        *told = Told {
            turn: self.turn,
            state: state.to_string().into(),
            pages: self.last.clone(),
        };
        drop(told);
        self.shared.news.notify_all();
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
