//! The settings in paper.toml.

use std::collections::BTreeMap;

use tables::source::PAPER_TOML;
use toml::{Table, Value};

use crate::difference::{Change, Comparison, Difference};
use crate::version::{At, Version};

/// Compares every value of paper.toml.
pub(crate) fn compare(before: &Version, after: &Version, found: &mut Comparison) {
    let (old, new) = (values(before), values(after));
    if old == new && text(before) != text(after) {
        // The order of marks is that of the legend.
        let place = || Some(At::whole(PAPER_TOML));
        let moved = Difference::new("settings", "the order, or comments", Change::Moved);
        found.differences.push(moved.places(place(), place()));
    }
    for (name, is) in &new {
        let was = old.get(name);
        if was != Some(is) {
            let change = if was.is_some() {
                Change::Changed
            } else {
                Change::Added
            };
            found.differences.push(
                Difference::new("setting", name, change)
                    .values(was.map(String::as_str), Some(is))
                    .places(
                        was.map(|_| At::whole(PAPER_TOML)),
                        Some(At::whole(PAPER_TOML)),
                    ),
            );
        }
    }
    for (name, was) in old.iter().filter(|(name, _)| !new.contains_key(*name)) {
        found.differences.push(
            Difference::new("setting", name, Change::Removed)
                .values(Some(was), None)
                .places(Some(At::whole(PAPER_TOML)), None),
        );
    }
}

fn text(version: &Version) -> Option<&str> {
    let mut files = version.sources.on_disk();
    let file = files.find(|file| version.name(file.path.as_str()) == PAPER_TOML);
    file.map(|file| file.text.as_str())
}

/// The values by their names, with dots between sections.
fn values(version: &Version) -> BTreeMap<String, String> {
    let table: Option<Table> = text(version).and_then(|text| text.parse().ok());
    let mut values = BTreeMap::new();
    for (name, value) in table.unwrap_or_default() {
        flatten(name, &value, &mut values);
    }
    values
}

fn flatten(name: String, value: &Value, values: &mut BTreeMap<String, String>) {
    match value {
        Value::Table(table) if !table.is_empty() => {
            for (key, value) in table {
                flatten(format!("{name}.{key}"), value, values);
            }
        }
        Value::String(text) => drop(values.insert(name, text.clone())),
        other => drop(values.insert(name, other.to_string())),
    }
}
