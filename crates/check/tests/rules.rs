//! Every rule has a case folder, `rules/<area>/<name>`, which is a test of that
//! name: `bad.edit` changes the small paper so that the rule finds something,
//! `bad.snap` is what people then read, and `good.edit` changes it as nearly as
//! can be without that.
//!
//! The findings of `bad.edit` and, where there is one, `other.edit` stand in the
//! texts of just the languages that the rule says it knows.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;

use camino::Utf8Path;
use panelpaper_check::{Level, check, rules};
use tables::diag::render::human::human;
use tables::diag::{self, Diagnostic, Severity};
use tables::load::{self, Loaded};
use tables::model::Lang;
use tables::source::{PaperFolder, Sources, Span};
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

/// The language of the text at a place: of a body, or of a column such as
/// `title_zh`.
fn language(sources: &Sources, at: Span) -> Option<Lang> {
    let tables = sources.tables().iter();
    let columns = tables
        .filter(|table| table.file == at.file)
        .flat_map(|table| {
            let cells = table
                .rows
                .iter()
                .flat_map(|row| row.cells.iter().enumerate());
            let mut here =
                cells.filter(|(_, cell)| (cell.span.start..=cell.span.end).contains(&at.start));
            let (column, _) = here.next()?;
            Some(table.headers.get(column)?.text.as_str())
        });
    let path = sources.file(at.file).path.as_str();
    Lang::ALL.into_iter().find(|lang| {
        let (body, column) = (
            format!("body.{}.hbs", lang.code()),
            format!("_{}", lang.code()),
        );
        path.ends_with(&body) || columns.clone().any(|name| name.ends_with(&column))
    })
}

/// What a rule finds after the changes of an edit file: the findings, the
/// languages of the texts that they stand in, and what people read.
fn found_by(rule: &str, script: &Path) -> (Vec<Diagnostic>, BTreeSet<Lang>, String) {
    let case = edited(rule, script);
    let (mut findings, sources) = found(&case);
    findings.retain(|finding| finding.rule == rule);
    let shown = human(&findings, &sources, false);
    let folder = case.path("paper").display().to_string();
    let places = findings
        .iter()
        .filter_map(|it| Some(it.primary.as_ref()?.span));
    let languages = places.filter_map(|at| language(&sources, at)).collect();
    (findings, languages, shown.replace(&folder, "paper"))
}

/// A rule finds its bad case and passes its good one.
fn holds(name: &str) {
    let folder = root().join("crates/check/tests/rules").join(name);
    let (findings, languages, shown) = found_by(name, &folder.join("bad.edit"));
    let rule = rules::rule(name).expect("the rule");
    let severity = match rule.level {
        Level::Required | Level::Error => Severity::Error,
        Level::Warning => Severity::Warning,
    };
    assert!(!findings.is_empty(), "{name} finds nothing");
    let at_its_level = findings.iter().all(|finding| finding.severity == severity);
    assert!(at_its_level, "{name} finds at another level:\n{shown}");
    is_read_as(&folder, "bad", &shown);
    knows_its_languages(name, languages, &folder);
    let (findings, _, shown) = found_by(name, &folder.join("good.edit"));
    assert!(
        findings.is_empty(),
        "{name} finds fault with its good case:\n{shown}"
    );
}

/// What people read is what the snapshot of a case folder has.
fn is_read_as(folder: &Path, case: &str, shown: &str) {
    insta::with_settings!({snapshot_path => folder, prepend_module_to_snapshot => false, omit_expression => true}, {
        insta::assert_snapshot!(case, shown);
    });
}

/// A rule that looks at words finds something in each language that it says it
/// knows, and in no other: `found` are those of its bad case, and `other.edit`
/// of its folder is a case in the other language.
fn knows_its_languages(name: &str, mut found: BTreeSet<Lang>, folder: &Path) {
    let rule = rules::rule(name).expect("the rule");
    let said: BTreeSet<Lang> = rule.languages.iter().copied().collect();
    let other = folder.join("other.edit");
    if other.exists() {
        let (_, languages, shown) = found_by(name, &other);
        found.extend(languages);
        is_read_as(folder, "other", &shown);
    }
    // One that looks at tables alone finds nothing in words.
    assert!(
        found.is_empty() || found == said,
        "{name} says that it knows {said:?}, and its cases are in {found:?}: \
         correct its `languages`, or write other.edit"
    );
}
