//! What of settings, files and lines without words readers see, and what it is called.

use super::called::Called;
use super::reader::{Cells, Reader};
use crate::version::Version;

/// The settings that are printed at the head and the end of a paper, each with its word
/// of the layout.
const PRINTED: &[(&str, &str)] = &[
    ("title", "paper_title"),
    ("committee", "committee"),
    ("signatories", "signatories"),
    ("number", "paper_number"),
    ("date", "meeting"),
    ("signed", "signed"),
    ("effective", "effective"),
    ("approval", "approval"),
];

/// What of an own table is printed.
const OF_TABLES: &[&str] = &["caption", "heads", "notes", "columns", "total"];

impl<'v> Reader<'v> {
    /// A setting by what it prints; none where it prints no words.
    pub(super) fn setting(&self, key: &str) -> Option<Called> {
        let code = self.lang.code();
        let own = key.strip_prefix(code).and_then(|key| key.strip_prefix('.'));
        let plain = own.unwrap_or(key);
        if let Some((_, of)) = PRINTED.iter().find(|(printed, _)| *printed == plain) {
            return Some(((*of).to_owned(), String::new()));
        }
        let parts: Vec<&str> = key.split('.').collect();
        match parts[..] {
            ["ec", name] if name.starts_with("subhead") => {
                Some(("subhead".to_owned(), String::new()))
            }
            ["ec", "heads"] => Some(("head".to_owned(), String::new())),
            ["events", _, lang] if lang == code => Some(("event".to_owned(), String::new())),
            ["table", name, part] => {
                let part = part.strip_suffix(&format!("_{code}")).unwrap_or(part);
                let is_printed = OF_TABLES.contains(&part);
                is_printed.then(|| Some(("table_of_own".to_owned(), self.caption(name)?)))?
            }
            _ => None,
        }
    }

    /// The caption of an own table.
    pub(super) fn caption(&self, name: &str) -> Option<String> {
        let mut versions = self.versions().into_iter();
        let caption = |version: &'v Version| {
            let table = version.project.own_table(name)?;
            Some(self.printed(version, self.text(&table.caption)))
        };
        versions.find_map(caption)
    }

    /// A row of an own table: by the table's caption, and what stands in its first column.
    pub(super) fn own_row(&self, cells: Cells<'v>) -> Option<String> {
        let (table, row) = cells.own_table()?;
        let first = row.cells.iter().map(|cell| self.text(cell));
        let first = first.into_iter().find(|text| !text.is_empty());
        let printed = |text| self.printed(cells.version, text);
        let caption = printed(self.text(&table.caption));
        Some(self.both(&caption, &printed(first.unwrap_or_default())))
    }

    /// A table or picture that stands between paragraphs, by the line that calls it.
    pub(super) fn placed(&self, line: &str) -> Option<Called> {
        let call = line.strip_prefix("{{")?.strip_suffix("}}")?.trim();
        let (helper, rest) = call.split_once(' ')?;
        let name = rest.split('"').nth(1)?;
        match helper {
            "table" => {
                let titles = &self.words.tables.titles;
                let built_in = titles.get(name).cloned();
                Some((
                    "table_of_own".to_owned(),
                    built_in.or_else(|| self.caption(name))?,
                ))
            }
            "picture" => Some(("picture".to_owned(), String::new())),
            _ => None,
        }
    }

    /// A picture whose file is another: one of an annex by its annex.
    pub(super) fn picture(&self, file: &str) -> Option<Called> {
        for version in self.versions() {
            let project = &version.project;
            let mut annexes = project.annexes.iter();
            let annex = annexes
                .find(|annex| annex.kind == tables::model::PICTURE_KIND && annex.subject == file);
            if let Some(annex) = annex {
                return Some(("picture".to_owned(), self.annex(version, annex)));
            }
            if project.pictures.iter().any(|picture| picture.path == file) {
                return Some(("picture".to_owned(), String::new()));
            }
        }
        None
    }
}
