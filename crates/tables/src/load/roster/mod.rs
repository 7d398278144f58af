//! A single table of posts into a [`Roster`], without a paper's folder.
//!
//! The columns may have our own names, those of posts.csv, or those of the
//! organograms that the government of the United Kingdom publishes. Whether
//! the posts agree with one another is for the room `roster` to say.

mod columns;
mod rows;

use camino::Utf8PathBuf;

use super::characters::{forbidden_in, unseen_in_id};
use super::encodings::TableEncoding;
use super::loader::Loader;
use super::table::no_columns;
use super::{marks, table_settings, templates};
use crate::diag::Diagnostic;
use crate::model::{Lang, Mark, Rank, Roster, Words};
use crate::source::{Encoding, FileId, PaperFolder, Sources, decode};

/// What has been read without a paper, and what is wrong with it.
#[derive(Debug, Default)]
pub struct Reading {
    /// Everything that was read.
    pub sources: Sources,
    /// What is wrong with it.
    pub findings: Vec<Diagnostic>,
    /// The columns that the tables of posts may have beside their own.
    passed_over: Vec<String>,
}

/// A file that was read: its path as messages show it, and its bytes.
pub type ReadFile = (Utf8PathBuf, Vec<u8>);

impl Reading {
    /// Passes over the columns that a paper.toml names (`[tables] ignore`) in all
    /// tables of posts that are read from now on.
    pub fn pass_over(&mut self, paper_toml: &[u8]) {
        self.passed_over = table_settings::of_paper(&decode(paper_toml, None).text);
    }

    /// The posts of a table; `None` where they cannot be told. A `lenient`
    /// reading passes over what it can do without, and warns.
    pub fn roster(
        &mut self,
        (path, bytes): ReadFile,
        stated: Option<Encoding>,
        lenient: bool,
    ) -> Option<Roster> {
        let passed_over = self.passed_over.clone();
        self.with(|loader| {
            let encoding = TableEncoding {
                stated,
                usual: columns::usual_encoding(&bytes),
            };
            let file = loader.decode(path, bytes, Some(encoding))?;
            let (table, whole) = loader.split(file)?;
            let known = |name: &str| columns::OUR_NAMES.contains(&name);
            let table =
                table.without(|name| !known(name) && passed_over.iter().any(|it| it == name));
            loader.sources.add_table(table.clone());
            let names: Vec<&str> = columns::OUR_NAMES.to_vec();
            if let Some(finding) = no_columns(&table, &names) {
                loader.report(finding);
                return None;
            }
            let columns = columns::columns(loader, &table, lenient);
            if !whole {
                return None;
            }
            let roster = rows::posts(loader, &table, &columns?, lenient)?;
            let header = roster.columns.header("id").unwrap_or("id");
            for post in &roster.posts {
                for finding in unseen_in_id(&loader.sources, post.row, header) {
                    loader.report(columns::passed_over(finding, lenient));
                }
            }
            Some(roster)
        })
    }

    /// The ranks of a ranks.csv.
    pub fn ranks(&mut self, file: ReadFile, stated: Option<Encoding>) -> Option<Vec<Rank>> {
        self.with(|loader| super::ranks::alone(loader, file, stated))
    }

    /// The marks of a file like marks.toml, or the built-in ones.
    pub fn marks(&mut self, own: Option<ReadFile>) -> Option<Vec<Mark>> {
        self.with(|loader| match own {
            Some((path, bytes)) => {
                let file = loader.decode(path, bytes, None)?;
                Some(marks::own(loader, file))
            }
            None => {
                templates::load(loader);
                marks::all(loader)
            }
        })
    }

    /// The fixed words of a language.
    pub fn words(&mut self, lang: Lang) -> Option<Words> {
        self.with(|loader| {
            let templates = templates::load(loader);
            templates.words(loader, lang)
        })
    }

    fn with<T>(&mut self, read: impl FnOnce(&mut Loader<'_>) -> Option<T>) -> Option<T> {
        let folder = PaperFolder::none();
        let mut loader = Loader::new(&folder);
        loader.sources = std::mem::take(&mut self.sources);
        let before = loader.sources.files().count();
        let value = read(&mut loader);
        let files: Vec<FileId> = loader.sources.files().map(|(id, _)| id).collect();
        for &file in &files[before..] {
            let found = forbidden_in(&loader.sources, file);
            loader.findings.extend(found);
        }
        self.sources = loader.sources;
        self.findings.append(&mut loader.findings);
        value
    }
}
