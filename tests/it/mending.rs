//! `--fix` changes what is printed and never what means something; `--diff` is
//! what it does; and twice is once.

use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::support::{Case, Run, root};

/// Every file of the paper.
fn files(case: &Case) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(case.path("paper")).expect("the paper") {
        let path = entry.expect("an entry").path();
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        found.push((name, fs::read(&path).expect("a file")));
    }
    found.sort();
    found
}

#[test]
fn fix_leaves_white_space_of_ids() {
    let case = Case::small();
    case.edit("figures.csv", "cost,", "cost ,");
    for body in ["body.zh.hbs", "body.en.hbs"] {
        case.edit(body, "{{money \"cost\"}}", "{{money \"cost \"}}");
    }
    let before = files(&case);
    assert_eq!(case.run(&["check", "paper", "-q"]).status, 0);
    let fixed = case.run(&["check", "paper", "--fix", "--format", "short"]);
    assert_eq!(fixed.status, 0, "{}", fixed.stderr);
    assert!(
        fixed
            .stderr
            .contains("paper/figures.csv:2:5: warning[typing/space]")
    );
    assert_eq!(files(&case), before);
    // Two ids never become one.
    let case = Case::small();
    let figures = fs::read_to_string(case.path("paper/figures.csv")).expect("the table");
    case.write("figures.csv", format!("{figures}cost ,5,x\n"));
    let before = files(&case);
    let fixed = case.run(&["check", "paper", "--fix", "--format", "short"]);
    assert_eq!(fixed.status, 1);
    assert!(
        fixed.stderr.contains("look like one id"),
        "{}",
        fixed.stderr
    );
    assert_eq!(files(&case), before);
}

#[test]
fn fix_leaves_every_cell_that_is_looked_up() {
    for (file, from, to) in [
        ("posts.csv", "lo,oil,", "lo,oil ,"),
        ("posts.csv", "lo,oil,", "lo ,oil,"),
        (
            "posts.csv",
            "slo,keeper,,,permanent\nlo,oil",
            "slo ,keeper,,,permanent\nlo,oil",
        ),
        ("annexes.csv", "duties,beam", "duties,beam "),
        ("annexes.csv", "chart,hls", "chart ,hls"),
        ("duties.csv", "beam,在", " beam,在"),
        ("offices.csv", "hls,proposed", "hls,proposed "),
        ("ranks.csv", "clo,D2", "clo\u{A0},D2"),
    ] {
        let case = Case::small();
        case.edit(file, from, to);
        let before = files(&case);
        let _ = case.run(&["check", "paper", "--fix"]);
        assert_eq!(files(&case), before, "{to:?}");
    }
}

/// Code of a body names files and functions.
#[test]
fn fix_leaves_code_of_bodies() {
    let case = Case::small();
    let picture = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>";
    case.write("圖（甲）.svg", picture);
    for body in ["body.zh.hbs", "body.en.hbs"] {
        let figure = "{{title \"oil\"}}#box(image(\"圖（甲）.svg\", alt: \"燈（甲）\"))#metadata(\"⼯\u{200B}\")";
        case.edit(body, "{{title \"oil\"}}", figure);
    }
    case.edit("duties.csv", "每季出版浮標表", "每季出版(燈塔)浮標表");
    let before = files(&case);
    let fixed = case.run(&["check", "paper", "--fix", "-q", "--format", "short"]);
    assert_eq!(fixed.status, 0, "{}", fixed.stderr);
    assert_eq!(files(&case), before);
    case.build();
}

/// Where safe changes of words would break what names these words, they are not
/// made, and that is said.
#[test]
fn fix_never_breaks_a_paper() {
    let case = Case::small();
    let wide = "首席燈務主任（航道）";
    case.edit(
        "ranks.csv",
        "plo,D1,首席燈務主任",
        &format!("plo,D1,{wide}"),
    );
    case.edit("duties.csv", "每季出版浮標表", "每季出版(燈塔)浮標表(甲)");
    let settings = fs::read_to_string(case.path("paper/paper.toml")).expect("paper.toml");
    let slip = format!(
        "\n[[as_printed]]\nannex = \"beam\"\ncomputed = \"{wide}\"\nprinted = \"首席燈務主任\"\n"
    );
    case.write("paper.toml", settings + &slip);
    let before = case.run(&["check", "paper", "-q", "--format", "short"]);
    assert_eq!(before.status, 0, "{}", before.stderr);
    assert!(
        before.stderr.contains("typing/bracket-width"),
        "{}",
        before.stderr
    );
    let diff = case.run(&["check", "paper", "--diff"]);
    let fixed = case.run(&["check", "paper", "--fix"]);
    assert_eq!(fixed.status, 0, "{}", fixed.stderr);
    for told in [&diff, &fixed] {
        assert!(
            told.stderr
                .contains("left what typing/bracket-width would change"),
            "{}",
            told.stderr
        );
    }
    case.build();
}

/// A table of each kind of line end and encoding with something to mend in it.
fn tables() -> Vec<(&'static str, Vec<u8>)> {
    let small = fs::read_to_string(root().join("tests/it/small/duties.csv")).expect("the table");
    let faulty = small.replace("的航道,", "（港內）的\u{200B}航道；,");
    let crlf = faulty.replace('\n', "\r\n");
    let wide = |text: &str| {
        let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
        units.flat_map(u16::to_le_bytes).collect::<Vec<u8>>()
    };
    let big5 = faulty.replace('\u{200B}', "");
    vec![
        ("LF", faulty.clone().into_bytes()),
        ("CRLF", crlf.clone().into_bytes()),
        ("no line end", faulty.trim_end().as_bytes().to_vec()),
        ("a mark", format!("\u{FEFF}{faulty}").into_bytes()),
        ("CR", faulty.replace('\n', "\r").into_bytes()),
        ("Big5", encoding_rs::BIG5.encode(&big5).0.into_owned()),
        ("UTF-16", wide(&crlf)),
    ]
}

/// The diff of the paper, as bytes.
fn diff_of(case: &Case) -> Vec<u8> {
    let output = Command::new(env!("CARGO_BIN_EXE_panelpaper"))
        .args(["check", "paper", "--diff", "-q"])
        .current_dir(case.path("."))
        .output();
    output.expect("the program starts").stdout
}

/// Gives a diff to git in the case's folder; false where it refuses.
fn applied(case: &Case, diff: &[u8]) -> bool {
    let child = Command::new("git")
        .args(["apply", "-p0", "--whitespace=nowarn", "-"])
        .current_dir(case.path("."))
        .stdin(Stdio::piped())
        .spawn();
    let mut child = child.expect("git starts");
    let mut input = child.stdin.take().expect("its standard input");
    input.write_all(diff).expect("the diff is taken");
    drop(input);
    child.wait().expect("it ends").success()
}

#[test]
fn a_diff_is_what_fix_does() {
    for (kind, bytes) in tables() {
        let (fixed, patched) = (Case::small(), Case::small());
        for case in [&fixed, &patched] {
            case.write("duties.csv", &bytes);
            case.edit(
                "body.zh.hbs",
                "油燈每晚須由人",
                "油燈(每晚)須（由）人\u{200B}",
            );
        }
        let before = files(&patched);
        let diff = diff_of(&patched);
        assert_eq!(files(&patched), before, "{kind}: --diff writes nothing");
        let outcome = fixed.run(&["check", "paper", "--fix", "-q"]);
        assert_eq!(outcome.status, 0, "{kind}: {}", outcome.stderr);
        assert_ne!(files(&fixed), before, "{kind}");
        assert!(applied(&patched, &diff), "{kind}: git takes it");
        assert_eq!(files(&patched), files(&fixed), "{kind}");
        assert_eq!(diff_of(&fixed), b"", "{kind}: twice is once");
    }
}

/// Changes that touch one another need several rounds, and the diff has all.
#[test]
fn a_diff_has_every_round() {
    let case = Case::small();
    let faulty = "的（\u{200B}\u{200B}Ａ\u{200B}港\u{200B}） \u{200B} 航道 ；  ,";
    case.edit("duties.csv", "的航道,", faulty);
    let diff = diff_of(&case);
    let text = String::from_utf8(diff.clone()).expect("UTF-8");
    let right = "\n+survey,測量維港及各避風塘的(A港)  航道,";
    assert!(text.contains(right), "{text}");
    assert!(applied(&case, &diff));
    assert_eq!(diff_of(&case), b"");
}

/// What a proof-reader finds fault with.
const PIECES: &[&str] = &[
    "\u{200B}", "\u{AD}", "\u{A0}", "\u{3000}", " ", "（", "）", "(", ")", "，", ",", "；", "。",
    "Ａ", "１", "⼯", "\u{F9DC}", "e\u{301}", "\u{FEFF}", "台灣", "\u{FE00}", "啲", "\"\"",
];

/// Puts a piece into a file, at a character.
fn put(case: &Case, file: &str, at: usize, piece: &str) {
    let path = case.path("paper").join(file);
    let text = fs::read_to_string(path).expect("the file is text");
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let at = places[at % places.len()];
    case.write(file, format!("{}{piece}{}", &text[..at], &text[at..]));
}

/// What tables say in the cells that are looked up: all but those in a language.
fn meanings(case: &Case) -> Vec<String> {
    let mut found = Vec::new();
    for (name, bytes) in files(case) {
        if !name.ends_with(".csv") {
            continue;
        }
        let text = String::from_utf8(bytes).expect("UTF-8");
        let header: Vec<&str> = text.lines().next().unwrap_or_default().split(',').collect();
        let printed = |column: &str| column.ends_with("_zh") || column.ends_with("_en");
        for line in text.lines() {
            // Commas in quotes are no matter: both sides are cut alike.
            let cells = line.split(',').zip(&header);
            let cells = cells.filter(|(_, column)| !printed(column));
            found.extend(cells.map(|(cell, column)| format!("{name} {column}: {cell}")));
        }
    }
    found
}

/// Seeded: the same papers on every run.
#[test]
fn fix_twice_is_fix_once() {
    let config = Config {
        cases: 24,
        failure_persistence: None,
        ..Config::default()
    };
    let seed = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(config, seed);
    let names = vec![
        "duties.csv",
        "posts.csv",
        "offices.csv",
        "ranks.csv",
        "annexes.csv",
        "figures.csv",
        "body.zh.hbs",
        "body.en.hbs",
        "paper.toml",
    ];
    let edit = (
        prop::sample::select(names),
        0..10_000_usize,
        prop::sample::select(PIECES),
    );
    let edits = prop::collection::vec(edit, 1..6);
    let outcome = runner.run(&edits, |edits| {
        let case = Case::small();
        for (file, at, piece) in &edits {
            put(&case, file, *at, piece);
        }
        let sound = case.run(&["check", "paper", "-q"]).status == 0;
        let before = (meanings(&case), files(&case));
        let diff = diff_of(&case);
        let fixed = case.run(&["check", "paper", "--fix", "-q"]);
        prop_assert!(!sound || fixed.status == 0, "it breaks: {}", fixed.stderr);
        prop_assert_eq!(diff.is_empty(), files(&case) == before.1);
        prop_assert_eq!(meanings(&case), before.0);
        let once = files(&case);
        let _ = case.run(&["check", "paper", "--fix", "-q"]);
        prop_assert_eq!(files(&case), once, "twice is not once");
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

/// The quotation mark that opens a text is none of its characters where it never closes.
#[test]
fn a_text_that_never_closes_is_not_mended() {
    for (was, is) in [
        (
            "title = \"Reorganisation of the Lighthouse Office\"",
            "title = \"Reorganisation of the Lighthouse Office",
        ),
        ("\"Lighthouse Office\"]", "\"Lighthouse Office]"),
        ("title = \"改組燈塔處\"", "title = \"改組燈塔處"),
    ] {
        let case = Case::small();
        case.edit("paper.toml", was, is);
        let before = case.read("paper.toml");
        let outcome = case.run(&["check", "paper", "--fix"]);
        assert_eq!(outcome.status, 1, "{is}: {}", outcome.stderr);
        assert_eq!(case.read("paper.toml"), before, "{}", outcome.stderr);
        assert!(
            !outcome.stderr.contains("straight-quote"),
            "{}",
            outcome.stderr
        );
    }
}
