//! Every name that a message has is explained, and no other: the names of the
//! source, of messages that are kept anywhere, of the book.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use panelpaper_check::catalogue::{self, Entry};
use panelpaper_check::{explain, rules};
use testing::root;

/// The folders of a crate that are no part of the program.
const ASIDE: [&str; 3] = ["tests", "examples", "testing"];

/// The Rust sources of the program, without comments and tests.
fn sources(folder: &Path, found: &mut String) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            if !ASIDE.iter().any(|aside| path.ends_with(aside)) {
                sources(&path, found);
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).expect("a source file");
            let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
            let lines = code.lines().filter(|line| !line.trim().starts_with("//"));
            lines.for_each(|line| *found += &format!("{line}\n"));
        }
    }
}

/// Whether a text has the form of a name, `area/kebab-case`.
fn is_name(text: &str) -> bool {
    let word = |word: &str| {
        let sound = |c: char| c.is_ascii_lowercase() || c == '-';
        !word.is_empty() && word.chars().all(sound) && !word.starts_with('-')
    };
    text.split_once('/')
        .is_some_and(|(area, name)| word(area) && word(name))
}

/// Findings carry names that live as long as the program: each stands in the
/// source, in quotes.
#[test]
fn the_names_of_the_source_are_the_explained_ones() {
    let mut code = String::new();
    for folder in ["src", "crates"] {
        sources(&root().join(folder), &mut code);
    }
    let quoted = code.lines().flat_map(|line| line.split('"').skip(1));
    // A folder of what the program carries, a unit, the kinds of files of Word and the web,
    // and the parts of a Word document.
    let other = |text: &str| {
        let kinds = ["application/", "image/", "text/", "word/"];
        ["templates/new", "km/h"].contains(&text) || kinds.iter().any(|kind| text.starts_with(kind))
    };
    let in_source: BTreeSet<&str> = quoted
        .filter(|text| is_name(text) && !other(text))
        .collect();
    let known = explain::all();
    let known: BTreeSet<&str> = known.iter().map(|known| known.name).collect();
    let parted: Vec<&&str> = in_source.symmetric_difference(&known).collect();
    assert!(parted.is_empty(), "in one of the two alone: {parted:?}");
}

/// The names that messages in a text carry in brackets after their level.
fn carried(text: &str) -> impl Iterator<Item = &str> {
    let parts = ["error[", "warning["].map(|word| text.split(word).skip(1));
    let names = parts.into_iter().flatten();
    names.filter_map(|part| Some(part.split_once(']')?.0).filter(|name| is_name(name)))
}

#[test]
fn the_names_of_every_kept_message_are_explained() {
    let folders = ["tests", "crates/check/tests", "docs", "book/src"];
    let mut folders: Vec<PathBuf> = folders.iter().map(|folder| root().join(folder)).collect();
    let mut files = vec![root().join("README.md")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    let mut count = 0;
    for file in files {
        let bytes = fs::read(&file).expect("a file");
        let text = String::from_utf8_lossy(&bytes);
        for name in carried(&text) {
            count += 1;
            let found = explain::find(name);
            assert!(found.is_some(), "{name} in {}", file.display());
        }
    }
    assert!(count > 80, "{count} messages are kept");
}

#[test]
fn explanations_have_the_form_of_the_checks() {
    let mut seen = BTreeSet::new();
    for entry in catalogue::entries() {
        let Entry { name, level, doc } = entry;
        assert!(seen.insert(name), "{name} stands twice");
        assert!(rules::rule(name).is_none(), "{name} is a check's");
        assert!(["error", "warning", "error or warning"].contains(&level));
        let example = doc.find("\n\nExample: ").expect("an example");
        let mend = doc.find("\n\nFix: ").expect("how to mend it");
        assert!(example < mend, "{name}");
        let first = doc[..example].split("\n\n").next().unwrap_or_default();
        assert!(first.ends_with('.'), "{name} begins with a sentence");
    }
}

/// The book's page of messages is written from the catalogue.
#[test]
fn the_book_lists_every_other_name() {
    let page = root().join("book/src/generated/messages.md");
    let page = fs::read_to_string(page).expect("the page");
    assert!(
        page == explain::messages_table(),
        "book/src/generated/messages.md is old: run `cargo xtask generate`"
    );
}
