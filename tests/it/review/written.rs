//! What is written, and how, and what is left.

use std::fs;

use tables::model::Lang;

use super::super::support::Run;
use super::docx::{Docx, How, TEXT};
use super::{Case, applied, made, small};

const CHAN: How<'_> = How::Tracked("Chan");

/// A change of the small paper's Word document is written as a file has it.
#[track_caller]
fn writes(lang: Lang, was: &str, becomes: &str, (file, line): (&str, &str)) {
    for how in [CHAN, How::Untracked] {
        let case = Case::small();
        let before = case.read(file);
        let mut docx = small(lang);
        docx.change(was, becomes, how);
        let said = applied(&case, &docx);
        let after = case.read(file);
        let changed = after.lines().find(|line| !before.contains(line));
        assert_eq!(changed, Some(line), "{said}");
        assert_eq!(before.lines().count(), after.lines().count());
        // What is in the file is not written again.
        let again = applied(&case, &docx);
        assert!(again.contains("in the file already"), "{again}");
        assert_eq!(case.read(file), after);
    }
}

/// A change of it is left, with these words.
#[track_caller]
fn leaves(lang: Lang, was: &str, becomes: &str, why: &str) {
    let case = Case::small();
    let mut docx = small(lang);
    docx.change(was, becomes, CHAN);
    let said = applied(&case, &docx);
    assert!(said.contains(why), "{said}");
    for file in [
        "body.en.hbs",
        "body.zh.hbs",
        "duties.csv",
        "posts.csv",
        "paper.toml",
    ] {
        let own = crate::support::root().join("tests/it/small").join(file);
        assert_eq!(
            case.read(file),
            fs::read_to_string(own).expect("the file"),
            "{said}"
        );
    }
}

#[test]
fn cells_are_written_as_their_table_quotes() {
    writes(
        Lang::En,
        "each quarter",
        "each quarter, \"in time\"",
        (
            "duties.csv",
            "survey,每季出版浮標表,\"To publish the list of buoys each quarter, \"\"in time\"\"\"",
        ),
    );
    writes(
        Lang::Zh,
        "每季出版",
        "每月印發",
        (
            "duties.csv",
            "survey,每月印發浮標表,To publish the list of buoys each quarter",
        ),
    );
}

#[test]
fn bodies_keep_their_signs() {
    writes(
        Lang::En,
        "needs nobody",
        "needs *nobody* #1 at $5",
        (
            "body.en.hbs",
            "Somebody must light an oil lamp each evening. Electric light needs \\*nobody\\* \\#1 at \\$5. <light>",
        ),
    );
    writes(
        Lang::En,
        "Members’ views on turning",
        "Members’ advice on turning",
        (
            "body.en.hbs",
            "This paper seeks Members' advice on turning the {{office \"lo\"}} ({{short \"lo\"}}) into the {{office \"hls\"}} ({{short \"hls\"}}).",
        ),
    );
    writes(
        Lang::Zh,
        "個編外職位，即",
        "個有時限的編外職位，即",
        (
            "body.zh.hbs",
            "+ 開設{{count change=\"created\"}}個有時限的編外職位，即{{title \"beam\"}}(職責載於{{annex \"beam\"}})",
        ),
    );
    // Beside a helper's words, not in them.
    writes(
        Lang::En,
        " supernumerary post, the ",
        " supernumerary post, known as the ",
        (
            "body.en.hbs",
            "+ create {{count change=\"created\" numeral=true}} supernumerary post, known as the {{title \"beam\"}} (see {{annex \"beam\"}})",
        ),
    );
}

#[test]
fn settings_keep_their_quotes() {
    writes(
        Lang::En,
        "Reorganisation of the Lighthouse",
        "Reorganisation (\"reform\") of the Lighthouse",
        (
            "paper.toml",
            "title = \"Reorganisation (\\\"reform\\\") of the Lighthouse Office\"",
        ),
    );
}

#[test]
fn what_would_be_read_otherwise_is_left() {
    let en = |was, becomes, why| leaves(Lang::En, was, becomes, why);
    en(
        "needs nobody",
        "needs {{title \"beam\"}}",
        "the braces of a helper",
    );
    en(
        "Somebody must",
        "= Somebody must",
        "begins a heading or an item",
    );
    en(
        "Somebody must",
        "1. Somebody must",
        "begins a heading or an item",
    );
    en("To publish", "=To publish", "the cell would begin with =");
    en(
        "To publish the list of buoys each quarter",
        "",
        "leave the cell empty",
    );
    en("1,234,567", "1,300,000", "its words are computed");
    en("Annex 2", "Annex 7", "change the call that gives them");
    en(
        "the Director of Electric Beams (see",
        "a Director (see",
        "several passages",
    );
    en("needs nobody", "needs\u{202E} nobody", "no paper may hold");
    en(
        "Electric light needs nobody",
        "Electric\tlight needs nobody",
        "a tab",
    );
    en("Maritime Bureau", "", "all that is typed there");
}

/// A line break is none of a text of one line.
#[test]
fn line_breaks_are_left_where_there_are_none() {
    let case = Case::small();
    let mut docx = small(Lang::En);
    docx.change("needs nobody", "needs NEW nobody", CHAN);
    docx.raw(
        TEXT,
        "NEW nobody",
        "</w:t><w:br/><w:t xml:space=\"preserve\">nobody",
    );
    let said = applied(&case, &docx);
    assert!(said.contains("it puts in a line break"), "{said}");
    assert!(!case.read("body.en.hbs").contains("needs\n"), "{said}");
}

/// Every byte beside the words stays, whatever a table is written in.
#[test]
fn encodings_and_line_ends_stay() {
    let text = "post,text_zh,text_en\r\nsurvey,\"測量航道,並製圖\",\"To survey, and to map\"\r\nbeam,改為電燈,To light\r\n";
    let big5 = encoding_rs::BIG5.encode(text).0.into_owned();
    let wide = |text: &str| -> Vec<u8> {
        let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
        units.flat_map(u16::to_le_bytes).collect()
    };
    let marked = [b"\xEF\xBB\xBF".as_slice(), text.as_bytes()].concat();
    let new = text.replace("並製圖", "並出版海圖");
    let new_marked = [b"\xEF\xBB\xBF".as_slice(), new.as_bytes()].concat();
    let new_big5 = encoding_rs::BIG5.encode(&new).0.into_owned();
    for (before, after) in [
        (text.as_bytes().to_vec(), new.as_bytes().to_vec()),
        (marked, new_marked),
        (big5.clone(), new_big5),
        (wide(text), wide(&new)),
    ] {
        let case = Case::small();
        case.write("duties.csv", &before);
        let mut docx = Docx::open(&made(&case.path("paper"), Lang::Zh));
        docx.change("並製圖", "並出版海圖", CHAN);
        let said = applied(&case, &docx);
        let found = fs::read(case.path("paper/duties.csv")).expect("the table");
        assert_eq!(found, after, "{said}");
    }
    let case = Case::small();
    case.write("duties.csv", &big5);
    let mut docx = Docx::open(&made(&case.path("paper"), Lang::Zh));
    docx.change("並製圖", "並製𠀀圖", CHAN);
    let said = applied(&case, &docx);
    assert!(said.contains("has not all its characters"), "{said}");
    let found = fs::read(case.path("paper/duties.csv")).expect("the table");
    assert_eq!(found, big5);
}

#[test]
fn a_workbook_is_not_written() {
    let case = Case::small();
    let outcome = case.run(&["tables", "paper", "--to", "xlsx"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let mut docx = Docx::open(&made(&case.path("paper"), Lang::En));
    docx.change("each quarter", "each month", CHAN);
    let before = fs::read(case.path("paper/tables.xlsx")).expect("the workbook");
    let said = applied(&case, &docx);
    assert!(said.contains("tables.xlsx duties!C3 text_en"), "{said}");
    assert!(said.contains("workbooks are not written"), "{said}");
    assert_eq!(
        fs::read(case.path("paper/tables.xlsx")).expect("it"),
        before
    );
}
