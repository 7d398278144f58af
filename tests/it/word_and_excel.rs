//! What officers who work in Word and Excel get wrong, and that the message names
//! it, its place, and the way out.

use std::fs;

use super::support::{Case, Run};

/// What `check` says of the paper, in short.
fn said(case: &Case, more: &[&str]) -> String {
    let args = [&["check", "paper", "--format", "short"], more].concat();
    case.run(&args).stderr
}

/// What `check` says whole, for the ways out.
fn whole(case: &Case) -> String {
    case.run(&["check", "paper", "--format", "human"]).stderr
}

#[track_caller]
fn has(text: &str, part: &str) {
    assert!(text.contains(part), "no `{part}` in\n{text}");
}

#[track_caller]
fn lacks(text: &str, part: &str) {
    assert!(!text.contains(part), "`{part}` in\n{text}");
}

#[test]
fn a_file_of_nearly_the_right_name_is_named() {
    for (name, there) in [
        ("posts.csv", "posts.csv.csv"),
        ("posts.csv", "posts.csv.txt"),
        ("body.zh.hbs", "body.zh.hbs.txt"),
        ("body.en.hbs", "body.en.txt"),
        ("paper.toml", "paper.toml.txt"),
    ] {
        let case = Case::small();
        let paper = case.path("paper");
        fs::rename(paper.join(name), paper.join(there)).expect("it was there");
        has(
            &said(&case, &[]),
            &format!(
                "paper/{name}: error[tables/missing-file]: {name} is missing, and {there} is there"
            ),
        );
        let whole = whole(&case);
        has(&whole, &format!("rename {there} to {name}"));
        has(&whole, "Windows hides the end");
    }
    let case = Case::small();
    let paper = case.path("paper");
    fs::rename(paper.join("posts.csv"), paper.join("Posts.csv")).expect("it was there");
    if !paper.join("posts.csv").exists() {
        has(&whole(&case), "rename Posts.csv to posts.csv");
    }
    let case = Case::small();
    fs::remove_file(case.path("paper/posts.csv")).expect("it was there");
    case.write("posts.csv.bak", "x");
    has(&said(&case, &[]), "paper/posts.csv is missing");
}

#[test]
fn a_workbook_beside_its_table_is_a_warning() {
    for name in ["posts.xlsx", "ranks.ods"] {
        let case = Case::small();
        case.write(name, "PK");
        let said = said(&case, &[]);
        has(
            &said,
            &format!("warning[tables/workbook]: {name} stands beside"),
        );
        lacks(&said, "error");
    }
    let case = Case::small();
    case.write("~$posts.xlsx", "x").write("Notes.xlsx", "PK");
    lacks(&said(&case, &[]), "workbook");
}

#[test]
fn curly_quotation_marks_are_named() {
    for (written, sign, column) in [
        ("title = “改組燈塔處”", '“', 9),
        ("title = ‘改組燈塔處’", '‘', 9),
        ("title = \"改組燈塔處”", '”', 15),
    ] {
        let case = Case::small();
        case.edit("paper.toml", "title = \"改組燈塔處\"", written);
        let found = said(&case, &[]);
        has(
            &found,
            &format!(
                "paper/paper.toml:10:{column}: error[paper/toml]: `{sign}` is a curly quotation mark"
            ),
        );
        assert_eq!(found.matches("error[paper/toml]").count(), 1, "{found}");
        has(&whole(&case), "write \" before and after the text");
    }
    let case = Case::small();
    case.edit("paper.toml", "\"2031-10\"", "“2031-10”");
    has(&said(&case, &[]), "paper.toml:5:10: error[paper/toml]: `“`");
    // Within a text they are text.
    let case = Case::small();
    case.edit("paper.toml", "\"改組燈塔處\"", "\"改組“燈塔處”\"");
    lacks(&said(&case, &[]), "paper/toml");
}

#[test]
fn a_name_that_is_not_near_is_no_suggestion() {
    let case = Case::small();
    case.edit("posts.csv", "tenure\n", "tenure,Remarks\n");
    let whole = whole(&case);
    lacks(&whole, "did you mean");
    has(&whole, "[tables] ignore = [\"Remarks\"]");
    for (written, meant) in [("titel_zh", "title_zh"), ("tenur", "tenure")] {
        let case = Case::small();
        case.edit("posts.csv", meant, written);
        has(&self::whole(&case), &format!("did you mean `{meant}`?"));
    }
}

#[test]
fn a_chart_passes_over_the_columns_that_the_paper_does() {
    let case = Case::small();
    let table = "id,title,rank,reports_to,Remarks\na,Head,D2,,x\nb,Deputy,D1,a,\n";
    fs::write(case.path("posts.csv"), table).expect("a table");
    let chart = || case.run(&["chart", "posts.csv", "-o", "chart.json"]);
    let refused = chart();
    assert_eq!(refused.status, 1);
    has(&refused.stderr, "[tables] ignore = [\"Remarks\"]");
    fs::write(
        case.path("paper.toml"),
        "[tables]\nignore = [\"Remarks\"]\n",
    )
    .expect("written");
    let drawn = chart();
    assert_eq!(drawn.status, 0, "{}", drawn.stderr);
    // What cannot be read says nothing of the table.
    fs::write(case.path("paper.toml"), "[tables\n").expect("written");
    assert_eq!(chart().status, 1);
}

#[test]
fn a_key_in_a_wrong_part_of_the_settings_says_where_it_belongs() {
    for (before, after, way_out) in [
        (
            "[en]\n",
            "[en]\ndate = \"x\"\n",
            "`date` belongs at the head of paper.toml, above the first section",
        ),
        (
            "[zh]\n",
            "[zh]\nencoding = \"utf-8\"\n",
            "`encoding` belongs at the head of paper.toml",
        ),
        (
            "type = \"panel\"\n",
            "type = \"panel\"\nsignatories = [\"x\"]\n",
            "`signatories` belongs below [zh] or [en]",
        ),
    ] {
        let case = Case::small();
        case.edit("paper.toml", before, after);
        let whole = whole(&case);
        has(&whole, "error[paper/unknown-key]");
        has(&whole, way_out);
    }
}

#[test]
fn fix_says_what_it_mended() {
    let case = Case::small();
    case.edit("duties.csv", "在三年內", "在三年 內");
    let fixed = case.run(&["check", "paper", "--fix"]);
    has(
        &fixed.stderr,
        "paper/duties.csv: typing/space, line 5\nfixed 1 place in paper/duties.csv\n",
    );
    assert_eq!(fixed.status, 0, "{}", fixed.stderr);
    lacks(&case.run(&["check", "paper", "--fix"]).stderr, "fixed");
    let case = Case::small();
    let body: String = (0..20).map(|_| "燈 塔\n\n").collect();
    case.write("body.zh.hbs", body);
    has(
        &case.run(&["check", "paper", "--fix"]).stderr,
        "paper/body.zh.hbs: typing/space, lines 1, 3, 5, 7, 9, 11, 13, 15 and 12 more\n",
    );
}

#[test]
fn what_leaves_the_page_has_a_place_in_the_body() {
    for (body, place) in [
        ("甲\n\n#v(-20cm)乙", "body.zh.hbs:3:"),
        ("甲\n\n#v(-30cm)\n\n乙\n\n丙", "body.zh.hbs:3:"),
        ("甲\n\n乙\n\n#v(-100cm)", "body.zh.hbs:5:"),
    ] {
        let case = Case::small();
        case.edit("paper.toml", "[\"zh\", \"en\"]", "[\"zh\"]");
        case.write("body.zh.hbs", body);
        let built = case.run(&["build", "paper", "--format", "short"]);
        let found = built.stderr.lines().filter(|line| line.contains("error["));
        let found: Vec<&str> = found.collect();
        assert!(
            !found.is_empty() && found.iter().all(|line| line.contains("paper/body.zh.hbs:")),
            "{found:?}"
        );
        assert!(found.iter().any(|line| line.contains(place)), "{found:?}");
    }
}

#[test]
fn very_many_control_characters_of_a_cell_are_one_finding() {
    let case = Case::small();
    let duty = "把所有燈塔";
    case.edit(
        "duties.csv",
        duty,
        &format!("{duty}{}", "\u{1}".repeat(500)),
    );
    let found = said(&case, &[]);
    assert_eq!(
        found.matches("tables/forbidden-character").count(),
        1,
        "{found}"
    );
    has(
        &found,
        "U+0001 is a control character, and this cell has 499 more",
    );
    let case = Case::small();
    case.edit("duties.csv", duty, &format!("{duty}\u{1}\u{2}"));
    assert_eq!(
        said(&case, &[])
            .matches("tables/forbidden-character")
            .count(),
        2
    );
    let case = Case::small();
    let body = fs::read_to_string(case.path("paper/body.zh.hbs")).expect("the body");
    case.write("body.zh.hbs", format!("{body}\n燈{}\n", "\u{1}".repeat(9)));
    has(&said(&case, &[]), "and this line has 8 more");
}

#[test]
fn one_report_is_written_to_one_file_however_it_is_spelled() {
    let case = Case::small();
    fs::create_dir(case.path("reports")).expect("a folder");
    for (one, two) in [
        ("a.json", "./a.json"),
        ("reports/a.json", "reports/../reports/a.json"),
        ("new/a.json", "./new/a.json"),
    ] {
        let (one, two) = (format!("json={one}"), format!("junit={two}"));
        let refused = case.run(&["batch", ".", "--report", &one, "--report", &two]);
        assert_eq!(refused.status, 2, "{}", refused.stderr);
        has(&refused.stderr, "two reports cannot be written to");
    }
    let refused = case.run(&["batch", ".", "--report", "json=a.d", "--depfile", "./a.d"]);
    assert_eq!(refused.status, 2, "{}", refused.stderr);
}

/// The words that `--fix` leaves in a duty.
fn fixed(words: &str) -> String {
    let case = Case::small();
    case.edit("duties.csv", "把所有燈塔由油燈改為電燈", words);
    assert_eq!(case.run(&["check", "paper", "--fix"]).status, 0);
    let table = fs::read_to_string(case.path("paper/duties.csv")).expect("the table");
    let start = table.find("在三年內").expect("the duty") + "在三年內".len();
    let end = start + table[start..].find(',').expect("a comma");
    table[start..end].to_owned()
}

#[test]
fn fix_leaves_what_it_cannot_know() {
    for names in ["請陳大文 李小明出席", "請歐陽詢 黃宏發處理", "王明 趙國強"]
    {
        assert_eq!(fixed(names), names);
    }
    assert_eq!(fixed("公共 服務"), "公共服務");
    for (typed, mended) in [
        ("於２０２７－０１－２６完成", "於2027-01-26完成"),
        ("共１．５米", "共1.5米"),
        ("電郵ａｂ＠ｈｋ．ｈｋ", "電郵ａｂ＠ｈｋ．ｈｋ"),
        ("Ａ－甲", "A－甲"),
    ] {
        assert_eq!(fixed(typed), mended);
    }
    for joined in ["क्\u{200D}ष", "می\u{200C}خواهم", "👨\u{200D}👩\u{200D}👧"] {
        let case = Case::small();
        case.edit("duties.csv", "把所有燈塔由油燈改為電燈", joined);
        lacks(&said(&case, &[]), "invisible-character");
    }
    assert_eq!(fixed("燈\u{200D}塔"), "燈塔");
}
