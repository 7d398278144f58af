//! What the PDFs hold beside the text: title, language, tags, bookmarks, links,
//! alternative text, standards.

use std::path::Path;

use pdf_extract::{Dictionary, Document, Object};

use super::support::{Case, Run, founding};

pub(super) fn open(path: &Path) -> Document {
    Document::load(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn paper() -> Document {
    open(&founding().join("zh/paper.pdf"))
}

/// A PDF text string: UTF-16 with a mark, or plain bytes.
fn text(object: &Object) -> String {
    match object.as_str().expect("a string") {
        [0xFE, 0xFF, rest @ ..] => {
            let units = rest
                .chunks(2)
                .map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            String::from_utf16(&units.collect::<Vec<_>>()).expect("UTF-16")
        }
        bytes => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// The entry of a dictionary, references followed.
pub(super) fn entry<'a>(
    document: &'a Document,
    dictionary: &'a Dictionary,
    key: &str,
) -> Option<&'a Object> {
    let value = dictionary.get(key.as_bytes()).ok()?;
    document.dereference(value).ok().map(|(_, value)| value)
}

fn root_entry<'a>(document: &'a Document, key: &str) -> Option<&'a Object> {
    entry(document, document.catalog().expect("a catalogue"), key)
}

/// Every bookmark's title, depth first, with its depth.
pub(super) fn bookmarks(document: &Document) -> Vec<(usize, String)> {
    fn walk(
        document: &Document,
        node: &Dictionary,
        depth: usize,
        found: &mut Vec<(usize, String)>,
    ) {
        let mut next = entry(document, node, "First");
        while let Some(item) = next.and_then(|item| item.as_dict().ok()) {
            let title = entry(document, item, "Title").expect("a title");
            found.push((depth, text(title)));
            walk(document, item, depth + 1, found);
            next = entry(document, item, "Next");
        }
    }
    let mut found = Vec::new();
    if let Some(outlines) = root_entry(document, "Outlines") {
        walk(
            document,
            outlines.as_dict().expect("outlines"),
            0,
            &mut found,
        );
    }
    found
}

/// Every structure element's type and alternative text.
fn structure(document: &Document) -> Vec<(String, Option<String>)> {
    fn walk(document: &Document, object: &Object, found: &mut Vec<(String, Option<String>)>) {
        let Ok((_, object)) = document.dereference(object) else {
            return;
        };
        match object {
            Object::Array(items) => items.iter().for_each(|item| walk(document, item, found)),
            Object::Dictionary(element) => {
                if let Some(Object::Name(name)) = entry(document, element, "S") {
                    let name = String::from_utf8_lossy(name).into_owned();
                    found.push((name, entry(document, element, "Alt").map(text)));
                }
                if let Ok(kids) = element.get(b"K") {
                    walk(document, kids, found);
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    let tree = root_entry(document, "StructTreeRoot").expect("a tagged PDF");
    walk(document, tree, &mut found);
    found
}

/// The titles of the links of a document.
fn links(document: &Document) -> Vec<String> {
    let annotations = document.get_pages().into_values().flat_map(|page| {
        document
            .get_page_annotations(page)
            .expect("annotations")
            .into_iter()
            .cloned()
    });
    annotations
        .filter(|annotation| {
            annotation
                .get(b"Subtype")
                .is_ok_and(|kind| *kind == Object::Name(b"Link".to_vec()))
        })
        .map(|annotation| annotation.get(b"Contents").map(text).unwrap_or_default())
        .collect()
}

fn metadata(document: &Document) -> String {
    let stream = root_entry(document, "Metadata").expect("metadata");
    let stream = stream.as_stream().expect("a stream");
    let bytes = stream
        .decompressed_content()
        .unwrap_or_else(|_| stream.content.clone());
    String::from_utf8(bytes).expect("XMP is UTF-8")
}

#[test]
fn the_paper_says_what_it_is() {
    let document = paper();
    let info = document
        .trailer
        .get(b"Info")
        .expect("an information dictionary");
    let (_, info) = document.dereference(info).expect("it is there");
    let info = info.as_dict().expect("a dictionary");
    let get = |key: &str| entry(&document, info, key).map(text).unwrap_or_default();
    assert_eq!(get("Title"), "成立「數字政策辦公室」");
    assert!(get("Author").contains("效率促進辦公室"));
    assert!(get("CreationDate").starts_with("D:20240408"));
    assert_eq!(
        root_entry(&document, "Lang").map(text).as_deref(),
        Some("zh-HK")
    );
}

#[test]
fn it_claims_both_standards() {
    for name in ["zh/paper.pdf", "zh/annex-05.pdf", "zh/annex-28.pdf"] {
        let metadata = metadata(&open(&founding().join(name)));
        for claim in [
            "<pdfaid:part>2</pdfaid:part>",
            "<pdfaid:conformance>A</pdfaid:conformance>",
            "<pdfuaid:part>1</pdfuaid:part>",
        ] {
            assert!(metadata.contains(claim), "{name} lacks {claim}");
        }
    }
}

#[test]
fn headings_and_annexes_are_bookmarked() {
    let bookmarks = bookmarks(&paper());
    let has = |depth: usize, title: &str| bookmarks.contains(&(depth, title.to_owned()));
    assert!(has(0, "目的"));
    assert!(has(1, "數字政策辦公室的目標"));
    assert!(has(2, "(II) 數據治理"));
    assert!(has(
        0,
        "附件5 助理數字政策專員(內地及產業合作) 擬議職責說明"
    ));
    assert_eq!(
        bookmarks
            .iter()
            .filter(|(_, title)| title.starts_with("附件"))
            .count(),
        28
    );
    let own = self::bookmarks(&open(&founding().join("zh/annex-05.pdf")));
    assert_eq!(
        own,
        [(
            0,
            "附件5 助理數字政策專員(內地及產業合作) 擬議職責說明".to_owned()
        )]
    );
}

#[test]
fn every_reference_is_a_link() {
    let body = std::fs::read_to_string(super::support::root().join("data/dpo-2024/body.zh.hbs"));
    let body = body.expect("the body");
    let references = body.matches("{{annex").count() + body.matches("{{para").count();
    let notes = body.matches("#footnote").count();
    // A footnote's mark links to the note and the note back to the mark; a
    // link that breaks over a line's end has two rectangles.
    let links = links(&paper());
    assert!(links.len() >= references + 2 * notes, "{links:?}");
    let annexes = links.iter().filter(|link| link.contains("附件")).count();
    assert_eq!(annexes, body.matches("{{annex").count());
    // No simplified word of Typst's own is read aloud.
    assert!(
        !links.iter().any(|link| link.contains(['页', '脚', '节'])),
        "{links:?}"
    );
}

#[test]
fn tags_say_what_is_what() {
    let structure = structure(&paper());
    let count = |name: &str| structure.iter().filter(|(found, _)| found == name).count();
    assert_eq!(count("H1"), 7 + 28);
    assert_eq!(count("Note"), 4);
    assert_eq!(count("Figure"), 3);
    // 159 duties and the body's 6 + 3 + 3 + 3 items.
    assert_eq!(count("LI"), 159 + 15);
    let charts: Vec<&String> = structure
        .iter()
        .filter(|(name, _)| name == "Figure")
        .map(|(_, alt)| alt.as_ref().expect("alternative text"))
        .collect();
    assert!(charts[2].starts_with("數字政策辦公室擬議組織圖，共25個職位。"));
    assert!(charts[2].contains("助理數字政策專員(數據平台)(資訊科技署助理署長)[D2]之下："));
}

#[test]
fn other_standards_can_be_chosen() {
    let case = Case::small();
    let outcome = case.run(&["build", "paper", "--pdf-standard", "none"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let plain = open(&case.path("output/paper/zh/paper.pdf"));
    assert!(!metadata(&plain).contains("pdfaid:part"));
    let outcome = case.run(&["build", "paper", "--pdf-standard", "a-4,ua-1"]);
    assert_eq!(outcome.status, 2, "{}", outcome.stderr);
    let outcome = case.run(&["build", "paper", "--pdf-standard", "a-9"]);
    assert_eq!(outcome.status, 2);
    assert!(
        outcome.stderr.contains("`a-9` is not a PDF standard"),
        "{}",
        outcome.stderr
    );
}

#[test]
fn a_missing_glyph_is_an_error_with_its_place() {
    let case = Case::small();
    case.edit("duties.csv", "每季出版浮標表", "每季𒀀出版浮標表𒀀")
        .edit("paper.toml", "改組燈塔處", "改組𒀁燈塔處")
        .edit(
            "body.zh.hbs",
            "電燈則不須。",
            "電燈則{{! 𒀂 }}不須\u{1F600}𒀂。",
        );
    let outcome = case.run(&["build", "paper", "--format", "short", "--quiet"]);
    assert_eq!(outcome.status, 1, "{}", outcome.stderr);
    assert!(!case.path("output/paper/zh/paper.pdf").exists());
    for (file, character, last) in [
        ("duties.csv", '𒀀', false),
        ("paper.toml", '𒀁', false),
        ("body.zh.hbs", '\u{1F600}', false),
        // The one in the comment is not printed.
        ("body.zh.hbs", '𒀂', true),
    ] {
        let text = std::fs::read_to_string(case.path(&format!("paper/{file}"))).expect("the file");
        let at = if last {
            text.rfind(character)
        } else {
            text.find(character)
        };
        let before = &text[..at.expect("the character")];
        let line = before.matches('\n').count() + 1;
        let column = before
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .chars()
            .count()
            + 1;
        let expected = format!(
            "paper/{file}:{line}:{column}: error[fonts/missing-glyph]: no font has the character {character} (U+{:04X})",
            u32::from(character)
        );
        assert!(
            outcome.stderr.contains(&expected),
            "{expected}\n{}",
            outcome.stderr
        );
    }
}

#[test]
fn a_missing_glyph_is_an_error_of_a_chart() {
    let case = Case::small();
    case.write(
        "posts.csv",
        "id,title_zh,rank,reports_to\na,甲\u{1F600},D1,\nb,乙,D1,a\n",
    );
    let outcome = case.run(&[
        "chart",
        "paper/posts.csv",
        "-o",
        "chart.pdf",
        "--format",
        "short",
    ]);
    assert_eq!(outcome.status, 1, "{}", outcome.stderr);
    let expected = "paper/posts.csv:2:4: error[fonts/missing-glyph]";
    assert!(outcome.stderr.contains(expected), "{}", outcome.stderr);
    assert!(!case.path("chart.pdf").exists());
}
