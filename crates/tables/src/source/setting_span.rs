//! Where a value of paper.toml is written.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{FileId, PAPER_TOML, SourceFile, Sources, Span};

/// Where the value of a key stands, quotes included: of a key in sections its names in
/// turn, and of one of several in a list its place there.
pub(super) fn setting_span(sources: &Sources, keys: &[&str], at: Option<usize>) -> Option<Span> {
    let (id, file) = settings_file(sources)?;
    let (root, _) = DeTable::parse_recoverable(&file.text);
    let (last, sections) = keys.split_last()?;
    let mut table = root.get_ref();
    for key in sections {
        table = table.get(*key)?.get_ref().as_table()?;
    }
    let value = table.get(*last)?;
    let value = match (value.get_ref(), at) {
        (DeValue::Array(list), Some(at)) => list.get(at)?,
        (_, None) => value,
        _ => return None,
    };
    let span = value.span();
    Some(Span::new(id, span.start, span.end))
}

/// The values of paper.toml that are texts or days, each with its key and where it stands.
pub(super) fn settings(sources: &Sources) -> Vec<(String, Span, String)> {
    settings_file(sources).map_or(Vec::new(), of_file)
}

/// The same of the folder that lends tables, of these alone.
pub(super) fn lent_settings(sources: &Sources) -> Vec<(String, Span, String)> {
    let mut files = sources.files().filter(|(_, file)| is_settings(file));
    let mut found = files.nth(1).map_or(Vec::new(), of_file);
    found.retain(|(key, _, _)| key.starts_with("table."));
    found
}

fn of_file((id, file): (FileId, &SourceFile)) -> Vec<(String, Span, String)> {
    let mut found = Vec::new();
    let (root, _) = DeTable::parse_recoverable(&file.text);
    for (key, value) in root.get_ref() {
        values(id, key.get_ref().to_string(), value, &mut found);
    }
    found
}

/// The file paper.toml.
fn settings_file(sources: &Sources) -> Option<(FileId, &SourceFile)> {
    let mut files = sources.files();
    files.find(|(_, file)| is_settings(file))
}

fn is_settings(file: &SourceFile) -> bool {
    file.path.file_name() == Some(PAPER_TOML)
}

fn values(
    id: FileId,
    key: String,
    value: &Spanned<DeValue<'_>>,
    found: &mut Vec<(String, Span, String)>,
) {
    let span = Span::new(id, value.span().start, value.span().end);
    match value.get_ref() {
        DeValue::Table(table) => {
            for (name, value) in table {
                values(id, format!("{key}.{}", name.get_ref()), value, found);
            }
        }
        DeValue::Array(list) => {
            for value in list {
                values(id, key.clone(), value, found);
            }
        }
        DeValue::String(text) => found.push((key, span, text.to_string())),
        DeValue::Datetime(day) => found.push((key, span, day.to_string())),
        _ => {}
    }
}
