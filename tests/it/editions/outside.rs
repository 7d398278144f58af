//! What others say of the editions: a validator of Word documents, LibreOffice, and a
//! checker of accessibility in a browser. Each says that it is skipped where it is
//! not there.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::super::support::{Case, Run, root, run, squeeze};
use super::{PAPERS, editions};

/// Says aloud that a test is not made.
fn skipped(why: &str) {
    let told = format!("skipped: {why}\n");
    std::io::stderr().write_all(told.as_bytes()).expect("told");
}

/// A program that may not be there, with what is said then.
fn program(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let found = std::env::split_paths(&path).map(|folder| folder.join(name));
    let found = found.into_iter().find(|path| path.is_file());
    if found.is_none() {
        skipped(&format!("{name} is not installed"));
    }
    found
}

fn all() -> impl Iterator<Item = PathBuf> {
    PAPERS.into_iter().flat_map(editions)
}

/// The Word documents in one folder, each beside its HTML edition's text: the programs
/// take longer to start than to read a document.
fn gathered() -> (tempfile::TempDir, Vec<(PathBuf, String)>) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut documents = Vec::new();
    for (at, edition) in all().enumerate() {
        let path = folder.path().join(format!("{at}.docx"));
        fs::copy(edition.join("paper.docx"), &path).expect("paper.docx");
        let html = fs::read_to_string(edition.join("paper.html")).expect("paper.html");
        documents.push((path, html));
    }
    (folder, documents)
}

/// A port of Microsoft's own validator; `.ci/run` installs it.
#[test]
fn the_validator_of_word_documents_has_no_complaint() {
    let Some(program) = program("openxml-audit") else {
        return;
    };
    let (folder, documents) = gathered();
    assert!(documents.len() > 4);
    let mut command = Command::new(&program);
    let args = ["-f", "microsoft365", "--recursive"];
    command.args(args).arg(folder.path());
    let outcome = run(&mut command);
    assert_eq!(outcome.status, 0, "{}{}", outcome.stdout, outcome.stderr);
}

/// LibreOffice opens the documents, and sets every word of the paper.
#[test]
fn libreoffice_sets_every_paragraph() {
    let Some(office) = program("soffice") else {
        return;
    };
    let (folder, documents) = gathered();
    let profile = folder.path().join("profile");
    let mut command = Command::new(&office);
    command
        .arg(format!(
            "-env:UserInstallation=file://{}",
            profile.display()
        ))
        .args(["--headless", "--convert-to", "txt:Text (encoded):UTF8"])
        .arg("--outdir")
        .arg(folder.path())
        .args(documents.iter().map(|(path, _)| path))
        .stdin(Stdio::null());
    let outcome = run(&mut command);
    let first = documents[0].0.with_extension("txt");
    if !first.exists() {
        return skipped("libreoffice-writer-nogui is not installed");
    }
    assert_eq!(outcome.status, 0, "{}{}", outcome.stdout, outcome.stderr);
    for (path, html) in documents {
        let text = fs::read_to_string(path.with_extension("txt")).expect("a text");
        let text = squeeze(&text);
        let paragraphs = paragraphs(&html);
        assert!(paragraphs.len() > 2);
        for paragraph in paragraphs {
            assert!(text.contains(&paragraph), "{paragraph}");
        }
    }
}

/// LibreOffice sets the number of a note before it by itself: it stands there once, of the
/// notes of annexes too, whose marks are typed.
#[test]
fn libreoffice_numbers_each_note_once() {
    let Some(office) = program("soffice") else {
        return;
    };
    let case = Case::small();
    case.apply(&root().join("tests/it/text_annexes.edit"));
    let outcome = case.run(&["build", "paper", "--lang", "zh", "--with", "docx"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let folder = case.path("output/paper/zh");
    let profile = case.path("profile");
    let mut command = Command::new(&office);
    command
        .arg(format!(
            "-env:UserInstallation=file://{}",
            profile.display()
        ))
        .args(["--headless", "--convert-to", "fodt", "--outdir"])
        .arg(&folder)
        .arg(folder.join("paper.docx"))
        .stdin(Stdio::null());
    let outcome = run(&mut command);
    let Ok(text) = fs::read_to_string(folder.join("paper.fodt")) else {
        return skipped("libreoffice-writer-nogui is not installed");
    };
    assert_eq!(outcome.status, 0, "{}{}", outcome.stdout, outcome.stderr);
    let document = roxmltree::Document::parse(&text).expect("XML");
    let citations = document.descendants();
    let citations = citations.filter(|node| node.tag_name().name() == "note-citation");
    let (mut typed, mut counted) = (0, 0);
    for citation in citations {
        let number = citation.text().expect("a number");
        let body = citation.next_sibling_element().expect("a note");
        let words = body.descendants().filter(|node| node.is_text());
        let words = words.filter_map(|node| node.text()).collect::<String>();
        assert!(!squeeze(&words).starts_with(number), "{number}: {words}");
        match citation.attributes().any(|own| own.name() == "label") {
            true => typed += 1,
            false => counted += 1,
        }
    }
    assert!(typed > 0 && counted > 0, "{typed} typed, {counted} counted");
}

/// The numbered paragraphs of an HTML edition that have no notes.
fn paragraphs(html: &str) -> Vec<String> {
    let xml = html
        .strip_prefix("<!DOCTYPE html>\n")
        .expect("a document type");
    let document = roxmltree::Document::parse(xml).expect("HTML as XML");
    let found = document
        .descendants()
        .filter(|node| node.has_tag_name("p") && node.has_attribute("id"));
    let plain = found.filter(|node| !node.descendants().any(|node| node.has_tag_name("sup")));
    plain
        .map(|node| {
            let texts = node.descendants().filter(|node| node.is_text());
            squeeze(&texts.filter_map(|node| node.text()).collect::<String>())
        })
        .collect()
}

/// axe-core in Chromium; `.ci/run` installs it and names its folder.
#[test]
fn nobody_is_kept_from_reading_the_web_edition() {
    let Some(axe) = std::env::var_os("PANELPAPER_AXE").map(PathBuf::from) else {
        return skipped("PANELPAPER_AXE names no axe.min.js");
    };
    let Some(browser) = program("chromium") else {
        return;
    };
    let axe = fs::read_to_string(axe).expect("axe.min.js");
    for folder in all() {
        let html = fs::read_to_string(folder.join("paper.html")).expect("paper.html");
        let said = audited(&browser, &axe, &html);
        assert_eq!(said, "[]", "{}", folder.display());
    }
}

/// What axe finds in a page: the names of the rules, with the first element of each.
fn audited(browser: &Path, axe: &str, html: &str) -> String {
    let run = "axe.run().then(r => { const said = r.violations.map(v => v.id + ' ' + v.nodes[0].html);\
        document.body.innerHTML = ''; const p = document.createElement('pre');\
        p.id = 'said'; p.textContent = JSON.stringify(said); document.body.append(p) })";
    let end = html.rfind("</body>").expect("a body");
    let page = format!(
        "{}<script>{axe}</script><script>{run}</script>{}",
        &html[..end],
        &html[end..]
    );
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("page.html");
    fs::write(&path, page).expect("written");
    let mut command = Command::new(browser);
    command
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--virtual-time-budget=60000",
            "--dump-dom",
        ])
        .arg(format!(
            "--user-data-dir={}",
            folder.path().join("profile").display()
        ))
        .arg(format!("file://{}", path.display()));
    let dom = super::super::support::run(&mut command).stdout;
    let said = dom
        .split_once("<pre id=\"said\">")
        .and_then(|(_, rest)| rest.split_once("</pre>"));
    said.map_or_else(
        || format!("nothing was said: {dom}"),
        |(said, _)| said.to_owned(),
    )
}
