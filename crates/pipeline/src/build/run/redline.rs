//! Two versions of an edition as one file, in which insertions and deletions show.

use super::error::BuildError;
use super::guarded::guarded;
use super::made::Made;
use super::opened::Opened;
use super::others;
use super::request::Request;
use super::session::Session;
use super::stages::{Ready, Run};
use content::wording::Stretch;
use editions::document::{Document, Inline};
use editions::redline::merge;
use tables::diag::has_errors;
use tables::model::{Lang, Output};
use typeset::export::{FileFacts, pdf};
use typeset::fill::Filled;
use typeset::pages;

/// What a redline is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RedlineFormat {
    /// Pages.
    Pdf,
    /// A Word document with tracked changes.
    Docx,
    /// One HTML file.
    Html,
}

/// What a redline has beside the texts of both versions.
#[derive(Debug, Clone)]
pub struct RedlineRequest {
    /// The edition.
    pub lang: Lang,
    /// What it is written as.
    pub format: RedlineFormat,
    /// Names that no comparison of words cuts in half.
    pub names: Vec<String>,
    /// The list of what is different, a line each.
    pub list: Vec<Vec<Stretch>>,
    /// What follows from these.
    pub follows: Vec<Vec<Stretch>>,
}

/// A redline, or why there is none.
#[derive(Debug, Default)]
pub struct RedlineMade {
    /// What was found in the earlier version.
    pub before: Made,
    /// What was found in the later one.
    pub after: Made,
    /// The bytes of the file, where no finding of either is an error.
    pub bytes: Option<Vec<u8>>,
}

/// Makes the redline of a paper, of which both versions are loaded.
///
/// # Errors
/// When the fonts cannot be read.
pub fn redline(
    request: &Request,
    versions: [Opened; 2],
    asked: &RedlineRequest,
) -> Result<RedlineMade, BuildError> {
    let broken = |finding| RedlineMade {
        after: Made::broken(finding),
        ..RedlineMade::default()
    };
    guarded(
        &request.paper,
        || redline_once(request, versions, asked),
        broken,
    )
}

fn redline_once(
    request: &Request,
    versions: [Opened; 2],
    asked: &RedlineRequest,
) -> Result<RedlineMade, BuildError> {
    // The earlier version has no pages, and Word and the web need none.
    let mut session = match asked.format {
        RedlineFormat::Pdf => Session::default(),
        RedlineFormat::Docx | RedlineFormat::Html => Session::that_only_fills(),
    };
    let [mut before, mut after] = versions.map(|version| Run::of_opened(request, version));
    let told_looks = asked.format != RedlineFormat::Pdf;
    let (was, is) = rayon::join(
        // Looks of its own are no part of what is compared.
        || before.version(&mut Session::that_only_fills(), asked.lang, false),
        || after.version(&mut session, asked.lang, told_looks),
    );
    let (was, is) = (was?, is?);
    let mut bytes = None;
    if let (Some((_, _, was)), Some((ready, filled, is))) = (was, is) {
        let names: Vec<&str> = asked.names.iter().map(String::as_str).collect();
        let mut merged = merge(&was, &is, &names);
        if let Some(redline) = &mut merged.redline {
            let lines =
                |list: &[Vec<Stretch>]| list.iter().map(|it| Inline::stretches(it)).collect();
            redline.list = lines(&asked.list);
            redline.follows = lines(&asked.follows);
        }
        let edition = (&ready, &filled, &merged);
        bytes = after.written(&mut session, edition, asked.format);
    }
    before.made.settle();
    after.made.settle();
    Ok(RedlineMade {
        before: before.made,
        after: after.made,
        bytes,
    })
}

impl Run<'_> {
    /// An edition of a version as a document.
    fn version(
        &mut self,
        session: &mut Session,
        lang: Lang,
        told_looks: bool,
    ) -> Result<Option<(Ready, Filled, Document)>, BuildError> {
        let Some(mut ready) = self.ready(session)? else {
            return Ok(None);
        };
        if !ready.langs.contains(&lang) {
            return Ok(None);
        }
        ready.langs = vec![lang];
        let Some(filled) = self.fill(session, &ready).pop() else {
            return Ok(None);
        };
        let document = self.timed("document", |run| match told_looks {
            true => run.document(&ready, &filled),
            false => {
                let (sources, folder) = (&run.made.sources, &run.folder);
                let (document, found) = pages::words_of(&ready.project, &filled, sources, folder);
                run.made.findings.extend(found);
                document
            }
        });
        if has_errors(&self.made.findings) {
            return Ok(None);
        }
        Ok(document.map(|document| (ready, filled, document)))
    }

    /// The bytes of a redline.
    fn written(
        &mut self,
        session: &mut Session,
        (ready, filled, merged): (&Ready, &Filled, &Document),
        format: RedlineFormat,
    ) -> Option<Vec<u8>> {
        let output = match format {
            RedlineFormat::Html => Output::Html,
            RedlineFormat::Docx => Output::Docx,
            RedlineFormat::Pdf => return self.pages(session, (ready, filled, merged)),
        };
        match others::write(ready, merged, output) {
            Ok(bytes) => Some(bytes),
            Err(finding) => {
                let finding = finding.in_file(self.folder.path());
                self.made.findings.push(finding);
                None
            }
        }
    }

    /// The pages of a redline.
    fn pages(
        &mut self,
        session: &mut Session,
        (ready, filled, merged): (&Ready, &Filled, &Document),
    ) -> Option<Vec<u8>> {
        let engine = session.engine(&ready.around, &ready.fonts.files);
        let (pages, found) = self.timed("typeset", |run| {
            let (sources, folder) = (&run.made.sources, &run.folder);
            pages::redline(engine, &ready.project, filled, merged, sources, folder)
        });
        self.made.findings.extend(found);
        let pages = pages?;
        let facts = FileFacts {
            title: filled.title.clone(),
            authors: &filled.signatories,
            lang: filled.lang,
            date: Some(ready.project.paper.date),
        };
        let standards = &self.request.standards;
        match self.timed("export", |_| {
            pdf(&pages, (1, pages.count()), &facts, standards)
        }) {
            Ok(bytes) => Some(bytes),
            Err(faults) => {
                self.unwritable(session, ready, filled, &[faults]);
                None
            }
        }
    }
}
