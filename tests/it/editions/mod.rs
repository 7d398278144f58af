//! The Word document and the HTML edition: they say what the pages say, in order,
//! numbers included.

mod made;
mod outside;
mod pages;
mod web;
mod word;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::support::{Case, panelpaper, root, same, squeeze};
use pages::{page_text, without_number};
use word::Word;

/// The papers of the repository.
const PAPERS: [&str; 4] = [
    "data/dpo-2024",
    "data/harbour-2027",
    "data/harbour-2027-ec",
    "tests/it/small",
];

/// The editions of a paper, built once for all tests.
fn built(paper: &str) -> std::path::PathBuf {
    use std::sync::OnceLock;
    static OUT: OnceLock<tempfile::TempDir> = OnceLock::new();
    let out = OUT.get_or_init(|| {
        let out = tempfile::tempdir().expect("a temporary folder");
        let arg = out.path().to_str().expect("a UTF-8 path");
        let mut args = vec!["build", "--with", "docx,html", "--out", arg];
        args.extend(PAPERS);
        let outcome = panelpaper(root(), &args);
        assert_eq!(outcome.status, 0, "{}", outcome.stderr);
        out
    });
    out.path()
        .join(Path::new(paper).file_name().expect("a name"))
}

/// The folders of a paper's languages.
fn editions(paper: &str) -> Vec<std::path::PathBuf> {
    let langs = ["zh", "en"].map(|lang| built(paper).join(lang));
    langs.into_iter().filter(|folder| folder.is_dir()).collect()
}

#[test]
fn word_says_what_the_pages_say() {
    for folder in PAPERS.iter().flat_map(|paper| editions(paper)) {
        let said = Word::open(fs::read(folder.join("paper.docx")).expect("paper.docx")).said();
        let pages = page_text(&folder, &said.notes);
        same(
            &folder.display().to_string(),
            &without_number(&said.text, &folder),
            &without_number(&pages, &folder),
        );
    }
}

#[test]
fn the_web_says_what_the_pages_say() {
    for folder in PAPERS.iter().flat_map(|paper| editions(paper)) {
        let html = fs::read_to_string(folder.join("paper.html")).expect("paper.html");
        let said = web::read(&html);
        let pages = page_text(&folder, &said.notes);
        same(
            &folder.display().to_string(),
            &without_number(&said.text, &folder),
            &without_number(&pages, &folder),
        );
        let ids: BTreeSet<&String> = said.ids.iter().collect();
        assert_eq!(ids.len(), said.ids.len(), "an id stands twice");
        let inside = said.links.iter().filter_map(|link| link.strip_prefix('#'));
        for link in inside {
            assert!(ids.contains(&link.to_owned()), "#{link} leads nowhere");
        }
        assert!(!html.contains("<script"));
    }
}

/// What is stored in a field is what Word would put there.
#[test]
fn fields_say_what_they_lead_to() {
    let mut count = 0;
    for folder in PAPERS.iter().flat_map(|paper| editions(paper)) {
        let said = Word::open(fs::read(folder.join("paper.docx")).expect("paper.docx")).said();
        for (code, stored) in &said.fields {
            let mut words = code.split_whitespace();
            if words.next() != Some("REF") {
                continue;
            }
            let (number, text) = &said.marks[words.next().expect("a bookmark")];
            let wanted = match code.contains("\\r") || code.contains("\\n") {
                true => number.trim_end_matches('.'),
                false => text,
            };
            assert_eq!(stored, wanted, "{code}");
            count += 1;
        }
    }
    assert!(count > 60, "{count} references");
}

/// Every cell and typed passage has a mark, and the mark says where it was typed.
#[test]
fn passages_find_their_way_home() {
    let folder = built("tests/it/small").join("en");
    let word = Word::open(fs::read(folder.join("paper.docx")).expect("paper.docx"));
    let said = word.said();
    let item = word.part("customXml/item1.xml");
    let item = roxmltree::Document::parse(&item).expect("XML");
    let mut kinds = BTreeSet::new();
    for passage in item.root_element().children() {
        let of = |name: &str| passage.attribute(name).unwrap_or_default();
        kinds.insert(of("kind").to_owned());
        let (_, words) = &said.marks[of("id")];
        let text = squeeze(passage.text().unwrap_or_default());
        assert_eq!(squeeze(words), text, "{passage:?}");
        let source = fs::read_to_string(root().join("tests/it/small").join(of("file")));
        let source = source.expect("the file is the paper's");
        let line: usize = of("line").parse().expect("a line");
        let line = source.lines().nth(line - 1).expect("that line");
        let column: usize = of("column").parse().expect("a column");
        let typed: String = line.chars().skip(column - 1).collect();
        match of("kind") {
            "cell" => assert!(squeeze(&typed).contains(&text), "{text}: {typed}"),
            "call" => assert!(typed.starts_with("{{"), "{text}: {typed}"),
            _ => {
                let first = passage
                    .text()
                    .and_then(|text| text.split(['’', ' ']).next());
                let typed = typed.trim_start_matches('"');
                assert!(typed.starts_with(first.unwrap_or("?")), "{text}: {typed}");
            }
        }
    }
    assert_eq!(
        kinds.into_iter().collect::<Vec<_>>(),
        ["call", "cell", "typed"]
    );
}

/// What is typed in a cell or title is text, whatever it looks like.
#[test]
fn hostile_texts_stay_texts() {
    let case = Case::small();
    let text = "</w:t><script>alert(1)</script>&lt;{{x}}#x]]>";
    case.edit(
        "paper.toml",
        "title = \"Reorganisation of the Lighthouse Office\"",
        &format!("title = '{}'", text.replace("{{", "\\{{")),
    );
    case.edit("duties.csv", "beam,", &format!("beam,{text},{text}\nbeam,"));
    let outcome = super::support::Run::run(
        &case,
        &["build", "paper", "--lang", "en", "--with", "docx,html"],
    );
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let read = |name: &str| fs::read(case.path(&format!("output/paper/en/{name}"))).expect(name);
    let word = Word::open(read("paper.docx")).said();
    let html = String::from_utf8(read("paper.html")).expect("text");
    let web = web::read(&html);
    for said in [word.text, web.text] {
        assert_eq!(said.matches(&squeeze(text)).count(), 2, "{said}");
    }
    assert!(!html.contains("<script"));
}
