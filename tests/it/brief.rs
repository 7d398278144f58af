//! What people read while they build: errors whole, warnings on a line each, and
//! where they are told whole.

use super::support::{Case, Outcome, Run, copy};

/// A paper with five warnings of one name and one of another.
fn warned() -> Case {
    let case = Case::small();
    let typed = "電燈則不須。見附件1、附件2。見附件3。見附件1。見附件2。";
    case.edit("body.zh.hbs", "電燈則不須。", typed);
    case.edit("duties.csv", "每季出版浮標表", "每季出版浮標表；");
    case
}

const BRIEF: &str = "\
paper/duties.csv:3:15: warning[duties/typed-separator]: the duty ends with `；`, which the layout prints
paper/body.zh.hbs:19:18: warning[numbers/typed-annex]: `附件1` is typed
paper/body.zh.hbs:19:22: warning[numbers/typed-annex]: `附件2` is typed
paper/body.zh.hbs:19:27: warning[numbers/typed-annex]: `附件3` is typed
    2 more like this
";

const CLOSING: &str = "paper: 6 warnings; `panelpaper check paper` shows them all\n";

/// The lines after a text.
#[track_caller]
fn after<'a>(outcome: &'a Outcome, text: &str) -> &'a str {
    let said = outcome.stderr.strip_prefix(text);
    said.unwrap_or_else(|| panic!("{}", outcome.stderr))
}

#[test]
fn a_build_tells_warnings_on_a_line_each_and_what_tells_all() {
    let case = warned();
    let outcome = case.run(&["build", "paper"]);
    let built = "built output/paper: 10 pages, 6 annexes, 10 files\n";
    assert_eq!(after(&outcome, BRIEF), format!("{built}{CLOSING}"));
    // They are told again where nothing is to be built.
    let outcome = case.run(&["build", "paper", "--quiet"]);
    assert_eq!(after(&outcome, BRIEF), CLOSING);
    let outcome = case.run(&["annexes", "paper"]);
    let made = "nothing changed among the 6 annexes in output/paper\n";
    assert_eq!(after(&outcome, BRIEF), format!("{made}{CLOSING}"));
    let outcome = case.run(&["annexes", "paper", "--list"]);
    let none = "nothing changed: no annex is to be made\n";
    assert_eq!(after(&outcome, BRIEF), format!("{none}{CLOSING}"));
    assert_eq!((outcome.status, outcome.stdout.as_str()), (0, ""));
}

#[test]
fn whoever_asks_is_told_all() {
    let case = warned();
    let check = case.run(&["check", "paper"]).stderr;
    assert_eq!(check.matches("help: write {{annex").count(), 5, "{check}");
    assert!(check.contains("paper: 6 warnings\n"), "{check}");
    for option in ["--format=human", "-v"] {
        for command in ["build", "annexes"] {
            let outcome = case.run(&[command, "paper", option]);
            assert!(outcome.stderr.starts_with(&check), "{}", outcome.stderr);
            assert!(
                !outcome.stderr.contains("shows them all"),
                "{}",
                outcome.stderr
            );
        }
    }
    // Formats for other programs have everything.
    let short = case
        .run(&["build", "paper", "--format", "short", "-q"])
        .stderr;
    assert_eq!(short.lines().count(), 6, "{short}");
    let json = case.run(&["build", "paper", "--format", "json"]).stdout;
    assert_eq!(json.lines().count(), 6, "{json}");
}

#[test]
fn errors_are_whole_and_come_last() {
    let case = warned();
    case.edit(
        "posts.csv",
        "hls,beam,電燈改裝總監,Director of Electric Beams,plo",
        "hls,beam,電燈改裝總監,Director of Electric Beams,plop",
    );
    let outcome = case.run(&["build", "paper"]);
    assert_eq!(outcome.status, 1);
    let error = outcome
        .stderr
        .find("error[posts/unknown-rank]")
        .expect("the error");
    assert!(outcome.stderr[error..].contains("^^^^ did you mean `plo`?"));
    assert!(outcome.stderr.contains("nothing written for paper\n"));
    assert!(outcome.stderr.contains("1 error"), "{}", outcome.stderr);
    let denied = warned().run(&["build", "paper", "--deny-warnings"]);
    assert_eq!(denied.status, 1);
    assert_eq!(
        after(&denied, BRIEF),
        format!("nothing written for paper: --deny-warnings makes its warnings count\n{CLOSING}")
    );
}

#[test]
fn a_batch_tells_each_paper_in_brief() {
    let case = warned();
    copy(&case.path("paper"), &case.path("papers/a folder"));
    let outcome = case.run(&["batch", "papers"]);
    let brief = BRIEF.replace("paper/", "papers/a folder/");
    let closing =
        "papers/a folder: 6 warnings; `panelpaper check \"papers/a folder\"` shows them all\n\n";
    assert!(
        after(&outcome, &brief).starts_with(closing),
        "{}",
        outcome.stderr
    );
    let whole = case.run(&["batch", "papers", "--format", "human"]).stderr;
    assert_eq!(whole.matches("help: write {{annex").count(), 5, "{whole}");
}

/// What is said of the small paper with an addition to each body.
fn said(zh: &str, en: &str) -> (Case, String) {
    let case = Case::small();
    case.edit("body.zh.hbs", "電燈則不須。", &format!("電燈則不須。{zh}"));
    let light = "Electric light needs nobody.";
    case.edit("body.en.hbs", light, &format!("{light} {en}"));
    let said = case.run(&["check", "paper"]).stderr;
    (case, said)
}

#[test]
fn a_typed_annex_has_one_way_out() {
    // Of another post than the sentence is about: the helper of that post.
    let (_, wrong) = said(
        "電燈改裝總監的職責載於附件1。",
        "The duties of the Director of Electric Beams are in Annex 1.",
    );
    assert_eq!(
        wrong.matches("error[numbers/wrong-annex]").count(),
        2,
        "{wrong}"
    );
    assert_eq!(
        wrong.matches("help: write {{annex \"beam\"}}").count(),
        2,
        "{wrong}"
    );
    assert!(wrong.contains("paper: 2 errors\n"), "{wrong}");
    // Of no post in particular: the helper of that number.
    let (_, right) = said("見附件1。", "See Annex 1.");
    assert_eq!(
        right.matches("help: write {{annex \"survey\"}}").count(),
        2,
        "{right}"
    );
    // All of a kind, which are more when one is added.
    let (_, all) = said("見附件1至2。", "See Annexes 1 and 2.");
    assert_eq!(
        all.matches("help: write {{annex kind=\"duties\"}}").count(),
        2,
        "{all}"
    );
    assert!(all.contains("paper: 2 warnings\n"), "{all}");
}

#[test]
fn a_typed_annex_of_a_subject_with_two_is_told_by_its_kind() {
    let (case, _) = said("見附件3。見附件1及4。", "See Annex 4.");
    let posts = std::fs::read_to_string(case.path("paper/posts.csv")).expect("the table");
    let post = "hls,hls,燈塔主任,Lighthouse Officer,slo,keeper,,,permanent\n";
    case.write("posts.csv", posts + post);
    let annexes = std::fs::read_to_string(case.path("paper/annexes.csv")).expect("the table");
    case.write("annexes.csv", annexes + "duties,hls,,\n");
    case.edit(
        "body.zh.hbs",
        "{{annex \"survey\" \"hls\"}}",
        "{{annex \"survey\"}}",
    );
    case.edit(
        "body.en.hbs",
        "{{annex \"survey\" \"hls\"}}",
        "{{annex \"survey\"}}",
    );
    let said = case.run(&["check", "paper"]).stderr;
    for help in [
        "help: write {{annex \"hls\" kind=\"chart\"}}",
        "help: write {{annex \"survey\" \"hls\" kind=\"duties\"}}",
        "help: write {{annex \"hls\" kind=\"duties\"}}",
    ] {
        assert!(said.contains(help), "{help}: {said}");
    }
}
