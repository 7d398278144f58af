//! The command line itself: help, usage, exit status, where output goes.

use std::process::{Command, Stdio};

use super::support::{Case, Run, copy, panelpaper, pdf_pages, root};

#[test]
fn help_names_the_commands_and_options() {
    let help = panelpaper(root(), &["--help"]).stdout;
    insta::assert_snapshot!(help, @r"
    Tables of posts and duties into Legislative Council papers

    Usage: panelpaper [OPTIONS] <COMMAND>

    Commands:
      build          Make the papers' PDFs, annexes, manifest and zip
      annexes        Make only the annexes whose inputs changed
      check          Check papers, and write nothing but what --fix changes
      batch          Build every paper below some folders, for CI
      merge-reports  Join the reports that the parts of a batch wrote
      watch          Build on each save, until Ctrl-C
      chart          Draw one organisation chart from one table, as PDF, SVG or JSON
      new            Write a paper folder that builds, to start from
      explain        Say what a message means, why, and how to mend what it finds
      ranks          Print rows of ranks.csv to start from, of the ranks that the program knows
      tables         Write the tables as one workbook in place of CSV files, or back
      compare        Say what is different from an earlier version of the paper
      review         Say what a reviewer changed in the Word document, and bring it home
      schema         Print the schema of paper.toml, the tables or reports, for editors and other tools
      completions    Print the completion script of a shell
      man            Write the manual pages of all commands into a folder
      licenses       Print the licence notices of the fonts inside the program
      help           Print this message or the help of the given subcommand(s)

    Options:
          --color <COLOR>
              When to colour messages; NO_COLOR is heeded too

              Possible values:
              - auto:   On a terminal
              - always: Always
              - never:  Never
              
              [default: auto]

      -q, --quiet
              Print findings alone

      -v, --verbose
              Print every message whole, and where the time went

      -h, --help
              Print help (see a summary with '-h')

      -V, --version
              Print version
    ");
    let build = panelpaper(root(), &["build", "--help"]).stdout;
    for option in [
        "--lang",
        "--out",
        "--jobs",
        "--format",
        "--color",
        "--quiet",
        "--verbose",
        "--deny-warnings",
        "--font-dir",
        "--pdf-standard",
        "--emit-typst",
    ] {
        assert!(build.contains(option), "{option}");
    }
}

#[test]
fn usage_errors_are_status_two() {
    for args in [
        &[][..],
        &["bild"],
        &["build", "--lang", "fr"],
        &["build", "--jobs", "0"],
    ] {
        assert_eq!(panelpaper(root(), args).status, 2, "{args:?}");
    }
}

#[test]
fn a_paper_is_needed() {
    let empty = tempfile::tempdir().expect("a folder");
    let outcome = panelpaper(empty.path(), &["build"]);
    assert_eq!(outcome.status, 2);
    assert_eq!(
        outcome.stderr,
        "error: no paper is named, and the current folder has no paper.toml\n"
    );
    let outcome = panelpaper(empty.path(), &["build", "nowhere"]);
    assert_eq!(outcome.status, 2);
    assert!(
        outcome
            .stderr
            .starts_with("error: cannot read the folder nowhere")
    );
    let outcome = Case::small().run(&["check", "paper/paper.toml"]);
    assert_eq!(outcome.status, 2);
    assert_eq!(
        outcome.stderr,
        "error: cannot read the folder paper/paper.toml: it is a file; a paper is named by its folder\n"
    );
}

#[test]
fn messages_go_to_standard_error_and_quiet_is_quiet() {
    let case = Case::small();
    let outcome = case.run(&["build", "paper"]);
    assert_eq!((outcome.status, outcome.stdout.as_str()), (0, ""));
    assert!(
        outcome.stderr.starts_with("built output/paper: "),
        "{}",
        outcome.stderr
    );
    let outcome = case.run(&["build", "paper", "--quiet"]);
    assert_eq!((outcome.stdout.as_str(), outcome.stderr.as_str()), ("", ""));
    // Into a folder of its own, where there is something to do.
    let outcome = case.run(&["build", "paper", "--verbose", "--out", "other"]);
    assert!(
        outcome.stderr.contains(" ms  typeset"),
        "{}",
        outcome.stderr
    );
}

#[test]
fn one_edition_can_be_built_alone() {
    let case = Case::small();
    assert_eq!(case.run(&["build", "paper"]).status, 0);
    assert!(case.path("output/paper/en/paper.pdf").exists());
    // What the second build does not make is no longer part of the output.
    assert_eq!(case.run(&["build", "paper", "--lang", "zh"]).status, 0);
    assert!(case.path("output/paper/zh/paper.pdf").exists());
    assert!(!case.path("output/paper/en/paper.pdf").exists());
}

#[test]
fn two_papers_of_one_id_are_refused() {
    let case = Case::small();
    let outcome = case.run(&["build", "paper", "paper/."]);
    assert_eq!(outcome.status, 2);
    assert!(
        outcome
            .stderr
            .starts_with("error: paper and paper/. have one id, `paper`"),
        "{}",
        outcome.stderr
    );
    assert!(!case.path("output").exists());
}

#[test]
fn a_new_paper_builds() {
    let folder = tempfile::tempdir().expect("a folder");
    let outcome = panelpaper(folder.path(), &["new", "mine"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let outcome = panelpaper(folder.path(), &["build", "mine", "--deny-warnings"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let pages = pdf_pages(&folder.path().join("output/mine/zh/paper.pdf")).concat();
    assert!(
        pages.contains("我們建議開設1個某署助理署長職位(首長級薪級第2點)"),
        "{pages}"
    );
    // Nobody's files are written over.
    let outcome = panelpaper(folder.path(), &["new", "mine"]);
    assert_eq!(outcome.status, 2);
    assert!(
        outcome.stderr.contains("mine already holds something"),
        "{}",
        outcome.stderr
    );
}

#[test]
fn a_reader_may_stop_reading() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_panelpaper"))
        .arg("licenses")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}

/// The status of a command whose messages and data nobody reads.
fn unheard(case: &Case, args: &[&str]) -> Option<i32> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_panelpaper"))
        .args(args)
        .current_dir(case.path("."))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    drop(child.stderr.take());
    child.wait().expect("it ends").code()
}

#[test]
fn a_failure_that_nobody_reads_of_is_one() {
    let case = Case::small();
    assert_eq!(unheard(&case, &["check", "paper"]), Some(0));
    case.write("figures.csv", "id,value\nx,much\n");
    for args in [
        &["check", "paper"][..],
        &["check", "paper", "--format", "json"],
        &["check", "paper", "--format", "sarif"],
        &["build", "paper", "--verbose"],
        &["batch", "."],
    ] {
        assert_eq!(unheard(&case, args), Some(1), "{args:?}");
    }
    assert_eq!(unheard(&case, &["check", "nosuch"]), Some(2));
    // What follows the first message is done as well.
    copy(&case.path("paper"), &case.path("papers/a"));
    copy(&Case::small().path("paper"), &case.path("papers/b"));
    assert_eq!(
        unheard(&case, &["batch", "papers", "--out", "made"]),
        Some(1)
    );
    assert!(case.path("made/b/en/paper.pdf").is_file());
}

#[test]
fn color_is_asked_for() {
    let case = Case::small();
    case.write("figures.csv", "id,value\nx,much\n");
    let plain = case.run(&["check", "paper"]);
    let colored = case.run(&["check", "paper", "--color", "always"]);
    assert!(!plain.stderr.contains('\u{1b}'));
    assert!(colored.stderr.contains('\u{1b}'));
}

/// As of cargo: how loud a command is may be said before its name and behind it.
#[test]
fn every_command_takes_how_loud_it_is() {
    let case = Case::small();
    for args in [
        &["--color", "never", "check", "paper"][..],
        &[
            "-q",
            "compare",
            "paper",
            "--to",
            "paper",
            "--color=always",
            "--jobs",
            "1",
        ],
        &[
            "compare", "paper", "--to", "paper", "--format", "short", "-v",
        ],
        &["ranks", "aosgc", "--color", "never", "-q"],
        &["-v", "explain", "posts/unknown-rank"],
        &["completions", "bash", "--quiet"],
    ] {
        let outcome = case.run(args);
        assert_eq!(outcome.status, 0, "{args:?}: {}", outcome.stderr);
    }
    for (args, told) in [
        (&["new", "a"][..], true),
        (&["--quiet", "new", "b"], false),
        (&["new", "c", "-q"], false),
        (&["compare", "paper", "--to", "paper", "-o", "r.html"], true),
        (
            &["-q", "compare", "paper", "--to", "paper", "-o", "q.html"],
            false,
        ),
    ] {
        let outcome = case.run(args);
        assert_eq!(outcome.status, 0, "{}", outcome.stderr);
        assert_eq!(
            !outcome.stderr.is_empty(),
            told,
            "{args:?}: {}",
            outcome.stderr
        );
    }
    assert!(case.path("q.html").exists());
    case.edit("posts.csv", "superior_en,tenure", "superior_en,tenur");
    let colours = |args: &[&str]| case.run(args).stderr.contains("\u{1b}[");
    assert!(colours(&["--color", "always", "check", "paper"]));
    assert!(colours(&[
        "compare", "paper", "--to", "paper", "--color", "always"
    ]));
    assert!(!colours(&[
        "--color", "always", "check", "paper", "--color", "never"
    ]));
}
