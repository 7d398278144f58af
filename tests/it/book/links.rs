//! Links between pages lead to pages, and to headings that are there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::support::root;

/// The Markdown of mdBook and of forges.
pub(super) const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES);

/// What a page has: the names of its headings, and its links with their lines.
struct Read {
    headings: BTreeSet<String>,
    links: Vec<(usize, String)>,
}

/// A page with what it includes.
fn whole(path: &Path) -> String {
    let text =
        fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut parts = text.split("{{#include ");
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once("}}").expect("the end of an include");
        let file = path.parent().expect("a folder").join(name.trim());
        let included = fs::read_to_string(&file);
        whole += &included.unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        whole += rest;
    }
    whole
}

fn read(text: &str) -> Read {
    let mut headings = BTreeSet::new();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut links = Vec::new();
    let mut heading: Option<(Option<String>, String)> = None;
    for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { id, .. }) => {
                heading = Some((id.map(|id| id.to_string()), String::new()));
            }
            Event::End(TagEnd::Heading(_)) => {
                let (id, words) = heading.take().expect("a heading");
                let id = id.unwrap_or_else(|| anchor(&words));
                // A second one of the same words is numbered.
                let count = seen.entry(id.clone()).or_default();
                headings.insert(if *count == 0 {
                    id
                } else {
                    format!("{id}-{count}")
                });
                *count += 1;
            }
            Event::Text(words) | Event::Code(words) => {
                if let Some((_, heading)) = &mut heading {
                    *heading += &words;
                }
            }
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                let line = text[..range.start].matches('\n').count() + 1;
                links.push((line, dest_url.to_string()));
            }
            _ => {}
        }
    }
    Read { headings, links }
}

/// What mdBook calls a heading with these words.
fn anchor(words: &str) -> String {
    let kept = words.trim().chars().filter_map(|c| match c {
        c if c.is_alphanumeric() || matches!(c, '_' | '-') => Some(c),
        c if c.is_whitespace() => Some('-'),
        _ => None,
    });
    kept.flat_map(char::to_lowercase).collect()
}

/// The pages of the manual, and those of the repository that link to it.
fn pages() -> Vec<PathBuf> {
    let book = fs::read_dir(root().join("book/src")).expect("the book");
    let book = book.map(|entry| entry.expect("an entry").path());
    let book = book.filter(|path| path.extension().is_some_and(|end| end == "md"));
    let others = [
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "RELEASING.md",
    ];
    book.chain(others.map(|name| root().join(name))).collect()
}

/// The links of pages that lead nowhere.
fn dead(pages: &[PathBuf]) -> Vec<String> {
    let read: BTreeMap<&PathBuf, Read> = pages
        .iter()
        .map(|path| (path, self::read(&whole(path))))
        .collect();
    let mut dead = Vec::new();
    for (path, page) in &read {
        for (line, link) in &page.links {
            let (file, heading) = link.split_once('#').unwrap_or((link, ""));
            if link.contains("://") || link.starts_with("mailto:") {
                continue;
            }
            let target = match file {
                "" => (*path).clone(),
                _ => plain(&path.parent().expect("a folder").join(file)),
            };
            let known = read.get(&target);
            let there = known.is_none_or(|page| page.headings.contains(heading));
            if !target.exists() || !(heading.is_empty() || there) {
                dead.push(format!("{}:{line}: {link}", path.display()));
            }
        }
    }
    dead
}

/// A path without the steps back that it takes.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            std::path::Component::ParentDir => {
                plain.pop();
            }
            std::path::Component::CurDir => {}
            part => plain.push(part),
        }
    }
    plain
}

#[test]
fn links_lead_to_pages_and_headings() {
    let dead = dead(&pages());
    assert!(dead.is_empty(), "{}", dead.join("\n"));
}

/// A page that the summary does not name is not in the manual.
#[test]
fn the_summary_names_every_page() {
    let summary = read(&whole(&root().join("book/src/SUMMARY.md")));
    let named: BTreeSet<String> = summary.links.into_iter().map(|(_, link)| link).collect();
    let book = pages()
        .into_iter()
        .filter(|path| path.starts_with(root().join("book")));
    let names = book.map(|path| path.file_name().expect("a name").display().to_string());
    let pages: BTreeSet<String> = names.filter(|name| name != "SUMMARY.md").collect();
    assert_eq!(named, pages);
}

#[test]
fn links_to_nothing_are_found() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let page = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("written");
        path
    };
    let one = "# The `first` page!\n\n[a](two.md#mine) [b](two.md#the-first-page) [c](three.md)\n\n\
               [d](#the-first-page) ![e](no.png)\n\n```text\n[f](four.md)\n```\n";
    let two = "## Twice\n\n## Twice\n\n## Named {#mine}\n\n[g](one.md#the-first-page) \
               [h](#twice-1) [i](#twice-2) [j](https://example.org/x#y)\n";
    let found = dead(&[page("one.md", one), page("two.md", two)]);
    let ends: Vec<&str> = found
        .iter()
        .filter_map(|line| line.rsplit(": ").next())
        .collect();
    assert_eq!(
        ends,
        ["two.md#the-first-page", "three.md", "no.png", "#twice-2"]
    );
}
