//! Tables as spreadsheets leave them: saved again with quotes and commas that
//! nobody typed, with line ends of their own, as workbooks; and rows that could
//! be lost on the way.

use std::fs;

use super::support::{Case, Outcome, Run};

/// What `check` says, a finding a line, without the folder's name.
fn found(case: &Case) -> Vec<String> {
    let outcome = case.run(&["check", "paper", "--format", "short", "--quiet"]);
    lines(&outcome)
}

fn lines(outcome: &Outcome) -> Vec<String> {
    let lines = outcome.stderr.lines();
    let lines = lines.map(|line| line.strip_prefix("paper/").unwrap_or(line));
    lines.map(str::to_owned).collect()
}

/// A finding must begin so: its place, level and name.
#[track_caller]
fn check_has(found: &[String], head: &str) {
    let has = found.iter().any(|line| line.starts_with(head));
    assert!(has, "{head} is not in\n{}", found.join("\n"));
}

/// No finding may be of this name.
#[track_caller]
fn check_has_none(found: &[String], name: &str) {
    let has = found.iter().any(|line| line.contains(name));
    assert!(!has, "{name} is in\n{}", found.join("\n"));
}

/// The cells of a line as a spreadsheet reads them.
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut rest = line.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' if quoted && rest.peek() == Some(&'"') => {
                rest.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.is_empty() => quoted = true,
            ',' if !quoted => cells.push(std::mem::take(&mut cell)),
            other => cell.push(other),
        }
    }
    cells.push(cell);
    cells
}

/// A table as Excel saves it again: each line as wide as the widest and more,
/// quotes only where they must be, a mark, CRLF, and a blank row at the end.
fn saved_again(text: &str) -> String {
    let rows: Vec<Vec<String>> = text.lines().map(cells).collect();
    let width = rows.iter().map(Vec::len).max().unwrap_or_default() + 2;
    let mut saved = String::from('\u{FEFF}');
    for row in rows {
        let row = row.into_iter().map(|cell| {
            if cell.contains(['"', ',']) {
                format!("\"{}\"", cell.replace('"', "\"\""))
            } else {
                cell
            }
        });
        let mut row: Vec<String> = row.collect();
        row.resize(width, String::new());
        saved += &row.join(",");
        saved += "\r\n";
    }
    saved + &",".repeat(width - 1) + "\r\n"
}

const TABLES: [&str; 6] = [
    "offices.csv",
    "ranks.csv",
    "posts.csv",
    "duties.csv",
    "annexes.csv",
    "figures.csv",
];

#[test]
fn a_folder_that_excel_saved_again_is_the_same_paper() {
    let case = Case::small();
    let comment = "# The layout prints the separators, \"；\" and \"。\", itself\n";
    let allow = "# allow tables/error-value in text_en: a sign, \"#N/A\", that is meant\n";
    case.edit("duties.csv", "list of buoys", "list of #N/A");
    case.edit("duties.csv", "survey,每季", &format!("{allow}survey,每季"));
    for name in TABLES {
        let path = case.path("paper").join(name);
        let text = fs::read_to_string(path).expect("a table");
        case.write(name, format!("{comment}{text}# the end\n"));
    }
    let before = found(&case);
    check_has_none(&before, "unused-allow");
    let outcome = case.run(&["build", "paper", "--quiet"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let pdf = |lang: &str| fs::read(case.path("output/paper").join(lang).join("paper.pdf"));
    let printed = ["zh", "en"].map(|lang| pdf(lang).expect("the paper"));
    for name in TABLES {
        let path = case.path("paper").join(name);
        let text = fs::read_to_string(path).expect("a table");
        case.write(name, saved_again(&text));
    }
    assert_eq!(found(&case), before);
    fs::remove_dir_all(case.path("output")).expect("it was there");
    let outcome = case.run(&["build", "paper", "--quiet"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    assert!(printed == ["zh", "en"].map(|lang| pdf(lang).expect("the paper")));
}

#[test]
fn a_comment_ends_with_its_line_whatever_ends_lines() {
    let case = Case::small();
    case.edit(
        "duties.csv",
        "survey,每季",
        "# a note, of \"mine\nsurvey,每季",
    );
    let table = fs::read_to_string(case.path("paper/duties.csv")).expect("a table");
    let mixed = table.replacen('\n', "\r", 3);
    for text in [
        table.replace('\n', "\r"),
        table.replace('\n', "\r\n"),
        mixed,
    ] {
        case.write("duties.csv", &text);
        case.build();
        for (lang, words) in [("zh", "每季出版浮標表"), ("en", "Topublishthelistofbuoys")] {
            let annex = case.pages(&format!("{lang}/annex-01.pdf")).concat();
            assert!(annex.contains(words), "{annex}");
            assert!(!annex.contains("mine"), "{annex}");
        }
        // Places are those that an editor shows.
        case.write("duties.csv", text.replace("beam,", "beem,"));
        check_has(&found(&case), "duties.csv:6:1: error[duties/unknown-post]");
        let outcome = case.run(&["check", "paper"]);
        let shown = "6 | beem,在三年內把所有燈塔由油燈改為電燈";
        assert!(outcome.stderr.contains(shown), "{}", outcome.stderr);
    }
}

#[test]
fn a_row_that_begins_with_the_sign_is_not_lost() {
    let case = Case::small();
    let duties = "text_zh,post,text_en\n#智方便服務的推廣,survey,To promote #iAMSmart\n\
        # 測量, survey, a comment\n測量,survey,To survey\n改裝,beam,To change\n";
    case.write("duties.csv", duties).build();
    let annex = case.pages("zh/annex-01.pdf").concat();
    assert!(annex.contains("#智方便服務的推廣"), "{annex}");
    assert!(!annex.contains("comment"), "{annex}");
    check_has(&found(&case), "duties.csv:2:1: warning[tables/hash-row]");
    // Somebody has looked at it.
    case.write(
        "duties.csv",
        duties.replacen('\n', "\n# allow tables/hash-row: a name\n", 1),
    );
    check_has_none(&found(&case), "hash-row");

    let posts = fs::read_to_string(case.path("paper/posts.csv")).expect("a table");
    case.write(
        "posts.csv",
        format!("{posts}#N/A,clerk,文書主任,Clerk,slo,keeper,,,\n"),
    );
    let passed_over = "posts.csv:9:1: warning[tables/hash-row]: this row is passed over";
    check_has(&found(&case), passed_over);
    case.build();
    // Without the cells of a row it is none, and that is said.
    case.write("posts.csv", format!("{posts}#hls,clerk,文書主任\n"));
    check_has(&found(&case), "posts.csv:9:1: warning[tables/hash-row]");
    case.build();
}

#[test]
fn charts_tell_of_rows_that_could_be_lost() {
    let case = Case::small();
    let table = "id,title,rank,point,reports_to\na,A,R,D2,\n#b,B,R,D1,a\n#c,C, D,E,F,G\nd,\"#REF!\",R,D1,a\n";
    fs::write(case.path("t.csv"), table).expect("a table");
    let outcome = case.run(&["chart", "t.csv", "-o", "t.json", "--format", "short"]);
    let found = lines(&outcome);
    check_has(&found, "t.csv:3:1: warning[tables/hash-row]");
    check_has(&found, "t.csv:4:1: warning[tables/hash-row]");
    check_has(&found, "t.csv:5:4: warning[tables/error-value]");
    let chart = fs::read_to_string(case.path("t.json")).expect("the chart");
    assert!(chart.contains("\"#b\""), "{chart}");
}

#[test]
fn a_stray_quote_is_found_in_a_column_that_is_not_printed() {
    let case = Case::small();
    case.edit("paper.toml", "[\"zh\", \"en\"]", "[\"zh\"]");
    case.edit("duties.csv", "To publish the list", "\"To publish the list");
    case.edit(
        "duties.csv",
        "why ships run aground",
        "why ships run aground\"",
    );
    check_has(
        &found(&case),
        "duties.csv:3:16: warning[tables/swallowed-rows]",
    );
    // Two columns only: a line that begins as other rows do.
    let head = "post,text_zh\nsurvey,測量航道\nsurvey,";
    case.write(
        "duties.csv",
        format!("{head}\"出版浮標表\nbeam,改裝電燈\"\nbeam,換燈\n"),
    );
    check_has(
        &found(&case),
        "duties.csv:3:8: warning[tables/swallowed-rows]",
    );
    // A comment that a spreadsheet has put in quotes can swallow rows as well.
    case.write(
        "duties.csv",
        format!("{head}出版\n\"# 註\nbeam,改裝電燈\",\nbeam,換燈\n"),
    );
    check_has(
        &found(&case),
        "duties.csv:4:1: warning[tables/swallowed-rows]",
    );
    // A column that is passed over can do so too, wherever it stands.
    let settings = fs::read_to_string(case.path("paper/paper.toml")).expect("paper.toml");
    case.write("paper.toml", settings + "\n[tables]\nignore = [\"R\"]\n");
    for (text, place) in [
        (
            "post,text_zh,R\nsurvey,測量,x\nbeam,換燈,\"x\nbeam,修燈,y\nbeam,造燈,z\"\n",
            "duties.csv:3:9",
        ),
        (
            "R,post,text_zh,text_en\nx,survey,測量,a\n\"x\nx,beam,換燈,b\",beam,修燈,c\n",
            "duties.csv:3:1",
        ),
    ] {
        case.write("duties.csv", text);
        let told = format!("{place}: warning[tables/swallowed-rows]");
        check_has(&found(&case), &told);
    }
    // An honest line break.
    case.write(
        "duties.csv",
        format!("{head}\"出版浮標表, 每季\n共1,000份\"\nbeam,換燈\n"),
    );
    check_has_none(&found(&case), "tables/");
}

#[test]
fn a_quote_within_a_cell_is_text() {
    let case = Case::small();
    case.edit("duties.csv", "list of buoys", "list \"of buoys");
    check_has_none(&found(&case), "tables/");
}

#[test]
fn empty_columns_and_rows_and_sep_are_passed_over() {
    let case = Case::small();
    let table = fs::read_to_string(case.path("paper/figures.csv")).expect("a table");
    let wide = |text: &str| text.replace('\n', ",,,\n") + ",,,,,\n";
    for text in [
        wide(&table),
        format!("sep=,\r\n{table}"),
        format!("\u{FEFF}\"sep=,\",,\n{}", wide(&table)),
        table.replace("dollars.\n", "dollars.,,,,\n"),
        table
            .replace("id,value,note", ",id,,value,note")
            .replace("cost,1234567", ",cost,,1234567"),
    ] {
        case.write("figures.csv", &text);
        assert_eq!(found(&case), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn leftovers_of_exports_are_found_and_mended_where_that_is_certain() {
    let case = Case::small();
    case.edit(
        "posts.csv",
        "電燈改裝總監,Director of Electric Beams",
        "#REF!,#N/A",
    );
    case.write(
        "duties.csv",
        "post,text_zh,text_en\nsurvey,########,#VALUE!\n\
         survey,測量_x000D_航道&nbsp;,To survey itâ€™s R&amp;D\n\
         beam,改&#35037;,To&nbsp;change_x000D_lights&amp;nbsp;now\n",
    );
    let before = found(&case);
    for head in [
        "posts.csv:8:10: warning[tables/error-value]",
        "posts.csv:8:16: warning[tables/error-value]",
        "duties.csv:2:8: warning[tables/error-value]",
        "duties.csv:2:17: warning[tables/error-value]",
        "duties.csv:3:10: warning[tables/export-leftover]",
        "duties.csv:3:19: warning[tables/export-leftover]",
        "duties.csv:3:38: warning[tables/export-leftover]",
        "duties.csv:3:44: warning[tables/export-leftover]",
    ] {
        check_has(&before, head);
    }
    let fix = ["check", "paper", "--fix", "--quiet"];
    case.run(&fix);
    let table = || fs::read_to_string(case.path("paper/duties.csv")).expect("a table");
    let mended = table();
    assert_eq!(
        mended,
        "post,text_zh,text_en\nsurvey,########,#VALUE!\n\
         survey,測量航道,To survey itâ€™s R&D\n\
         beam,改裝,To change lights now\n"
    );
    case.run(&fix);
    assert_eq!(table(), mended, "twice is once");
}

#[test]
fn columns_of_ones_own_are_passed_over_by_name() {
    let case = Case::small();
    let columns = |case: &Case| {
        case.edit("posts.csv", "office,id", "office,Remarks,id");
        let path = case.path("paper/posts.csv");
        let text = fs::read_to_string(path).expect("a table");
        let text = text
            .replace("\nlo,", "\nlo,#REF! &nbsp; ,")
            .replace("\nhls,", "\nhls,,");
        case.write("posts.csv", text);
        case.edit("duties.csv", "text_en\n", "text_en,備註\n");
        let text = fs::read_to_string(case.path("paper/duties.csv")).expect("a table");
        case.write(
            "duties.csv",
            text.replace("\nsurvey", ",x\nsurvey")
                .replace("\nbeam", ",\nbeam"),
        );
    };
    columns(&case);
    case.edit(
        "paper.toml",
        "[zh]",
        "[tables]\nignore = [\"Remarks\", \"備註\"]\n\n[zh]",
    );
    let text = fs::read_to_string(case.path("paper/duties.csv")).expect("a table");
    let text = text.replacen("text_en,備註,x", "text_en,備註", 1);
    case.write("duties.csv", format!("{},\n", text.trim_end()));
    assert_eq!(found(&case), Vec::<String>::new());
    case.build();

    case.edit(
        "paper.toml",
        "\"Remarks\", \"備註\"",
        "\"Remark\", \"備註\", \"rank\"",
    );
    let found = found(&case);
    check_has(&found, "paper.toml:9:11: warning[paper/ignored-column]");
    check_has(
        &found,
        "paper.toml:9:27: error[paper/ignored-column]: `rank` is a column of posts.csv",
    );
    check_has(&found, "posts.csv:1:8: error[tables/unknown-column]");
    let outcome = case.run(&["check", "paper"]);
    let way_out = "[tables] ignore = [\"Remarks\"]";
    assert!(outcome.stderr.contains(way_out), "{}", outcome.stderr);
}

/// All tables in a workbook that is not read are told of once, with the own ones.
#[test]
fn a_workbook_of_another_program_is_one_mistake() {
    for name in ["tables.ods", "tables.xls", "Tables.XLSB"] {
        let case = Case::small();
        let settings = case.read("paper.toml");
        case.write(
            "paper.toml",
            settings + "\n[table.own]\nheads_en = [\"A\"]\n",
        );
        for entry in fs::read_dir(case.path("paper"))
            .expect("a folder")
            .flatten()
        {
            if entry.path().extension().is_some_and(|end| end == "csv") {
                fs::remove_file(entry.path()).expect("removed");
            }
        }
        case.write(name, "any");
        let found = found(&case);
        assert_eq!(found.len(), 1, "{found:?}");
        check_has(&found, &format!("{name}: error[tables/workbook]"));
    }
}

#[test]
fn workbooks_are_told_from_tables() {
    let xlsx = b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0....xl/workbook.xml\xFF\xFE";
    let ods = b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK";
    let xls = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0\0";
    for (bytes, kind) in [
        (&xlsx[..], "(.xlsx)"),
        (&ods[..], "(.ods)"),
        (&xls[..], "(.xls,"),
    ] {
        let case = Case::small();
        case.write("posts.csv", bytes);
        let found = found(&case);
        assert_eq!(found.len(), 1, "{found:?}");
        check_has(&found, "posts.csv:1:1: error[tables/workbook]");
        assert!(found[0].contains(kind), "{found:?}");
        fs::write(case.path("t.xlsx"), bytes).expect("a file");
        let outcome = case.run(&["chart", "t.xlsx", "--format", "short", "--quiet"]);
        assert_eq!(outcome.status, 1);
        assert_eq!(lines(&outcome).len(), 1, "{}", outcome.stderr);
        check_has(&lines(&outcome), "t.xlsx:1:1: error[tables/workbook]");
    }
    for name in ["posts.xlsx", "posts.ODS", "posts.xls"] {
        let case = Case::small();
        let paper = case.path("paper");
        fs::rename(paper.join("posts.csv"), paper.join(name)).expect("it was there");
        let found = found(&case);
        assert_eq!(found.len(), 1, "{found:?}");
        check_has(&found, "posts.csv: error[tables/workbook]");
        assert!(found[0].contains(name), "{found:?}");
    }
}
