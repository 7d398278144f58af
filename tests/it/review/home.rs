//! What is written, and what is not.

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
    en("Annex 2", "Annex 7", "computed, and typed nowhere");
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

/// Two reviewers in one cell, of whom one is chosen.
#[test]
fn reviewers_and_numbers_are_chosen() {
    let case = Case::small();
    let mut docx = small(Lang::En);
    docx.change("publish", "print", CHAN)
        .change("each quarter", "each month", How::Tracked("Lee"))
        .change("needs nobody", "needs somebody", CHAN);
    fs::write(case.path("back.docx"), docx.bytes()).expect("written");
    let run = |args: &[&str]| {
        let outcome = case.run(&[&["review", "paper", "back.docx"], args].concat());
        (outcome.status, outcome.stdout, outcome.stderr)
    };
    assert_eq!(run(&[]).0, 1);
    let (status, said, _) = run(&["--apply", "--by", "Lee"]);
    assert_eq!(status, 0, "{said}");
    assert!(
        case.read("duties.csv")
            .contains("To publish the list of buoys each month\n")
    );
    let (status, said, told) = run(&["--apply", "--only", "1"]);
    assert_eq!(status, 0, "{said}");
    assert!(
        told.contains("back.docx is of another version: duties.csv changed since"),
        "{told}"
    );
    assert!(told.contains("wrote paper/body.en.hbs"), "{told}");
    let (status, said, _) = run(&["--apply"]);
    assert_eq!(status, 0, "{said}");
    assert!(
        case.read("duties.csv")
            .contains("To print the list of buoys each month\n")
    );
    assert!(
        said.contains("3 changes, 1 written, 2 in the files already, 0 comments"),
        "{said}"
    );
    let (status, said, _) = run(&["--format", "short"]);
    assert_eq!((status, said.lines().count()), (0, 3), "{said}");
    let (status, said, _) = run(&["--only", "1", "--by", "Lee"]);
    assert_eq!(
        (status, said.as_str()),
        (0, "nothing in the list is chosen\n")
    );
    for (args, told) in [
        (["--only", "4"], "--only 4: the list goes from 1 to 3"),
        (
            ["--by", "Ho"],
            "--by Ho: no reviewer of this name; there are Chan, Lee",
        ),
    ] {
        let (status, _, stderr) = run(&args);
        assert_eq!(status, 2);
        assert!(stderr.contains(told), "{stderr}");
    }
}

/// With an error more nothing is written.
#[test]
fn what_would_be_an_error_is_not_written() {
    let case = Case::small();
    let mut docx = small(Lang::En);
    // An office's name in the title of the annex is checked against nothing; a mark that
    // no face has is an error.
    docx.change("each quarter", "each \u{10D40} quarter", CHAN)
        .change("needs nobody", "needs somebody", CHAN);
    fs::write(case.path("back.docx"), docx.bytes()).expect("written");
    let outcome = case.run(&["review", "paper", "back.docx", "--apply"]);
    let untouched = !case.read("body.en.hbs").contains("somebody");
    assert_eq!(outcome.status, 1, "{}", outcome.stdout);
    assert!(untouched, "{}", outcome.stderr);
    assert!(
        outcome.stderr.contains("nothing is written"),
        "{}",
        outcome.stderr
    );
}

/// Rows that came before, words that are others now, and words that stand twice.
#[test]
fn a_document_of_another_version_finds_what_still_stands() {
    let case = Case::small();
    let mut docx = small(Lang::En);
    docx.change("each quarter", "each month", CHAN)
        .change("run aground", "are lost", CHAN)
        .change("needs nobody", "needs somebody", CHAN)
        .change(" post, the ", " post, that of the ", CHAN);
    case.edit(
        "duties.csv",
        "survey,測量維港",
        "# A new row.\nsurvey,管理,To manage\nsurvey,測量維港",
    )
    .edit(
        "duties.csv",
        "find out why ships run aground",
        "learn why ships sink",
    )
    .edit(
        "body.en.hbs",
        "= Proposal\n",
        "= The proposal\n\nIt is new.\n",
    );
    let said = applied(&case, &docx);
    assert!(said.contains("duties.csv:5 text_en"), "{said}");
    assert!(said.contains("no longer stand in duties.csv"), "{said}");
    let (duties, body) = (case.read("duties.csv"), case.read("body.en.hbs"));
    assert!(
        duties.contains("buoys each month") && !duties.contains("are lost"),
        "{said}"
    );
    assert!(
        body.contains("needs somebody") && body.contains(" supernumerary post, that of the {{"),
        "{said}"
    );
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

/// Programs that keep no bookmarks, and one that moves them.
#[test]
fn lost_bookmarks_are_made_good_by_words() {
    let case = Case::small();
    let mut docx = small(Lang::Zh);
    docx.change("每季出版", "每月印發", How::Untracked).change(
        "油燈每晚須由人點燃",
        "油燈每晚均須由人點燃",
        CHAN,
    );
    let xml = docx.part(TEXT);
    let kept: Vec<&str> = xml
        .split_inclusive('>')
        .filter(|tag| !tag.contains("<w:bookmark"))
        .collect();
    docx.set(TEXT, kept.concat());
    let said = applied(&case, &docx);
    assert!(said.contains("2 changes, 2 written"), "{said}");
    assert!(case.read("duties.csv").contains("每月印發浮標表"));
    assert!(case.read("body.zh.hbs").contains("油燈每晚均須由人點燃"));
}

/// A move within one cell is written; helpers of a cell stay, though all around them was
/// typed anew.
#[test]
fn words_that_stay_are_not_touched() {
    let case = Case::small();
    let mut docx = small(Lang::En);
    docx.move_words("of the harbour ", "To survey ", "Lee");
    let said = applied(&case, &docx);
    let line = "To survey of the harbour the fairways and of the typhoon shelters";
    assert!(case.read("duties.csv").contains(line), "{said}");

    let case = Case::small();
    case.edit(
        "duties.csv",
        "To publish the list of buoys each quarter",
        "\"To help the {{title \"\"beam\"\"}} each quarter\"",
    );
    let settings = case.read("paper.toml");
    case.write("paper.toml", format!("{settings}\n[refs]\nduties = true\n"));
    let mut docx = Docx::open(&made(&case.path("paper"), Lang::En));
    docx.change(
        "To help the Director of Electric Beams each quarter",
        "To assist the Director of Electric Beams each month",
        CHAN,
    );
    let said = applied(&case, &docx);
    let line = "\"To assist the {{title \"\"beam\"\"}} each month\"";
    assert!(case.read("duties.csv").contains(line), "{said}");
    let mut docx = Docx::open(&made(&case.path("paper"), Lang::En));
    docx.change("Director of Electric Beams each", "Head each", CHAN);
    let said = applied(&case, &docx);
    assert!(said.contains("is given by a call"), "{said}");
}

/// A note, an annex of prose, a block that goes round.
#[test]
fn notes_and_annexes_of_prose_come_home_and_blocks_do_not() {
    let case = Case::small();
    case.edit(
        "body.en.hbs",
        "= Reasons\n",
        "Lamps#footnote[Of oil, as they were.] are old.\n\n{{#posts office=\"hls\"}}\n+ a post of {{this.rank}} is meant\n{{/posts}}\n\n= Reasons\n",
    )
    .edit("annexes.csv", "duties,survey,,\n", "duties,survey,,\ntext,terms,詞彙,Terms\n")
    .write("annex-terms.zh.hbs", "甲\n")
    .write("annex-terms.en.hbs", "Beams are lights of *some* kind.\n");
    let mut docx = Docx::open(&made(&case.path("paper"), Lang::En));
    docx.change_in(
        "word/footnotes.xml",
        "as they were",
        "as they once were",
        CHAN,
    )
    .change("Beams are lights", "Beams are lamps", CHAN)
    .change("some kind", "a kind", CHAN)
    .change(" is meant", " is proposed", CHAN);
    let said = applied(&case, &docx);
    assert!(
        case.read("body.en.hbs")
            .contains("#footnote[Of oil, as they once were.]"),
        "{said}"
    );
    assert!(
        case.read("annex-terms.en.hbs")
            .contains("Beams are lamps of *a* kind."),
        "{said}"
    );
    assert!(said.contains("printed several times"), "{said}");
    let mut docx = Docx::open(&made(&case.path("paper"), Lang::En));
    docx.change("lamps of a", "", CHAN);
    let said = applied(&case, &docx);
    assert!(said.contains("over a sign of the file"), "{said}");
}
