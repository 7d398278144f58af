//! One table of a TOML file, read key by key so that every fault is reported,
//! each at its place.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::loader::Loader;
use crate::characters::as_seen;
use crate::diag::{Diagnostic, nearest, question};
use crate::source::{FileId, PAPER_TOML, Span};

/// A table of a TOML file. Keys that nobody asked for are reported by
/// [`Section::finish`].
pub(super) struct Section<'t> {
    table: &'t DeTable<'t>,
    span: Span,
    name: String,
    asked: BTreeSet<&'static str>,
    /// Keys that must be there and are not, with what they must be.
    missing: Vec<(&'static str, String)>,
}

/// The keys of paper.toml that are easily written into a wrong part of it, and
/// where they belong.
const KEYS: [(&[&str], &str); 4] = [
    (
        &[
            "id",
            "type",
            "languages",
            "date",
            "signed",
            "number",
            "encoding",
        ],
        "at the head of paper.toml, above the first section",
    ),
    (
        &["committee", "title", "signatories"],
        "below [zh] or [en], a section for each language",
    ),
    (&["ignore"], "below [tables]"),
    (&["latin", "chinese", "dirs"], "below [fonts]"),
];

type Value<'t> = Spanned<DeValue<'t>>;

impl<'t> Section<'t> {
    /// A table named as messages should name it; `span` is where it is.
    pub(super) fn new(table: &'t DeTable<'t>, name: impl Into<String>, span: Span) -> Self {
        Self {
            table,
            span,
            name: name.into(),
            asked: BTreeSet::new(),
            missing: Vec::new(),
        }
    }

    /// The keys with their values, in the order of the alphabet, for a table
    /// whose keys are names of things.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&'t str, Span, &'t Value<'t>)> {
        let file = self.span.file;
        self.table.iter().map(move |(key, value)| {
            let name: &'t str = key.get_ref();
            (name, at(file, key.span()), value)
        })
    }

    /// The value of a key, its span, and that it was asked for.
    pub(super) fn get(&mut self, key: &'static str) -> Option<(&'t DeValue<'t>, Span)> {
        self.asked.insert(key);
        let value = self.table.get(key)?;
        Some((value.get_ref(), at(self.span.file, value.span())))
    }

    /// A value read by `read`; a finding where it is of another type.
    pub(super) fn read<T>(
        &mut self,
        loader: &mut Loader<'_>,
        key: &'static str,
        wanted: &str,
        read: impl Fn(&'t DeValue<'t>) -> Option<T>,
    ) -> Option<T> {
        let (value, span) = self.get(key)?;
        let found = read(value);
        if found.is_none() {
            loader.report(
                Diagnostic::error("paper/wrong-value", format!("`{key}` must be {wanted}"))
                    .at(span),
            );
        }
        found
    }

    /// A value that must be there; [`Section::finish`] says so where it is not.
    pub(super) fn require<T>(
        &mut self,
        loader: &mut Loader<'_>,
        key: &'static str,
        wanted: &str,
        read: impl Fn(&'t DeValue<'t>) -> Option<T>,
    ) -> Option<T> {
        if self.table.get(key).is_none() {
            self.asked.insert(key);
            self.missing.push((key, wanted.to_owned()));
            return None;
        }
        self.read(loader, key, wanted, read)
    }

    /// Where a key belongs that is known, and not in this section of paper.toml.
    fn belongs(&self, key: &str) -> Option<&'static str> {
        let is_root = self.name == PAPER_TOML;
        let (_, place) = KEYS.iter().find(|(keys, _)| keys.contains(&key))?;
        let ours = is_root == (*place == KEYS[0].1);
        (!ours && (is_root || self.name.starts_with('['))).then_some(*place)
    }

    /// Reports the keys that were never asked for and those that are missing.
    pub(super) fn finish(mut self, loader: &mut Loader<'_>) {
        let entries: Vec<_> = self.entries().collect();
        for (key, span, _) in entries {
            if self.asked.contains(key) {
                continue;
            }
            let known = || self.asked.iter().copied();
            let finding = Diagnostic::error(
                "paper/unknown-key",
                format!("{} has no key `{key}`", self.name),
            )
            .at(span);
            loader.report(match nearest(key, known()) {
                Some(near) => {
                    // A misspelt key is one mistake: it is not missing as well.
                    self.missing.retain(|(missing, _)| *missing != near);
                    finding.saying(question(key, near))
                }
                None => match self.belongs(key) {
                    Some(place) => finding.help(format!("`{key}` belongs {place}")),
                    None => finding.help(format!(
                        "the keys here are: {}",
                        known().collect::<Vec<_>>().join(", ")
                    )),
                },
            });
        }
        for (key, wanted) in &self.missing {
            let message = format!("{} lacks `{key}`", self.name);
            let finding = Diagnostic::error("paper/missing-key", message).at(self.span);
            loader.report(finding.help(format!("add `{key}`: {wanted}")));
        }
    }
}

/// A span of a file from a byte range.
pub(super) fn at(file: FileId, range: Range<usize>) -> Span {
    Span::new(file, range.start, range.end)
}

/// A string that is not empty.
pub(super) fn string(value: &DeValue<'_>) -> Option<String> {
    value
        .as_str()
        .filter(|text| !as_seen(text).is_empty())
        .map(str::to_owned)
}

/// A list of strings.
pub(super) fn strings(value: &DeValue<'_>) -> Option<Vec<String>> {
    let items = value.as_array()?;
    items.iter().map(|item| string(item.get_ref())).collect()
}
