//! Mistakes in a paper: each is found at its place, all of them at once, and
//! nothing is written.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::support::{Case, Outcome, Run};

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
/// A stretch of the body, in line 13 from column 36, after Chinese text.
const OIL: &str = "{{title \"oil\"}}";

/// A mistake in place of [`OIL`]: rule, underlined text, how far in it stands.
#[track_caller]
fn check_body(with: &str, rule: &str, text: &str) {
    let from = with
        .find(text)
        .expect("the underlined text is in the mistake");
    let before = u64::try_from(with[..from].chars().count()).expect("a small number");
    check(
        &edited(BODY, OIL, with),
        &[(rule, BODY, 13, 36 + before, text)],
    );
}

/// The same for a mistake in Typst.
#[track_caller]
fn check_typst(with: &str, text: &str) {
    check_body(with, "body/typst", text);
}

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
}

#[test]
fn columns_must_be_the_known_ones() {
    check(
        &edited(
            "posts.csv",
            "office,id,title_zh,title_en,rank",
            "office,id,title_zh,title_en,rnak",
        ),
        &[("tables/unknown-column", "posts.csv", 1, 29, "rnak")],
    );
    check(
        &edited("posts.csv", ",tenure\n", ",salary\n"),
        &[
            (
                "tables/missing-column",
                "posts.csv",
                1,
                1,
                "office,id,title_zh,title_en,rank,reports_to,superior_zh,superior_en,salary",
            ),
            ("tables/unknown-column", "posts.csv", 1, 69, "salary"),
        ],
    );
    check(
        &edited("figures.csv", "id,value,note", "id,value,value"),
        &[("tables/duplicate-column", "figures.csv", 1, 10, "value")],
    );
    // The columns of a language that is not printed may be absent.
    let case = edited("paper.toml", "[\"zh\", \"en\"]", "[\"zh\"]");
    case.edit("offices.csv", ",name_en,short_en", "")
        .edit("offices.csv", ",Lighthouse Office,LO", "")
        .edit("offices.csv", ",Harbour Lights Service,HLS", "");
    case.build();
}

#[test]
fn rows_must_be_whole() {
    check(
        &edited("duties.csv", "每季出版浮標表", "每季,出版浮標表"),
        &[(
            "tables/ragged-row",
            "duties.csv",
            3,
            17,
            "To publish the list of buoys each quarter",
        )],
    );
    check(
        &edited("annexes.csv", "chart,hls,,", "chart,hls"),
        &[("tables/ragged-row", "annexes.csv", 4, 1, "chart,hls")],
    );
    check(
        &edited("duties.csv", "每季出版浮標表", "\"每季出版浮標表"),
        &[("tables/open-quote", "duties.csv", 3, 8, "\"")],
    );
}

#[test]
fn ids_must_be_known() {
    check(
        &edited("posts.csv", "Fairways,plo", "Fairways,pl0"),
        &[("posts/unknown-rank", "posts.csv", 7, 40, "pl0")],
    );
    // The post's superior is not unknown as well.
    check(
        &edited("posts.csv", "hls,survey", "hsl,survey"),
        &[("posts/unknown-office", "posts.csv", 7, 1, "hsl")],
    );
    check(
        &edited("posts.csv", "Beams,plo,keeper", "Beams,plo,kepeer"),
        &[("posts/unknown-superior", "posts.csv", 8, 48, "kepeer")],
    );
    // A superior of the same id stands in the other office.
    check(
        &edited("posts.csv", "Beams,plo,keeper", "Beams,plo,oil"),
        &[("posts/unknown-superior", "posts.csv", 8, 48, "oil")],
    );
    check(
        &edited("duties.csv", "beam,", "baem,"),
        &[("duties/unknown-post", "duties.csv", 5, 1, "baem")],
    );
    check(
        &edited("annexes.csv", "chart,hls", "chart,survey"),
        &[("annexes/unknown-subject", "annexes.csv", 4, 7, "survey")],
    );
    check(
        &edited("annexes.csv", "duties,beam", "duty,beam"),
        &[("annexes/unknown-kind", "annexes.csv", 3, 1, "duty")],
    );
    check(
        &edited("offices.csv", "HLS,lo", "HLS,ol"),
        &[("offices/unknown-office", "offices.csv", 3, 51, "ol")],
    );
}

#[test]
fn words_must_be_known() {
    // What an unknown structure makes of the posts is not reported.
    check(
        &edited("offices.csv", "lo,existing", "lo,exsiting"),
        &[("offices/unknown-structure", "offices.csv", 2, 4, "exsiting")],
    );
    check(
        &edited("posts.csv", "supernumerary", "temporary"),
        &[("posts/unknown-tenure", "posts.csv", 8, 57, "temporary")],
    );
    for wrong in ["D9", "D0", "首1", "MPS", "34"] {
        check(
            &edited("ranks.csv", "MPS 49", wrong),
            &[("ranks/unknown-pay-point", "ranks.csv", 4, 5, wrong)],
        );
    }
    for wrong in ["", "1.5", "１２", "10e3", "99999999999999999999", "約100"] {
        check(
            &edited("figures.csv", "1234567", wrong),
            &[("figures/not-a-number", "figures.csv", 2, 6, wrong)],
        );
    }
}

#[test]
fn ids_must_stand_once() {
    let again = |file: &str, from: &str, to: &str| edited(file, from, &format!("{from}{to}"));
    check(
        &again("offices.csv", "HLS,lo\n", "lo,existing,甲,乙,A,B,\n"),
        &[("offices/duplicate-id", "offices.csv", 4, 1, "lo")],
    );
    check(
        &again("ranks.csv", "Principal Lights Officer\n", "clo,D1,甲,A\n"),
        &[("ranks/duplicate-id", "ranks.csv", 4, 1, "clo")],
    );
    check(
        &again(
            "posts.csv",
            "supernumerary\n",
            "hls,beam,甲,A,plo,keeper,,,\n",
        ),
        &[("posts/duplicate-id", "posts.csv", 9, 5, "beam")],
    );
    check(
        &again("figures.csv", "dollars.\n", "cost,2,\n"),
        &[("figures/duplicate-id", "figures.csv", 3, 1, "cost")],
    );
    check(
        &again("annexes.csv", "chart,hls,,\n", "duties,beam,,\n"),
        &[("annexes/duplicate", "annexes.csv", 5, 8, "beam")],
    );
}

#[test]
fn offices_have_one_head_and_no_circle() {
    let case = edited("posts.csv", "Fairways,plo,keeper", "Fairways,plo,beam");
    case.edit("posts.csv", "Beams,plo,keeper", "Beams,plo,survey");
    check(
        &case,
        &[("posts/reporting-cycle", "posts.csv", 7, 44, "beam")],
    );
    check(
        &edited("posts.csv", "Fairways,plo,keeper", "Fairways,plo,survey"),
        &[("posts/reporting-cycle", "posts.csv", 7, 44, "survey")],
    );
    check(
        &edited("posts.csv", "Fairways,plo,keeper", "Fairways,plo,"),
        &[("posts/two-heads", "posts.csv", 7, 44, "")],
    );
    let hls = "hls,keeper,燈塔總管,Keeper of the Lights,clo,";
    check(
        &edited("posts.csv", hls, &format!("{hls}beam")),
        &[
            ("posts/no-head", "offices.csv", 3, 1, "hls"),
            ("posts/reporting-cycle", "posts.csv", 6, 42, "beam"),
        ],
    );
    // An office without posts has no chart, but may be named.
    let case = edited(
        "offices.csv",
        "HLS,lo\n",
        "HLS,lo\nmb,existing,海事局,海事局,Maritime Bureau,MB,\n",
    );
    case.build();
    let case = Case::small();
    case.edit(
        "offices.csv",
        "HLS,lo\n",
        "HLS,lo\nmb,existing,海事局,海事局,Maritime Bureau,MB,\n",
    )
    .edit("annexes.csv", "chart,hls,,\n", "chart,hls,,\nchart,mb,,\n");
    check(&case, &[("posts/no-head", "offices.csv", 4, 1, "mb")]);
}

#[test]
fn needed_cells_must_not_be_empty() {
    for (file, from, to, line, column) in [
        ("offices.csv", "燈塔處,塔處", ",塔處", 2, 13),
        ("offices.csv", "Service,HLS", "Service,", 3, 47),
        ("ranks.csv", "slo,MPS 49,高級燈務主任", "slo,MPS 49,", 4, 12),
        ("posts.csv", "航道測量總監", "", 7, 12),
        (
            "posts.csv",
            "survey,航道測量總監,Director of Fairways,plo",
            "survey,航道測量總監,Director of Fairways,",
            7,
            40,
        ),
        ("posts.csv", "hls,survey", ",survey", 7, 1),
        ("duties.csv", "每季出版浮標表", " ", 3, 8),
        ("duties.csv", "beam,", ",", 5, 1),
        ("annexes.csv", "duties,beam", ",beam", 3, 1),
        ("annexes.csv", "duties,beam", "duties,", 3, 8),
        ("figures.csv", "cost,", ",", 2, 1),
    ] {
        let case = edited(file, from, to);
        let found = findings(&case, &[]);
        let place = format!("paper/{file}");
        let text = if to == " " { " " } else { "" };
        let expected = (
            "tables/empty-cell".to_owned(),
            place,
            line,
            column,
            text.to_owned(),
        );
        assert_eq!(found, [expected], "{from}");
    }
    // The title of a post that only stands before, and in no annex, may be.
    let case = edited("posts.csv", "燈油供應主任,Lamp Oil Officer", ",");
    case.edit(BODY, OIL, "{{rank \"oil\"}}")
        .edit("body.en.hbs", OIL, "{{rank \"oil\"}}");
    case.build();
    let case = edited("posts.csv", "燈油供應主任", "");
    check(&case, &[("body/no-title", BODY, 13, 36, OIL)]);
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
fn helpers_must_be_known_and_asked_rightly() {
    check_body(
        "{{tilte \"oil\"}}",
        "body/unknown-helper",
        "{{tilte \"oil\"}}",
    );
    check_body("{{title \"oill\"}}", "body/unknown-post", "oill");
    check_body("{{office \"hsl\"}}", "body/unknown-office", "hsl");
    check_body("{{money \"燈\"}}", "body/unknown-figure", "燈");
    check_body("{{annex \"oil\"}}", "body/unknown-annex", "oil");
    check_body("{{annex \"beam\" \"oil\"}}", "body/unknown-annex", "oil");
    check_body("{{annex kind=\"chrt\"}}", "body/unknown-post", "chrt");
    check_body(
        "{{title \"oil\" structur=\"existing\"}}",
        "body/unknown-argument",
        "structur",
    );
    check_body(
        "{{title \"oil\" \"beam\"}}",
        "body/unknown-argument",
        "beam",
    );
    check_body("{{title}}", "body/missing-argument", "{{title}}");
    check_body(
        "{{para from=\"light\"}}",
        "body/missing-argument",
        "{{para from=\"light\"}}",
    );
}

#[test]
fn filters_must_have_their_values() {
    check_body(
        "{{count change=\"delete\"}}",
        "body/wrong-argument",
        "delete",
    );
    check_body(
        "{{count tenure=\"temporary\"}}",
        "body/wrong-argument",
        "temporary",
    );
    check_body("{{count point=\"D9\"}}", "body/wrong-argument", "D9");
    check_body("{{count numeral=\"yes\"}}", "body/wrong-argument", "yes");
    check_body("{{count except=\"oil x beam\"}}", "body/unknown-post", "x");
    check_body("{{list \"A\"}}", "body/wrong-argument", "{{list \"A\"}}");
    check_body(
        "{{posts change=\"transferred\"}}",
        "body/no-post",
        "{{posts change=\"transferred\"}}",
    );
    check_body(
        "{{annex change=\"transferred\"}}",
        "body/no-annex",
        "{{annex change=\"transferred\"}}",
    );
    let whole = "{{title \"oil\" structure=\"proposed\"}}";
    check_body(whole, "body/wrong-structure", whole);
    check_body(
        "{{#title \"oil\"}}x{{/title}}",
        "body/not-a-block",
        "{{#title \"oil\"}}",
    );
    check_body("{{oil}}", "body/unknown-value", "{{oil}}");
    check_body("{{this.count}}", "body/unknown-value", "{{this.count}}");
    check_body(
        "{{#posts}}{{this.salary}}{{/posts}}",
        "body/unknown-value",
        "{{this.salary}}",
    );
    check_body("{{eq 1 1}}", "body/no-text", "{{eq 1 1}}");
}

#[test]
fn labels_must_be_known_and_stand_once() {
    check(
        &edited(BODY, "{{para \"regrade\"}}", "{{para \"regarde\"}}"),
        &[("body/unknown-label", BODY, 21, 52, "regarde")],
    );
    let case = edited(BODY, "電燈則不須。<light>", "電燈則不須。<changes>");
    case.edit(BODY, "上文{{para \"light\"}}", "上文")
        .edit(BODY, "to=\"light\"", "to=\"changes\"");
    let found = findings(&case, &[]);
    let place = "paper/body.zh.hbs".to_owned();
    let expected = (
        "body/duplicate-label".to_owned(),
        place,
        19,
        17,
        "<changes>".to_owned(),
    );
    assert_eq!(found[0], expected);
    check(
        &edited(
            BODY,
            "from=\"proposal\" to=\"light\"",
            "from=\"light\" to=\"proposal\"",
        ),
        &[(
            "body/backward-range",
            BODY,
            29,
            25,
            "{{para from=\"light\" to=\"proposal\"}}",
        )],
    );
}

#[test]
fn handlebars_mistakes_are_placed() {
    let rule = "body/handlebars";
    check_body(
        "{{{title \"oil\"}}}",
        "body/raw-output",
        "{{{title \"oil\"}}}",
    );
    check_body("{{& title \"oil\"}}", rule, "{{& title \"oil\"}}");
    check_body("{{> other}}", "body/partial", "{{> other}}");
    check_body("{{#> other}}{{/other}}", "body/partial", "{{#> other}}");
    check_body("{{* other}}", "body/partial", "{{* other}}");
    check_body(
        "{{#each x}}{{this}}{{/each}}",
        "body/unknown-helper",
        "{{#each x}}",
    );
    check_body("{{#if (eq 1 1)}}燈", rule, "{{#if (eq 1 1)}}");
    check_body("{{#posts}}{{#if (eq 1 1)}}燈{{/if}}", rule, "{{#posts}}");
    check_body("{{#posts}}燈{{/if}}", rule, "{{/if}}");
    check_body("{{title \"oil\"", rule, "{{title \"oil\"");
    check_body("{{title \"oil\"}", rule, "{{title \"oil\"}");
    check_body("{{title \"oil}}", rule, "{{title \"oil}}");
    check_body("{{}}", rule, "{{}}");
    check_body("{{#if}}x{{/if}}", rule, "{{#if}}");
}

#[test]
fn typst_mistakes_are_placed_in_characters() {
    check_typst("燈#strong[油", "[");
    check_typst("燈燈#stron[油]燈", "stron");
    check_typst("燈#(1 + \"燈\")燈", "1 + \"燈\"");
    check_typst("燈#v(\"燈\")燈", "\"燈\"");
    check_body("燈 $x", "body/mathematics", "$");
    // After a value, whose length is another on the page.
    check_typst(
        "{{title \"oil\"}}{{#if (eq 1 1)}}燈#stron[油]{{/if}}",
        "stron",
    );
    check_body(
        "#strong({{title \"oil\"}})",
        "body/value-in-code",
        "{{title \"oil\"}}",
    );
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
fn mistakes_in_a_papers_own_templates_are_placed() {
    let import = "#import \"/templates/annex.typ\": annex-pages\n";
    let duties =
        |line: &str| format!("{import}#let duties(annex) = annex-pages(annex, {{\n  {line}\n}})\n");
    let case = Case::small();
    case.write("templates/duties.typ", duties("[燈] + annex.nothing"));
    check(
        &case,
        &[("templates/typst", "templates/duties.typ", 3, 15, "nothing")],
    );
    case.write("templates/duties.typ", duties("[燈"));
    let found = findings(&case, &[]);
    assert!(
        found
            .iter()
            .all(|found| found.1 == "paper/templates/duties.typ"),
        "{found:?}"
    );
    let case = Case::small();
    case.write("templates/words.zh.toml", "date = \"燈\"\nmonth = 3\n");
    check(
        &case,
        &[("paper/toml", "templates/words.zh.toml", 2, 9, "3")],
    );
    // A file that the body takes in: the line that does, and where to look.
    let case = Case::small();
    case.edit("paper.toml", "[\"zh\", \"en\"]", "[\"zh\"]")
        .write("more.typ", "// 燈\n#let more = [燈#nope]\n")
        .write(BODY, "#import \"/more.typ\": more\n\n甲#more\n");
    let outcome = case.run(&["build", "paper", "--quiet"]);
    let message = "the mistake is in line 2 of paper/more.typ";
    assert!(outcome.stderr.contains(message), "{}", outcome.stderr);
    assert!(
        outcome.stderr.contains("body.zh.hbs:1:2"),
        "{}",
        outcome.stderr
    );
    // A template that forgets the annexes.
    let case = Case::small();
    case.edit("paper.toml", "[\"zh\", \"en\"]", "[\"zh\"]")
        .write(BODY, "一。\n")
        .write("templates/main.typ", "#include \"/body.typ\"\n");
    let found = findings(&case, &[]);
    assert!(
        found.iter().any(|found| found.0 == "templates/lost-annex"),
        "{found:?}"
    );
}

#[test]
fn settings_must_be_known_and_right() {
    let check = |from: &str, to: &str, rule: &str, line: u64, column: u64, text: &str| {
        check(
            &edited("paper.toml", from, to),
            &[(rule, "paper.toml", line, column, text)],
        );
    };
    check(
        "\"panel\"",
        "\"pannel\"",
        "paper/unknown-type",
        2,
        8,
        "\"pannel\"",
    );
    check("type = ", "tipe = ", "paper/unknown-key", 2, 1, "tipe");
    check("2031-11-03", "2031-13-03", "paper/toml", 4, 8, "2031-13-03");
    check(
        "2031-11-03",
        "\"2031-11-03\"",
        "paper/wrong-value",
        4,
        8,
        "\"2031-11-03\"",
    );
    check("\"2031-10\"", "\"2031-10", "paper/toml", 5, 18, "");
    check("signed = \"2031-10\"\n", "", "paper/missing-key", 1, 1, "");
    check(
        "\"2031-10\"",
        "\"Oct\"",
        "paper/wrong-value",
        5,
        10,
        "\"Oct\"",
    );
    check("[\"zh\", \"en\"]", "[]", "paper/wrong-value", 3, 13, "[]");
    check(
        "[\"zh\", \"en\"]",
        "[\"zh\", \"fr\"]",
        "paper/wrong-value",
        3,
        13,
        "[\"zh\", \"fr\"]",
    );
    check("[en]", "[eng]", "paper/unknown-key", 13, 2, "eng");
    check(
        "title = \"改組燈塔處\"",
        "title = \"\"",
        "paper/wrong-value",
        10,
        9,
        "\"\"",
    );
}

#[test]
fn lists_of_settings_must_be_right() {
    let check = |from: &str, to: &str, rule: &str, line: u64, column: u64, text: &str| {
        let case = edited("paper.toml", from, to);
        check(&case, &[(rule, "paper.toml", line, column, text)]);
    };
    let printed = "[[as_printed]]\nannex = \"bem\"\ncomputed = \"x\"\nprinted = \"y\"\n[en]";
    check(
        "[en]",
        printed,
        "paper/unknown-annex",
        13,
        1,
        "[[as_printed]]",
    );
    let printed = "[[as_printed]]\nannex = \"beam\"\ncomputed = \"從未\"\nprinted = \"y\"\n[en]";
    let case = edited("paper.toml", "[en]", printed);
    assert_eq!(findings(&case, &[])[0].0, "paper/as-printed");
    for id in [".", "..", "../x", "a/b", "a\\\\b", "c:", "/x", ""] {
        let wrong = format!("\"{id}\"");
        let to = format!("id = {wrong}\ntype = ");
        check("type = ", &to, "paper/wrong-value", 2, 6, &wrong);
    }
    check(
        "[en]",
        "[chart.marks]\ncreatd = {}\n[en]",
        "paper/unknown-mark",
        14,
        1,
        "creatd",
    );
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

/// Ten mistakes, each in another place and found by another room.
fn ten() -> Case {
    let case = Case::small();
    case.edit("paper.toml", "\"panel\"", "\"pannel\"")
        .edit("offices.csv", "HLS,lo", "HLS,lx")
        .edit("ranks.csv", "clo,D2", "clo,D9")
        .edit("posts.csv", "Beams,plo", "Beams,pl0")
        .edit("posts.csv", "supernumerary", "super")
        .edit("duties.csv", "beam,", "bean,")
        .edit("annexes.csv", "chart,", "chrt,")
        .edit("figures.csv", "id,value,note", "id,value,nope")
        .edit(BODY, OIL, "{{tilte \"oil\"}}")
        .edit("body.en.hbs", OIL, "{{{title \"oil\"}}}");
    case
}

#[test]
fn all_mistakes_are_reported_at_once() {
    check(
        &ten(),
        &[
            ("paper/unknown-type", "paper.toml", 2, 8, "\"pannel\""),
            ("offices/unknown-office", "offices.csv", 3, 51, "lx"),
            ("ranks/unknown-pay-point", "ranks.csv", 2, 5, "D9"),
            ("posts/unknown-rank", "posts.csv", 8, 44, "pl0"),
            ("posts/unknown-tenure", "posts.csv", 8, 57, "super"),
            ("duties/unknown-post", "duties.csv", 5, 1, "bean"),
            ("annexes/unknown-kind", "annexes.csv", 4, 1, "chrt"),
            ("tables/unknown-column", "figures.csv", 1, 10, "nope"),
            ("body/unknown-helper", BODY, 13, 36, "{{tilte \"oil\"}}"),
            (
                "body/raw-output",
                "body.en.hbs",
                13,
                47,
                "{{{title \"oil\"}}}",
            ),
        ],
    );
}

#[test]
fn mistakes_of_both_bodies_are_reported() {
    let case = edited(BODY, OIL, "{{title \"oill\"}}{{title \"bean\"}}");
    case.edit("body.en.hbs", OIL, "{{rank \"oill\"}}");
    let rules: Vec<(String, u64)> = findings(&case, &[])
        .into_iter()
        .map(|(rule, _, _, column, _)| (rule, column))
        .collect();
    let unknown = |column| ("body/unknown-post".to_owned(), column);
    assert_eq!(rules, [unknown(45), unknown(61), unknown(55)]);
}

#[test]
fn short_messages_are_one_line_each() {
    let outcome = ten().run(&["build", "paper", "--format", "short", "--quiet"]);
    assert_eq!((outcome.status, outcome.stdout.as_str()), (1, ""));
    insta::assert_snapshot!(outcome.stderr, @r#"
    paper/paper.toml:2:8: error[paper/unknown-type]: `pannel` is no paper type
    paper/offices.csv:3:51: error[offices/unknown-office]: no existing office has the id `lx`
    paper/ranks.csv:2:5: error[ranks/unknown-pay-point]: `D9` is no pay point
    paper/posts.csv:8:44: error[posts/unknown-rank]: no rank has the id `pl0`
    paper/posts.csv:8:57: error[posts/unknown-tenure]: `super` is no tenure
    paper/duties.csv:5:1: error[duties/unknown-post]: no post has the id `bean`
    paper/annexes.csv:4:1: error[annexes/unknown-kind]: `chrt` is no kind of annex
    paper/figures.csv:1:10: error[tables/unknown-column]: no column `nope` is known
    paper/body.zh.hbs:13:36: error[body/unknown-helper]: there is no helper `tilte`
    paper/body.en.hbs:13:47: error[body/raw-output]: values are never put out raw
    "#);
}

#[test]
fn json_findings_have_the_stated_fields() {
    let case = edited("annexes.csv", "chart,hls", "chrt,hls");
    let outcome = case.run(&["build", "paper", "--format", "json", "--quiet"]);
    assert_eq!((outcome.status, outcome.stderr.as_str()), (1, ""));
    insta::assert_snapshot!(outcome.stdout, @r#"{"severity":"error","rule":"annexes/unknown-kind","message":"`chrt` is no kind of annex","file":"paper/annexes.csv","line":4,"column":1,"end_line":4,"end_column":5,"help":"did you mean `chart`?; the kinds are: duties, chart"}"#);
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
    case.edit("duties.csv", "每季", "每\u{1F5FC}季");
    assert_eq!(case.run(&["build", "paper", "--deny-warnings"]).status, 1);
    assert_eq!(contents(&case.path("output")), before);
    assert_eq!(case.run(&["build", "paper"]).status, 0);
    assert_ne!(contents(&case.path("output")), before);
}
