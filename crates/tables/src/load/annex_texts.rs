//! The prose of annexes: `annex-NAME.zh.hbs`, `annex-NAME.en.hbs`.

use super::loader::Loader;
use crate::diag::Diagnostic;
use crate::model::{Annex, AnnexText, Body, Lang, TEXT_KIND, text_file};
use crate::source::{FileId, FolderError, Span};

const WRONG: &str = "annexes/no-text";

/// Reads them in the languages of the bodies; what is not there is reported at its
/// cell of annexes.csv.
pub(super) fn load(loader: &mut Loader<'_>, annexes: &[Annex], bodies: &[Body]) -> Vec<AnnexText> {
    let mut found: Vec<AnnexText> = Vec::new();
    let mut seen: Vec<&Annex> = Vec::new();
    for annex in annexes.iter().filter(|annex| annex.kind == TEXT_KIND) {
        let subject = annex.subject.as_str();
        if subject.is_empty() {
            // A rule tells of it.
            continue;
        }
        let cell = loader.sources.cell_span(annex.row, "subject");
        if let Some(first) = seen.iter().find(|first| first.subject == *subject) {
            let first = loader.sources.cell_span(first.row, "subject");
            let message = format!("the text `{subject}` is that of another annex");
            let finding = Diagnostic::error(WRONG, message).at(cell);
            let finding = finding.with(first, "first here");
            loader.report(finding.help("remove one of them, or write a text of its own"));
            continue;
        }
        seen.push(annex);
        if !is_name(subject) {
            let message = format!("`{subject}` is no name of a text");
            let finding = Diagnostic::error(WRONG, message).at(cell);
            let way_out = "use letters, digits and hyphens: the file is annex-NAME.zh.hbs";
            loader.report(finding.help(way_out));
            continue;
        }
        for body in bodies {
            if let Some(file) = text(loader, subject, body.lang, cell) {
                found.push(AnnexText {
                    annex: annex.number,
                    lang: body.lang,
                    file,
                    numbered: annex.numbered,
                });
            }
        }
    }
    found
}

/// Whether a subject can be a part of a file's name on every machine.
fn is_name(subject: &str) -> bool {
    subject
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
}

fn text(loader: &mut Loader<'_>, subject: &str, lang: Lang, cell: Span) -> Option<FileId> {
    let name = text_file(subject, lang);
    let read = loader.folder.read(&name);
    if let Err(FolderError::Missing { .. }) = read {
        let finding = Diagnostic::error(WRONG, format!("{name} is not there")).at(cell);
        let finding = finding.help("write the annex's words in it, as in a body");
        let mut names = loader.folder.list("");
        names.retain(|other| other.starts_with("annex-") && other.ends_with(".hbs"));
        loader.report(finding.did_you_mean(&name, names.iter().map(String::as_str)));
        return None;
    }
    loader.keep(&name, read, None)
}
