//! What those who hear a paper get: tags of lists and notes, bookmarks, and what a
//! validator of PDF/A-2a and PDF/UA-1 says.

use std::path::{Path, PathBuf};

use pdf_extract::{Dictionary, Document, Object};

use super::pdf::{bookmarks, entry, open};
use super::support::{Case, Run, founding};

/// The structure elements of a type.
fn elements<'a>(document: &'a Document, kind: &str) -> Vec<&'a Dictionary> {
    let dictionaries = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok());
    let of_kind = |found: &&Dictionary| {
        entry(document, found, "S") == Some(&Object::Name(kind.as_bytes().to_vec()))
    };
    dictionaries.filter(of_kind).collect()
}

#[test]
fn tags_say_how_lists_are_numbered_and_which_mark_a_note_has() {
    let case = Case::small();
    case.edit(
        "body.zh.hbs",
        "電燈則不須。",
        "電燈則不須#footnote[油燈的由來。]。",
    );
    case.build();
    let document = open(&case.path("output/paper/zh/paper.pdf"));
    let mut lists: Vec<String> = elements(&document, "L")
        .iter()
        .map(|list| {
            let attributes = format!("{:?}", entry(&document, list, "A").expect("attributes"));
            let kinds = ["LowerAlpha", "LowerRoman", "Decimal"];
            let kind = kinds.iter().find(|kind| attributes.contains(*kind));
            kind.map_or(attributes.clone(), |kind| (*kind).to_owned())
        })
        .collect();
    lists.sort();
    // The body's list with one inside it, and those of two job descriptions.
    assert_eq!(lists, ["Decimal", "Decimal", "LowerAlpha", "LowerRoman"]);

    let notes = elements(&document, "Note");
    assert_eq!(notes.len(), 1);
    let kids = entry(&document, notes[0], "K").expect("kids");
    let kids = kids.as_array().expect("several kids");
    let kinds: Vec<&Object> = kids
        .iter()
        .map(|kid| document.dereference(kid).expect("a kid").1)
        .map(|kid| entry(&document, kid.as_dict().expect("an element"), "S").expect("a type"))
        .collect();
    let name = |name: &str| Object::Name(name.as_bytes().to_vec());
    assert_eq!(kinds, [&name("Lbl"), &name("P")]);
}

#[test]
fn a_bookmark_leaves_out_the_notes_of_its_heading() {
    let case = Case::small();
    case.write(
        "body.zh.hbs",
        "= 目的#footnote[註一]\n\n開設職位。\n\n= *建議#footnote[註二]*\n\n刪除職位。\n",
    );
    case.write(
        "body.en.hbs",
        "= Purpose#footnote[Note one]\n\nA post is created.\n",
    );
    case.build();
    for (edition, wanted) in [("zh", &["目的", "建議"][..]), ("en", &["Purpose"])] {
        let document = open(&case.path(&format!("output/paper/{edition}/paper.pdf")));
        let titles: Vec<String> = bookmarks(&document)
            .into_iter()
            .map(|(_, title)| title)
            .collect();
        assert_eq!(titles[..wanted.len()], *wanted);
        let text: String = case.pages(&format!("{edition}/paper.pdf")).concat();
        assert!(text.contains("註一") || text.contains("Noteone"), "{text}");
    }
}

/// What a validator finds wrong with a PDF under both standards.
fn faults(path: &Path) -> Vec<String> {
    use page_validation::{ValidationOptions, ValidationProfile, validate_pdf};
    let profiles = [ValidationProfile::PdfA2a, ValidationProfile::PdfUa1];
    let reports = profiles.into_iter().map(|profile| {
        let options = ValidationOptions::default().profile(profile);
        validate_pdf(path, &options).expect("a PDF that can be read")
    });
    let failures = reports.flat_map(|report| report.failures);
    // Two false alarms: the font HK Song Ext, the only CFF font there is, has a
    // FontMatrix of real numbers, and data that end with a CR stand before the line
    // feed of `endstream`.
    let bytes = std::fs::read(path).expect("the file");
    let returns = bytes.windows(11).any(|bytes| bytes == b"\r\nendstream");
    let false_alarm = |told: &String| {
        told.contains("FontMatrix")
            || told.contains("CIDFontType0C")
            || (returns && told.contains("raw content length"))
    };
    let told = failures.map(|failure| format!("{}: {failure}", path.display()));
    told.filter(|told| !false_alarm(told)).collect()
}

/// The PDFs of an output folder, in order.
fn pdfs(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for lang in ["zh", "en"] {
        let Ok(entries) = std::fs::read_dir(folder.join(lang)) else {
            continue;
        };
        found.extend(entries.map(|entry| entry.expect("an entry").path()));
    }
    found.sort();
    found
}

#[test]
fn a_validator_finds_nothing_in_the_founding_paper() {
    let files = pdfs(founding());
    assert_eq!(files.len(), 1 + 28);
    let faults: Vec<String> = files.iter().flat_map(|file| faults(file)).collect();
    assert_eq!(faults, [""; 0]);
}

#[test]
fn a_validator_finds_nothing_in_papers_of_every_kind() {
    let plain = Case::small();
    let rich = Case::small();
    for (file, heading) in [
        ("body.zh.hbs", "= 表及圖"),
        ("body.en.hbs", "= Tables and pictures"),
    ] {
        let text = rich.read(file);
        let more = "X#footnote[Y].\n\n- one\n- two\n\n#table(columns: 2, table.header[A][B], [1], [2])\n\n#figure(rect(), alt: \"a box\", caption: [Z])\n\n#block[\n  + a\n  + b\n]\n\nEnd.\n";
        rich.write(file, format!("{text}\n\n{heading}#footnote[N]\n\n{more}"));
    }
    for case in [plain, rich] {
        case.build();
        let files = pdfs(&case.path("output/paper"));
        assert_eq!(files.len(), 2 * (1 + 3));
        let faults: Vec<String> = files.iter().flat_map(|file| faults(file)).collect();
        assert_eq!(faults, [""; 0]);
    }
}

/// Tables in a body and as annexes, and pictures: their heads are header cells.
#[test]
fn a_validator_finds_nothing_in_tables_and_pictures() {
    let case = super::tables::paper();
    case.build();
    let files = pdfs(&case.path("output/paper"));
    assert_eq!(files.len(), 2 * (1 + 6));
    let found: Vec<String> = files.iter().flat_map(|file| faults(file)).collect();
    assert_eq!(found, [""; 0]);
    let document = open(&case.path("output/paper/en/paper.pdf"));
    // Two columns of the own table and five of the computed one, each printed twice.
    assert_eq!(elements(&document, "TH").len(), 2 * (2 + 5));
    assert_eq!(elements(&document, "Table").len(), 4);
    let figures = elements(&document, "Figure");
    let alternative = |alt: &str| {
        let utf16: Vec<u8> = alt.encode_utf16().flat_map(u16::to_be_bytes).collect();
        figures.iter().any(|figure| {
            let found = entry(&document, figure, "Alt").map(|alt| format!("{alt:?}"));
            let bytes = format!("{utf16:?}");
            found.is_some_and(|found| {
                found.contains(alt) || found.contains(bytes.trim_matches(['[', ']']))
            })
        })
    };
    assert!(alternative("Map") && alternative("The chart"));
}
