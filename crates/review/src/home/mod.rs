//! Where what was changed belongs: cells and stretches of the paper's files.

mod around;
mod becomes;
mod between;
mod calls;
mod computed;
mod find;
mod lines;
mod map;
mod numbers;
mod plain;
mod settings;
mod times;
mod totals;
mod unit;

use std::collections::BTreeMap;
use std::ops::Range;

use compare::Version;
use compare::version::At;
use serde::Serialize;
use tables::source::{FileId, Span, version_sum};

use crate::edit::Base;
use crate::origin::{Kind, Origin, Passage};

pub(crate) use becomes::Becomes;
pub use find::Files;
pub(crate) use numbers::number;
pub use unit::Unit;

/// Shorter passages stand in any file, in characters.
const SHORT: usize = 3;

/// Where something belongs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Place {
    /// A cell of a table.
    Cell {
        /// Where it stands.
        at: At,
        /// Its column.
        column: String,
    },
    /// Words as they are typed in a body or in paper.toml.
    Typed {
        /// Where they stand.
        at: At,
    },
    /// Words that are computed.
    Computed {
        /// The call that gives them, if one does.
        #[serde(skip_serializing_if = "Option::is_none")]
        at: Option<At>,
        /// The call as it is typed.
        #[serde(skip_serializing_if = "Option::is_none")]
        call: Option<String>,
        /// The cells that they come from, each with its column.
        from: Vec<From>,
    },
}

/// A cell that computed words come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct From {
    /// Where it stands.
    pub at: At,
    /// Its column.
    pub column: String,
}

/// The way home: the paper as it is, and what the document knows of it.
pub struct Home<'a> {
    /// The paper.
    pub version: &'a Version,
    /// The document.
    pub origin: &'a Origin,
    /// The paper's files.
    pub files: Files<'a>,
    /// The files that are others than those that the document was made of.
    pub others: Vec<String>,
}

impl<'a> Home<'a> {
    /// The way from a document to a paper.
    pub fn new(version: &'a Version, origin: &'a Origin) -> Self {
        let others = others(version, origin);
        Self {
            version,
            origin,
            files: Files::of(version, origin, &others, Becomes::default()),
            others,
        }
    }

    /// The same where it is known what the document makes of passages: in a file that has
    /// changes of it already, what stands around others may be these.
    pub(crate) fn knowing(self, becomes: Becomes) -> Self {
        Self {
            files: Files::of(self.version, self.origin, &self.others, becomes),
            ..self
        }
    }

    /// Why a file is not written.
    pub(crate) fn unwritten(&self, id: FileId) -> Option<String> {
        let file = self.version.sources.file(id);
        let name = self.version.name(file.path.as_str());
        if file.sheet.is_some() {
            return Some("workbooks are not written: change the cell there".to_owned());
        }
        if name.starts_with("..") {
            return Some(format!("{name} is lent by another folder: change it there"));
        }
        (!file.is_as_typed)
            .then(|| format!("how {name} is encoded is in doubt: save it as UTF-8 first"))
    }

    /// Whether a file is the one that the document was made of.
    pub fn is_as_it_was(&self, file: &str) -> bool {
        !self.others.iter().any(|other| other == file)
    }

    /// How many of the passages that were typed stand in the files as they were, and how
    /// many there are.
    pub fn standing(&self) -> (usize, usize) {
        let typed = self.origin.passages.values();
        let typed = typed.filter(|passage| !passage.is_call());
        let typed = typed.filter(|passage| passage.typed.chars().count() > SHORT);
        let all: Vec<&Passage> = typed.collect();
        let stands = |passage: &&&Passage| self.files.stands(passage);
        (all.iter().filter(stands).count(), all.len())
    }

    /// Where a piece belongs.
    pub fn place(&self, base: &Base, piece: usize) -> Place {
        let own = &base.pieces[piece];
        let passage = own
            .mark
            .as_deref()
            .and_then(|mark| self.origin.passage(mark));
        let Some((_, passage)) = passage else {
            if let Some((span, call)) = self.call_of(base, piece) {
                return Place::Computed {
                    at: Some(self.version.at(span)),
                    call: Some(call),
                    from: Vec::new(),
                };
            }
            return Place::Computed {
                at: None,
                call: None,
                from: self.from(&own.text, None),
            };
        };
        let at = self.at(passage);
        match &passage.kind {
            Kind::Cell(column) => Place::Cell {
                at,
                column: column.clone(),
            },
            Kind::Typed => Place::Typed { at },
            Kind::Call if !passage.is_call() => Place::Typed { at },
            Kind::Call => Place::Computed {
                at: Some(at),
                call: Some(passage.typed.clone()),
                from: self.from(&own.text, Some(&passage.typed)),
            },
        }
    }

    fn from(&self, words: &str, call: Option<&str>) -> Vec<From> {
        let cells = computed::cells(self.version, words, call);
        let from = |(at, column)| From { at, column };
        cells.into_iter().map(from).collect()
    }

    /// Whether a number is the sum of a column of an own table by now.
    pub(crate) fn is_total(&self, printed: &str) -> bool {
        number(printed).is_some() && !totals::cells(self.version, printed).is_empty()
    }

    /// Where a passage stands, with its own words or those that the document makes of
    /// them; else where what stood before it leads.
    fn at(&self, passage: &Passage) -> At {
        let texts = std::iter::once(&passage.typed).chain(self.files.becomes(passage));
        let mut spans = texts.map(|text| self.files.find(passage, text));
        match spans.find_map(|span| span) {
            Some(span) => self.version.at(span),
            None => At {
                file: passage.file.clone(),
                line: Some(self.files.line_now(passage)),
                sheet: None,
                cell: None,
            },
        }
    }

    /// Where a span begins.
    pub fn at_span(&self, span: Span) -> At {
        self.version.at(span)
    }
}

/// The files of a document whose sums are others now, or that are gone.
fn others(version: &Version, origin: &Origin) -> Vec<String> {
    let sums: BTreeMap<String, String> = version
        .sources
        .on_disk()
        .map(|file| {
            let sum = version_sum(&file.path, &file.bytes);
            (version.name(file.path.as_str()), sum)
        })
        .collect();
    let files = origin.files.iter();
    let other = files.filter(|(name, sum)| sums.get(name) != Some(sum));
    other.map(|(name, _)| name.clone()).collect()
}

/// Where each printed character of a passage is typed.
pub fn map(printed: &str, typed: &str) -> Option<Vec<Option<Range<usize>>>> {
    map::map(printed, typed)
}
