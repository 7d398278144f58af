//! One table of a TOML file, read key by key so that every fault is reported,
//! each at its place.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::headers::Need;
use super::loader::Loader;
use super::setting::{Setting, find};
use super::settings::{EDITION, FONTS, PAPER, TABLES};
use crate::characters::{as_seen, as_set};
use crate::diag::{Diagnostic, nearest, question};
use crate::source::{FileId, PAPER_TOML, Span};

/// A table of a TOML file with the keys that it may have. What it has beside them
/// and what it lacks is reported by [`Section::finish`].
pub(super) struct Section<'t> {
    table: &'t DeTable<'t>,
    settings: &'static [Setting],
    span: Span,
    name: String,
    /// Keys that must be there and are not.
    missing: Vec<&'static Setting>,
}

/// The sections whose keys are easily written at the head of paper.toml, with
/// where they belong.
const BELOW: [(&[Setting], &str); 3] = [
    (EDITION, "below [zh] or [en], a section for each language"),
    (TABLES, "below [tables]"),
    (FONTS, "below [fonts]"),
];

type Value<'t> = Spanned<DeValue<'t>>;

impl<'t> Section<'t> {
    /// A table named as messages should name it; `span` is where it is.
    pub(super) fn new(
        table: &'t DeTable<'t>,
        settings: &'static [Setting],
        name: impl Into<String>,
        span: Span,
    ) -> Self {
        Self {
            table,
            settings,
            span,
            name: name.into(),
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

    /// The value of a key, and its span.
    pub(super) fn get(&self, key: &str) -> Option<(&'t DeValue<'t>, Span)> {
        let value = self.table.get(key)?;
        Some((value.get_ref(), at(self.span.file, value.span())))
    }

    /// A value read by `read`; a finding where it is of another type.
    /// [`Section::finish`] says so where it is not there and must be.
    pub(super) fn read<T>(
        &mut self,
        loader: &mut Loader<'_>,
        key: &str,
        read: impl Fn(&'t DeValue<'t>) -> Option<T>,
    ) -> Option<T> {
        let setting = find(self.settings, key)?;
        let Some((value, span)) = self.get(key) else {
            let needed = match setting.need {
                Need::Always => true,
                Need::For(lang) => loader.langs.contains(&lang),
                Need::Unless(kind) => loader.kind != kind,
                Need::Never => false,
            };
            self.missing.extend(needed.then_some(setting));
            return None;
        };
        let found = read(value);
        if found.is_none() {
            let message = format!("`{key}` must be {}", setting.must_be());
            loader.report(Diagnostic::error("paper/wrong-value", message).at(span));
        }
        found
    }

    /// Where a key belongs that is known, and not in this section of paper.toml.
    fn belongs(&self, key: &str) -> Option<&'static str> {
        if self.name == PAPER_TOML {
            let mut below = BELOW.iter();
            return below
                .find(|(keys, _)| find(keys, key).is_some())
                .map(|below| below.1);
        }
        let is_of_paper = self.name.starts_with('[');
        let setting = find(PAPER, key).filter(|setting| is_of_paper && !setting.is_section());
        setting.map(|_| "at the head of paper.toml, above the first section")
    }

    /// Reports the keys that are not known and those that are missing.
    pub(super) fn finish(mut self, loader: &mut Loader<'_>) {
        let known: BTreeSet<&str> = self.settings.iter().map(|setting| setting.key).collect();
        let entries: Vec<_> = self.entries().collect();
        for (key, span, _) in entries {
            if known.contains(key) {
                continue;
            }
            let message = format!("{} has no key `{key}`", self.name);
            let finding = Diagnostic::error("paper/unknown-key", message).at(span);
            loader.report(match nearest(key, known.iter().copied()) {
                Some(near) => {
                    // A misspelt key is one mistake: it is not missing as well.
                    self.missing.retain(|missing| missing.key != near);
                    finding.saying(question(key, near))
                }
                None => match self.belongs(key) {
                    Some(place) => finding.help(format!("`{key}` belongs {place}")),
                    None => {
                        let all: Vec<&str> = known.iter().copied().collect();
                        finding.help(format!("the keys here are: {}", all.join(", ")))
                    }
                },
            });
        }
        for setting in &self.missing {
            let key = setting.key;
            let message = format!("{} lacks `{key}`", self.name);
            let finding = Diagnostic::error("paper/missing-key", message).at(self.span);
            loader.report(finding.help(format!("add `{key}`: {}", setting.must_be())));
        }
    }
}

/// A span of a file from a byte range.
pub(super) fn at(file: FileId, range: Range<usize>) -> Span {
    Span::new(file, range.start, range.end)
}

/// A string that is not empty, as it is set.
pub(super) fn string(value: &DeValue<'_>) -> Option<String> {
    value
        .as_str()
        .filter(|text| !as_seen(text).is_empty())
        .map(as_set)
}

/// A list of strings.
pub(super) fn strings(value: &DeValue<'_>) -> Option<Vec<String>> {
    let items = value.as_array()?;
    items.iter().map(|item| string(item.get_ref())).collect()
}
