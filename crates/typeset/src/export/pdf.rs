//! PDF: the whole paper, or one annex of it.

use std::str::FromStr;

use typst::foundations::{Datetime, Smart};
use typst::text::Locale;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandards, Timestamp};

use crate::pages::{Faults, Pages};
use tables::model::Date;

/// A PDF standard by its usual short name: `a-2a`, `ua-1`, `1.7`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PdfStandard(typst_pdf::PdfStandard);

impl FromStr for PdfStandard {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let value = serde_json::Value::String(name.to_owned());
        serde_json::from_value(value)
            .map(Self)
            .map_err(|_| format!("`{name}` is not a PDF standard; known are e.g. a-2a, ua-1, 1.7"))
    }
}

/// Standards that a file keeps together.
#[derive(Debug, Clone)]
pub struct Standards(PdfStandards);

impl Standards {
    /// PDF/A-2a and PDF/UA-1: a file to archive that everybody can read.
    pub const USUAL: [&'static str; 2] = ["a-2a", "ua-1"];

    /// No standard but PDF's own.
    pub fn none() -> Self {
        Self(PdfStandards::default())
    }

    /// Standards to keep together; an error says which cannot be.
    pub fn new(standards: &[PdfStandard]) -> Result<Self, String> {
        let standards: Vec<typst_pdf::PdfStandard> =
            standards.iter().map(|standard| standard.0).collect();
        match PdfStandards::new(&standards) {
            Ok(standards) => Ok(Self(standards)),
            Err(error) => Err(error.message().to_string()),
        }
    }
}

/// What a file says of itself.
#[derive(Debug, Clone)]
pub struct FileFacts<'a> {
    /// Its title.
    pub title: String,
    /// Who wrote it.
    pub authors: &'a [String],
    /// Its language.
    pub lang: tables::model::Lang,
    /// Its date: the paper's, never a clock's. A file without one cannot keep
    /// PDF/A.
    pub date: Option<Date>,
}

/// Makes the PDF of the pages from `first` to `last` (from 1).
///
/// # Errors
/// When the pages cannot keep the standards.
pub fn pdf(
    pages: &Pages,
    (first, last): (usize, usize),
    facts: &FileFacts<'_>,
    standards: &Standards,
) -> Result<Vec<u8>, Faults> {
    let day = facts.date.as_ref().and_then(|date| {
        Datetime::from_ymd(i32::from(date.month.year), date.month.month, date.day)
    });
    let all = pages.document.pages();
    let own = all.get(first.saturating_sub(1)..last).unwrap_or_default();
    let mut info = typst::model::Document::info(&pages.document).clone();
    info.title = Some(facts.title.as_str().into());
    info.author = facts
        .authors
        .iter()
        .map(|author| author.as_str().into())
        .collect();
    info.date = Smart::Custom(day);
    info.locale = Smart::Custom(Locale::new(language(facts.lang), region(facts.lang)));
    let document = PagedDocument::new(own.into(), info);
    let options = PdfOptions {
        creator: Smart::Custom(Some(
            concat!("panelpaper ", env!("CARGO_PKG_VERSION")).to_owned(),
        )),
        timestamp: day.map(Timestamp::new_utc),
        standards: standards.0.clone(),
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).map_err(|errors| Faults(errors.into_iter().collect()))
}

fn language(lang: tables::model::Lang) -> typst::text::Lang {
    match lang {
        tables::model::Lang::Zh => typst::text::Lang::CHINESE,
        tables::model::Lang::En => typst::text::Lang::ENGLISH,
    }
}

fn region(lang: tables::model::Lang) -> Option<typst::text::Region> {
    match lang {
        tables::model::Lang::Zh => typst::text::Region::from_str("HK").ok(),
        tables::model::Lang::En => typst::text::Region::from_str("GB").ok(),
    }
}
