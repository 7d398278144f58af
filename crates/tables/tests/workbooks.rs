//! Workbooks that other programs wrote, and what is none.
//!
//! `workbooks/openpyxl.xlsx` has the tables of the small paper, as openpyxl 3.1
//! writes them; `libreoffice.xlsx` is the same, opened and saved by LibreOffice 7.4.
//! The `odd` ones have one sheet with whatever a cell can be.

use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Read, Write};

use camino::Utf8Path;
use panelpaper_tables::load::{Loaded, load};
use panelpaper_tables::source::workbook::{Book, Refused};
use panelpaper_tables::source::{PaperFolder, Table};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const SMALL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/it/small");
const WORKBOOKS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/workbooks");

fn workbook(name: &str) -> Vec<u8> {
    fs::read(format!("{WORKBOOKS}/{name}")).expect("a fixture")
}

/// The small paper with these bytes as its tables.xlsx, and without the CSV tables.
fn loaded(book: Option<&[u8]>) -> Loaded {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("paper");
    let path = Utf8Path::from_path(&path).expect("UTF-8");
    fs::create_dir(path).expect("a folder");
    for entry in fs::read_dir(SMALL).expect("the small paper") {
        let from = entry.expect("an entry").path();
        let name = from
            .file_name()
            .and_then(|name| name.to_str())
            .expect("a name");
        if from.is_file() && (book.is_none() || !name.ends_with(".csv")) {
            fs::copy(&from, path.join(name)).expect("copied");
        }
    }
    if let Some(book) = book {
        fs::write(path.join("tables.xlsx"), book).expect("written");
    }
    load(&PaperFolder::open(path).expect("a folder"))
}

/// All cells of a table, blank ones at the end of rows left away.
fn cells(table: &Table) -> Vec<Vec<String>> {
    let heads = table.headers.iter().map(|cell| cell.text.clone()).collect();
    let rows = table.rows.iter().map(|row| {
        let mut cells: Vec<String> = row.cells.iter().map(|cell| cell.text.clone()).collect();
        let filled = cells.iter().rposition(|cell| !cell.is_empty());
        cells.truncate(filled.map_or(0, |last| last + 1));
        cells
    });
    std::iter::once(heads).chain(rows).collect()
}

#[test]
fn workbooks_of_other_programs_have_the_cells_of_the_csv_tables() {
    let csv = loaded(None);
    let wanted: Vec<_> = csv.sources.tables().iter().map(cells).collect();
    assert_eq!(wanted.len(), 6);
    for name in ["openpyxl.xlsx", "libreoffice.xlsx"] {
        let read = loaded(Some(&workbook(name)));
        assert_eq!(read.findings, [], "{name}");
        let found: Vec<_> = read.sources.tables().iter().map(cells).collect();
        assert_eq!(found, wanted, "{name}");
    }
}

#[test]
fn whatever_a_cell_can_be_is_told() {
    let mut told = String::new();
    for name in ["openpyxl-odd.xlsx", "libreoffice-odd.xlsx"] {
        let mut book = Book::open(workbook(name)).expect("a workbook");
        let sheets = book.sheets();
        let _ = writeln!(told, "{name}: {sheets:?} {}", book.has_cells("Empty"));
        let sheet = book.sheet("odd").expect("a sheet");
        told += &sheet.text;
        for odd in &sheet.odd {
            let cell = sheet.places.address(odd.place.0, odd.place.1);
            let _ = writeln!(told, "{cell} {:?}", odd.what);
        }
    }
    insta::assert_snapshot!(told);
}

/// The parts of a workbook, and a workbook of parts.
fn parts(book: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = ZipArchive::new(Cursor::new(book)).expect("a zip");
    let read = |at| {
        let mut part = zip.by_index(at).expect("a part");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("bytes");
        (part.name().expect("a name").into_owned(), bytes)
    };
    (0..ZipArchive::new(Cursor::new(book)).expect("a zip").len())
        .map(read)
        .collect()
}

fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in parts {
        zip.start_file(name.as_str(), stored).expect("a part");
        zip.write_all(bytes).expect("bytes");
    }
    zip.finish().expect("a zip").into_inner()
}

/// A workbook with other bytes in one of its parts.
fn with(book: &[u8], part: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut parts = parts(book);
    let (_, bytes) = parts
        .iter_mut()
        .find(|(name, _)| name == part)
        .expect("the part");
    *bytes = change(std::str::from_utf8(bytes).expect("UTF-8")).into_bytes();
    packed(&parts)
}

#[track_caller]
fn check_refused(bytes: Vec<u8>, part: &str) {
    match Book::open(bytes) {
        Ok(_) => panic!("it is read: {part}"),
        Err(refused) => assert!(refused.to_string().contains(part), "{refused}"),
    }
}

#[test]
fn what_is_no_workbook_is_refused_with_a_word() {
    let good = workbook("openpyxl.xlsx");
    let wide = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let ole = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    check_refused([ole.clone(), wide("EncryptedPackage")].concat(), "password");
    check_refused(
        [ole, wide("Workbook")].concat(),
        "old Excel workbook (.xls)",
    );
    check_refused(Vec::new(), "empty");
    check_refused(b"id,name\n".to_vec(), "another kind");
    check_refused(good[..good.len() / 2].to_vec(), "damaged");
    let ods = "mimetypeapplication/vnd.oasis.opendocument.spreadsheet";
    check_refused(format!("PK\u{3}\u{4}{ods}").into_bytes(), "OpenDocument");
    check_refused(packed(&[("xl/workbook.bin".to_owned(), vec![0])]), ".xlsb");
    check_refused(packed(&[("a.xml".to_owned(), vec![0])]), "damaged");
    let claims = |text: &str| text.replacen("uniqueCount=\"", "uniqueCount=\"99999999999", 1);
    check_refused(
        with(
            &workbook("libreoffice.xlsx"),
            "xl/sharedStrings.xml",
            claims,
        ),
        "more texts than",
    );
    let twins = |text: &str| text.replacen("name=\"ranks\"", "name=\"Posts\"", 1);
    assert!(matches!(
        Book::open(with(&good, "xl/workbook.xml", twins)).err(),
        Some(Refused::Twins(_))
    ));
}

#[test]
fn a_cell_in_the_last_corner_takes_no_room() {
    let corner =
        "<row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>x</t></is></c></row>";
    let end = |text: &str| text.replacen("</sheetData>", &format!("{corner}</sheetData>"), 1);
    let bytes = with(
        &workbook("openpyxl-odd.xlsx"),
        "xl/worksheets/sheet1.xml",
        end,
    );
    let sheet = Book::open(bytes)
        .expect("a workbook")
        .sheet("odd")
        .expect("a sheet");
    assert!(sheet.text.len() < 2 << 20, "{}", sheet.text.len());
    assert!(sheet.text.ends_with(",x\n"));
    let place = sheet.text.len() - 2;
    assert_eq!(sheet.places.address(place, place + 1), "XFD1048576");
}

/// Damaged in any way, by a fixed seed, a workbook is read or refused.
#[test]
fn damage_ends_with_a_word() {
    let mut seed = 19_u64;
    let mut next = |below: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap_or_default() % below.max(1)
    };
    let books = ["openpyxl-odd.xlsx", "libreoffice-odd.xlsx"].map(workbook);
    let (mut read, mut refused) = (0, 0);
    for turn in 0..600 {
        let book = &books[turn % 2];
        let mut parts = parts(book);
        let at = next(parts.len());
        let mut whole = packed(&parts);
        let inside = turn % 3 != 0;
        let bytes = if inside { &mut parts[at].1 } else { &mut whole };
        for _ in 0..=next(3) {
            let (one, two) = (next(bytes.len()), next(bytes.len()));
            let words: [&[u8]; 6] = [b"\"", b"<", b"0", b"99999999999", b"hidden=\"1\"", b"</c>"];
            match next(5) {
                0 => bytes.truncate(one),
                1 => bytes[one] ^= 1 << next(7),
                2 => drop(bytes.splice(one..one, words[next(6)].iter().copied())),
                3 => drop(bytes.drain(one.min(two)..one.max(two).min(one.min(two) + 40))),
                _ => bytes.extend_from_within(one..),
            }
            if bytes.is_empty() {
                break;
            }
        }
        let bytes = if inside { packed(&parts) } else { whole };
        let sheet = Book::open(bytes).and_then(|mut book| {
            let names = book.sheets();
            names
                .iter()
                .try_for_each(|sheet| book.sheet(&sheet.name).map(drop))
        });
        match sheet {
            Ok(()) => read += 1,
            Err(_) => refused += 1,
        }
    }
    assert!(read > 50 && refused > 50, "{read} read, {refused} refused");
}

/// A sheet of a workbook whose part is changed.
fn changed(book: &str, part: &str, sheet: &str, from: &str, to: &str) -> Result<String, Refused> {
    let change = |text: &str| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    };
    let mut book = Book::open(with(&workbook(book), part, change))?;
    book.sheet(sheet).map(|sheet| sheet.text)
}

#[test]
fn cells_that_stand_twice_or_name_no_text_are_damage() {
    let one = "xl/worksheets/sheet1.xml";
    let twice = |text: &str| {
        let end = "</sheetData>";
        changed(
            "openpyxl.xlsx",
            one,
            "offices",
            end,
            &format!("{text}{end}"),
        )
    };
    for (text, told) in [
        (
            "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>x</t></is></c></row>",
            "A2",
        ),
        (
            "<row r=\"9\"><c r=\"C9\"><v>5</v></c><c r=\"C9\"><v>6</v></c></row>",
            "C9",
        ),
        ("<row r=\"3\"><c r=\"D3\"><v>7</v></c></row>", "D3"),
    ] {
        let refused = twice(text).err().map(|it| it.to_string());
        let said = format!("the workbook is damaged: the cell {told} stands in it twice");
        assert_eq!(refused, Some(said));
    }
    // An empty one takes nothing away.
    assert!(twice("<row r=\"2\"><c r=\"A2\"/></row>").is_ok());
    for (number, is_damage) in [("-1", true), ("1.5", true), ("x", true), ("0", false)] {
        let (cell, end) = ("<c r=\"A2\" s=\"0\" t=\"s\"><v>", "</v>");
        let (from, to) = (format!("{cell}7{end}"), format!("{cell}{number}{end}"));
        let refused = changed("libreoffice.xlsx", one, "offices", &from, &to);
        assert_eq!(refused.is_err(), is_damage, "{number}: {refused:?}");
    }
}

/// The findings of the workbook with this cell in a column of the posts, from `I2`.
fn told_of(column: &str, cell: &str, settings: &str) -> Vec<String> {
    let posts = |text: &str| {
        let own = "<c r=\"I2\" t=\"inlineStr\"><is><t>permanent</t></is></c>";
        assert!(text.contains(own));
        text.replace(own, &format!("<c r=\"I2\" s=\"1\">{cell}</c>"))
            .replace("<t>tenure</t>", &format!("<t>{column}</t>"))
    };
    let day = |text: &str| text.replace("</cellXfs>", "<xf numFmtId=\"14\"/></cellXfs>");
    let epoch = |text: &str| text.replacen("<workbookPr", &format!("<workbookPr {settings}"), 1);
    let book = with(
        &workbook("openpyxl.xlsx"),
        "xl/worksheets/sheet3.xml",
        posts,
    );
    let book = with(&with(&book, "xl/styles.xml", day), "xl/workbook.xml", epoch);
    let loaded = loaded(Some(&book));
    let sources = &loaded.sources;
    let own = loaded.findings.iter().filter(|finding| {
        let span = finding.primary.as_ref().map(|label| label.span);
        let cell = span.and_then(|span| sources.file(span.file).cell(span));
        cell.is_some_and(|cell| cell.cell == "I2")
    });
    own.map(|finding| format!("{:?} {}", finding.severity, finding.message))
        .collect()
}

#[test]
fn days_that_are_none_are_told_once() {
    let none = |column: &str, number: &str| {
        vec![format!(
            "Error this cell of `{column}` has the format of a day, and {number} is none"
        )]
    };
    let cell = |number: &str| format!("<v>{number}</v>");
    for column in ["effective", "until", "title_xx"] {
        for number in ["20270401", "2958466", "-1"] {
            assert_eq!(told_of(column, &cell(number), ""), none(column, number));
        }
        let of_1904 = told_of(column, &cell("2957004"), "date1904=\"1\"");
        assert_eq!(of_1904, none(column, "2957004"));
    }
    for (value, what) in [
        ("46478.75", "a date or time for Excel, 2027-04-01 18:00:00"),
        ("0.25", "a date or time for Excel, 06:00:00"),
    ] {
        for column in ["effective", "until"] {
            let said = format!("Error this cell is {what}, and `{column}` takes a day");
            assert_eq!(told_of(column, &cell(value), ""), [said]);
        }
    }
    assert_eq!(told_of("effective", &cell("46478"), ""), [""; 0]);
}
