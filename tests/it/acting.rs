//! What could act on a terminal, a log or a build server is shown and does
//! nothing, wherever it is typed and in whatever format it is told.

use std::fs;

use serde_json::Value;

use super::support::{Case, Outcome, Run, panelpaper, root};

/// Commands of terminals and of GitHub's runner, as cells may hold them.
const HOSTILE: &[&str] = &[
    "\u{1B}]0;PWNED\u{7}\u{1B}[2K\u{1B}[1Anothing to report\u{1B}[8m",
    "\u{9B}31mx\u{202E}yz\u{2066}",
    "a\u{2028}b\u{2029}c\u{85}d\u{7F}\u{8}",
    "x\n::stop-commands::tok\n::error file=a::forged",
    "x ##[add-mask]keeper",
    "\u{200F}\u{200B}\u{61C}\u{FEFF}\u{FFFE}",
];

const FORMATS: [&str; 6] = ["human", "short", "json", "sarif", "github", "junit"];

/// Fails where an output has anything that acts.
#[track_caller]
fn check_tame(outcome: &Outcome) {
    for text in [&outcome.stdout, &outcome.stderr] {
        for c in text.chars() {
            let line = matches!(c, '\n' | '\t');
            assert!(line || !c.is_control(), "{c:?} in {text}");
            let hidden = [
                '\u{202E}', '\u{2066}', '\u{2028}', '\u{2029}', '\u{200F}', '\u{200B}', '\u{61C}',
                '\u{FEFF}', '\u{FFFE}',
            ];
            assert!(!hidden.contains(&c), "{c:?} in {text}");
        }
        assert!(!text.contains("##["), "{text}");
    }
    // The commands that the format github is made of are its own.
    for line in outcome.stdout.lines().chain(outcome.stderr.lines()) {
        let command = line.trim_start().starts_with("::");
        let own = ["::error file=", "::warning file="];
        let own = own.iter().any(|own| line.starts_with(own));
        assert!(!command || own && line.contains(",title="), "{line}");
    }
}

/// A cell of a CSV table.
fn cell(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

#[test]
fn cells_act_in_no_format() {
    for hostile in HOSTILE {
        let case = Case::small();
        let annexes = fs::read_to_string(case.path("paper/annexes.csv")).expect("the table");
        let cell = cell(hostile);
        case.write("annexes.csv", format!("{annexes}duties,{cell},,\n"));
        case.edit("ranks.csv", "slo,MPS 49", &format!("slo,{cell}"));
        case.edit("posts.csv", "lo,oil,", &format!("lo,{cell},"));
        case.edit("duties.csv", "beam,在", &format!("{cell},在"));
        for format in FORMATS {
            for command in ["check", "build"] {
                let outcome = case.run(&[command, "paper", "--format", format, "--color", "never"]);
                assert_eq!(outcome.status, 1, "{hostile:?}");
                check_tame(&outcome);
            }
        }
        let short = case.run(&["check", "paper", "--format", "short", "-q"]);
        let places = short
            .stderr
            .lines()
            .filter(|line| line.starts_with("paper/"));
        assert_eq!(
            places.count(),
            short.stderr.lines().count(),
            "{}",
            short.stderr
        );
        let json = case.run(&["check", "paper", "--format", "json", "-q"]);
        assert_eq!(json.stdout.lines().count(), short.stderr.lines().count());
        for line in json.stdout.lines() {
            serde_json::from_str::<Value>(line).expect("an object a line");
        }
    }
}

/// Escapes that stand for such characters: a file, what gives way to them, and
/// their place.
const ESCAPES: &[(&str, &str, &str, &str)] = &[
    (
        "paper.toml",
        "title = \"改組燈塔處\"",
        "title = \"a\\u001b[2J\"",
        "paper.toml:10:9",
    ),
    (
        "paper.toml",
        "\"海事局\"",
        "\"a\\u0000b\"",
        "paper.toml:11:16",
    ),
    (
        "paper.toml",
        "number = \"CB(4)7/2031-32(02)\"",
        "number = \"a\\u202Eb\"",
        "paper.toml:6:10",
    ),
    (
        "paper.toml",
        "title = \"Reorg",
        "title = \"\\u0007Reorg",
        "paper.toml:15:9",
    ),
    (
        "paper.toml",
        "[zh]",
        "[chart.marks]\n\"crea\\u001bted\" = {}\n\n[zh]",
        "paper.toml:9:1",
    ),
    (
        "body.en.hbs",
        "needs nobody",
        "needs \\u{1b}nobody",
        "body.en.hbs:19:",
    ),
    (
        "body.zh.hbs",
        "電燈則不須",
        "電燈#\"\\u{202e}\"則不須",
        "body.zh.hbs:19:",
    ),
];

#[test]
fn escapes_of_toml_and_typst_bring_nothing_in() {
    for (file, from, to, place) in ESCAPES {
        let case = Case::small();
        case.edit(file, from, to);
        let outcome = case.run(&["check", "paper", "--format", "short", "-q"]);
        assert_eq!(outcome.status, 1, "{to}");
        check_tame(&outcome);
        let start = format!("paper/{place}");
        let named = outcome.stderr.lines().any(|line| {
            line.starts_with(&start) && line.contains("error[tables/forbidden-character]: U+")
        });
        assert!(named, "{to}: {}", outcome.stderr);
    }
    // What is no control character may be written so.
    let case = Case::small();
    case.edit("paper.toml", "title = \"Reorg", "title = \"\\u0052eorg");
    case.edit(
        "body.en.hbs",
        "needs nobody",
        "needs \\u{6e}obody, \\\\u{1b}",
    );
    assert_eq!(case.run(&["check", "paper", "-q"]).status, 0);
}

/// The paper's own words and templates, and parts of a body.
#[test]
fn other_files_of_a_paper_bring_nothing_in() {
    let built_in = |name: &str| fs::read_to_string(root().join("templates").join(name));
    let case = Case::small();
    let words = built_in("words.zh.toml").expect("the words");
    let words = words.replacen(" = \"", " = \"\\u001b", 1);
    case.write("templates/words.zh.toml", words);
    let duties = built_in("duties.typ").expect("the template");
    case.write("templates/duties.typ", duties + "#let x = \"\\u{9b}\"\n");
    let outcome = case.run(&["check", "paper", "--format", "short", "-q"]);
    for named in ["words.zh.toml", "duties.typ"] {
        let found = format!("templates/{named}:");
        let mut lines = outcome.stderr.lines();
        let line = lines.find(|line| line.contains(&found) && line.contains("is a control"));
        assert!(line.is_some(), "{named}: {}", outcome.stderr);
    }
    let case = Case::small();
    case.write("part.typ", "a\u{1B}b");
    case.edit(
        "body.en.hbs",
        "needs nobody. <light>",
        "needs nobody. <light>\n\n#include \"part.typ\"",
    );
    let outcome = case.run(&["check", "paper", "--format", "short", "-q"]);
    check_tame(&outcome);
    assert!(
        outcome
            .stderr
            .contains("U+001B in it is a control character"),
        "{}",
        outcome.stderr
    );
}

#[test]
fn names_of_folders_and_arguments_act_nowhere() {
    for name in [
        "a\u{1B}[2J",
        "b\n::stop-commands::tok",
        "c\u{202E}\u{9B}",
        "::error::d",
        "e##[add-mask]f",
    ] {
        let case = Case::small();
        fs::rename(case.path("paper"), case.path(name)).expect("a folder of any name");
        for format in FORMATS {
            let outcome = case.run(&["check", name, "--format", format]);
            check_tame(&outcome);
        }
        fs::remove_file(case.path(name).join("ranks.csv")).expect("the table");
        for format in FORMATS {
            check_tame(&case.run(&["check", name, "--format", format]));
            check_tame(&case.run(&["build", name, "--format", format]));
        }
        check_tame(&case.run(&["annexes", name, "--list", "--why"]));
        check_tame(&case.run(&[
            "batch",
            ".",
            "--report",
            "markdown=a.md",
            "--report",
            "junit=a.xml",
        ]));
        for file in ["a.md", "a.xml", "output/index.html"] {
            let text = fs::read_to_string(case.path(file)).expect("a report");
            let tame = |c: char| c == '\n' || !c.is_control() && c != '\u{202E}';
            assert!(text.chars().all(tame), "{file}: {text}");
        }
        // The command line's own errors quote what was typed.
        for args in [
            vec!["check", "--format", name],
            vec!["check", "paper", "--jobs", name],
            vec![name],
            vec!["explain", name],
            vec!["new", "--nothing", name],
            vec!["chart", name],
        ] {
            let outcome = case.run(&args);
            assert_eq!(outcome.status, 2, "{args:?}");
            check_tame(&outcome);
        }
    }
}

const TABLE: &str = "id,title,rank,point,reports_to\nh,Head,R,D6,\nd,Deputy,R,D3,h\n";

/// A folder with tables of posts.
fn tables(before: &str, after: &str) -> Case {
    let case = Case::small();
    fs::write(case.path("a.csv"), before).expect("a table");
    fs::write(case.path("b.csv"), after).expect("a table");
    case
}

#[test]
fn a_chart_refuses_what_papers_refuse() {
    for hostile in [
        "\u{1B}]0;PWNED\u{7}",
        "\u{9B}31m",
        "x\u{202E}gnp",
        "\u{FFFE}",
        "\u{E000}",
        "\u{FEFF}a",
    ] {
        for (from, what) in [("Head", "title"), ("R,D6", "rank"), ("d,Dep", "id")] {
            let case = tables(TABLE, &TABLE.replace(from, &format!("{hostile}{from}")));
            for out in ["o.pdf", "o.svg", "o.json"] {
                let outcome = case.run(&["chart", "b.csv", "-o", out, "--format", "short"]);
                assert_eq!(outcome.status, 1, "{what} {hostile:?}");
                check_tame(&outcome);
                assert!(
                    outcome
                        .stderr
                        .contains("error[tables/forbidden-character]: U+")
                );
                assert!(outcome.stderr.starts_with("b.csv:"), "{}", outcome.stderr);
                assert!(!case.path(out).exists());
            }
            // Of the earlier table as of the later, and also where much is passed over.
            let args = [
                "chart",
                "a.csv",
                "--against",
                "b.csv",
                "-o",
                "o.svg",
                "--lenient",
            ];
            assert_eq!(case.run(&args).status, 1);
        }
        let case = tables(TABLE, TABLE);
        let outcome = case.run(&["chart", "a.csv", "-o", "o.pdf", "--title", hostile]);
        assert_eq!(outcome.status, 2);
        assert!(
            outcome.stderr.starts_with("error: --title has U+"),
            "{}",
            outcome.stderr
        );
        check_tame(&outcome);
    }
}

#[test]
fn a_post_of_a_chart_is_no_other_for_what_nobody_sees() {
    for (from, to, said) in [
        ("d,Dep", "d\u{200B},Dep", "tables/unseen-in-id"),
        ("d,Dep", "d\u{AD},Dep", "tables/unseen-in-id"),
        ("d,Dep", "\u{501},Dep", "tables/look-alike-id"),
        ("d,Dep", "D,Dep", "tables/look-alike-id"),
    ] {
        let case = tables(TABLE, &TABLE.replace(from, to));
        let args = [
            "chart",
            "b.csv",
            "--against",
            "a.csv",
            "-o",
            "o.svg",
            "--format",
            "short",
        ];
        let outcome = case.run(&args);
        assert_eq!((outcome.status, outcome.stdout.as_str()), (1, ""), "{to:?}");
        assert!(outcome.stderr.contains(said), "{}", outcome.stderr);
    }
    for (from, to) in [
        ("Deputy", "De\u{AD}puty"),
        ("Deputy", "Deputy\u{200B}"),
        ("R,D3", "R\u{A0},D3"),
    ] {
        let case = tables(TABLE, &TABLE.replace(from, to));
        let outcome = case.run(&["chart", "b.csv", "--against", "a.csv", "-o", "o.svg"]);
        assert_eq!(
            (outcome.status, outcome.stdout.as_str()),
            (0, ""),
            "{}",
            outcome.stderr
        );
    }
}

#[test]
fn a_list_of_changes_is_a_line_a_post() {
    let after = TABLE.replace("Deputy", "\"Deputy\n::stop-commands::tok ##[error]x\"");
    let case = tables(TABLE, &after);
    for format in ["human", "json"] {
        let args = [
            "chart",
            "b.csv",
            "--against",
            "a.csv",
            "-o",
            "o.svg",
            "--format",
            format,
        ];
        let outcome = case.run(&args);
        assert_eq!(outcome.status, 0, "{}", outcome.stderr);
        check_tame(&outcome);
        assert_eq!(outcome.stdout.lines().count(), 1, "{}", outcome.stdout);
    }
}

#[test]
fn the_help_is_as_ever() {
    let outcome = panelpaper(root(), &["--help"]);
    assert_eq!(outcome.status, 0);
    assert!(outcome.stdout.contains("Usage: panelpaper"));
}
