//! Bodies and tables as drafters write them, careless ones included: what is
//! meant is printed, and nothing is lost silently.

use std::fs;

use super::support::{Case, Run, root, squeeze};

/// A paper in Chinese with this body.
fn with_body(body: &str) -> Case {
    let case = Case::small();
    case.edit("paper.toml", "[\"zh\", \"en\"]", "[\"zh\"]")
        .write("body.zh.hbs", body);
    case
}

/// The body must print this between the title and the signatories.
#[track_caller]
fn check(body: &str, printed: &str) {
    let case = with_body(body);
    case.build();
    let pages = case.pages("zh/paper.pdf");
    let page = pages[0].split_once("改組燈塔處").expect("the title").1;
    let page = page.split_once("海事局").expect("a signatory").0;
    assert_eq!(page, squeeze(printed), "{body}");
}

/// The body must be refused with this line of `--format short`, the path
/// left out.
#[track_caller]
fn check_refused(body: &str, message: &str) {
    let outcome = with_body(body).run(&["build", "paper", "--format", "short", "--quiet"]);
    assert_eq!(outcome.status, 1, "{}", outcome.stderr);
    assert_eq!(outcome.stderr, format!("paper/body.zh.hbs:{message}\n"));
}

#[test]
fn paragraphs_are_numbered_from_the_second() {
    check("甲\n\n乙\n\n丙\n", "甲 2. 乙 3. 丙");
    check("= 題\n\n甲\n\n== 目\n\n乙\n", "題 甲 目 2. 乙");
    check("甲<one>\n\n乙\n\n{{para \"one\"}}\n", "甲 2. 乙 3. 第1段");
    check("{{! 註 }}\n\n甲\n\n{{! 註 }}\n\n乙\n", "甲 2. 乙");
    check("甲\n乙\n\n丙\n", "甲乙 2. 丙");
    check("甲 \\\n乙\n\n丙\n", "甲 乙 2. 丙");
    check("", "");
    check("= 題\n", "題");
}

#[test]
fn code_without_text_takes_no_number() {
    check(
        "#set text(fill: black)\n\n甲\n\n#v(1em)\n\n乙\n",
        "甲 2. 乙",
    );
    check(
        "甲\n\n#table(columns: 2, [子], [丑])\n\n乙\n",
        "甲 子 丑 2. 乙",
    );
}

#[test]
fn lists_are_read_however_they_are_spaced() {
    check("甲—\n\n+ 子\n+ 丑\n+ 寅\n", "甲—(a)子；(b)丑；以及(c)寅。");
    check(
        "甲—\n+ 子\n\n+ 丑\n\n\n+ 寅\n\n乙\n",
        "甲—(a)子；(b)丑；以及(c)寅。2.乙",
    );
    check(
        "甲—\r\n\r\n+ 子\r\n  + 丑\r\n+ 寅\r\n",
        "甲—(a)子(i)丑；以及(b)寅。",
    );
    check("甲—\n\n+ 子\n\t+ 丑\n+ 寅\n", "甲—(a)子(i)丑；以及(b)寅。");
    check("甲—\n\n+ 獨\n", "甲—(a)獨。");
    check("+ 子\n+ 丑\n\n甲\n", "(a)子；以及(b)丑。甲");
    check(
        "甲—\n\n+ 一\n  + 二\n    + 三\n      + 四\n+ 五\n",
        "甲—(a)一(i)二(1)三(1)四；以及(b)五。",
    );
    check("甲—\n\n{{list \"i\"}}\n+ 子\n  + 丑\n", "甲—(i)子(a)丑。");
    check(
        "甲—\n\n{{list \"1\"}}\n\n+ 子\n\n乙—\n\n+ 丑\n",
        "甲—(1)子。2.乙—(a)丑。",
    );
    // A separator that was typed is not printed twice.
    check(
        "甲—\n\n+ 子；\n+ 丑；\n+ 寅。\n",
        "甲—(a)子；(b)丑；(c)寅。",
    );
    check("甲—\n\n+ 子；以及\n+ 丑\n", "甲—(a)子；以及(b)丑。");
}

#[test]
fn a_heading_goes_with_a_paragraph_whose_note_does_not_fit() {
    for length in (500..620).step_by(10) {
        let long = "字".repeat(length);
        let body = format!(
            "= 目的\n\n首段。\n\n= 乙\n\n{long}\n\n= 丙標題\n\n短段。#footnote[註一。]\n\n= 丁\n\n完。\n"
        );
        let case = with_body(&body);
        case.build();
        for page in case.pages("zh/paper.pdf") {
            assert_eq!(
                page.contains("丙標題"),
                page.contains("短段"),
                "{length}: {page}"
            );
        }
    }
}

#[test]
fn typed_separators_of_duties_are_warned_of() {
    let case = Case::small();
    let table = fs::read_to_string(case.path("paper/duties.csv")).expect("the duties");
    let row = table.lines().nth(1).expect("a row").to_owned();
    let mut cells: Vec<String> = row.split(',').map(str::to_owned).collect();
    cells[1].push('；');
    case.edit("duties.csv", &row, &cells.join(","));
    let outcome = case.run(&["check", "paper", "--format", "short"]);
    assert_eq!(outcome.status, 0);
    let expected =
        "warning[duties/typed-separator]: the duty ends with `；`, which the layout prints";
    assert!(outcome.stderr.contains(expected), "{}", outcome.stderr);
}

#[test]
fn a_papers_own_marks_are_checked() {
    let case = Case::small();
    let marks = fs::read_to_string(root().join("templates/marks.toml")).expect("the marks");
    let own = marks
        .replacen("solid", "sollid", 1)
        .replace("#e4e4e4", "grey");
    case.write(
        "templates/marks.toml",
        own.replace("[transferred]", "[transfered]"),
    );
    let outcome = case.run(&["check", "paper", "--format", "short"]);
    assert_eq!(outcome.status, 1);
    let errors: Vec<&str> = outcome.stderr.lines().collect();
    assert_eq!(
        errors,
        [
            "paper/templates/marks.toml:1:1: error[paper/missing-key]: marks.toml has no section [transferred]",
            "paper/templates/marks.toml:6:8: error[paper/wrong-value]: `dash` must be solid, dashed or dotted",
            "paper/templates/marks.toml:12:2: error[paper/unknown-mark]: charts have no mark for `transfered`",
        ]
    );
}

#[test]
fn bullets_stay_what_they_are() {
    check("甲\n\n乙—\n\n- 子\n- 丑\n\n丙\n", "甲 2.乙— •子 •丑 3.丙");
}

#[test]
fn typed_gaps_keep_calls_and_stars_apart() {
    check("甲 #strong[乙] (丙) #strong[丁] [戊]\n", "甲乙(丙)丁[戊]");
    check("甲 *乙* 丙 _d_ 戊*己*庚\n", "甲乙丙d戊己庚");
    check("#let 詞 = [甲]\n#詞 乙#詞\n丙\n", "甲乙甲丙");
    check("甲 #raw(\"#x *y*\") 乙\n", "甲#x*y*乙");
}

#[test]
fn numbering_without_a_list_is_refused() {
    let stray = "error[body/stray-list]: no list follows this";
    check_refused("甲\n\n{{list \"i\"}}\n\n乙\n", &format!("3:1: {stray}"));
    check_refused("甲—{{list \"i\"}}\n\n+ 子\n", &format!("1:3: {stray}"));
    check_refused("甲—\n\n+ 子{{list \"i\"}}\n", &format!("3:4: {stray}"));
    check_refused("甲\n\n{{list \"i\"}}\n", &format!("3:1: {stray}"));
}

#[test]
fn headings_leave_no_level_out() {
    let message = |found: &str| {
        format!(
            "error[body/heading-level]: a heading `{found}` stands below none of the level above it"
        )
    };
    check_refused("== 題\n\n甲\n", &format!("1:1: {}", message("==")));
    check_refused(
        "= 題\n\n=== 目\n\n甲\n",
        &format!("3:1: {}", message("===")),
    );
    check(
        "= 一\n\n== 二\n\n=== 三\n\n甲\n\n= 四\n\n乙\n",
        "一 二 (I)三 甲 四 2.乙",
    );
}

#[test]
fn references_are_sorted_and_merged() {
    check(
        "甲\n\n乙<b>\n\n丙<c>\n\n丁<d>\n\n{{para \"d\" \"b\"}}、{{para \"c\" \"b\" \"d\"}}、{{para \"b\" \"b\"}}\n",
        "甲 2.乙 3.丙 4.丁 5. 第2及4段、第2至4段、第2段",
    );
    check(
        "甲{{annex \"hls\" \"survey\"}}、{{annex kind=\"duties\"}}\n",
        "甲附件1及3、附件1至2",
    );
}

#[test]
fn figures_are_printed_in_threes() {
    for (value, money, number) in [
        ("-5", "-5", "-5"),
        ("0", "0", "0"),
        ("12345", "12,345", "12345"),
        ("\"1,234,567\"", "1,234,567", "1234567"),
        (
            " 9223372036854775807 ",
            "9,223,372,036,854,775,807",
            "9223372036854775807",
        ),
        (
            "-9223372036854775808",
            "-9,223,372,036,854,775,808",
            "-9223372036854775808",
        ),
    ] {
        let case = with_body("甲{{money \"cost\"}}元{{number \"cost\"}}個\n");
        case.edit("figures.csv", "1234567", value);
        case.build();
        // White space is dropped, the thin space of counts too.
        let page = case.pages("zh/paper.pdf").concat();
        assert!(
            page.contains(&format!("甲{money}元{number}個")),
            "{value}: {page}"
        );
    }
}

#[test]
fn tables_of_a_spreadsheet_are_read() {
    let figures = |bytes: &[u8]| {
        let case = with_body("甲{{money \"cost\"}}元\n");
        case.write("figures.csv", bytes);
        case
    };
    for good in [
        " id , value , note \ncost,5,\n",
        "\u{FEFF}\"id\",\"value\",\"note\"\r\n\"cost\",\"5\",\"\"\r\n",
        "note,value,id\n# a comment, \"with a quote\n\n,5,cost\n,,\n",
        "value,id\n5,cost",
        "id,value,note,\ncost,5,,\n",
    ] {
        let case = figures(good.as_bytes());
        case.build();
        assert!(case.pages("zh/paper.pdf")[0].contains("甲5元"), "{good}");
    }
    for (bad, rule) in [
        ("", "tables/no-header"),
        ("# nothing\n", "tables/no-header"),
        ("id;value;note\ncost;5;\n", "tables/wrong-separator"),
        ("id\tvalue\ncost\t5\n", "tables/wrong-separator"),
        ("id,value,note,\ncost,5,,x\n", "tables/unknown-column"),
        ("id,value\ncost,\"1,2,3\"\n", "figures/not-a-number"),
    ] {
        let outcome = figures(bad.as_bytes()).run(&["build", "paper", "--format", "short"]);
        assert_eq!(outcome.status, 1);
        assert!(outcome.stderr.contains(rule), "{bad}: {}", outcome.stderr);
        assert_eq!(
            outcome.stderr.matches("error[").count(),
            1,
            "{}",
            outcome.stderr
        );
    }
}

#[test]
fn an_annex_without_duties_is_a_warning() {
    let case = Case::small();
    case.write(
        "duties.csv",
        "post,text_zh,text_en\nsurvey,測量,To survey\n",
    );
    let outcome = case.run(&["build", "paper", "--format", "short", "--quiet"]);
    assert_eq!(outcome.status, 0);
    assert_eq!(
        outcome.stderr,
        "paper/annexes.csv:3:8: warning[annexes/no-duties]: the post `beam` has no duties\n"
    );
}

#[test]
fn font_folders_lie_in_the_papers() {
    for dir in ["../fonts", "/usr", "nowhere", "posts.csv"] {
        let case = Case::small();
        case.edit(
            "paper.toml",
            "[zh]",
            &format!("[fonts]\ndirs = [\"{dir}\"]\n[zh]"),
        );
        let outcome = case.run(&["build", "paper", "--format", "short", "--quiet"]);
        assert_eq!(outcome.status, 1, "{dir}");
        let place = "paper/paper.toml:9:8: error[paper/font-folder]";
        assert!(outcome.stderr.starts_with(place), "{}", outcome.stderr);
    }
}

#[test]
fn slips_are_printed_in_the_language_that_has_them() {
    let case = Case::small();
    case.edit(
        "paper.toml",
        "[zh]",
        "[[as_printed]]\nannex = \"beam\"\ncomputed = \"首席\"\nprinted = \"首要\"\n\n[zh]",
    );
    case.build();
    let annex = &case.pages("zh/annex-02.pdf")[0];
    assert!(
        annex.contains("首要燈務主任") && !annex.contains("首席"),
        "{annex}"
    );
    assert!(case.pages("en/annex-02.pdf")[0].contains("PrincipalLightsOfficer"));
}

#[test]
fn much_of_everything_is_built() {
    let case = with_body("甲{{count office=\"lo\"}}個{{annex kind=\"chart\"}}\n");
    let mut posts =
        String::from("office,id,title_zh,rank,reports_to,superior_zh,tenure\nlo,p,甲,clo,,乙,\n");
    for at in 0..3000 {
        posts += &format!("lo,p{at},丙{at},plo,p,,\n");
    }
    let duties = (0..2000).map(|at| format!("p,\"第{at}項，\n{}\"\n", "職務".repeat(9)));
    case.write("posts.csv", posts + "hls,q,丁,clo,,乙,\n")
        .write(
            "duties.csv",
            "post,text_zh\n".to_owned() + &duties.collect::<String>(),
        )
        .write("annexes.csv", "kind,subject\nduties,p\nchart,hls\n");
    case.build();
    assert!(case.pages("zh/paper.pdf")[0].contains("甲3001個附件2"));
}

#[test]
fn a_template_named_almost_right_is_a_warning() {
    let case = Case::small();
    let words = fs::read_to_string(root().join("templates/words.zh.toml")).expect("the words");
    case.write("templates/word.zh.toml", &words);
    case.write("templates/cover.typ", "");
    let outcome = case.run(&["check", "paper", "--format", "short"]);
    assert_eq!(
        outcome.stderr.lines().next(),
        Some(
            "paper/templates/word.zh.toml: warning[templates/unknown-name]: \
             `word.zh.toml` takes the place of no template"
        )
    );
    assert!(!outcome.stderr.contains("cover.typ"), "{}", outcome.stderr);
    // Under its right name it is in force.
    case.write(
        "templates/words.zh.toml",
        words.replace("附件{n}", "附錄{n}"),
    );
    case.build();
    assert!(case.pages("zh/annex-01.pdf")[0].starts_with("附錄1"));
}
