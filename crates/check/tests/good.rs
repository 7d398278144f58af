//! Good papers, in words that the rules were not made for: each finding on them
//! is listed with the reason why it is right, or is owned to be a false alarm.
//!
//! `good/NAME` is a paper and `good/NAME.toml` what is found in it; the founding
//! paper and the small one have such lists too. No paper may have more than two
//! false alarms. `cargo test -p panelpaper-check --test good -- --nocapture`
//! prints how many each has.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use camino::Utf8Path;
use panelpaper_check::check;
use serde::Deserialize;
use tables::diag::{self, Diagnostic, render::human::human};
use tables::load::{self, Loaded};
use tables::source::{PaperFolder, Sources};
use testing::root;

/// How many false alarms a paper may have.
const MOST: usize = 2;

/// What is known to be found in a paper.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    #[serde(default)]
    finding: Vec<Finding>,
}

/// One finding.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Finding {
    /// The rule, and its message as it is printed.
    rule: String,
    message: String,
    /// How often it is said.
    #[serde(default = "once")]
    times: usize,
    /// Why it is right, or why it is not.
    #[serde(default)]
    right: String,
    #[serde(default, rename = "false")]
    wrong: String,
}

fn once() -> usize {
    1
}

/// The papers with their lists.
fn papers() -> Vec<(String, PathBuf)> {
    let folder = root().join("crates/check/tests/good");
    let mut papers = vec![
        ("dpo-2024".to_owned(), root().join("data/dpo-2024")),
        ("small".to_owned(), root().join("tests/it/small")),
    ];
    let mut names: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the papers")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_dir())
        .collect();
    names.sort();
    papers.extend(names.into_iter().map(|path| {
        let name = path.file_name().expect("a name").to_string_lossy();
        (name.into_owned(), path)
    }));
    papers
}

/// What is found in a paper.
fn found(paper: &Path) -> (Vec<Diagnostic>, Sources) {
    let path = Utf8Path::from_path(paper).expect("a path in UTF-8");
    let folder = PaperFolder::open(path).expect("the paper's folder");
    let Loaded {
        project,
        sources,
        mut findings,
    } = load::load(&folder);
    findings.extend(check(project.expect("a paper.toml"), &sources).1);
    diag::sort(&mut findings);
    (findings, sources)
}

/// The list of a paper.
fn known(name: &str) -> Known {
    let path = root().join(format!("crates/check/tests/good/{name}.toml"));
    let text = fs::read_to_string(path).unwrap_or_default();
    toml::from_str(&text).unwrap_or_else(|fault| panic!("{name}.toml: {fault}"))
}

#[test]
fn good_papers_have_few_false_alarms_and_each_finding_has_its_reason() {
    let mut faults = String::new();
    println!("| paper | findings | right | false alarms |\n| --- | --- | --- | --- |");
    for (name, path) in papers() {
        let (findings, sources) = found(&path);
        let known = known(&name);
        let mut said: Vec<(&str, &str)> = Vec::new();
        for it in &known.finding {
            assert!(
                it.right.is_empty() != it.wrong.is_empty(),
                "{name}: {} is right or false, and why",
                it.message
            );
            said.extend((0..it.times).map(|_| (it.rule.as_str(), it.message.as_str())));
        }
        let here = |it: &Diagnostic| (it.rule.to_string(), it.message.clone());
        let is = |(rule, message): &(&str, &str)| ((*rule).to_owned(), (*message).to_owned());
        let mut listed: Vec<(String, String)> = said.iter().map(is).collect();
        let mut fresh = Vec::new();
        for finding in &findings {
            match listed.iter().position(|known| *known == here(finding)) {
                Some(at) => drop(listed.remove(at)),
                None => fresh.push(finding.clone()),
            }
        }
        let wrong: usize = {
            let wrong = known.finding.iter().filter(|it| !it.wrong.is_empty());
            wrong.map(|it| it.times).sum()
        };
        let (all, right) = (findings.len(), findings.len().saturating_sub(wrong));
        println!("| {name} | {all} | {right} | {wrong} |");
        if !fresh.is_empty() {
            let shown = human(&fresh, &sources, false);
            faults += &format!("{name} has findings that are not listed:\n{shown}\n");
        }
        for (rule, message) in listed.iter().collect::<BTreeSet<_>>() {
            faults += &format!("{name} lists {rule}: {message}, which is not found\n");
        }
        if wrong > MOST {
            faults += &format!("{name} has {wrong} false alarms\n");
        }
    }
    assert!(faults.is_empty(), "{faults}");
}
