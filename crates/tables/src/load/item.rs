//! `[ec]` of paper.toml: what an item for a subcommittee has at its head.

use toml::de::DeValue;

use super::loader::Loader;
use super::section::{Section, at, string, strings};
use super::settings;
use crate::diag::Diagnostic;
use crate::model::{EC, Item, Lang, Printed, SettingText, Text};
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
    if !loader.kind.is_empty() && loader.kind != EC {
        let message = format!("[ec] says nothing in a paper of type {}", loader.kind);
        let finding = Diagnostic::warning("paper/idle-section", message).at(span);
        loader.report(finding.help(format!("remove it, or write type = \"{EC}\"")));
    }
    let mut section = Section::new(table, settings::ITEM, "[ec]", span);
    let subhead = section.read(loader, "subhead", string);
    if subhead.is_none() && section.get("subhead").is_none() {
        let named = Lang::ALL
            .into_iter()
            .find_map(|lang| section.get(name_of(lang)));
        if let Some((_, name)) = named {
            let message = "the Subhead has a name, and [ec] lacks `subhead`";
            let finding = Diagnostic::error("paper/missing-key", message).at(name);
            loader.report(finding.help("add `subhead`: the Subhead's number, e.g. \"000\""));
        }
    }
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
    let mut found: Vec<SettingText> = Vec::new();
    for (text, span) in ids.into_iter().zip(places) {
        if let Some(first) = found.iter().find(|first| first.text == text) {
            let message = format!("the Head `{text}` is named twice");
            let finding = Diagnostic::error("paper/wrong-value", message).at(span);
            loader.report(finding.with(first.span, "first here").help("remove one"));
            continue;
        }
        found.push(SettingText { text, span });
    }
    found
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
