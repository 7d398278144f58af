//! Documents that are none, or want too much.

use std::io::{Cursor, Write};

use tables::model::Lang;
use zip::write::SimpleFileOptions;

use super::super::support::Run;
use super::docx::{How, TEXT};
use super::{Case, read, small};

/// What is said of some bytes.
#[track_caller]
fn refused(bytes: &[u8], why: &str) {
    let said = read(&Case::small(), bytes)
        .map(|_| ())
        .expect_err("it is refused");
    assert!(said.to_string().contains(why), "{said}");
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let options = SimpleFileOptions::default();
        zip.start_file(*name, options).expect("a part");
        zip.write_all(bytes).expect("its bytes");
    }
    zip.finish().expect("a zip").into_inner()
}

#[test]
fn what_is_no_document_is_named() {
    refused(b"", "it is empty");
    refused(b"id,title\n", "a file of another kind");
    refused(
        b"%PDF-1.7 ...",
        "it is a PDF, and no Word document (.docx): save it as one",
    );
    refused(
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 ...",
        "an old Excel or Word file",
    );
    refused(&zipped(&[("a.txt", b"a")]), "word/document.xml is missing");
    refused(
        &zipped(&[("xl/workbook.xml", b"<a/>")]),
        "an Excel workbook (.xlsx)",
    );
}

#[test]
fn what_is_damaged_or_foreign_is_refused() {
    let good = small(Lang::En);
    let bytes = good.bytes();
    refused(&bytes[..bytes.len() / 2], "it is damaged");
    let mut other = good.clone();
    other.parts.retain(|name, _| !name.starts_with("customXml"));
    refused(&other.bytes(), "it does not say where its words were typed");
    let mut other = good.clone();
    other.raw(TEXT, "</w:body>", "");
    refused(&other.bytes(), "it is damaged");
    let mut other = good.clone();
    let text = other.part(TEXT);
    other.set(
        TEXT,
        &text[..=text[..text.len() / 2].rfind('>').expect("a tag")],
    );
    refused(&other.bytes(), "ends too early");
    let mut other = good.clone();
    other.set(TEXT, b"\xFF\xFE<w:document/>".to_vec());
    refused(&other.bytes(), "is not UTF-8");
}

/// A main part that is none of Word's says nothing of what was there.
#[test]
fn a_part_without_words_is_damaged() {
    for lang in [Lang::Zh, Lang::En] {
        let good = small(lang);
        let text = good.part(TEXT);
        let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        let parts = [
            String::new(),
            "<a/>".to_owned(),
            text.replace(space, "urn:other"),
            format!("<w:document xmlns:w=\"{space}\"><w:body/></w:document>"),
            format!("<w:document xmlns:w=\"{space}\"/>"),
        ];
        for part in parts {
            let mut other = good.clone();
            other.set(TEXT, part.clone());
            refused(&other.bytes(), "the text of it is none of Word's");
        }
        let mut other = good.clone();
        other.set("word/footnotes.xml", "<a/>");
        refused(&other.bytes(), "the notes of it is none of Word's");
        // As strict programs name it, it is Word's.
        let mut strict = good.clone();
        let own = "http://purl.oclc.org/ooxml/wordprocessingml/main";
        strict.set(TEXT, text.replace(space, own));
        let (review, _) = read(&Case::small(), &strict.bytes()).expect("it is read");
        assert!(review.entries.is_empty(), "{:?}", review.entries);
    }
}

#[test]
fn bombs_and_slips_are_refused() {
    let good = small(Lang::En);
    let mut bomb = good.clone();
    let xml = bomb.part(TEXT);
    let declared = "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
    bomb.set(TEXT, xml.replacen("?>", &format!("?>{declared}"), 1));
    refused(&bomb.bytes(), "it declares a document type");
    let mut bomb = good.clone();
    bomb.raw(TEXT, "needs nobody", "needs &nobody;");
    refused(&bomb.bytes(), "it is damaged");
    let mut deep = good.clone();
    let open = "<w:sdt><w:sdtContent>".repeat(20_000);
    let close = "</w:sdtContent></w:sdt>".repeat(20_000);
    deep.raw(TEXT, "<w:body>", &format!("<w:body>{open}{close}"));
    refused(&deep.bytes(), "stand deeper than");
    let mut slip = good.clone();
    slip.set("../../word/slip.xml", "<a/>");
    refused(&slip.bytes(), "leads out of it");
    let mut huge = good.clone();
    huge.set("word/footnotes9.xml", vec![b' '; 129 << 20]);
    refused(&huge.bytes(), "it has more than 128.0 MiB, unpacked");
    let many: Vec<String> = (0..10_001).map(|at| format!("word/{at}.bin")).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b""[..])).collect();
    refused(&zipped(&many), "it has 10001 parts");
}

/// More than any paper has, so that no reader waits for it.
#[test]
fn more_than_any_paper_has_is_refused() {
    let good = small(Lang::En);
    let comments = |count: usize| "<w:comment w:id=\"1\"/>".repeat(count);
    for (xml, why) in [
        (
            format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "x".repeat(8_000_001)),
            "8000000 characters",
        ),
        (
            "<w:bookmarkStart w:id=\"1\" w:name=\"_pp1\"/>".repeat(1_001),
            "1000 bookmarks at one place",
        ),
        (
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>".repeat(1_001),
            "1000 fields in one another",
        ),
    ] {
        let mut docx = good.clone();
        docx.raw(TEXT, "<w:body>", &format!("<w:body>{xml}"));
        refused(&docx.bytes(), why);
    }
    let mut docx = good.clone();
    let open =
        "<w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">";
    docx.set(
        "word/comments.xml",
        format!("{open}{}</w:comments>", comments(10_001)),
    );
    refused(&docx.bytes(), "10000 comments");
}

#[test]
fn the_program_says_what_to_do() {
    let case = Case::small();
    std::fs::write(case.path("back.docx"), small(Lang::En).bytes()).expect("written");
    std::fs::write(case.path("no.docx"), b"%PDF-1.7").expect("written");
    let mut item = small(Lang::En);
    item.raw("customXml/item2.xml", "type=\"panel\"", "type=\"ec\"");
    std::fs::write(case.path("ec.docx"), item.bytes()).expect("written");
    let other = case.run(&["new", "other", "--lang", "en"]);
    assert_eq!(other.status, 0, "{}", other.stderr);
    let said = |args: &[&str], told: &str| {
        let outcome = case.run(args);
        assert_eq!(outcome.status, 2, "{}", outcome.stderr);
        assert!(outcome.stderr.contains(told), "{}", outcome.stderr);
    };
    said(
        &["review", "paper", "no.docx"],
        "error: no.docx: it is a PDF",
    );
    said(&["review", "paper", "gone.docx"], "cannot read gone.docx");
    said(
        &["review", "gone", "back.docx"],
        "cannot read the folder gone",
    );
    said(&["review", "other", "back.docx"], "it is of another paper");
    said(
        &["review", "paper", "ec.docx"],
        "made of a paper of the type ec",
    );
    case.edit("paper.toml", "type = ", "type ");
    said(&["review", "paper", "back.docx"], "paper does not load");
}

/// Bytes and elements that are others, at random: a message or a list, and no panic.
#[test]
fn no_change_of_a_document_is_too_much() {
    let case = Case::small();
    let folder = super::opened(&case.path("paper"));
    let version = compare::Version::load(&folder).expect("it loads");
    let mut docx = small(Lang::En);
    docx.change("needs nobody", "needs somebody", How::Tracked("Chan"))
        .comment("To publish", "Why?", "Lee");
    let names = [
        TEXT,
        "customXml/item1.xml",
        "customXml/item2.xml",
        "word/comments.xml",
    ];
    let mut random = Random(7);
    let mut read = 0;
    for turn in 0..240 {
        let mut other = docx.clone();
        let name = names[turn % names.len()];
        let mut bytes = other.parts[name].clone();
        for _ in 0..=random.below(3) {
            mutate(&mut bytes, &mut random);
        }
        other.parts.insert(name.to_owned(), bytes);
        let whole = if turn % 12 == 0 {
            let mut whole = other.bytes();
            mutate(&mut whole, &mut random);
            whole
        } else {
            other.bytes()
        };
        if let Ok(review) = review::Review::read(&folder, &version, &whole) {
            read += 1;
            let said = review::show::plain(&review, &version.names());
            assert!(!said.is_empty());
            let files = review.files(&version);
            assert!(files.iter().all(|file| !file.bytes.is_empty()));
        }
    }
    assert!(read > 20, "{read} were read");
}

/// Takes out, doubles or swaps some bytes or elements.
fn mutate(bytes: &mut Vec<u8>, random: &mut Random) {
    let tags: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at] == b'<').collect();
    let place = |random: &mut Random| match tags.len() {
        0 => 0,
        count => tags[random.below(count)],
    };
    let (one, two) = (place(random), place(random));
    let (from, to) = (one.min(two), one.max(two));
    let to = to.min(from + 400);
    match random.below(5) {
        0 => drop(bytes.drain(from..to)),
        1 => {
            let again = bytes[from..to].to_vec();
            bytes.splice(from..from, again);
        }
        2 => {
            let at = random.below(bytes.len().max(1));
            if let Some(byte) = bytes.get_mut(at) {
                *byte = u8::try_from(random.below(256)).expect("a byte");
            }
        }
        3 => {
            let element = b"<w:ins w:author=\"X\"/>";
            bytes.splice(from..from, element.iter().copied());
        }
        _ => {
            let digits: Vec<usize> = (0..bytes.len())
                .filter(|at| bytes[*at].is_ascii_digit())
                .collect();
            if !digits.is_empty() {
                bytes[digits[random.below(digits.len())]] = b'9';
            }
        }
    }
}

/// Numbers that a seed gives.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, end: usize) -> usize {
        // Knuth's numbers.
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let high = usize::try_from(self.0 >> 33).expect("31 bits");
        high % end.max(1)
    }
}
