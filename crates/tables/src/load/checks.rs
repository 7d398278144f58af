//! `[checks]` of paper.toml: levels, exceptions, variants.
//!
//! Whether a name is a rule's is for `check` to say, which has the rules.

use toml::de::{DeTable, DeValue};

use super::loader::Loader;
use super::section::{Section, at, strings};
use super::settings;
use crate::diag::Diagnostic;
use crate::model::{Checks, Level, LevelSetting};
use crate::source::{FileId, Span};

pub(super) fn load(loader: &mut Loader<'_>, root: &mut Section<'_>, file: FileId) -> Checks {
    let Some(table) = root.read(loader, "checks", DeValue::as_table) else {
        return Checks::default();
    };
    let span = root
        .get("checks")
        .map_or(Span::new(file, 0, 0), |(_, span)| span);
    let mut section = Section::new(table, settings::CHECKS, "[checks]", span);
    let levels = section.read(loader, "levels", DeValue::as_table);
    let exceptions = section.read(loader, "exceptions", strings);
    let variants = section.read(loader, "variants", groups);
    section.finish(loader);
    Checks {
        levels: levels.map_or(Vec::new(), |table| levels_of(loader, table, file)),
        exceptions: exceptions.unwrap_or_default(),
        variants: variants.unwrap_or_default(),
    }
}

/// Groups of two words or more.
fn groups(value: &DeValue<'_>) -> Option<Vec<Vec<String>>> {
    let items = value.as_array()?.iter();
    items
        .map(|item| strings(item.get_ref()).filter(|group| group.len() > 1))
        .collect()
}

fn levels_of(loader: &mut Loader<'_>, table: &DeTable<'_>, file: FileId) -> Vec<LevelSetting> {
    let mut levels = Vec::new();
    for (key, value) in table {
        let word = value.get_ref().as_str().unwrap_or_default();
        let Some(level) = Level::from_word(word) else {
            let words = || Level::WORDS.iter().map(|(word, _)| *word);
            let all: Vec<&str> = words().collect();
            let message = format!("the level of `{}` must be a word", key.get_ref());
            loader.report(
                Diagnostic::error("paper/wrong-value", message)
                    .at(at(file, value.span()))
                    .help(format!("write one of: {}", all.join(", ")))
                    .did_you_mean(word, words()),
            );
            continue;
        };
        levels.push(LevelSetting {
            name: key.get_ref().to_string(),
            level,
            span: at(file, key.span()),
        });
    }
    levels
}
