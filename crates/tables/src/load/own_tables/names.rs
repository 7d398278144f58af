//! The names of tables: those that are taken, and files that no section names.

use super::super::TABLES;
use super::super::id;
use super::super::loader::Loader;
use super::declared::Declared;
use crate::diag::Diagnostic;
use crate::model::BUILT_IN_TABLES;
use crate::source::Span;

/// Why a name can be no table's; `None` where it can.
pub(super) fn refused(name: &str, span: Span) -> Option<Diagnostic> {
    let lower = name.to_lowercase();
    let of_paper = |name: &str| {
        TABLES
            .iter()
            .any(|(file, _)| file.strip_suffix(".csv") == Some(name))
    };
    if BUILT_IN_TABLES.contains(&lower.as_str()) || of_paper(&lower) {
        let message = format!("`{name}` is the name of a table that every paper may have");
        let finding = Diagnostic::error("paper/reserved-table", message).at(span);
        return Some(finding.help("give the section and its file another name"));
    }
    let sound = is_plain(name) && id::refused(name).is_none();
    (!sound).then(|| {
        let message = format!("`{name}` can be no table's name");
        let finding = Diagnostic::error("paper/wrong-value", message).at(span);
        finding.help("write letters, digits, hyphens and underscores: [table.timetable]")
    })
}

fn is_plain(name: &str) -> bool {
    let mut letters = name.chars();
    letters.all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
}

/// Warns of tables that nothing reads.
pub(super) fn unlisted(loader: &mut Loader<'_>, declared: &[Declared]) {
    let is_read = |file: &str| {
        let own = declared
            .iter()
            .any(|own| file.strip_suffix(".csv") == Some(&own.name));
        own || TABLES.iter().any(|(known, _)| *known == file)
    };
    for file in loader.folder.list("") {
        let Some(name) = file.strip_suffix(".csv") else {
            continue;
        };
        // What is nearly the name of another file is said where that is missing.
        let lower = name.to_lowercase();
        let near = TABLES
            .iter()
            .any(|(known, _)| known.strip_suffix(".csv") == Some(&lower));
        if is_read(&file) || near || !is_plain(name) || loader.folder.has_file(&file).is_err() {
            continue;
        }
        let message = format!("{file} is not read: paper.toml has no [table.{name}]");
        let finding = Diagnostic::warning("tables/unlisted", message);
        let finding = finding.in_file(loader.folder.shown(&file));
        loader.report(finding.help(format!(
            "add [table.{name}] to paper.toml, or move the file elsewhere"
        )));
    }
}
