//! Reads `[table.NAME]` of paper.toml.

use toml::de::{DeTable, DeValue};

use super::super::declared::Declared;
use super::super::loader::Loader;
use super::super::section::{Section, at, string, strings};
use super::super::settings;
use super::names;
use crate::characters::as_set;
use crate::diag::Diagnostic;
use crate::model::{Align, Lang, Printed, Text, Width};
use crate::source::{FileId, Span};

/// Reads the sections, for [`super::load`].
pub(in crate::load) fn load(loader: &mut Loader<'_>, root: &mut Section<'_>, file: FileId) {
    let Some(table) = root.read(loader, "table", DeValue::as_table) else {
        return;
    };
    let mut found = Vec::new();
    for (key, value) in table {
        let (name, span) = (key.get_ref().to_string(), at(file, key.span()));
        let Some(table) = value.get_ref().as_table() else {
            let message = format!("`{name}` must be a section with what is said of {name}.csv");
            let finding = Diagnostic::error("paper/wrong-value", message).at(span);
            loader.report(finding.help(format!("write it as [table.{name}]")));
            continue;
        };
        let refused = names::refused(&name, span);
        let sound = refused.is_none();
        loader.findings.extend(refused);
        let section = Section::new(table, settings::TABLE, format!("[table.{name}]"), span);
        let declared = declared(loader, section, name, span);
        let printed = printed_of(table, file);
        found.extend(sound.then_some(Declared {
            printed,
            ..declared
        }));
    }
    found.sort_by_key(|own| own.span.start);
    loader.own_tables = found;
}

/// The sections of the folder that lends tables, of those tables that this paper
/// names and says nothing of itself.
pub(super) fn lent(loader: &mut Loader<'_>, own: &[Declared]) -> Vec<Declared> {
    let Some(file) = loader.lent_settings else {
        return Vec::new();
    };
    let text = loader.sources.file(file).text.clone();
    let (root, _) = DeTable::parse_recoverable(&text);
    let tables = root.get_ref().get("table");
    let tables = tables.and_then(|tables| tables.get_ref().as_table());
    let mut found = Vec::new();
    for (key, value) in tables.into_iter().flatten() {
        let (name, span) = (key.get_ref().to_string(), at(file, key.span()));
        let known = own.iter().any(|own| own.name == name);
        let Some(table) = value.get_ref().as_table().filter(|_| !known) else {
            continue;
        };
        if names::refused(&name, span).is_none() && is_named(loader, &name) {
            let section = Section::new(table, settings::TABLE, format!("[table.{name}]"), span);
            let declared = declared(loader, section, name, span);
            let printed = printed_of(table, file);
            found.push(Declared {
                printed,
                ..declared
            });
        }
    }
    found
}

/// Whether an annex, or a text of the paper, names a table.
fn is_named(loader: &Loader<'_>, name: &str) -> bool {
    let tables = loader.sources.tables().iter();
    let rows = tables.flat_map(|table| &table.rows);
    let mut cells = rows.flat_map(|row| &row.cells);
    if cells.any(|cell| cell.text == name) {
        return true;
    }
    let names = loader.folder.list("");
    let mut texts = names.iter().filter(|name| name.ends_with(".hbs"));
    let quoted = ["\"", "'"].map(|quote| format!("{quote}{name}{quote}"));
    texts.any(|text| {
        let text = loader.folder.read(text).unwrap_or_default();
        let text = String::from_utf8_lossy(&text);
        quoted.iter().any(|quoted| text.contains(quoted))
    })
}

fn declared(
    loader: &mut Loader<'_>,
    mut section: Section<'_>,
    name: String,
    span: Span,
) -> Declared {
    let [zh, en] = ["caption_zh", "caption_en"].map(|key| section.read(loader, key, string));
    let columns = items(loader, &mut section, "columns");
    if columns.as_ref().is_some_and(Vec::is_empty) {
        let place = section.get("columns").map_or(span, |(_, span)| span);
        let finding = Diagnostic::error("paper/wrong-value", "this table would have no column");
        let way_out = "name its columns, or leave `columns` out to print them all";
        loader.report(finding.at(place).help(way_out));
    }
    let mut heads = Vec::new();
    let mut notes = Vec::new();
    for lang in Lang::ALL {
        let [head, note] = ["heads", "notes"].map(|stem| format!("{stem}_{}", lang.code()));
        let list = section.read(loader, &head, texts);
        let place = section.get(&head).map_or(span, |(_, span)| span);
        heads.extend(list.map(|list| (lang, list, place)));
        let list = section.read(loader, &note, strings);
        notes.extend(list.map(|list| (lang, list)));
    }
    let align = section.read(loader, "align", |value| all(value, Align::from_word));
    let widths = section.read(loader, "widths", |value| all(value, Width::parse));
    let place = |key: &str| section.get(key).map_or(span, |(_, span)| span);
    let (of_align, of_widths) = (place("align"), place("widths"));
    let total = items(loader, &mut section, "total");
    let breakable = section.read(loader, "breakable", DeValue::as_bool);
    let landscape = section.read(loader, "landscape", DeValue::as_bool);
    section.finish(loader);
    Declared {
        name,
        span,
        caption: Text {
            zh: zh.unwrap_or_default(),
            en: en.unwrap_or_default(),
        },
        columns,
        heads,
        align: align.map(|list| (list, of_align)),
        widths: widths.map(|list| (list, of_widths)),
        total: total.unwrap_or_default(),
        notes,
        breakable: breakable.unwrap_or_default(),
        landscape: landscape.unwrap_or_default(),
        printed: Vec::new(),
    }
}

/// A list of texts, each with its place.
fn items(
    loader: &mut Loader<'_>,
    section: &mut Section<'_>,
    key: &str,
) -> Option<Vec<(String, Span)>> {
    let names = section.read(loader, key, strings)?;
    let (value, span) = section.get(key)?;
    let places = value.as_array()?.iter();
    let places = places.map(|item| at(span.file, item.span()));
    Some(names.into_iter().zip(places).collect())
}

/// A list of texts that may be empty.
fn texts(value: &DeValue<'_>) -> Option<Vec<String>> {
    all(value, |text| Some(as_set(text)))
}

fn all<T>(value: &DeValue<'_>, read: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    let items = value.as_array()?.iter();
    items.map(|item| read(item.get_ref().as_str()?)).collect()
}

/// Where the words stand that these sections print.
pub(in crate::load) fn printed(root: &Section<'_>, file: FileId) -> Vec<Printed> {
    let tables = root.get("table").and_then(|(value, _)| value.as_table());
    let tables = tables.into_iter().flatten();
    let tables = tables.filter_map(|(_, table)| table.get_ref().as_table());
    tables.flat_map(|table| printed_of(table, file)).collect()
}

/// The same of one of them.
fn printed_of(table: &DeTable<'_>, file: FileId) -> Vec<Printed> {
    let mut found = Vec::new();
    for lang in Lang::ALL {
        for stem in ["caption", "heads", "notes"] {
            let key = format!("{stem}_{}", lang.code());
            let Some(value) = table.get(key.as_str()) else {
                continue;
            };
            let own = [value];
            let items = value.get_ref().as_array();
            let each = items.map_or_else(|| own.to_vec(), |items| items.iter().collect());
            found.extend(each.into_iter().map(|value| Printed {
                lang: Some(lang),
                span: at(file, value.span()),
            }));
        }
    }
    found
}
