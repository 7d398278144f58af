//! `[ec]` of paper.toml: what an item for a subcommittee has at its head.

use toml::de::DeValue;

use super::loader::Loader;
use super::section::{Section, at, string, strings};
use super::settings;
use crate::diag::Diagnostic;
use crate::model::{Item, Lang, Printed, SettingText, Text};
use crate::source::{FileId, Span};

/// The key of the section.
const KEY: &str = "ec";

/// Reads the section. Where the Subhead is given, each language of the paper has
/// its name.
pub(super) fn load(loader: &mut Loader<'_>, root: &mut Section<'_>) -> Item {
    let Some(table) = root.read(loader, KEY, DeValue::as_table) else {
        return Item::default();
    };
    let Some((_, span)) = root.get(KEY) else {
        return Item::default();
    };
    let mut section = Section::new(table, settings::ITEM, "[ec]", span);
    let subhead = section.read(loader, "subhead", string);
    let mut name = |lang: Lang| {
        let key = name_of(lang);
        let found = section.read(loader, key, string);
        let needed = subhead.is_some() && loader.langs.contains(&lang);
        if needed && section.get(key).is_none() {
            let message = format!("[ec] lacks `{key}`");
            let finding = Diagnostic::error("paper/missing-key", message).at(span);
            loader.report(finding.help(format!("add `{key}`: the Subhead's name")));
        }
        found.unwrap_or_default()
    };
    let subhead_name = Text {
        zh: name(Lang::Zh),
        en: name(Lang::En),
    };
    let heads = heads(loader, &mut section, span);
    section.finish(loader);
    Item {
        subhead,
        subhead_name,
        heads,
    }
}

/// The Heads that are named, each with its place.
fn heads(loader: &mut Loader<'_>, section: &mut Section<'_>, span: Span) -> Vec<SettingText> {
    let ids = section.read(loader, "heads", strings).unwrap_or_default();
    let list = section.get("heads").and_then(|(value, _)| value.as_array());
    let places = list.into_iter().flatten();
    let places = places.map(|item| at(span.file, item.span()));
    let placed = ids.into_iter().zip(places);
    placed
        .map(|(text, span)| SettingText { text, span })
        .collect()
}

fn name_of(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "subhead_zh",
        Lang::En => "subhead_en",
    }
}

/// Where the section holds words that the paper prints.
pub(super) fn printed(root: &Section<'_>, file: FileId) -> Vec<Printed> {
    let table = root.get(KEY).and_then(|(value, _)| value.as_table());
    let names = Lang::ALL.into_iter().filter_map(|lang| {
        let value = table?.get(name_of(lang))?;
        Some(Printed {
            lang: Some(lang),
            span: at(file, value.span()),
        })
    });
    names.collect()
}
