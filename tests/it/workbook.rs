//! The tables of a paper in one workbook, and tables that another folder lends, as
//! their users see them.

use std::fs;
use std::io::{Cursor, Read, Write};

use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};
use serde_json::Value;
use tables::source::{Sources, Table};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::support::{Case, Run};

const TABLES: [&str; 6] = ["offices", "ranks", "posts", "duties", "annexes", "figures"];

#[track_caller]
fn has(text: &str, part: &str) {
    assert!(text.contains(part), "no `{part}` in\n{text}");
}

/// Puts the tables of the small paper into a workbook, each sheet changed.
fn book(case: &Case, change: impl Fn(&str, &mut Worksheet)) {
    let mut book = Workbook::new();
    for name in TABLES {
        let text = case.read(&format!("{name}.csv"));
        let file = Sources::default().add("t.csv".into(), text.clone(), Vec::new());
        let (table, _) = Table::parse(file, &text);
        let sheet = book.add_worksheet().set_name(name).expect("a name");
        let rows = table.rows.iter().map(|row| &row.cells);
        for (row, cells) in (0..).zip(std::iter::once(&table.headers).chain(rows)) {
            for (column, cell) in (0..).zip(cells) {
                sheet.write_string(row, column, &cell.text).expect("a cell");
            }
        }
        change(name, sheet);
        fs::remove_file(case.path("paper").join(format!("{name}.csv"))).expect("it was there");
    }
    case.write("tables.xlsx", book.save_to_buffer().expect("a workbook"));
}

/// Takes a text out of the sheets of the paper's workbook, as a program that stores
/// no values would.
fn without(case: &Case, text: &str) {
    let path = case.path("paper/tables.xlsx");
    let book = fs::read(&path).expect("a workbook");
    let mut parts = ZipArchive::new(Cursor::new(book)).expect("a zip");
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..parts.len() {
        let mut part = parts.by_index(at).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("bytes");
        if name.contains("/sheet") {
            bytes = String::from_utf8_lossy(&bytes)
                .replace(text, "")
                .into_bytes();
        }
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        zip.start_file(name, stored).expect("a part");
        zip.write_all(&bytes).expect("bytes");
    }
    fs::write(path, zip.finish().expect("a zip").into_inner()).expect("written");
}

/// What is printed of a paper with the mistake of an example.
pub(crate) fn example(name: &str, case: &Case) -> String {
    let sheet = |change: &dyn Fn(&mut Worksheet)| {
        book(case, |table, sheet| {
            if table == "figures" {
                change(sheet);
            }
        });
    };
    let said = |args: &[&str]| case.run(&[args, &["--format", "short"]].concat()).stderr;
    match name {
        "tables/both-kinds" => drop(case.write("tables.xlsx", "PK")),
        "tables/missing-sheet" => book(case, |table, sheet| {
            if table == "ranks" {
                sheet.set_name("Rank").expect("a name");
            }
        }),
        "tables/unknown-sheet" => {
            case.run(&["tables", "paper", "--to", "xlsx"]);
            let mut book = Workbook::new();
            let notes = book.add_worksheet().set_name("Notes").expect("a name");
            notes.write(0, 0, "x").expect("a cell");
            case.write("tables.xlsx", book.save_to_buffer().expect("a workbook"));
        }
        "tables/macros" => {
            case.run(&["tables", "paper", "--to", "xlsx"]);
            let paper = case.path("paper");
            fs::rename(paper.join("tables.xlsx"), paper.join("tables.xlsm")).expect("it was there");
        }
        "tables/not-text" => sheet(&|sheet| drop(sheet.write_number(1, 2, 7))),
        "tables/no-value" => {
            let formula = || Formula::new("=B2*2").set_result("NONE");
            sheet(&|sheet| drop(sheet.write_formula(1, 2, formula())));
            without(case, "<v>NONE</v>");
        }
        "tables/merged-cells" => {
            sheet(&|sheet| drop(sheet.merge_range(1, 1, 1, 2, "1234567", &Format::new())));
        }
        "tables/hidden" => sheet(&|sheet| drop(sheet.set_row_hidden(1))),
        "tables/not-kept" => {
            case.write("figures.csv", "id,value,note\n\"# x\",1234567,y\n");
            return said(&["tables", "paper", "--to", "xlsx"]);
        }
        _ => return said(&["tables", "paper", "--to", "csv"]),
    }
    said(&["check", "paper"])
}

/// The sums of the PDFs that a build made.
fn sums(case: &Case, out: &str) -> Vec<(String, String)> {
    let manifest = fs::read(case.path(out).join("paper/manifest.json")).expect("a manifest");
    let manifest: Value = serde_json::from_slice(&manifest).expect("JSON");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let files = manifest["files"].as_array().expect("files").iter();
    files
        .map(|file| (text(&file["path"]), text(&file["sha256"])))
        .collect()
}

#[test]
fn a_workbook_makes_the_same_pdfs_and_goes_back() {
    let case = Case::small();
    let before: Vec<String> = TABLES
        .iter()
        .map(|name| case.read(&format!("{name}.csv")))
        .collect();
    assert_eq!(case.run(&["build", "paper", "--out", "csv"]).status, 0);
    let converted = case.run(&["tables", "paper", "--to", "xlsx"]);
    has(
        &converted.stderr,
        "wrote tables.xlsx in place of offices.csv",
    );
    assert!(!case.path("paper/posts.csv").exists());
    let built = case.run(&["build", "paper", "--out", "xlsx"]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    assert_eq!(sums(&case, "csv"), sums(&case, "xlsx"));
    let manifest = fs::read_to_string(case.path("xlsx/paper/manifest.json")).expect("a manifest");
    assert_eq!(manifest.matches("\"tables.xlsx\"").count(), 1);
    // Every row has changed its place, and no annex.
    let again = case.run(&["annexes", "paper", "--out", "csv"]);
    has(&again.stderr, "nothing changed among the 6 annexes");
    assert_eq!(case.run(&["tables", "paper", "--to", "csv"]).status, 0);
    let after: Vec<String> = TABLES
        .iter()
        .map(|name| case.read(&format!("{name}.csv")))
        .collect();
    assert_eq!(before, after);
    assert!(!case.path("paper/tables.xlsx").exists());
}

#[test]
fn findings_name_sheet_and_cell_in_every_format() {
    let case = Case::small();
    book(&case, |table, sheet| {
        if table == "posts" {
            sheet.write_string(2, 4, "xyz").expect("a cell");
        }
    });
    let said = |format: &str| {
        let run = case.run(&["check", "paper", "--format", format]);
        run.stdout + &run.stderr
    };
    has(
        &said("short"),
        "paper/tables.xlsx posts!E3: error[posts/unknown-rank]",
    );
    has(
        &said("human"),
        " --> paper/tables.xlsx posts!E3\n  |\n3 | xyz\n  | ^^^",
    );
    has(
        &said("json"),
        "\"file\":\"paper/tables.xlsx\",\"sheet\":\"posts\",\"cell\":\"E3\",\"line\":null",
    );
    has(
        &said("github"),
        "::error file=paper/tables.xlsx,title=posts/unknown-rank::posts!E3: ",
    );
    has(&said("sarif"), "\"fullyQualifiedName\": \"posts!E3\"");
}

/// What is to be done is said of sheets, since there are no CSV files.
#[test]
fn ways_out_name_sheets() {
    let case = Case::small();
    book(&case, |table, sheet| {
        // The annex of a post that has no duties.
        if table == "annexes" {
            sheet.write_string(2, 1, "keeper").expect("a cell");
        }
    });
    let run = case.run(&["check", "paper"]);
    has(&run.stderr, "the sheet duties");
    assert!(!run.stderr.contains(".csv"), "{}", run.stderr);
}

#[test]
fn an_annex_says_which_cell_made_it_again_and_fixes_are_left() {
    let case = Case::small();
    case.run(&["tables", "paper", "--to", "xlsx"]);
    assert_eq!(case.run(&["build", "paper"]).status, 0);
    case.run(&["tables", "paper", "--to", "csv"]);
    case.edit("duties.csv", "調查船隻擱淺的成因", "調查船隻 擱淺的成因 ");
    case.run(&["tables", "paper", "--to", "xlsx"]);
    let why = case.run(&["annexes", "paper", "--list", "--why"]);
    has(&(why.stdout + &why.stderr), "tables.xlsx duties!B4");
    let before = fs::read(case.path("paper/tables.xlsx")).expect("a workbook");
    let fixed = case.run(&["check", "paper", "--fix"]);
    has(
        &fixed.stderr,
        "left paper/tables.xlsx as it is; workbooks are not written",
    );
    assert_eq!(
        fs::read(case.path("paper/tables.xlsx")).expect("a workbook"),
        before
    );
}

#[test]
fn tables_are_lent_by_a_folder_beside() {
    let case = Case::small();
    let second = case.path("second");
    fs::create_dir(&second).expect("a folder");
    for name in ["body.zh.hbs", "body.en.hbs", "annexes.csv"] {
        fs::copy(case.path("paper").join(name), second.join(name)).expect("copied");
    }
    let settings = case.read("paper.toml") + "\n[tables]\nfrom = \"../paper\"\n";
    fs::write(second.join("paper.toml"), &settings).expect("written");
    let built = case.run(&["build", "second", "--depfile", "deps.json"]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let read = |name: &str| fs::read_to_string(case.path(name)).expect("a file");
    let depfile = read("deps.json");
    has(&depfile, "paper/posts.csv");
    has(&depfile, "second/annexes.csv");
    let manifests = fs::read_dir(case.path("output"))
        .expect("outputs")
        .flatten();
    let manifest = manifests
        .map(|it| it.path().join("manifest.json"))
        .find(|it| it.is_file());
    let manifest = fs::read_to_string(manifest.expect("a manifest")).expect("text");
    has(&manifest, "\"../paper/posts.csv\"");
    // What is lent is an input: a change there is seen.
    let rebuilt = |case: &Case| {
        let run = case.run(&["batch", "second", "--out", "b"]);
        run.stdout + &run.stderr
    };
    rebuilt(&case);
    case.edit("ranks.csv", "總燈務主任", "總燈塔主任");
    has(&rebuilt(&case), "built");
    for (from, why) in [
        ("../none", "No such file"),
        ("../../paper", "it is no `../NAME`"),
        ("../second", "it is the paper's own folder"),
    ] {
        fs::write(
            second.join("paper.toml"),
            settings.replace("../paper", from),
        )
        .expect("written");
        let said = case.run(&["check", "second", "--format", "short"]).stderr;
        has(
            &said,
            &format!("no tables can be taken from `{from}`: {why}"),
        );
    }
}
