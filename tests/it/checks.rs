//! `check` as people use it: what it finds in the founding paper, and why each
//! finding is right; levels and comments that allow; formats; --fix and --diff;
//! the schemas.

use std::fs;

use serde_json::{Value, json};

use super::support::{Case, Run, panelpaper, root};

/// Everything that is found in the founding paper: place, rule, and the reason
/// why a proof-reader would say so too.
const FOUNDING: &[(&str, &str, &str)] = &[
    (
        "paper.toml:19",
        "words/fixed-phrase",
        "Annex 5 printed 首長級薪點第2點 for 首長級薪級第2點 (NOTES)",
    ),
    (
        "duties.csv:2",
        "words/two-ways",
        "數據治理和資訊科技 in Annex 1, 數據治理及資訊科技 in paragraphs 1 and 7",
    ),
    (
        "duties.csv:19",
        "typing/bracket-width",
        "（例如…） in Annex 3, half-width everywhere else (NOTES)",
    ),
    (
        "duties.csv:21",
        "words/quotes",
        "1823 in Annex 3, 「1823」 in Annex 11",
    ),
    (
        "duties.csv:51",
        "words/near-duplicate",
        "帶領和監督 in Annex 7, 領導和監督 in Annexes 6, 11 and 14",
    ),
    (
        "duties.csv:52",
        "words/variant",
        "制定 in Annex 8, 制訂 elsewhere (NOTES)",
    ),
    (
        "duties.csv:55",
        "words/two-ways",
        "社會創新與創業發展基金 in Annex 8, 及 elsewhere (NOTES)",
    ),
    (
        "duties.csv:57",
        "words/variant",
        "身份 in Annex 9, 身分 elsewhere (NOTES)",
    ),
    (
        "duties.csv:93",
        "words/quotes",
        "跨境通辦 in Annex 14, 「跨境通辦」 in Annexes 2 and 14",
    ),
    (
        "duties.csv:102",
        "words/variant",
        "身份 beside 身分 in Annex 16 (NOTES)",
    ),
    (
        "duties.csv:119",
        "words/two-ways",
        "託管和運作復原 in Annex 19, 託管及運作復原 in Annex 10",
    ),
    (
        "duties.csv:125",
        "words/two-ways",
        "以民為本和數據為本 in Annex 20, 及 in Annexes 3, 9 and 17",
    ),
    (
        "body.zh.hbs:3",
        "words/variant",
        "制定 in paragraph 1, 制訂 elsewhere (NOTES)",
    ),
    (
        "body.zh.hbs:7",
        "typing/dash",
        "— in paragraph 2, － in paragraphs 10, 13 and 15 (NOTES)",
    ),
    (
        "body.zh.hbs:26",
        "words/variant",
        "決策局 in paragraph 5, 政策局 in Annex 2 (NOTES)",
    ),
    (
        "body.zh.hbs:32",
        "promises/heading",
        "paragraph 7 promises 擬議職責說明 in Annex 1 (NOTES)",
    ),
    (
        "body.zh.hbs:43",
        "words/quotes",
        "1823 in paragraph 10, 「1823」 in paragraph 13",
    ),
    (
        "body.zh.hbs:58",
        "words/quotes",
        "香港政府一站通 in paragraph 13, in marks in Annexes 9 and 17",
    ),
    (
        "body.zh.hbs:71",
        "promises/heading",
        "paragraph 16 promises 擬議職責說明 in Annexes 2 to 4 (NOTES)",
    ),
    (
        "body.zh.hbs:77",
        "words/variant",
        "智慧城市羣 in paragraph 17, 群 in Annexes 4, 5 and 24 (NOTES)",
    ),
    (
        "body.zh.hbs:85",
        "promises/mark",
        "paragraph 20: the chart has no mark for 轉撥 (NOTES)",
    ),
    (
        "body.zh.hbs:93",
        "words/defined-twice",
        "創科及工業局 is defined in footnote 3 and again in paragraph 22",
    ),
];

#[test]
fn every_finding_on_the_founding_paper_is_right() {
    let outcome = panelpaper(
        root(),
        &["check", "data/dpo-2024", "--format", "json", "-q"],
    );
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let found: Vec<String> = outcome.stdout.lines().map(place_and_rule).collect();
    let right = FOUNDING.iter();
    let right: Vec<String> = right.map(|(at, rule, _)| format!("{at} {rule}")).collect();
    assert_eq!(found, right);
}

fn place_and_rule(line: &str) -> String {
    let finding: Value = serde_json::from_str(line).expect("a JSON object a line");
    let file = finding["file"].as_str().expect("a file");
    let name = file.rsplit('/').next().expect("a name");
    let rule = finding["rule"].as_str().expect("a rule");
    format!("{name}:{} {rule}", finding["line"])
}

const DUTY: &str = "測量維港及各避風塘的航道";
const WIDE: &str = "測量維港（包括避風塘）的航道";

/// A small paper with one finding, a warning of typing/bracket-width.
fn wide() -> Case {
    let case = Case::small();
    case.edit("duties.csv", DUTY, WIDE);
    case
}

/// The rules that a check of a paper names, in order.
fn rules(case: &Case) -> Vec<String> {
    let outcome = case.run(&["check", "paper", "--format", "json", "-q"]);
    let lines = outcome.stdout.lines();
    let rule = |line: &str| place_and_rule(line).rsplit(' ').next().map(str::to_owned);
    lines.filter_map(rule).collect()
}

#[test]
fn levels_are_set_by_rule_and_by_area() {
    let case = wide();
    assert_eq!(rules(&case), ["typing/bracket-width"]);
    assert_eq!(case.run(&["check", "paper"]).status, 0);
    let set = "\"posts/no-end\" = \"allow\"";
    case.edit("paper.toml", set, &format!("{set}\ntyping = \"deny\""));
    assert_eq!(case.run(&["check", "paper"]).status, 1);
    assert_eq!(case.run(&["build", "paper"]).status, 1);
    // A rule's own level goes before its area's.
    let both = format!("{set}\n\"typing/bracket-width\" = \"allow\"");
    case.edit("paper.toml", set, &both);
    assert_eq!(rules(&case), Vec::<String>::new());
}

#[test]
fn a_comment_allows_a_row_a_cell_or_a_paragraph() {
    let reason = "# allow typing/bracket-width: so in the original\n";
    let case = wide();
    case.edit("duties.csv", "survey,測量", &format!("{reason}survey,測量"));
    assert_eq!(rules(&case), Vec::<String>::new());
    let case = wide();
    let cell = reason.replace(": so", " in text_en: so");
    case.edit("duties.csv", "survey,測量", &format!("{cell}survey,測量"));
    assert_eq!(
        rules(&case),
        ["checks/unused-allow", "typing/bracket-width"]
    );
    let case = Case::small();
    let comment = "{{! allow numbers/typed-paragraph: quoted }}";
    case.edit(
        "body.zh.hbs",
        "電燈則不須。",
        &format!("電燈則不須，見第2段。{comment}"),
    );
    assert_eq!(rules(&case), Vec::<String>::new());
    // Alone before its paragraph it allows that one, and shifts no number.
    let case = Case::small();
    let text = format!("{comment}\n\n油燈見第2段，");
    case.edit("body.zh.hbs", "油燈", &text);
    assert_eq!(rules(&case), Vec::<String>::new());
    case.build();
    assert!(
        case.pages("zh/paper.pdf")
            .concat()
            .contains("上文第3段所述")
    );
}

#[test]
fn exceptions_and_variants_are_a_papers_own() {
    let case = Case::small();
    case.edit("duties.csv", DUTY, "測量海灣及油塘灣");
    case.edit("duties.csv", "每季出版浮標表", "出版海湾圖");
    let checks =
        "[checks]\nvariants = [[\"海灣\", \"海湾\"]]\n\n[checks.levels]\ntyping = \"allow\"";
    case.edit("paper.toml", "[checks.levels]", checks);
    assert_eq!(rules(&case), ["words/variant"]);
    case.edit(
        "paper.toml",
        "variants",
        "exceptions = [\"海湾圖\"]\nvariants",
    );
    assert_eq!(rules(&case), Vec::<String>::new());
    case.edit("paper.toml", "exceptions", "exeptions");
    assert_eq!(rules(&case)[0], "paper/unknown-key");
}

#[test]
fn sarif_keeps_to_its_schema() {
    let schema = fs::read(root().join("tests/it/schemas/sarif-2.1.0.json")).expect("the schema");
    let schema: Value = serde_json::from_slice(&schema).expect("JSON");
    let valid = jsonschema::validator_for(&schema).expect("a schema");
    let case = wide();
    case.edit("duties.csv", "beam,在", "bean,在");
    for papers in [vec!["paper"], vec!["paper", "paper"], vec![]] {
        let args = [vec!["check", "-q", "--format", "sarif"], papers.clone()].concat();
        let outcome = case.run(&args);
        if papers.is_empty() {
            assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""));
            continue;
        }
        let log: Value = serde_json::from_str(&outcome.stdout).expect("one JSON document");
        let faults: Vec<String> = valid
            .iter_errors(&log)
            .map(|fault| fault.to_string())
            .collect();
        assert_eq!(faults, Vec::<String>::new());
        // GitHub takes one run a program.
        assert_eq!(log["runs"].as_array().map(Vec::len), Some(1));
        let results = log["runs"][0]["results"].as_array().map(Vec::len);
        assert_eq!(results.unwrap_or_default() % papers.len(), 0);
        let result = &log["runs"][0]["results"][0];
        assert_eq!(result["ruleId"], "typing/bracket-width");
        let region = &result["locations"][0]["physicalLocation"]["region"];
        assert_eq!(region["startLine"], 2);
        assert_eq!(region["startColumn"], 12);
    }
}

#[test]
fn github_and_junit_say_the_same() {
    let case = wide();
    let outcome = case.run(&["check", "paper", "-q", "--format", "github"]);
    insta::assert_snapshot!(outcome.stdout, @"::warning file=paper/duties.csv,line=2,col=12,endLine=2,endColumn=18,title=typing/bracket-width::（） in a text of (); write them half-width: ( )");
    let outcome = case.run(&["check", "paper", "-q", "--format", "junit"]);
    insta::assert_snapshot!(outcome.stdout, @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="panelpaper" tests="1" skipped="0" failures="1" errors="0">
        <testsuite name="paper" tests="1" skipped="0" errors="0" failures="1">
            <testcase name="typing/bracket-width paper/duties.csv:2:12" classname="paper/duties.csv">
                <failure message="（） in a text of ()" type="warning">paper/duties.csv:2:12: warning[typing/bracket-width]: （） in a text of ()
    help: write them half-width: ( )</failure>
            </testcase>
        </testsuite>
    </testsuites>
    "#);
}

/// A table in an encoding that Excel writes.
fn encoded(text: &str, encoding: &str) -> Vec<u8> {
    let crlf = text.replace('\n', "\r\n");
    let units = || std::iter::once(0xFEFF).chain(crlf.encode_utf16());
    match encoding {
        "utf-16le" => units().flat_map(u16::to_le_bytes).collect(),
        "utf-16be" => units().flat_map(u16::to_be_bytes).collect(),
        "utf-8" => format!("\u{FEFF}{crlf}").into_bytes(),
        _ => encoding_rs::BIG5.encode(&crlf).0.into_owned(),
    }
}

#[test]
fn fix_changes_the_place_and_no_other_byte() {
    let small = fs::read_to_string(root().join("tests/it/small/duties.csv")).expect("the table");
    let faulty = small
        .replace(DUTY, &format!("\"{WIDE}； \""))
        .replace("beam,在", "beam,在 ");
    let right = small.replace(DUTY, "\"測量維港(包括避風塘)的航道\"");
    for encoding in ["utf-8", "utf-16le", "utf-16be", "big5"] {
        let case = Case::small();
        case.write("duties.csv", encoded(&faulty, encoding));
        let path = case.path("paper/duties.csv");
        let after = |path| fs::read(path).expect("the table");
        let outcome = case.run(&["check", "paper", "--fix"]);
        assert_eq!(outcome.status, 0, "{encoding}: {}", outcome.stderr);
        assert!(
            outcome.stderr.contains("nothing to report"),
            "{}",
            outcome.stderr
        );
        assert_eq!(after(&path), encoded(&right, encoding), "{encoding}");
    }
}

#[test]
fn fix_leaves_what_a_table_cannot_hold_and_what_is_unsafe() {
    let case = Case::small();
    case.edit("paper.toml", "\"typing/mark-width\" = \"allow\"\n", "");
    // A plain comma would cut the cell in two.
    case.edit("duties.csv", "the harbour and", "the harbour， and");
    let before = fs::read(case.path("paper/duties.csv")).expect("the table");
    let outcome = case.run(&["check", "paper", "--fix"]);
    assert!(
        outcome.stderr.contains("typing/mark-width"),
        "{}",
        outcome.stderr
    );
    assert_eq!(
        fs::read(case.path("paper/duties.csv")).expect("the table"),
        before
    );
    assert_eq!(case.run(&["check", "paper", "--fix", "--diff"]).status, 2);
}

#[test]
fn explain_knows_every_check_and_says_so_of_others() {
    let outcome = panelpaper(root(), &["explain", "posts/superior-below"]);
    assert_eq!(outcome.status, 0);
    insta::assert_snapshot!(outcome.stdout, @r#"
    posts/superior-below (warning)

    A superior should not have a lower pay point than a post that reports to it.

    Two rows have most often been mixed up: a rank, or a superior.

    Example: a post of D3 that reports to one of D2.

    Fix: correct the rank of one of them, or reports_to.

    Allow: everywhere in a paper by `"posts/superior-below" = "allow"` under [checks.levels] of paper.toml;
    for one row of a table by a line before it, `# allow posts/superior-below: the reason`
    (`# allow posts/superior-below in COLUMN: the reason` for one cell);
    for one paragraph of a body by `{{! allow posts/superior-below: the reason }}` in it.
    "#);
    let outcome = panelpaper(root(), &["explain", "posts/superior-under"]);
    assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""));
    assert!(
        outcome
            .stderr
            .contains("did you mean `posts/superior-below`?")
    );
}

/// The schemas in `docs/` are what the program prints.
#[test]
fn the_schemas_are_those_of_the_code() {
    for (of, file) in [
        ("paper", "docs/paper.schema.json"),
        ("tables", "docs/datapackage.json"),
        ("report", "docs/report.schema.json"),
    ] {
        let printed = panelpaper(root(), &["schema", of]).stdout;
        let kept = fs::read_to_string(root().join(file)).unwrap_or_default();
        assert!(printed == kept, "{file} is old: run `cargo xtask generate`");
    }
}

/// TOML as JSON, dates as texts.
fn as_json(value: &toml::Value) -> Value {
    match value {
        toml::Value::Datetime(date) => json!(date.to_string()),
        toml::Value::Array(items) => items.iter().map(as_json).collect(),
        toml::Value::Table(table) => {
            let entries = table
                .iter()
                .map(|(key, value)| (key.clone(), as_json(value)));
            Value::Object(entries.collect())
        }
        toml::Value::String(text) => json!(text),
        toml::Value::Integer(number) => json!(number),
        toml::Value::Float(number) => json!(number),
        toml::Value::Boolean(flag) => json!(flag),
    }
}

#[test]
fn the_schema_of_paper_toml_accepts_what_loading_accepts() {
    let schema: Value =
        serde_json::from_str(&panelpaper(root(), &["schema"]).stdout).expect("JSON");
    let valid = jsonschema::validator_for(&schema).expect("a schema");
    for paper in ["data/dpo-2024", "tests/it/small", "templates/new"] {
        let text = fs::read_to_string(root().join(paper).join("paper.toml")).expect("paper.toml");
        let settings = as_json(
            &text
                .parse::<toml::Table>()
                .map(toml::Value::Table)
                .expect("TOML"),
        );
        assert!(valid.is_valid(&settings), "{paper}");
    }
    // The keys that loading knows, section by section, from what it says of a
    // key that it does not.
    let edition = &schema["properties"]["zh"]["properties"];
    let checks = &schema["properties"]["checks"]["properties"];
    let fonts = &schema["properties"]["fonts"]["properties"];
    let sections = [
        ("", &schema["properties"]),
        ("[zh]", edition),
        ("[checks]", checks),
        ("[fonts]", fonts),
    ];
    for (section, keys) in sections {
        let case = Case::small();
        let text = "zzqx = 1\n";
        match section {
            "" => case.edit(
                "paper.toml",
                "type = \"panel\"",
                &format!("{text}type = \"panel\""),
            ),
            "[zh]" => case.edit("paper.toml", "[zh]\n", &format!("[zh]\n{text}")),
            _ => case.edit(
                "paper.toml",
                "[checks.levels]",
                &format!("{section}\n{text}\n[checks.levels]"),
            ),
        };
        let outcome = case.run(&["check", "paper", "-q"]);
        let said = outcome.stderr.split("the keys here are: ").nth(1);
        let said = said.and_then(|rest| rest.lines().next()).expect("the keys");
        let mut known: Vec<&str> = said.split(", ").collect();
        known.sort_unstable();
        let keys: Vec<&str> = keys
            .as_object()
            .expect("keys")
            .keys()
            .map(String::as_str)
            .collect();
        let mut keys = keys;
        keys.sort_unstable();
        assert_eq!(keys, known, "{section}");
    }
}
