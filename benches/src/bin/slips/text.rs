//! Papers as texts, and slips in them.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::ops::Range;

use benches::random::Random;
use camino::{Utf8Path, Utf8PathBuf};
use tables::model::Lang;
use tables::source::{Sources, Table};

/// A paper's files.
pub(crate) struct Paper {
    /// The name of its folder.
    pub name: String,
    /// Its files' texts by their names.
    pub files: BTreeMap<&'static str, String>,
}

const FILES: [&str; 9] = [
    "paper.toml",
    "offices.csv",
    "ranks.csv",
    "posts.csv",
    "duties.csv",
    "annexes.csv",
    "figures.csv",
    "body.zh.hbs",
    "body.en.hbs",
];

/// One slip: what was done, in which file, and the file's new text.
pub(crate) struct Slip {
    /// What was done, for people.
    pub what: String,
    /// The file.
    pub file: &'static str,
    /// Its text with the slip.
    pub text: String,
}

/// The body of a language.
pub(crate) fn body(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "body.zh.hbs",
        Lang::En => "body.en.hbs",
    }
}

impl Paper {
    /// The papers in a folder, in the order of their names.
    pub(crate) fn all(folder: &Utf8Path) -> Result<Vec<Self>, Box<dyn Error>> {
        let mut paths = Vec::new();
        for entry in folder.read_dir_utf8()? {
            paths.push(entry?.into_path());
        }
        paths.sort();
        let read = |path: Utf8PathBuf| {
            let name = path.file_name().unwrap_or_default().to_owned();
            let text = |file: &'static str| Ok((file, fs::read_to_string(path.join(file))?));
            let files: Result<_, std::io::Error> = FILES.into_iter().map(text).collect();
            Ok(Self {
                name,
                files: files?,
            })
        };
        paths.into_iter().map(read).collect()
    }

    /// Writes the paper into a folder of its own.
    pub(crate) fn write_to(&self, folder: &Utf8Path) -> Result<(), Box<dyn Error>> {
        fs::create_dir(folder)?;
        for (file, text) in &self.files {
            fs::write(folder.join(file), text)?;
        }
        Ok(())
    }

    /// The cells of a column, with their rows' numbers.
    pub(crate) fn column(&self, file: &'static str, column: &str) -> Vec<String> {
        let (table, at) = self.table(file, column);
        let rows = table.rows.iter();
        rows.map(|row| row.cells[at].text.clone()).collect()
    }

    /// A table, and where a column of it stands.
    pub(crate) fn table(&self, file: &'static str, column: &str) -> (Table, usize) {
        let text = &self.files[file];
        let mut sources = Sources::default();
        let id = sources.add(file.into(), text.clone(), Vec::new());
        let (table, _) = Table::parse(id, text);
        let at = table.headers.iter().position(|it| it.text == column);
        (table, at.unwrap_or_default())
    }

    /// The slip that puts other words into a place of a file.
    pub(crate) fn put(&self, file: &'static str, place: Range<usize>, to: &str) -> Option<Slip> {
        let text = &self.files[file];
        let from = &text[place.clone()];
        let tail: Vec<char> = text[..place.start].chars().rev().take(10).collect();
        let before: String = tail.into_iter().rev().collect();
        let after: String = text[place.end..].chars().take(10).collect();
        let what = format!("{file} {before}[{from}→{to}]{after}").replace('\n', "⏎");
        (from != to).then(|| Slip {
            what,
            file,
            text: [&text[..place.start], to, &text[place.end..]].concat(),
        })
    }

    /// The slip at one of some places of a file.
    pub(crate) fn at_one(
        &self,
        file: &'static str,
        places: &[(Range<usize>, String)],
        random: &mut Random,
    ) -> Option<Slip> {
        if places.is_empty() {
            return None;
        }
        let (place, to) = &places[random.below(places.len())];
        self.put(file, place.clone(), to)
    }
}

/// The places of some words in a text, outside helpers and labels.
pub(crate) fn places(text: &str, words: &str) -> Vec<Range<usize>> {
    if words.is_empty() {
        return Vec::new();
    }
    let found = text.match_indices(words);
    let found = found.map(|(at, words)| at..at + words.len());
    found.filter(|place| is_prose(text, place.start)).collect()
}

/// Whether a place is printed: outside helpers and labels.
pub(crate) fn is_prose(text: &str, at: usize) -> bool {
    let open = |sign: &str| text[..at].rfind(sign);
    let in_helper = open("{{") > open("}}");
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let in_label = text[line..at].contains('<');
    !in_helper && !in_label
}
