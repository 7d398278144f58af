//! Every rule has a case folder, `rules/<area>/<name>`, which is a test of that
//! name: `bad.edit` changes the small paper so that the rule finds something,
//! `bad.snap` is what people then read, and `good.edit` changes it as nearly as
//! can be without that.

use std::path::Path;
use std::process::ExitCode;

use camino::Utf8Path;
use panelpaper_check::{Level, check, rules};
use tables::diag::render::human::human;
use tables::diag::{self, Diagnostic, Severity};
use tables::load::{self, Loaded};
use tables::source::{PaperFolder, Sources};
use testing::{Case, each, root};

fn main() -> ExitCode {
    each(rules::names().map(str::to_owned), holds)
}

/// The small paper with the changes of an edit file. It allows some rules,
/// but not the one that is looked at.
fn edited(rule: &str, script: &Path) -> Case {
    let case = Case::small();
    let allowed = format!("\"{rule}\" = \"allow\"\n");
    case.write("paper.toml", case.read("paper.toml").replace(&allowed, ""));
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
    let (_, mut findings) = check(project.expect("a paper.toml"), &sources);
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

/// A rule finds its bad case and passes its good one.
fn holds(name: &str) {
    let folder = root().join("crates/check/tests/rules").join(name);
    let (findings, shown) = found_by(name, &folder.join("bad.edit"));
    let severity = match rules::rule(name).expect("the rule").level {
        Level::Required | Level::Error => Severity::Error,
        Level::Warning => Severity::Warning,
    };
    assert!(!findings.is_empty(), "{name} finds nothing");
    let at_its_level = findings.iter().all(|finding| finding.severity == severity);
    assert!(at_its_level, "{name} finds at another level:\n{shown}");
    insta::with_settings!({snapshot_path => &folder, prepend_module_to_snapshot => false, omit_expression => true}, {
        insta::assert_snapshot!("bad", shown);
    });
    let (findings, shown) = found_by(name, &folder.join("good.edit"));
    assert!(
        findings.is_empty(),
        "{name} finds fault with its good case:\n{shown}"
    );
}
