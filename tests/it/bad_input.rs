//! Mistakes in a paper that no edit of its texts makes, what all of them have in
//! common, and what is none. `tests/mistakes` has the others.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::support::{Case, Outcome, Run, root};

/// A finding as `--format json` gives it, with the text that it underlines.
type Found = (String, String, u64, u64, String);

/// The findings of a build that must fail and write nothing. `decoded` are
/// the texts of files that are not in UTF-8.
#[track_caller]
fn findings(case: &Case, decoded: &[(&str, &str)]) -> Vec<Found> {
    let outcome = case.run(&["build", "paper", "--format", "json"]);
    assert_eq!(outcome.status, 1, "{}{}", outcome.stdout, outcome.stderr);
    assert!(!case.path("output").exists(), "something was written");
    let found = outcome.stdout.lines().map(|line| {
        let finding: Value = serde_json::from_str(line).expect("a JSON object a line");
        let text = |key: &str| finding[key].as_str().unwrap_or_default().to_owned();
        let number = |key: &str| finding[key].as_u64().unwrap_or_default();
        let file = text("file");
        let known = decoded.iter().find(|(name, _)| file.ends_with(name));
        let source = match known {
            Some((_, text)) => (*text).to_owned(),
            None => fs::read_to_string(case.path(&file)).unwrap_or_default(),
        };
        let source = source.trim_start_matches('\u{FEFF}');
        let start = (number("line"), number("column"));
        let end = (number("end_line"), number("end_column"));
        let underlined = between(source, start, end);
        (text("rule"), file, start.0, start.1, underlined)
    });
    found.collect()
}

/// The text between two places, counted by hand: lines by their ends, columns
/// by characters.
fn between(source: &str, start: (u64, u64), end: (u64, u64)) -> String {
    let mut place = (1, 1);
    let mut out = String::new();
    for c in source.chars() {
        if place >= start && place < end {
            out.push(c);
        }
        place = if c == '\n' {
            (place.0 + 1, 1)
        } else {
            (place.0, place.1 + 1)
        };
    }
    out
}

#[track_caller]
fn check_decoded(case: &Case, decoded: &[(&str, &str)], expected: &[(&str, &str, u64, u64, &str)]) {
    let found = findings(case, decoded);
    let found: Vec<(&str, &str, u64, u64, &str)> = found
        .iter()
        .map(|(rule, file, line, column, text)| {
            let file = file.strip_prefix("paper/").unwrap_or(file);
            (rule.as_str(), file, *line, *column, text.as_str())
        })
        .collect();
    assert_eq!(found, expected);
}

/// A paper must give these findings: rule, file, line, column, underlined text.
#[track_caller]
fn check(case: &Case, expected: &[(&str, &str, u64, u64, &str)]) {
    check_decoded(case, &[], expected);
}

/// A small paper with one edit of a file.
fn edited(file: &str, from: &str, to: &str) -> Case {
    let case = Case::small();
    case.edit(file, from, to);
    case
}

const BODY: &str = "body.zh.hbs";
/// A stretch of the body.
const OIL: &str = "{{title \"oil\"}}";

#[test]
fn missing_files_are_named() {
    for name in [
        "offices.csv",
        "ranks.csv",
        "posts.csv",
        "duties.csv",
        "annexes.csv",
        "figures.csv",
        "paper.toml",
        "body.en.hbs",
    ] {
        let case = Case::small();
        fs::remove_file(case.path("paper").join(name)).expect("the file was there");
        check(&case, &[("tables/missing-file", name, 0, 0, "")]);
    }
    let case = Case::small();
    fs::remove_file(case.path("paper/ranks.csv")).expect("the file was there");
    let outcome = case.run(&["build", "paper", "--quiet"]);
    insta::assert_snapshot!(outcome.stderr, @r#"
    error[tables/missing-file]: paper/ranks.csv is missing
    --> paper/ranks.csv
     = help: a paper's folder has paper.toml, six tables and a body for each language

    paper: 1 error
    "#);
}

/// A mistake of the folder `tests/mistakes`.
fn mistake(name: &str) -> Case {
    let case = Case::small();
    case.apply(&root().join(format!("tests/mistakes/{name}.edit")));
    case
}

/// What is not there has a place and no width, which messages for people
/// cannot show.
#[test]
fn what_is_empty_has_no_width() {
    for name in [
        "figures/not-a-number-empty",
        "posts/two-heads",
        "settings/open-quote",
        "tables/empty-duty",
        "tables/empty-id",
        "tables/empty-kind",
        "tables/empty-name",
        "tables/empty-name-of-rank",
        "tables/empty-office",
        "tables/empty-post",
        "tables/empty-rank",
        "tables/empty-short-name",
        "tables/empty-subject",
        "tables/empty-title",
    ] {
        let found = findings(&mistake(name), &[]);
        let underlined: Vec<&str> = found.iter().map(|found| found.4.as_str()).collect();
        assert_eq!(underlined, [""], "{name}");
    }
    let found = findings(&mistake("tables/empty-duty-of-a-space"), &[]);
    assert_eq!(found[0].4, " ");
}

#[test]
fn what_is_no_mistake_builds() {
    // The columns of a language that is not printed may be absent.
    let case = edited("paper.toml", "[\"zh\", \"en\"]", "[\"zh\"]");
    case.edit("offices.csv", ",name_en,short_en", "")
        .edit("offices.csv", ",Lighthouse Office,LO", "")
        .edit("offices.csv", ",Harbour Lights Service,HLS", "");
    case.build();
    // An office without posts has no chart, but may be named.
    let bureau = "HLS,lo\nmb,existing,海事局,海事局,Maritime Bureau,MB,\n";
    edited("offices.csv", "HLS,lo\n", bureau).build();
    // The title of a post that only stands before, and in no annex, may be empty.
    let case = edited("posts.csv", "燈油供應主任,Lamp Oil Officer", ",");
    case.edit(BODY, OIL, "{{rank \"oil\"}}")
        .edit("body.en.hbs", OIL, "{{rank \"oil\"}}");
    case.build();
}

#[test]
fn bytes_that_do_not_decode_are_refused() {
    let case = Case::small();
    case.write(
        "figures.csv",
        b"id,value,note\r\ncost,1,\xE4\xB8\xAD\xFFx\r\n",
    );
    let text = "id,value,note\r\ncost,1,中\u{FFFD}x\r\n";
    let expected = [("tables/undecodable", "figures.csv", 2, 9, "\u{FFFD}")];
    check_decoded(&case, &[("figures.csv", text)], &expected);
    // Stated, and not so: every place but no more than ten.
    let case = edited("paper.toml", "type =", "encoding = \"utf-8\"\ntype =");
    case.write(
        "figures.csv",
        [b"id,value,note\ncost,1,".as_slice(), &[0xFF; 99]].concat(),
    );
    let found = findings(&case, &[]);
    assert_eq!(found.len(), 10);
    assert!(
        found.iter().all(|found| found.0 == "tables/undecodable"),
        "{found:?}"
    );
    // UTF-16 that stops in the middle of a character.
    let case = Case::small();
    case.write("figures.csv", b"\xFF\xFEi\0d\0,");
    assert_eq!(findings(&case, &[])[0].0, "tables/undecodable");
    // The body too.
    let case = Case::small();
    case.write(BODY, b"= \xFF\n");
    let expected = [("tables/undecodable", BODY, 1, 3, "\u{FFFD}")];
    check_decoded(&case, &[(BODY, "= \u{FFFD}\n")], &expected);
}

#[test]
fn hidden_characters_are_refused() {
    for hidden in [
        '\u{202E}',
        '\u{2066}',
        '\u{2028}',
        '\u{0}',
        '\u{1B}',
        '\u{E000}',
        '\u{FFFE}',
        '\u{10FFFE}',
        '\u{10FFFF}',
    ] {
        let case = edited("duties.csv", "每季出版", &format!("每季{hidden}出版"));
        let text = hidden.to_string();
        check(
            &case,
            &[("tables/forbidden-character", "duties.csv", 3, 10, &text)],
        );
        let case = edited(BODY, "電燈則不須", &format!("電燈{hidden}則不須"));
        check(
            &case,
            &[("tables/forbidden-character", BODY, 19, 13, &text)],
        );
    }
}

/// Every table with line ends, quotes, a mark, or in another encoding; the one
/// mistake stands at the same place.
#[test]
fn columns_count_characters_in_every_encoding() {
    let mark = |bytes: Vec<u8>, mark: &[u8]| [mark, &bytes].concat();
    let wide = |text: &str, order: fn(u16) -> [u8; 2]| -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    };
    let case = Case::small();
    let posts = fs::read_to_string(case.path("paper/posts.csv")).expect("posts.csv");
    let wrong = posts
        .replace("航道測量總監", "\"航道,測量\"\"總監\"")
        .replace("Fairways,plo", "Fairways,pl0");
    for text in [
        wrong.clone(),
        wrong.replace('\n', "\r\n"),
        wrong.replace('\n', "\r\n\r\n"),
    ] {
        let line = if text.contains("\r\n\r\n") { 13 } else { 7 };
        let big5 = encoding_rs::BIG5.encode(&text);
        assert!(!big5.2, "all of it is in Big5");
        for bytes in [
            text.clone().into_bytes(),
            mark(text.clone().into_bytes(), b"\xEF\xBB\xBF"),
            big5.0.into_owned(),
            mark(wide(&text, u16::to_le_bytes), b"\xFF\xFE"),
            mark(wide(&text, u16::to_be_bytes), b"\xFE\xFF"),
        ] {
            let case = Case::small();
            case.write("posts.csv", bytes);
            let expected = [("posts/unknown-rank", "posts.csv", line, 45, "pl0")];
            check_decoded(&case, &[("posts.csv", &text)], &expected);
        }
    }
}

#[test]
fn tables_load_in_every_encoding() {
    let plain = Case::small();
    plain.build();
    let expected = plain.pages("zh/paper.pdf");
    let tables = [
        "offices.csv",
        "ranks.csv",
        "posts.csv",
        "duties.csv",
        "annexes.csv",
        "figures.csv",
    ];
    let utf16 =
        |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    type Encode<'a> = &'a dyn Fn(&str) -> Vec<u8>;
    let encodings: [(Option<&str>, Encode<'_>); 5] = [
        (None, &|text| encoding_rs::BIG5.encode(text).0.into_owned()),
        (Some("Big5-HKSCS"), &|text| {
            encoding_rs::BIG5.encode(text).0.into_owned()
        }),
        (None, &|text| {
            format!("\u{FEFF}{text}").replace('\n', "\r\n").into_bytes()
        }),
        (None, &|text| utf16(&format!("\u{FEFF}{text}"))),
        (Some("utf-16le"), &utf16),
    ];
    for (stated, encode) in encodings {
        let case = Case::small();
        if let Some(name) = stated {
            case.edit(
                "paper.toml",
                "type =",
                &format!("encoding = \"{name}\"\ntype ="),
            );
        }
        for table in tables {
            let text = fs::read_to_string(case.path("paper").join(table)).expect("a table");
            case.write(table, encode(&text));
        }
        case.build();
        assert_eq!(case.pages("zh/paper.pdf"), expected, "{stated:?}");
    }
}

#[test]
fn a_stated_encoding_is_honoured() {
    // These two bytes are a character in UTF-8 and another in Big5.
    let table = b"kind,subject,title_zh,title_en\nduties,beam,\xC4\xB5,x\n";
    let (big5, _, _) = encoding_rs::BIG5.decode(b"\xC4\xB5");
    let one_annex = |case: &Case| {
        case.edit("paper.toml", "[\"zh\", \"en\"]", "[\"zh\"]")
            .write(BODY, "一。\n")
            .write("annexes.csv", table);
    };
    let case = Case::small();
    one_annex(&case);
    case.build();
    assert!(case.pages("zh/paper.pdf")[1].contains("附件1ĵ"));
    let case = edited("paper.toml", "type =", "encoding = \"big5-hkscs\"\ntype =");
    one_annex(&case);
    for name in [
        "offices.csv",
        "ranks.csv",
        "posts.csv",
        "duties.csv",
        "figures.csv",
    ] {
        let text = fs::read_to_string(case.path("paper").join(name)).expect("a table");
        case.write(name, encoding_rs::BIG5.encode(&text).0);
    }
    case.build();
    assert!(case.pages("zh/paper.pdf")[1].contains(&format!("附件1{big5}")));
}

#[test]
fn a_body_with_windows_line_ends_keeps_its_places() {
    let case = Case::small();
    let path = case.path("paper").join(BODY);
    let text = fs::read_to_string(path).expect("the body");
    let text = format!("\u{FEFF}{}", text.replace('\n', "\r\n"));
    case.write(BODY, &text);
    case.build();
    for (with, rule, column, underlined) in [
        (
            "燈{{titel \"oil\"}}",
            "body/unknown-helper",
            37,
            "{{titel \"oil\"}}",
        ),
        ("燈#stron[x]", "body/typst", 38, "stron"),
    ] {
        let case = Case::small();
        case.write(BODY, text.replace(OIL, with));
        check(&case, &[(rule, BODY, 13, column, underlined)]);
    }
}

#[test]
fn an_edition_that_is_not_there_cannot_be_asked_for() {
    let case = edited("paper.toml", "[\"zh\", \"en\"]", "[\"zh\"]");
    let outcome = case.run(&["build", "paper", "--lang", "en"]);
    assert_eq!(outcome.status, 1, "{}", outcome.stderr);
    assert!(
        outcome.stderr.contains("paper/no-edition"),
        "{}",
        outcome.stderr
    );
    assert!(!case.path("output").exists());
}

#[test]
fn short_messages_are_one_line_each() {
    let outcome = mistake("several/ten").run(&["build", "paper", "--format", "short", "--quiet"]);
    assert_eq!((outcome.status, outcome.stdout.as_str()), (1, ""));
    insta::assert_snapshot!(outcome.stderr, @r#"
    paper/paper.toml:2:8: error[paper/unknown-type]: `pannel` is not a paper type
    paper/offices.csv:3:51: error[offices/unknown-office]: no existing office has the id `lx`
    paper/ranks.csv:2:5: error[ranks/unknown-pay-point]: `D9` is not a pay point
    paper/posts.csv:8:44: error[posts/unknown-rank]: no rank has the id `pl0`
    paper/posts.csv:8:57: error[posts/unknown-tenure]: `super` is no tenure
    paper/duties.csv:5:1: error[duties/unknown-post]: no post has the id `bean`
    paper/annexes.csv:4:1: error[annexes/unknown-kind]: `chrt` is not a kind of annex
    paper/figures.csv:1:10: error[tables/unknown-column]: no column `nope` is known
    paper/body.zh.hbs:13:36: error[body/unknown-helper]: there is no helper `tilte`
    paper/body.en.hbs:13:47: error[body/raw-output]: a value is never printed raw
    "#);
}

/// A folder without a paper is one finding, whatever is asked for.
#[test]
fn a_folder_that_is_no_paper_is_told_once() {
    let case = Case::small();
    fs::create_dir_all(case.path("empty/notes")).expect("a folder");
    fs::write(case.path("empty/notes/read.me"), "x").expect("written");
    let docx = case.path("back.docx");
    fs::write(&docx, "x").expect("written");
    for command in [
        &["check", "empty"][..],
        &["build", "empty"],
        &["annexes", "empty"],
        &["tables", "empty", "--to", "xlsx"],
        &["tables", "empty", "--to", "csv"],
        &["review", "empty", "back.docx"],
        &["compare", "empty", "--to", "paper"],
        &["compare", "paper", "--to", "empty"],
        &["watch", "paper", "--serve", "--since", "empty"],
        // Papers stand below it.
        &["check", "."],
    ] {
        let outcome = case.run(command);
        let said = outcome.stderr + &outcome.stdout;
        assert_ne!(outcome.status, 0, "{command:?}: {said}");
        let message = "error[tables/missing-file]: no paper is here: the folder has no paper.toml";
        assert_eq!(said.matches("error[").count(), 1, "{command:?}: {said}");
        assert_eq!(said.matches(message).count(), 1, "{command:?}: {said}");
        let help = match command[1] {
            "." => "name the folder of a paper, such as ./paper",
            _ => "name the folder of a paper; `panelpaper new DIR` begins one",
        };
        assert!(said.contains(help), "{command:?}: {said}");
    }
}

#[test]
fn json_findings_have_the_stated_fields() {
    let case = edited("annexes.csv", "chart,hls", "chrt,hls");
    let outcome = case.run(&["build", "paper", "--format", "json", "--quiet"]);
    assert_eq!((outcome.status, outcome.stderr.as_str()), (1, ""));
    insta::assert_snapshot!(outcome.stdout, @r#"{"severity":"error","rule":"annexes/unknown-kind","message":"`chrt` is not a kind of annex","file":"paper/annexes.csv","line":4,"column":1,"end_line":4,"end_column":5,"help":"did you mean `chart`?; the kinds are: duties, chart, table, picture, text"}"#);
    let case = Case::small();
    fs::remove_file(case.path("paper/ranks.csv")).expect("the file was there");
    let outcome = case.run(&["build", "paper", "--format", "json", "--quiet"]);
    insta::assert_snapshot!(outcome.stdout, @r#"{"severity":"error","rule":"tables/missing-file","message":"paper/ranks.csv is missing","file":"paper/ranks.csv","line":null,"column":null,"end_line":null,"end_column":null,"help":"a paper's folder has paper.toml, six tables and a body for each language"}"#);
}

#[test]
fn what_cannot_run_is_status_two() {
    let case = Case::small();
    let check = |outcome: Outcome, text: &str| {
        assert_eq!(outcome.status, 2, "{}", outcome.stderr);
        assert!(outcome.stderr.contains(text), "{}", outcome.stderr);
    };
    check(case.run(&["build", "nowhere"]), "nowhere");
    check(case.run(&["build", "paper/paper.toml"]), "paper/paper.toml");
    check(
        case.run(&["build", "paper", "--font-dir", "nowhere"]),
        "nowhere",
    );
    // Root may write where others may not, but not below a file.
    fs::write(case.path("file"), "kept").expect("a file");
    check(case.run(&["build", "paper", "--out", "file"]), "file");
    check(
        case.run(&["build", "paper", "--out", "file/deeper"]),
        "file",
    );
    assert_eq!(
        fs::read_to_string(case.path("file")).expect("the file"),
        "kept"
    );
    // A folder stands where a file should go.
    fs::create_dir_all(case.path("output/paper/manifest.json/x")).expect("a folder");
    check(case.run(&["build", "paper"]), "manifest.json");
}

/// Every file below a folder with its bytes.
fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let bytes = fs::read(&path).expect("a file");
                found.push((path.display().to_string(), bytes));
            }
        }
    }
    found.sort();
    found
}

#[test]
fn a_failed_build_leaves_the_last_good_output() {
    let case = Case::small();
    case.build();
    let before = contents(&case.path("output"));
    assert_eq!(before.len(), 10);
    for (file, from, to) in [
        ("posts.csv", "Beams,plo", "Beams,pl0"),
        (
            "body.en.hbs",
            "Electric light needs",
            "#nope Electric light needs",
        ),
    ] {
        case.edit(file, from, to);
        assert_eq!(case.run(&["build", "paper"]).status, 1);
        assert_eq!(contents(&case.path("output")), before, "{file}");
        case.edit(file, to, from);
    }
    // A warning that is denied is one too.
    case.edit("duties.csv", "每季", "每 季");
    assert_eq!(case.run(&["build", "paper", "--deny-warnings"]).status, 1);
    assert_eq!(contents(&case.path("output")), before);
    assert_eq!(case.run(&["build", "paper"]).status, 0);
    assert_ne!(contents(&case.path("output")), before);
}
