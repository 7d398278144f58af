//! The page of all papers: a static file that asks for nothing outside the
//! folder that it stands in, and needs no script. How it looks is in its
//! template; what it says of each paper is here.

use std::collections::BTreeMap;

use handlebars::{Handlebars, RenderError, TemplateError};
use serde::Serialize;

use crate::batch::{Outcome, Status};
use tables::assets::batch::{INDEX, INDEX_CSS};
use tables::diag::render::{human, short, uri, xml};

/// How many findings of a paper are shown: the page is for a look, and reports
/// have all.
const SHOWN: usize = 20;

/// What the page has so far.
#[derive(Default)]
pub(super) struct Page {
    rows: Vec<Row>,
    ended: BTreeMap<Status, usize>,
    editions: usize,
    pages: usize,
}

/// What the template gets.
#[derive(Serialize)]
struct Shown<'a> {
    css: &'static str,
    papers: usize,
    s_papers: &'static str,
    /// How many papers ended in which way, in words.
    ended: String,
    editions: usize,
    s_editions: &'static str,
    pages: usize,
    /// Whether a paper is not as it should be.
    wrong: bool,
    rows: &'a [Row],
}

/// A paper.
#[derive(Serialize)]
struct Row {
    /// An address of its own, which stays the same whatever else is built.
    anchor: String,
    path: String,
    good: bool,
    titles: Vec<Title>,
    date: String,
    pages: usize,
    annexes: usize,
    status: &'static str,
    /// Why there is no paper.
    reason: Option<String>,
    /// How much was found.
    summary: Option<String>,
    /// The first findings, a line each, and how many there are beside them.
    findings: Vec<String>,
    more: usize,
    /// The name of its output folder, as a part of an address.
    folder: String,
}

#[derive(Serialize)]
struct Title {
    lang: &'static str,
    title: String,
}

impl Page {
    pub(super) fn add(&mut self, outcome: &Outcome) {
        self.editions += outcome.editions().len();
        self.pages += outcome.pages;
        *self.ended.entry(outcome.status).or_default() += 1;
        self.rows.push(row(outcome));
    }

    /// Adds what another page has.
    pub(super) fn append(&mut self, other: Self) {
        self.rows.extend(other.rows);
        for (status, count) in other.ended {
            *self.ended.entry(status).or_default() += count;
        }
        self.editions += other.editions;
        self.pages += other.pages;
    }

    /// The whole page.
    ///
    /// # Errors
    /// When its template is faulty.
    pub(super) fn document(&self) -> Result<String, PageError> {
        let ended = self.ended.iter();
        let ended = ended.map(|(status, count)| format!("{count} {}", status.word()));
        let plural = |count: usize| if count == 1 { "" } else { "s" };
        let mut registry = Handlebars::new();
        registry.set_strict_mode(true);
        registry.register_escape_fn(|text| xml::escape(text, "<br>"));
        registry.register_template_string("index", INDEX)?;
        Ok(registry.render(
            "index",
            &Shown {
                css: INDEX_CSS,
                papers: self.rows.len(),
                s_papers: plural(self.rows.len()),
                ended: ended.collect::<Vec<_>>().join(", "),
                editions: self.editions,
                s_editions: plural(self.editions),
                pages: self.pages,
                wrong: self.rows.iter().any(|row| !row.good),
                rows: &self.rows,
            },
        )?)
    }
}

/// Why the page cannot be made: a fault of the template.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    /// It cannot be read.
    #[error("the page of all papers: {0}")]
    Template(#[from] TemplateError),
    /// It asks for what it does not get.
    #[error("the page of all papers: {0}")]
    Render(#[from] RenderError),
}

fn row(outcome: &Outcome) -> Row {
    let titles = outcome.titles.iter().map(|(lang, title)| Title {
        lang: lang.code(),
        title: title.clone(),
    });
    let shown = &outcome.findings[..outcome.findings.len().min(SHOWN)];
    let lines = short::short(shown, &outcome.sources);
    Row {
        anchor: format!("paper-{}", uri::part(outcome.path.as_str())),
        path: outcome.path.to_string(),
        good: outcome.status.is_good(),
        titles: titles.collect(),
        date: date(outcome),
        pages: outcome.pages,
        annexes: outcome.annexes,
        status: outcome.status.word(),
        reason: outcome.error.clone(),
        summary: human::summary(&outcome.findings),
        findings: lines.lines().map(str::to_owned).collect(),
        more: outcome.findings.len() - shown.len(),
        folder: uri::part(&outcome.id),
    }
}

fn date(outcome: &Outcome) -> String {
    let date = outcome.date.map(|date| {
        let month = date.month;
        format!("{:04}-{:02}-{:02}", month.year, month.month, date.day)
    });
    date.unwrap_or_default()
}
