//! paper.toml.

use std::collections::BTreeSet;

use toml::de::{DeTable, DeValue};

use super::loader::Loader;
use super::section::{Section, at, string, strings};
use super::toml_errors::{curly, syntax_error};
use super::{checks, days, id, item, marks, own_tables, refs, settings, table_settings, times};
use crate::diag::Diagnostic;
use crate::model::{
    AsPrinted, Date, Edition, FontChoice, Lang, Month, Output, Paper, Printed, SettingText,
    is_font_file,
};
use crate::source::{Encoding, FileId, FolderError, PAPER_TOML, PaperFolder, Span};

pub(super) fn load(loader: &mut Loader<'_>) -> Option<Paper> {
    let file = loader.text(PAPER_TOML)?;
    let text = loader.sources.file(file).text.clone();
    let (table, errors) = DeTable::parse_recoverable(&text);
    let mut torn = BTreeSet::new();
    for error in &errors {
        let span = error.span().unwrap_or_default();
        // A day has no quotation marks at all.
        let curly =
            curly(&text, span.start).filter(|_| days::torn_date(&text, span.start).is_none());
        if let Some(place) = curly {
            if torn.insert(place.start) {
                loader.report(syntax_error(error.message(), &text, span, file));
            }
            continue;
        }
        match days::torn(&text, span.start) {
            // One such line may hold several errors of syntax.
            Some(day) if torn.insert(day.range.start) => loader.report(day.finding(file)),
            Some(_) => {}
            None => loader.report(syntax_error(error.message(), &text, span, file)),
        }
    }
    let table = table.get_ref();
    let mut root = Section::new(table, settings::PAPER, "paper.toml", Span::new(file, 0, 0));
    let before = loader.findings.len();
    let mut paper = read(loader, &mut root, file);
    // After a syntax error what looks unknown, missing or wrong may be the rest
    // of a torn line.
    if errors.is_empty() {
        root.finish(loader);
    } else {
        loader.findings.truncate(before);
        // Nor is what a text seems to say what somebody typed: the quotation mark that
        // opens it may be one of its characters.
        paper.printed.clear();
    }
    Some(paper)
}

/// A day to stand in for one that could not be read.
const NO_DAY: Date = Date {
    month: Month { year: 1, month: 1 },
    day: 1,
};

/// The settings. What is missing or wrong is a finding, which stops the paper;
/// what stands in for it only lets the rest be checked.
fn read<'t>(loader: &mut Loader<'_>, root: &mut Section<'t>, file: FileId) -> Paper {
    let id = own_id(loader, root, file);
    let kind = root.read(loader, "type", string).unwrap_or_default();
    loader.kind.clone_from(&kind);
    let dates = days::dates(loader, root).unwrap_or_else(|| vec![NO_DAY]);
    let signed = days::month(loader, root, "signed");
    let number = root.read(loader, "number", string);
    loader.encoding = root.read(loader, "encoding", |value| {
        Encoding::from_name(value.as_str()?)
    });
    let editions = editions(loader, root, file);
    let item = item::load(loader, root);
    let (marks, teams) = marks::load(loader, root);
    let refs = refs::load(loader, root);
    table_settings::load(loader, root, file);
    own_tables::declare(loader, root, file);
    let as_printed = as_printed(loader, root, file);
    let times = times::load(loader, root, dates.first().copied());
    let fonts = fonts(loader, root, file);
    let outputs = outputs(loader, root);
    let checks = checks::load(loader, root, file);
    let printed = printed(root, file);
    let kind_span = root
        .get("type")
        .map_or(Span::new(file, 0, 0), |(_, span)| span);
    Paper {
        id,
        kind,
        kind_span,
        date: dates.first().copied().unwrap_or(NO_DAY),
        more_dates: dates.get(1..).unwrap_or_default().to_vec(),
        times,
        signed: signed.unwrap_or(NO_DAY.month),
        number,
        editions,
        item,
        marks,
        teams,
        refs,
        as_printed,
        outputs,
        fonts,
        checks,
        printed,
    }
}

/// Where paper.toml holds words that the paper prints.
fn printed(root: &Section<'_>, file: FileId) -> Vec<Printed> {
    let mut found = Vec::new();
    for lang in Lang::ALL {
        let table = root
            .get(lang.code())
            .and_then(|(value, _)| value.as_table());
        for key in ["committee", "title", "signatories"] {
            let Some(value) = table.and_then(|table| table.get(key)) else {
                continue;
            };
            let lang = Some(lang);
            match value.get_ref().as_array() {
                Some(items) => found.extend(items.iter().map(|item| Printed {
                    lang,
                    span: at(file, item.span()),
                })),
                None => found.push(Printed {
                    lang,
                    span: at(file, value.span()),
                }),
            }
        }
    }
    let list = root
        .get("as_printed")
        .and_then(|(value, _)| value.as_array());
    let entries = list.into_iter().flatten();
    let words = entries.filter_map(|entry| entry.get_ref().as_table()?.get("printed"));
    found.extend(words.map(|value| Printed {
        lang: None,
        span: at(file, value.span()),
    }));
    found.extend(times::printed(root, file));
    found.extend(item::printed(root, file));
    found.extend(own_tables::printed(root, file));
    found
}

/// The paper's id: that of paper.toml, or the folder's name.
fn own_id(loader: &mut Loader<'_>, root: &Section<'_>, file: FileId) -> String {
    let Some((value, span)) = root.get("id") else {
        let name = loader.folder.name().to_owned();
        if let Some(why) = id::refused(&name) {
            let message = format!(
                "the folder's name `{}` cannot be the paper's id: {why}",
                name.escape_debug()
            );
            let finding = Diagnostic::error("paper/wrong-value", message).at(Span::new(file, 0, 0));
            loader
                .report(finding.help("give the paper an id at the head of paper.toml: id = \"…\""));
        }
        return name;
    };
    let Some(text) = value.as_str() else {
        let finding = Diagnostic::error("paper/wrong-value", "`id` must be a folder name");
        loader.report(finding.at(span));
        return String::new();
    };
    if let Some(why) = id::refused_typed(text) {
        let finding = Diagnostic::error(
            "paper/wrong-value",
            format!("`id` must be a folder name: {why}"),
        );
        loader.report(finding.at(span));
    }
    text.to_owned()
}

fn editions<'t>(loader: &mut Loader<'_>, root: &mut Section<'t>, file: FileId) -> Vec<Edition> {
    let langs = root.read(loader, "languages", |value| {
        let mut langs = Vec::new();
        for code in strings(value)? {
            let lang = Lang::from_code(&code)?;
            if langs.contains(&lang) {
                return None;
            }
            langs.push(lang);
        }
        (!langs.is_empty()).then_some(langs)
    });
    loader.langs = langs.unwrap_or_default();
    let read = |loader: &mut Loader<'_>, root: &mut Section<'t>, lang: Lang| {
        let table = root.read(loader, lang.code(), DeValue::as_table);
        let span = root
            .get(lang.code())
            .map_or(Span::new(file, 0, 0), |(_, span)| span);
        edition(loader, table?, lang, span)
    };
    // A section of a language not printed now is still read, so that its
    // mistakes do not wait for the day when it is.
    let found: Vec<(Lang, Option<Edition>)> = Lang::ALL
        .into_iter()
        .map(|lang| (lang, read(loader, root, lang)))
        .collect();
    let edition = |lang: &Lang| {
        let mut all = found.iter();
        all.find(|(known, _)| known == lang)?.1.clone()
    };
    loader.langs.iter().filter_map(edition).collect()
}

fn edition<'t>(
    loader: &mut Loader<'_>,
    table: &'t DeTable<'t>,
    lang: Lang,
    span: Span,
) -> Option<Edition> {
    let mut section = Section::new(table, settings::EDITION, format!("[{}]", lang.code()), span);
    let committee = text(loader, &mut section, "committee");
    let title = text(loader, &mut section, "title");
    let signatories = texts(loader, &mut section, "signatories");
    let number = section.read(loader, "number", string);
    section.finish(loader);
    Some(Edition {
        lang,
        committee,
        title: title?,
        signatories: signatories?,
        number,
    })
}

/// A text of a section with its place.
fn text(loader: &mut Loader<'_>, section: &mut Section<'_>, key: &str) -> Option<SettingText> {
    let text = section.read(loader, key, string)?;
    let (_, span) = section.get(key)?;
    Some(SettingText { text, span })
}

/// The texts of a list of a section, each with its place.
fn texts(
    loader: &mut Loader<'_>,
    section: &mut Section<'_>,
    key: &str,
) -> Option<Vec<SettingText>> {
    let texts = section.read(loader, key, strings)?;
    let (value, span) = section.get(key)?;
    let places = value.as_array()?.iter();
    let places = places.map(|item| at(span.file, item.span()));
    let placed = texts.into_iter().zip(places);
    Some(
        placed
            .map(|(text, span)| SettingText { text, span })
            .collect(),
    )
}

fn as_printed(loader: &mut Loader<'_>, root: &mut Section<'_>, file: FileId) -> Vec<AsPrinted> {
    let Some(list) = root.read(loader, "as_printed", DeValue::as_array) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for item in list {
        let span = at(file, item.span());
        let Some(table) = item.get_ref().as_table() else {
            let message = "this must be a list of [[as_printed]] sections";
            loader.report(Diagnostic::error("paper/wrong-value", message).at(span));
            continue;
        };
        let mut section = Section::new(table, settings::AS_PRINTED, "[[as_printed]]", span);
        let annex = section.read(loader, "annex", string);
        let computed = section.read(loader, "computed", string);
        let printed = section.read(loader, "printed", string);
        section.finish(loader);
        if let (Some(annex), Some(computed), Some(printed)) = (annex, computed, printed) {
            found.push(AsPrinted {
                annex,
                computed,
                printed,
                span,
            });
        }
    }
    found
}

/// What the paper is made as beside its PDF.
fn outputs(loader: &mut Loader<'_>, root: &mut Section<'_>) -> Vec<Output> {
    let outputs = root.read(loader, "outputs", |value| {
        let words = strings(value)?;
        let known = words
            .iter()
            .all(|word| Output::WORDS.contains(&word.as_str()));
        let once: BTreeSet<&String> = words.iter().collect();
        let outputs = words.iter().filter_map(|word| Output::from_word(word));
        (known && once.len() == words.len()).then(|| outputs.collect())
    });
    outputs.unwrap_or_default()
}

fn fonts(loader: &mut Loader<'_>, root: &mut Section<'_>, file: FileId) -> FontChoice {
    let Some(table) = root.read(loader, "fonts", DeValue::as_table) else {
        return FontChoice::default();
    };
    let span = root
        .get("fonts")
        .map_or(Span::new(file, 0, 0), |(_, span)| span);
    let mut section = Section::new(table, settings::FONTS, "[fonts]", span);
    let mut list = |key| section.read(loader, key, strings).unwrap_or_default();
    let choice = FontChoice {
        latin: list("latin"),
        chinese: list("chinese"),
        dirs: list("dirs"),
    };
    if let Some((_, span)) = section.get("dirs") {
        for dir in &choice.dirs {
            if let Err(error) = fonts_in(loader.folder, dir) {
                let finding = Diagnostic::error("paper/font-folder", error.to_string()).at(span);
                loader.report(
                    finding.help(
                        "dirs names folders in the paper's; for any other there is --font-dir",
                    ),
                );
            }
        }
    }
    section.finish(loader);
    choice
}

/// An error unless a folder of the paper's can be read and each font file in it
/// is the paper's own. Whether such a file can be read as a font is told where
/// it is.
fn fonts_in(folder: &PaperFolder, dir: &str) -> Result<(), FolderError> {
    folder.has_folder(dir)?;
    let mut files = folder.list(dir);
    files.retain(|name| is_font_file(name));
    let mut files = files.iter();
    files.try_for_each(|name| match folder.has_file(&format!("{dir}/{name}")) {
        Err(FolderError::File { .. }) => Ok(()),
        found => found,
    })
}
