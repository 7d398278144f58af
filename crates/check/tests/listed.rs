//! Every rule has its place: its file, its case folder, its explanation, its
//! row in the book.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use panelpaper_check::{explain, rules};
use testing::root;

/// Every file below a folder, as paths from there.
fn files(folder: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(below) = folders.pop() {
        for entry in fs::read_dir(below).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let path = path.strip_prefix(folder).expect("a path below");
                found.insert(path.display().to_string().replace('\\', "/"));
            }
        }
    }
    found
}

/// Holds that the files found are those wanted, and names those that are not.
#[track_caller]
fn same(found: &BTreeSet<String>, wanted: &BTreeSet<String>, what: &str) {
    let extra: Vec<_> = found.difference(wanted).collect();
    let lacking: Vec<_> = wanted.difference(found).collect();
    assert!(extra.is_empty(), "not in {what}: {extra:?}");
    assert!(lacking.is_empty(), "in {what} and not there: {lacking:?}");
}

/// The path of a file is the name that its findings carry, of several the first.
#[test]
fn every_file_is_a_rules_of_its_name() {
    let folder = root().join("crates/check/src/rules");
    let mut of_rules = BTreeSet::new();
    for rule in rules::RULES {
        let name = format!("{}.rs", rule.names[0].replace('-', "_"));
        let text = fs::read_to_string(folder.join(&name)).unwrap_or_default();
        assert!(text == rule.source, "{:?} is not in {name}", rule.names);
        of_rules.insert(name);
    }
    let mut found = files(&folder);
    found.retain(|name| name.ends_with(".rs") && !name.ends_with("mod.rs"));
    same(&found, &of_rules, "RULES of crates/check/src/rules/mod.rs");
}

#[test]
fn rules_stand_in_the_order_of_their_names() {
    let names: Vec<&str> = rules::RULES.iter().map(|rule| rule.names[0]).collect();
    let late = names.windows(2).find(|pair| pair[0] > pair[1]);
    assert!(late.is_none(), "the first comes after the second: {late:?}");
}

#[test]
fn every_case_folder_is_a_rules() {
    let folder = root().join("crates/check/tests/rules");
    let case =
        |name: &str| ["bad.edit", "bad.snap", "good.edit"].map(|file| format!("{name}/{file}"));
    let mut cases: BTreeSet<String> = rules::names().flat_map(case).collect();
    let found = files(&folder);
    // Some have one more, in the other language.
    for name in rules::names() {
        let other = ["edit", "snap"].map(|end| format!("{name}/other.{end}"));
        if found.contains(&other[0]) {
            cases.extend(other);
        }
    }
    same(&found, &cases, "the cases of RULES");
}

/// The docs are what `panelpaper explain` prints.
#[test]
fn every_rule_is_explained() {
    for rule in rules::RULES {
        let doc = rule.doc();
        for part in ["\n\nExample: ", "\n\nFix: "] {
            assert!(
                doc.contains(part),
                "{:?} has no {}",
                rule.names,
                part.trim()
            );
        }
        for name in rule.names {
            let text = explain::find(name).expect("an explanation").text;
            assert!(text.contains(&doc) && text.contains("\n\nAllow: "));
        }
    }
}

/// The book's page of checks is written from the doc comments.
#[test]
fn the_book_lists_every_rule() {
    let page = fs::read_to_string(root().join("book/src/generated/rules.md")).expect("the page");
    assert!(
        page == explain::rules_table(),
        "book/src/generated/rules.md is old: run `cargo xtask generate`"
    );
}
