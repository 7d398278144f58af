//! The founding paper: word for word the seed, its counts, and the same bytes
//! wherever it is built.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use super::support::{founding, manifest, panelpaper, pdf_pages, root, run, squeeze};

/// What may differ between the seed and the paper: the extraction's slips,
/// which `seeds/NOTES.md` lists, and how often each stands in the seed.
const SLIPS: &[(&str, &str, usize)] = &[
    // 資料辦 is 資科辦, as paragraph 1 defines it.
    ("資料辦", "資科辦", 3),
    // The backslash and the dollar sign are not printed.
    ("\\$2,407,800", "2,407,800", 1),
    // Marks of the extraction, not of the paper.
    ("**", "", 32),
];

/// The seed with its slips put right: the body, the footnotes, the annexes.
struct Seed {
    body: String,
    footnotes: Vec<String>,
    annexes: Vec<String>,
}

const MARKS: [(char, char); 4] = [('¹', '1'), ('²', '2'), ('³', '3'), ('⁴', '4')];

fn seed() -> Seed {
    let path = root().join("seeds/000_e6e018243dc70f1c.txt");
    let mut text = fs::read_to_string(path).expect("the seed is there");
    for (slip, right, times) in SLIPS {
        assert_eq!(text.matches(slip).count(), *times, "{slip}");
        text = text.replace(slip, right);
    }
    let (body, annexes) = text.split_once("2024 年 3 月\n").expect("the signature");
    let mut kept = Vec::new();
    let mut footnotes = Vec::new();
    for line in body.lines() {
        let mark = MARKS.iter().find(|(mark, _)| line.starts_with(*mark));
        match mark {
            Some((mark, digit)) => {
                footnotes.push(squeeze(&line.replace(*mark, &digit.to_string())))
            }
            None => kept.push(item(line)),
        }
    }
    let mut body = squeeze(&kept.concat());
    for (mark, digit) in MARKS {
        assert_eq!(body.matches(mark).count(), 1, "{mark}");
        body = body.replace(mark, &digit.to_string());
    }
    Seed {
        body: body + "2024年3月",
        footnotes,
        annexes: split_annexes(annexes),
    }
}

/// A line without the dash that the extraction puts before list items.
fn item(line: &str) -> &str {
    let rest = line.trim_start();
    match rest.strip_prefix("- ") {
        Some(item) if item.starts_with(['(', '[']) => item,
        _ => line,
    }
}

/// The annexes' text: a job description begins on the line (or the line before
/// the one) that ends with 職責說明, a chart on the line with its title.
fn split_annexes(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().map(|line| item(line.trim())).collect();
    let mut starts = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if line.ends_with("組織圖") {
            starts.push(at);
        } else if line.ends_with("職責說明") {
            let alone = matches!(*line, "職責說明" | "擬議職責說明");
            starts.push(if alone { at - 1 } else { at });
        }
    }
    starts.push(lines.len());
    starts
        .windows(2)
        .map(|pair| squeeze(&lines[pair[0]..pair[1]].concat()))
        .collect()
}

/// Two texts must be the same; the message shows where they part.
fn assert_same(what: &str, found: &str, expected: &str) {
    let parting = found
        .chars()
        .zip(expected.chars())
        .take_while(|(a, b)| a == b)
        .count();
    let around = |text: &str| -> String {
        let from = parting.saturating_sub(20);
        text.chars().skip(from).take(60).collect()
    };
    assert!(
        found == expected,
        "{what} parts from the seed after {parting} characters:\n found    …{}…\n expected …{}…",
        around(found),
        around(expected)
    );
}

/// The first and last page of each annex in paper.pdf, from 1.
fn annex_pages() -> Vec<(usize, usize)> {
    let manifest = manifest(founding());
    let annexes = manifest["annexes"].as_array().expect("annexes").clone();
    let page = |value: &serde_json::Value| {
        usize::try_from(value.as_u64().expect("a page")).expect("a small number")
    };
    annexes
        .iter()
        .map(|annex| (page(&annex["first_page"]), page(&annex["last_page"])))
        .collect()
}

#[test]
fn the_body_is_the_seeds() {
    let seed = seed();
    let pages = pdf_pages(&founding().join("zh/paper.pdf"));
    let body_pages = annex_pages()[0].0 - 1;
    let mut footnotes = seed.footnotes.iter().peekable();
    let mut body = String::new();
    for (at, page) in pages[..body_pages].iter().enumerate() {
        let header = format!("-{}-", at + 1);
        let mut text = match page.strip_prefix(&header) {
            Some(rest) => rest.to_owned(),
            None if at == 0 => page.clone(),
            None => panic!("page {} has no number: {page}", at + 1),
        };
        // Footnotes are at the foot of their page, in order.
        let mut notes = String::new();
        while let Some(note) = footnotes.peek().filter(|note| text.contains(&note[..])) {
            notes.push_str(note);
            footnotes.next();
        }
        let rest = text.strip_suffix(&notes);
        text = rest.expect("footnotes end their page").to_owned();
        body.push_str(&text);
    }
    assert_eq!(footnotes.next(), None, "every footnote is found");
    assert_same("the body", &body, &seed.body);
}

/// An annex's printed text without its label, and without what a chart's boxes
/// say, which the seed has lost.
fn annex_text(pages: &[String], number: usize) -> String {
    let label = format!("附件{number}");
    let mut text = String::new();
    for (at, page) in pages.iter().enumerate() {
        let header = if at == 0 {
            label.clone()
        } else {
            format!("-{}-", at + 1)
        };
        text += page
            .strip_prefix(&header)
            .unwrap_or_else(|| panic!("page {} of annex {number} is headed: {page}", at + 1));
    }
    match (text.split_once("組織圖"), text.split_once("說明")) {
        (Some((title, rest)), _) if number > 25 => {
            let (_, legend) = rest.split_once("說明").expect("a legend");
            format!("{title}組織圖說明{legend}")
        }
        _ => text,
    }
}

#[test]
fn the_annexes_are_the_seeds() {
    let seed = seed();
    assert_eq!(seed.annexes.len(), 28);
    let paper = pdf_pages(&founding().join("zh/paper.pdf"));
    for (at, (first, last)) in annex_pages().into_iter().enumerate() {
        let number = at + 1;
        let name = format!("annex {number}");
        let in_paper = &paper[first - 1..last];
        assert_same(&name, &annex_text(in_paper, number), &seed.annexes[at]);
        let own = pdf_pages(&founding().join(format!("zh/annex-{number:02}.pdf")));
        assert_eq!(own, in_paper, "{name} alone and in the paper");
    }
}

#[test]
fn the_posts_reconcile() {
    let paper = pdf_pages(&founding().join("zh/paper.pdf")).concat();
    for phrase in [
        "把9個不同職級的首長級常額職位",
        "資科辦15個現有職位",
        "開設1個資訊科技署助理署長常額職位",
        "把1個單一職級職系的首長級職位，即效率專員",
        "附件2至4",
        "附件6至25",
        "附件26至28",
        "約為194000個職位",
    ] {
        assert!(paper.contains(phrase), "{phrase}");
    }
    // Every post of the proposed office has a box in the last chart.
    let chart = pdf_pages(&founding().join("zh/annex-28.pdf")).concat();
    let points = ["[D6]", "[D4]", "[D3]", "[D2]", "[D1]"];
    let counts = points.map(|point| chart.matches(point).count());
    assert_eq!(counts, [1, 1, 2, 9, 12]);
}

#[test]
fn the_manifest_lists_what_is_there() {
    let manifest = manifest(founding());
    let annexes = manifest["annexes"].as_array().expect("annexes");
    assert_eq!(annexes.len(), 28);
    let pages = annex_pages();
    assert!(pages.windows(2).all(|pair| pair[0].1 + 1 == pair[1].0));
    let mut files = BTreeMap::new();
    for file in manifest["files"].as_array().expect("files") {
        let path = file["path"].as_str().expect("a path");
        let bytes = fs::read(founding().join(path)).expect("the file is there");
        assert_eq!(file["sha256"], sha256(&bytes), "{path}");
        let count = pdf_pages(&founding().join(path)).len();
        assert_eq!(file["pages"], count, "{path}");
        files.insert(path, count);
    }
    assert_eq!(files.len(), 29);
    assert_eq!(
        Some(&files["zh/paper.pdf"]),
        pages.last().map(|(_, last)| last)
    );
    for (annex, (first, last)) in annexes.iter().zip(pages) {
        assert_eq!(
            files[annex["file"].as_str().expect("a file")],
            last + 1 - first
        );
    }
}

fn sha256(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn the_zip_holds_every_file_as_it_is() {
    let file = fs::File::open(founding().join("dpo-2024.zip")).expect("the zip");
    let mut zip = zip::ZipArchive::new(file).expect("a zip");
    let names: Vec<String> = zip
        .file_names()
        .map(|name| name.expect("a name").into_owned())
        .collect();
    let pdfs = names.iter().filter(|name| name.ends_with(".pdf")).count();
    assert_eq!((names.len(), pdfs), (30, 29));
    for name in names {
        let mut packed = zip.by_name(&name).expect("the entry");
        let mut bytes = Vec::new();
        std::io::copy(&mut packed, &mut bytes).expect("the entry unpacks");
        let on_disk = fs::read(founding().join(&name)).expect("the file is there");
        assert!(bytes == on_disk, "{name}");
    }
}

/// Every file below a folder, by its path there.
fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|name| name.to_str());
        let name = name.expect("a UTF-8 name").to_owned();
        if path.is_dir() {
            let inner = tree(&path).into_iter();
            found.extend(inner.map(|(path, bytes)| (format!("{name}/{path}"), bytes)));
        } else {
            found.insert(name, fs::read(&path).expect("a file"));
        }
    }
    found
}

#[test]
fn same_inputs_same_bytes() {
    let elsewhere = tempfile::tempdir().expect("a temporary folder");
    let outcome = run(Command::new(env!("CARGO_BIN_EXE_panelpaper"))
        .args(["build", "--jobs", "1", "--out"])
        .arg(elsewhere.path())
        .current_dir(root().join("data/dpo-2024"))
        .env("TZ", "Pacific/Kiritimati")
        .env("LANG", "zh_HK.Big5")
        .env("LC_ALL", "tr_TR.UTF-8")
        .env("HOME", elsewhere.path())
        .env("SOURCE_DATE_EPOCH", "1"));
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let (here, there) = (tree(founding()), tree(&elsewhere.path().join("dpo-2024")));
    let names = |tree: &BTreeMap<String, Vec<u8>>| tree.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&here), names(&there));
    for (name, bytes) in &here {
        assert!(bytes == &there[name], "{name} differs");
    }
}

#[test]
fn the_founding_paper_has_no_errors() {
    // Its own inconsistencies are warnings: `checks.rs` lists them.
    let outcome = panelpaper(root(), &["check", "data/dpo-2024", "--format", "short"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    assert!(!outcome.stderr.contains("error["), "{}", outcome.stderr);
}

#[test]
fn licences_are_printed() {
    let outcome = panelpaper(root(), &["licenses"]);
    assert_eq!(outcome.status, 0);
    for family in ["Liberation Serif", "Noto Serif HK", "HK Song Ext"] {
        assert!(outcome.stdout.contains(family), "{family}");
    }
    assert!(outcome.stdout.contains("SIL OPEN FONT LICENSE"));
}
