//! The names of tables: those that are taken, and files that no section names.

use super::super::declared::Declared;
use super::super::id;
use super::super::loader::Loader;
use super::super::tables::is_table;
use crate::diag::Diagnostic;
use crate::model::BUILT_IN_TABLES;
use crate::source::Span;

/// Why a name can be no table's; `None` where it can.
pub(super) fn refused(name: &str, span: Span) -> Option<Diagnostic> {
    let lower = name.to_lowercase();
    if BUILT_IN_TABLES.contains(&lower.as_str()) || is_table(&lower) {
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
    for file in loader.folder.list("") {
        let Some(name) = file.strip_suffix(".csv") else {
            continue;
        };
        let is_read = declared.iter().any(|own| own.name == name);
        // What is nearly the name of another file is said where that is missing.
        let is_known = is_table(&name.to_lowercase());
        let is_file = loader.folder.has_file(&file).is_ok();
        if is_read || is_known || !is_plain(name) || !is_file {
            continue;
        }
        let reserved = BUILT_IN_TABLES.contains(&name.to_lowercase().as_str());
        let (message, help) = match reserved {
            true => (
                format!("{file} is not read: `{name}` is the name of a table that is computed"),
                format!(
                    "write {{{{table \"{name}\"}}}} for that, or give the file another name and a \
                     section of paper.toml"
                ),
            ),
            false => (
                format!("{file} is not read: paper.toml has no [table.{name}]"),
                format!("add [table.{name}] to paper.toml, or move the file elsewhere"),
            ),
        };
        let finding = Diagnostic::warning("tables/unlisted", message);
        loader.report(finding.in_file(loader.folder.shown(&file)).help(help));
    }
}
