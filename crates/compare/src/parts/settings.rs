//! The settings in paper.toml, and the words of a paper's own, value by value.

use std::collections::BTreeMap;

use tables::characters::as_set;
use tables::source::{FileId, PAPER_TOML, SourceFile, Span};
use toml::de::{DeTable, DeValue};
use toml::{Spanned, Table, Value};

use super::renames::Renames;
use crate::difference::{Change, Comparison, Difference};
use crate::version::{At, Version};

/// Compares every value of paper.toml, and of the files of words that both versions have.
pub(crate) fn compare(versions: (&Version, &Version), renames: &Renames, found: &mut Comparison) {
    let (before, after) = versions;
    let called = ("settings", "setting");
    file(versions, renames, (PAPER_TOML, called), found);
    for name in words(after) {
        if words(before).contains(&name) {
            file(versions, renames, (&name, ("words", "word")), found);
        }
    }
}

/// The files of words of a paper's own, by their names in its folder.
pub(super) fn words(version: &Version) -> Vec<String> {
    let names = version
        .sources
        .on_disk()
        .map(|file| version.name(file.path.as_str()));
    let is_own = |name: &String| name.starts_with("templates/words.") && name.ends_with(".toml");
    names.filter(is_own).collect()
}

/// Compares the values of a file.
fn file(
    (before, after): (&Version, &Version),
    renames: &Renames,
    (name, (all, one)): (&str, (&'static str, &'static str)),
    found: &mut Comparison,
) {
    let (mut old, new) = (Values::read(before, name), Values::read(after, name));
    for was in old.values.values_mut() {
        *was = renames.in_calls(was);
    }
    let place = || Some(At::whole(name));
    if old.values == new.values && old.order() != new.order() {
        // The order of marks is that of the legend.
        let moved = Difference::new(all, "the order", Change::Moved);
        found.differences.push(moved.places(place(), place()));
    }
    for (key, is) in &new.values {
        let was = old.values.get(key);
        if was != Some(is) {
            let change = if was.is_some() {
                Change::Changed
            } else {
                Change::Added
            };
            let difference = Difference::new(one, key, change);
            found.differences.push(
                difference
                    .values(was.map(String::as_str), Some(is))
                    .places(old.at(before, key), new.at(after, key)),
            );
        }
    }
    for (key, was) in old
        .values
        .iter()
        .filter(|(key, _)| !new.values.contains_key(*key))
    {
        found.differences.push(
            Difference::new(one, key, Change::Removed)
                .values(Some(was), None)
                .places(old.at(before, key), None),
        );
    }
}

/// The values of a file by their names, with dots between sections.
#[derive(Default)]
struct Values {
    values: BTreeMap<String, String>,
    spans: BTreeMap<String, Span>,
}

impl Values {
    fn read(version: &Version, name: &str) -> Self {
        let mut files = version.sources.files();
        let file = files.find(|(_, file)| version.name(file.path.as_str()) == name);
        let Some((id, file)) = file else {
            return Self::default();
        };
        let mut own = Self::default();
        let table: Option<Table> = file.text.parse().ok();
        for (key, value) in table.unwrap_or_default() {
            flatten(key, &value, &mut own.values);
        }
        own.find_spans((id, file));
        own
    }

    fn find_spans(&mut self, (id, file): (FileId, &SourceFile)) {
        if let Ok(table) = DeTable::parse(&file.text) {
            for (key, value) in table.get_ref() {
                spans(id, key.get_ref().to_string(), value, &mut self.spans);
            }
        }
    }

    /// The names of the values in the order in which they stand.
    fn order(&self) -> Vec<&str> {
        let mut names: Vec<(usize, &str)> = self
            .spans
            .iter()
            .map(|(name, span)| (span.start, name.as_str()))
            .collect();
        names.sort_unstable();
        names.into_iter().map(|(_, name)| name).collect()
    }

    /// Where a value stands.
    fn at(&self, version: &Version, key: &str) -> Option<At> {
        self.spans.get(key).map(|span| version.at(*span))
    }
}

fn spans(
    id: FileId,
    name: String,
    value: &Spanned<DeValue<'_>>,
    found: &mut BTreeMap<String, Span>,
) {
    match value.get_ref() {
        DeValue::Table(table) if !table.is_empty() => {
            for (key, value) in table {
                spans(id, format!("{name}.{}", key.get_ref()), value, found);
            }
        }
        _ => {
            let span = value.span();
            found.insert(name, Span::new(id, span.start, span.end));
        }
    }
}

fn flatten(name: String, value: &Value, values: &mut BTreeMap<String, String>) {
    match value {
        Value::Table(table) if !table.is_empty() => {
            for (key, value) in table {
                flatten(format!("{name}.{key}"), value, values);
            }
        }
        Value::String(text) => drop(values.insert(name, as_set(text))),
        other => drop(values.insert(name, other.to_string())),
    }
}
