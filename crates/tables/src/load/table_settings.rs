//! `[tables]` of paper.toml: the columns that every table may have beside its
//! own, and that are passed over.

use toml::de::{DeTable, DeValue};

use super::ignored::Ignored;
use super::loader::Loader;
use super::section::{Section, at, strings};
use super::settings;
use super::tables::TABLES;
use crate::diag::Diagnostic;
use crate::source::{Encoding, FileId, PAPER_TOML, Span};

const RULE: &str = "paper/ignored-column";

/// Reads the section.
pub(super) fn load(loader: &mut Loader<'_>, root: &mut Section<'_>, file: FileId) {
    let Some(table) = root.read(loader, "tables", DeValue::as_table) else {
        return;
    };
    let span = root.get("tables").map_or(Span::new(file, 0, 0), |it| it.1);
    let mut section = Section::new(table, settings::TABLES, "[tables]", span);
    let from = section.read(loader, "from", |value| value.as_str());
    if let (Some(from), Some((_, span))) = (from, section.get("from")) {
        lent(loader, from, span);
    }
    let list = |value| strings(value).zip(DeValue::as_array(value));
    let list = section.read(loader, "ignore", list);
    section.finish(loader);
    let Some((names, items)) = list else {
        return;
    };
    for (name, item) in names.into_iter().zip(items) {
        let (name, span) = (name.trim().to_owned(), at(file, item.span()));
        let known = |&&(_, columns): &&(&str, &[super::Column])| {
            columns.iter().any(|(column, _)| *column == name)
        };
        match TABLES.iter().find(known) {
            Some((table, _)) => {
                let message = format!("`{name}` is a column of {table}, and cannot be passed over");
                let finding = Diagnostic::error(RULE, message).at(span);
                loader.report(finding.help("remove it from this list"));
            }
            None => loader.ignored.columns.push((name, span)),
        }
    }
}

/// Takes what the paper.toml of the folder that lends tables says of them.
fn lent(loader: &mut Loader<'_>, from: &str, span: Span) {
    let folder = match loader.folder.beside(from) {
        Ok(folder) => folder,
        Err(why) => {
            loader.lender_lost = true;
            let message = format!("no tables can be taken from `{from}`: {why}");
            let finding = Diagnostic::error("paper/wrong-value", message).at(span);
            loader.report(finding.help(
                "name a folder beside the paper's own that has the tables: from = \"../NAME\"",
            ));
            return;
        }
    };
    let Ok(bytes) = folder.read(PAPER_TOML) else {
        return;
    };
    let text = String::from_utf8_lossy(&bytes).into_owned();
    loader.ignored.lent = of_paper(&text);
    let (root, _) = DeTable::parse_recoverable(&text);
    let encoding = root.get_ref().get("encoding");
    let encoding = encoding.and_then(|it| Encoding::from_name(it.get_ref().as_str()?));
    loader.lent_encoding = encoding;
    // It is an input; what is wrong with it is said where its own paper is checked.
    let id = loader.sources.add(folder.shown(PAPER_TOML), text, bytes);
    loader.sources.not_as_typed(id);
    loader.lent_settings = Some(id);
}

/// The columns that a paper.toml passes over, for a table that is read without
/// the paper; none where it cannot be read.
pub(super) fn of_paper(text: &str) -> Vec<String> {
    let (root, _) = DeTable::parse_recoverable(text);
    let tables = root.get_ref().get("tables");
    let ignore = tables.and_then(|tables| tables.get_ref().as_table()?.get("ignore"));
    let names = ignore.and_then(|names| strings(names.get_ref()));
    let names = names.into_iter().flatten();
    names.map(|name| name.trim().to_owned()).collect()
}

/// Warns of what no table has, once all have been read.
pub(super) fn unused(loader: &mut Loader<'_>) {
    let Ignored {
        columns,
        headers,
        missed,
        ..
    } = std::mem::take(&mut loader.ignored);
    // A table that could not be read may have had it.
    if missed {
        return;
    }
    let there = || headers.iter().flatten().map(String::as_str);
    for (name, span) in columns {
        if !there().any(|known| known == name) {
            let known = |it: &&str| {
                TABLES
                    .iter()
                    .any(|(_, own)| own.iter().any(|(c, _)| c == it))
            };
            let message = format!("no table has a column `{name}` to pass over");
            let finding = Diagnostic::warning(RULE, message)
                .at(span)
                .did_you_mean(&name, there().filter(|it| !known(it)));
            loader.report(finding.help("remove it from this list"));
        }
    }
}
