//! Whole messages, as people read them: each is right in its place, its words
//! and the way out that it offers.

use std::fs;

use super::support::{Case, Run};

const BODY: &str = "body.zh.hbs";
const OIL: &str = "{{title \"oil\"}}";

/// A small paper with one edit of a file.
#[track_caller]
fn edited(file: &str, from: &str, to: &str) -> Case {
    let case = Case::small();
    case.edit(file, from, to);
    case
}

/// A small paper without one of its files.
fn without(file: &str) -> Case {
    let case = Case::small();
    fs::remove_file(case.path("paper").join(file)).expect("the file was there");
    case
}

/// What a build of the paper prints, and nothing is written.
fn message(case: &Case) -> String {
    let outcome = case.run(&["build", "paper", "--quiet"]);
    assert_eq!((outcome.status, outcome.stdout.as_str()), (1, ""));
    assert!(!case.path("output").exists());
    outcome.stderr
}

#[test]
fn a_missing_file() {
    insta::assert_snapshot!(message(&without("ranks.csv")), @r#"
    error[tables/missing-file]: paper/ranks.csv is missing
    --> paper/ranks.csv
     = help: a paper's folder has paper.toml, six tables and a body for each language

    paper: 1 error
    "#);
}

#[test]
fn a_misspelt_column() {
    insta::assert_snapshot!(message(&edited("posts.csv", "reports_to", "report_to")), @r#"
    error[tables/unknown-column]: no column `report_to` is known
     --> paper/posts.csv:1:34
      |
    1 | office,id,title_zh,title_en,rank,report_to,superior_zh,superior_en,tenure
      |                                  ^^^^^^^^^ did you mean `reports_to`?
      |
      = help: this table's columns are: office, id, title_zh, title_en, rank, reports_to, superior_zh, superior_en, tenure, staff, dotted_to
      = help: to pass over the column, say so in paper.toml: [tables] ignore = ["report_to"]

    paper: 1 error
    "#);
}

#[test]
fn a_missing_column() {
    insta::assert_snapshot!(message(&edited("posts.csv", ",tenure\n", ",salary\n")), @r#"
    error[tables/missing-column]: the column `tenure` is missing
     --> paper/posts.csv:1:1
      |
    1 | office,id,title_zh,title_en,rank,reports_to,superior_zh,superior_en,salary
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: add `tenure` to the header row

    error[tables/unknown-column]: no column `salary` is known
     --> paper/posts.csv:1:69
      |
    1 | office,id,title_zh,title_en,rank,reports_to,superior_zh,superior_en,salary
      |                                                                     ^^^^^^
      |
      = help: this table's columns are: office, id, title_zh, title_en, rank, reports_to, superior_zh, superior_en, tenure, staff, dotted_to
      = help: to pass over the column, say so in paper.toml: [tables] ignore = ["salary"]

    paper: 2 errors
    "#);
}

#[test]
fn a_ragged_row() {
    insta::assert_snapshot!(message(&edited("duties.csv", "每季出版浮標表", "每季,出版浮標表")), @r#"
    error[tables/ragged-row]: 4 cells in a table of 3 columns
     --> paper/duties.csv:3:17
      |
    3 | survey,每季,出版浮標表,To publish the list of buoys each quarter
      |                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: quote a cell that holds a comma: "a, b"

    paper: 1 error
    "#);
}

#[test]
fn an_open_quote() {
    insta::assert_snapshot!(message(&edited("duties.csv", "每季出版浮標表", "\"每季出版浮標表")), @r#"
    error[tables/open-quote]: a quote opens here and never closes
     --> paper/duties.csv:3:8
      |
    3 | survey,"每季出版浮標表,To publish the list of buoys each quarter
      |        ^
      |
      = help: close it, and write a quote inside a quoted cell twice: ""

    paper: 1 error
    "#);
}

#[test]
fn an_unknown_rank() {
    insta::assert_snapshot!(message(&edited("posts.csv", "Fairways,plo", "Fairways,pl0")), @r#"
    error[posts/unknown-rank]: no rank has the id `pl0`
     --> paper/posts.csv:7:40
      |
    7 | hls,survey,航道測量總監,Director of Fairways,pl0,keeper,,,permanent
      |                                              ^^^ did you mean `plo`?

    paper: 1 error
    "#);
}

#[test]
fn an_unknown_superior() {
    insta::assert_snapshot!(message(&edited("posts.csv", "Beams,plo,keeper", "Beams,plo,kepeer")), @r#"
    error[posts/unknown-superior]: no post of `hls` has the id `kepeer`
     --> paper/posts.csv:8:48
      |
    8 | hls,beam,電燈改裝總監,Director of Electric Beams,plo,kepeer,,,supernumerary
      |                                                      ^^^^^^ did you mean `keeper`?
      |
      = help: a superior outside the office is given in superior_zh, with reports_to empty

    paper: 1 error
    "#);
}

#[test]
fn an_id_twice() {
    insta::assert_snapshot!(message(&edited("posts.csv", "supernumerary\n", "supernumerary\nhls,survey,甲,A,plo,keeper,,,\n")), @r#"
    error[posts/duplicate-id]: the id `survey` stands twice
     --> paper/posts.csv:9:5
      |
    7 | hls,survey,航道測量總監,Director of Fairways,plo,keeper,,,permanent
      |     ------ first here
    8 | hls,beam,電燈改裝總監,Director of Electric Beams,plo,keeper,,,supernumerary
    9 | hls,survey,甲,A,plo,keeper,,,
      |     ^^^^^^
      |
      = help: give one of them another id, or remove it

    paper: 1 error
    "#);
}

#[test]
fn two_heads() {
    insta::assert_snapshot!(message(&edited("posts.csv", "Fairways,plo,keeper", "Fairways,plo,")), @r#"
    error[posts/two-heads]: `hls` has two heads
     --> paper/posts.csv:7:44
      |
    6 | hls,keeper,燈塔總管,Keeper of the Lights,clo,,海事局局長,Secretary for Maritime Affairs,
      |     ------ the first head
    7 | hls,survey,航道測量總監,Director of Fairways,plo,,,,permanent
      |                                                  ^ this post reports to nobody
      |
      = help: give this post's superior in reports_to

    paper: 1 error
    "#);
}

#[test]
fn an_empty_cell() {
    insta::assert_snapshot!(message(&edited("duties.csv", "每季出版浮標表", "")), @r#"
    error[tables/empty-cell]: `text_zh` is empty
     --> paper/duties.csv:3:8
      |
    3 | survey,,To publish the list of buoys each quarter
      |        ^
      |
      = help: fill in the text_zh of this row

    paper: 1 error
    "#);
}

#[test]
fn a_figure_in_words() {
    insta::assert_snapshot!(message(&edited("figures.csv", "1234567", "約一百萬")), @r#"
    error[figures/not-a-number]: `約一百萬` is no whole number
     --> paper/figures.csv:2:6
      |
    2 | cost,約一百萬,The yearly cost of the created post in dollars.
      |      ^^^^^^^^
      |
      = help: write digits alone, e.g. 2407800; the helpers print the commas

    paper: 1 error
    "#);
}

#[test]
fn an_unknown_key() {
    insta::assert_snapshot!(message(&edited("paper.toml", "signed =", "singed =")), @r#"
    error[paper/unknown-key]: paper.toml has no key `singed`
     --> paper/paper.toml:5:1
      |
    5 | singed = "2031-10"
      | ^^^^^^ did you mean `signed`?

    paper: 1 error
    "#);
}

#[test]
fn an_unknown_helper() {
    insta::assert_snapshot!(message(&edited(BODY, OIL, "{{tilte \"oil\"}}")), @r#"
    error[body/unknown-helper]: there is no helper `tilte`
      --> paper/body.zh.hbs:13:36
       |
    13 | + 刪除{{count change="deleted"}}個職位，即{{tilte "oil"}}
       |                                           ^^^^^^^^^^^^^^^ did you mean `title`?

    paper: 1 error
    "#);
}

#[test]
fn an_unknown_id_in_a_helper() {
    insta::assert_snapshot!(message(&edited(BODY, OIL, "{{title \"oill\"}}")), @r#"
    error[body/unknown-post]: no post has the id `oill`
      --> paper/body.zh.hbs:13:45
       |
    13 | + 刪除{{count change="deleted"}}個職位，即{{title "oill"}}
       |                                                    ^^^^ did you mean `oil`?

    paper: 1 error
    "#);
}

#[test]
fn a_wrong_filter() {
    insta::assert_snapshot!(message(&edited(BODY, "change=\"deleted\"", "change=\"delete\"")), @r#"
    error[body/wrong-argument]: `delete` is no change
      --> paper/body.zh.hbs:13:21
       |
    13 | + 刪除{{count change="delete"}}個職位，即{{title "oil"}}
       |                       ^^^^^^ did you mean `deleted`?
       |
       = help: write one of: created, deleted, transferred, re-ranked, retitled, redeployed, kept

    paper: 1 error
    "#);
}

#[test]
fn an_unknown_label() {
    insta::assert_snapshot!(message(&edited(BODY, "{{para \"regrade\"}}", "{{para \"regarde\"}}")), @r#"
    error[body/unknown-label]: no paragraph or item has the label <regarde>
      --> paper/body.zh.hbs:21:52
       |
    21 | 上文{{para "light"}}所述的工程由{{title "beam"}}監督；{{para "regarde"}}所述的重訂見{{annex "survey" "hls"}}。
       |                                                               ^^^^^^^ did you mean `regrade`?

    paper: 1 error
    "#);
}

#[test]
fn a_label_twice() {
    insta::assert_snapshot!(message(&edited(BODY, "電燈則不須。<light>", "電燈則不須。<light>\n\n另一段。<light>")), @r#"
    error[body/duplicate-label]: the label <light> stands twice
      --> paper/body.zh.hbs:21:5
       |
    19 | 油燈每晚須由人點燃。電燈則不須。<light>
       |                                 ------- first here
    20 |
    21 | 另一段。<light>
       |         ^^^^^^^
       |
       = help: give one of the paragraphs another label

    paper: 1 error
    "#);
}

#[test]
fn an_open_block() {
    insta::assert_snapshot!(message(&edited(BODY, OIL, "{{#if (eq 1 1)}}燈")), @r#"
    error[body/handlebars]: the block `if` is never closed
      --> paper/body.zh.hbs:13:36
       |
    13 | + 刪除{{count change="deleted"}}個職位，即{{#if (eq 1 1)}}燈
       |                                           ^^^^^^^^^^^^^^^^
       |
       = help: end it with {{/if}}

    paper: 1 error
    "#);
}

#[test]
fn raw_output() {
    insta::assert_snapshot!(message(&edited(BODY, OIL, "{{{title \"oil\"}}}")), @r#"
    error[body/raw-output]: values are never put out raw
      --> paper/body.zh.hbs:13:36
       |
    13 | + 刪除{{count change="deleted"}}個職位，即{{{title "oil"}}}
       |                                           ^^^^^^^^^^^^^^^^^
       |
       = help: write two braces: {{…}}

    paper: 1 error
    "#);
}

#[test]
fn a_value_in_code() {
    insta::assert_snapshot!(message(&edited(BODY, OIL, "#strong({{title \"oil\"}})")), @r#"
    error[body/value-in-code]: a value stands inside Typst code
      --> paper/body.zh.hbs:13:44
       |
    13 | + 刪除{{count change="deleted"}}個職位，即#strong({{title "oil"}})
       |                                                   ^^^^^^^^^^^^^^^
       |
       = help: values go into text: end the code before it, or use […]

    paper: 1 error
    "#);
}

#[test]
fn an_open_bracket() {
    insta::assert_snapshot!(message(&edited(BODY, OIL, "燈#strong[燈油")), @r#"
    error[body/typst]: unclosed delimiter
      --> paper/body.zh.hbs:13:44
       |
    13 | + 刪除{{count change="deleted"}}個職位，即燈#strong[燈油
       |                                                    ^
       |
       = help: close it; where the sign itself is meant, write a backslash before it

    paper: 1 error
    "#);
}

#[test]
fn an_unknown_function() {
    insta::assert_snapshot!(message(&edited(BODY, OIL, "燈#stron[燈油]")), @r#"
    error[body/typst]: unknown variable: stron
      --> paper/body.zh.hbs:13:38
       |
    13 | + 刪除{{count change="deleted"}}個職位，即燈#stron[燈油]
       |                                              ^^^^^
       |
       = help: where the sign `#` itself is meant, write \#

    paper: 1 error
    "#);
}
