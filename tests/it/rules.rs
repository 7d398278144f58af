//! Every rule has a case folder, `rules/<area>/<name>`: `bad.edit` changes the
//! small paper so that the rule finds something, `bad.snap` is what people
//! then read, and `good.edit` changes it as nearly as can be without that.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use camino::Utf8Path;
use check::{Level, explain, rules};
use tables::diag::render::human::human;
use tables::diag::{self, Diagnostic, Severity};
use tables::load::{self, Loaded};
use tables::source::{PaperFolder, Sources};

use super::support::{Case, root};

fn cases() -> PathBuf {
    root().join("tests/it/rules")
}

/// The small paper with the changes of an edit file. It allows some rules,
/// but not the one that is looked at.
fn edited(rule: &str, script: &Path) -> Case {
    let case = Case::small();
    let settings = case.path("paper").join("paper.toml");
    let settings = fs::read_to_string(settings).expect("paper.toml");
    let allowed = format!("\"{rule}\" = \"allow\"\n");
    case.write("paper.toml", settings.replace(&allowed, ""));
    case.apply(script);
    case
}

/// What the checks find in the paper of a case, shown as `paper`.
fn found(case: &Case) -> (Vec<Diagnostic>, Sources) {
    let path = case.path("paper");
    let path = Utf8Path::from_path(&path).expect("a path in UTF-8");
    let folder = PaperFolder::open(path).expect("the paper's folder");
    let Loaded {
        project, sources, ..
    } = load::load(&folder);
    let (_, mut findings) = check::check(project.expect("a paper.toml"), &sources);
    diag::sort(&mut findings);
    (findings, sources)
}

/// What a rule finds after the changes of an edit file.
fn found_by(rule: &str, script: &Path) -> (Vec<Diagnostic>, String) {
    let case = edited(rule, script);
    let (mut findings, sources) = found(&case);
    findings.retain(|finding| finding.rule == rule);
    let shown = human(&findings, &sources, false);
    let folder = case.path("paper").display().to_string();
    (findings, shown.replace(&folder, "paper"))
}

#[test]
fn every_rule_finds_its_bad_case_and_passes_its_good_one() {
    let mut wrong = Vec::new();
    for name in rules::names() {
        let folder = cases().join(name);
        let (findings, shown) = found_by(name, &folder.join("bad.edit"));
        let firm = rules::rule(name).map(|rule| rule.level);
        let severity = match firm.expect("the rule") {
            Level::Required | Level::Error => Severity::Error,
            Level::Warning => Severity::Warning,
        };
        if findings.is_empty() || findings.iter().any(|finding| finding.severity != severity) {
            wrong.push(format!(
                "{name} finds nothing, or at another level:\n{shown}"
            ));
        }
        insta::with_settings!({snapshot_path => &folder, prepend_module_to_snapshot => false, omit_expression => true}, {
            insta::assert_snapshot!("bad", shown);
        });
        let (findings, shown) = found_by(name, &folder.join("good.edit"));
        if !findings.is_empty() {
            wrong.push(format!("{name} finds fault with its good case:\n{shown}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_case_folder_is_a_rules() {
    let mut folders = BTreeSet::new();
    for area in fs::read_dir(cases()).expect("the cases") {
        let area = area.expect("an area").path();
        for case in fs::read_dir(&area).expect("an area's cases") {
            let case = case.expect("a case").path();
            let name = case.strip_prefix(cases()).expect("a path below");
            folders.insert(name.display().to_string().replace('\\', "/"));
        }
    }
    let names: BTreeSet<String> = rules::names().map(str::to_owned).collect();
    assert_eq!(folders, names);
}

/// The docs are what `panelpaper explain` prints.
#[test]
fn every_rule_is_explained() {
    for rule in rules::RULES {
        let doc = rule.doc();
        for part in ["\n\nExample: ", "\n\nMend: "] {
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
