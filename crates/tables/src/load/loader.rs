//! The files of one folder as they are read, and what is wrong with them.

use camino::Utf8PathBuf;

use super::beside;
use super::declared::Declared;
use super::encodings::{self, TableEncoding};
use super::ignored::Ignored;
use super::shelf::Shelf;
use crate::diag::Diagnostic;
use crate::model::Lang;
use crate::source::{
    Doubt, Encoding, FileId, FolderError, PaperFolder, Sources, Span, decode_usual, foreign,
};

/// How many undecodable places of one file are shown: in the wrong encoding
/// every character is one.
const SHOWN_FAULTS: usize = 10;

/// Reads the files of one folder and gathers what is wrong with them.
pub(super) struct Loader<'a> {
    pub(super) folder: &'a PaperFolder,
    pub(super) sources: Sources,
    pub(super) findings: Vec<Diagnostic>,
    /// The encoding that paper.toml states for the tables.
    pub(super) encoding: Option<Encoding>,
    /// The type of the paper; empty until paper.toml has been read.
    pub(super) kind: String,
    /// The languages of the paper; none until paper.toml has been read.
    pub(super) langs: Vec<Lang>,
    /// The columns that paper.toml passes over.
    pub(super) ignored: Ignored,
    /// Whether the tables say which posts are of the directorate, or any more of
    /// posts than the first tables did.
    pub(super) says_more: bool,
    /// The author's own tables that paper.toml names.
    pub(super) own_tables: Vec<Declared>,
    /// The workbook that has the tables, where they are in one.
    pub(super) shelf: Option<Shelf>,
    /// Whether they are in a workbook that is not read, which was told.
    pub(super) other_workbook: bool,
    /// The workbook of the folder that lends tables.
    pub(super) lent_shelf: Option<Shelf>,
    /// The paper.toml of that folder.
    pub(super) lent_settings: Option<FileId>,
    /// Whether that folder cannot be read, which was told: any table may be there.
    pub(super) lender_lost: bool,
    /// The encoding that the paper.toml of that folder states.
    pub(super) lent_encoding: Option<Encoding>,
}

impl<'a> Loader<'a> {
    pub(super) fn new(folder: &'a PaperFolder) -> Self {
        Self {
            folder,
            sources: Sources::default(),
            findings: Vec::new(),
            encoding: None,
            kind: String::new(),
            langs: Vec::new(),
            ignored: Ignored::default(),
            says_more: false,
            own_tables: Vec::new(),
            shelf: None,
            other_workbook: false,
            lent_shelf: None,
            lent_settings: None,
            lender_lost: false,
            lent_encoding: None,
        }
    }

    pub(super) fn report(&mut self, finding: Diagnostic) {
        // A cell without its text is wrong for one reason.
        let place = finding.place();
        if place.is_none_or(|place| !self.sources.is_told(place)) {
            self.findings.push(finding);
        }
    }

    /// Reads and decodes a file that must be there and is no table.
    pub(super) fn text(&mut self, name: &str) -> Option<FileId> {
        let read = self.folder.read(name);
        self.keep(name, read, None)
    }

    /// Reads a file that need not be there.
    pub(super) fn optional_text(&mut self, name: &str) -> Option<FileId> {
        match self.folder.read(name) {
            Err(FolderError::Missing { .. }) => None,
            read => self.keep(name, read, None),
        }
    }

    /// Decodes what was read of a file; reports what could not be.
    pub(super) fn keep(
        &mut self,
        name: &str,
        read: Result<Vec<u8>, FolderError>,
        table: Option<TableEncoding>,
    ) -> Option<FileId> {
        let path = self.folder.shown(name);
        match read {
            Ok(bytes) => self.decode(path, bytes, table),
            Err(FolderError::Missing { .. }) if table.is_some() && self.other_workbook => None,
            Err(error) => {
                let instead = beside::instead(self.folder, name);
                let finding = instead.unwrap_or_else(|| unreadable(&error));
                self.report(finding.in_file(path));
                None
            }
        }
    }

    /// Decodes a file that was read.
    pub(super) fn decode(
        &mut self,
        path: Utf8PathBuf,
        bytes: Vec<u8>,
        table: Option<TableEncoding>,
    ) -> Option<FileId> {
        let is_table = table.is_some();
        if let Some(kind) = foreign(&bytes) {
            let id = self.sources.add(path, String::new(), bytes);
            self.report(no_text(kind, is_table).at(Span::new(id, 0, 0)));
            return None;
        }
        let TableEncoding { stated, usual } = table.unwrap_or_default();
        let decoded = decode_usual(&bytes, stated, usual);
        let id = self.sources.add(path, decoded.text, bytes);
        self.sources.read_in(id, decoded.encoding);
        if let Some(Doubt { at, what }) = decoded.doubt {
            let text = &self.sources.file(id).text;
            let length = text[at..].chars().next().map_or(0, char::len_utf8);
            let finding = encodings::doubted(what, is_table);
            self.report(finding.at(Span::new(id, at, at + length)));
            if !what.is_usable() {
                self.sources.not_as_typed(id);
                return None;
            }
        }
        let more = decoded.faults.len().saturating_sub(SHOWN_FAULTS);
        for (index, (at, bytes)) in decoded.faults.iter().take(SHOWN_FAULTS).enumerate() {
            let span = Span::new(id, *at, at + '\u{FFFD}'.len_utf8());
            let finding = encodings::undecodable(bytes, decoded.encoding, stated, is_table);
            let mut finding = finding.at(span);
            if more > 0 && index + 1 == SHOWN_FAULTS {
                finding = finding.saying(format!("and in {more} more places of this file"));
            }
            self.report(finding);
        }
        decoded.faults.is_empty().then_some(id)
    }
}

fn unreadable(error: &FolderError) -> Diagnostic {
    let message = error.to_string();
    match error {
        FolderError::Missing { .. } => Diagnostic::error("tables/missing-file", message)
            .help("a paper's folder has paper.toml, six tables and a body for each language"),
        _ => Diagnostic::error("tables/unreadable-file", message),
    }
}

/// The finding for a file of another program.
fn no_text(kind: &str, table: bool) -> Diagnostic {
    let finding = |what| Diagnostic::error("tables/workbook", format!("this is {kind}, {what}"));
    if table {
        let help = "open it and save it as CSV UTF-8 (in Excel: Save As, CSV UTF-8)";
        finding("and no table in CSV").help(help)
    } else {
        finding("and no text").help("save its words as plain text in UTF-8")
    }
}
