//! What a batch takes for unchanged, and what it does not.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use super::support::{copy, panelpaper, root};

const DUTIES: &str = "papers/p/duties.csv";

/// A small paper with a warning, built by a batch.
struct Built(tempfile::TempDir);

impl Built {
    fn new() -> Self {
        let built = Self(tempfile::tempdir().expect("a temporary folder"));
        copy(&root().join("tests/it/small"), &built.path("papers/p"));
        // A simplified character.
        let duties = built.read(DUTIES).replacen("燈", "灯", 1);
        built.write(DUTIES, &duties);
        let first = built.batch(&[]);
        assert!(first.contains("built papers/p"), "{first}");
        assert!(first.contains("warning["), "{first}");
        built
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join(name)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("the file is there")
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
        fs::write(path, text).expect("the file is written");
    }

    /// What a batch says, without its times.
    fn batch(&self, options: &[&str]) -> String {
        let outcome = panelpaper(self.0.path(), &[&["batch", "papers"], options].concat());
        outcome.stderr
    }

    /// Whether the paper is said to be as it should be already.
    fn is_current(&self) -> bool {
        self.batch(&[]).contains("current papers/p")
    }
}

/// What is said of the paper itself.
fn findings(said: &str) -> &str {
    said.split("[1/1]").next().expect("the first part")
}

#[test]
fn an_unchanged_paper_is_told_of_as_before() {
    let built = Built::new();
    let receipt = built.read("output/.panelpaper/p.json");
    let again = built.batch(&["--report", "json=1.json"]);
    fs::remove_dir_all(built.path("output/.panelpaper")).expect("removed");
    let looked_over = built.batch(&["--report", "json=2.json"]);
    assert!(again.contains("current papers/p"), "{again}");
    assert_eq!(findings(&again), findings(&looked_over));
    assert_eq!(built.read("1.json"), built.read("2.json"));
    assert_eq!(receipt, built.read("output/.panelpaper/p.json"));
}

#[test]
fn whatever_changed_is_noticed() {
    let built = Built::new();
    assert!(built.is_current());
    // The same length, and as old as before.
    let age = fs::metadata(built.path(DUTIES)).and_then(|facts| facts.modified());
    let text = built.read(DUTIES);
    built.write(DUTIES, &text.replacen("灯", "塔", 1));
    set_age(&built.path(DUTIES), age.expect("a time"));
    assert!(built.batch(&[]).contains("built papers/p"));
    assert!(built.is_current());
    // A template of its own, where there was none.
    let front = root().join("templates/front.typ");
    let front = fs::read_to_string(front).expect("the template");
    built.write(
        "papers/p/templates/front.typ",
        &format!("{front}\n// ours\n"),
    );
    assert!(built.batch(&[]).contains("built papers/p"));
    assert!(built.is_current());
    // Other editions.
    assert!(built.batch(&["--lang", "zh"]).contains("built papers/p"));
    assert!(built.batch(&[]).contains("built papers/p"));
    assert!(built.is_current());
    // Warnings count.
    built.write(DUTIES, &text);
    assert!(built.batch(&[]).contains("built papers/p"));
    let denied = built.batch(&["--deny-warnings"]);
    assert!(denied.contains("failed papers/p"), "{denied}");
}

#[test]
fn fonts_that_come_and_change_are_noticed() {
    let built = Built::new();
    fs::create_dir(built.path("fonts")).expect("a folder");
    let batch = || built.batch(&["--font-dir", "fonts"]);
    batch();
    assert!(batch().contains("current papers/p"));
    for font in ["Bold", "Italic"] {
        let font = root().join(format!("templates/fonts/LiberationSerif-{font}.ttf"));
        fs::copy(font, built.path("fonts/x.ttf")).expect("a font");
        assert!(batch().contains("built papers/p"));
        assert!(batch().contains("current papers/p"));
    }
}

#[test]
fn outputs_that_were_touched_are_made_again() {
    let built = Built::new();
    let pdf = built.path("output/p/zh/paper.pdf");
    let right = fs::read(&pdf).expect("the PDF");
    let mut altered = right.clone();
    altered[100] ^= 1;
    for wrong in [Some(&altered[..]), Some(b"short"), None] {
        match wrong {
            Some(bytes) => {
                fs::write(&pdf, bytes).expect("written");
                let receipt = fs::metadata(built.path("output/.panelpaper/p.json"));
                let written = receipt.and_then(|facts| facts.modified());
                set_age(&pdf, written.expect("a time") + Duration::from_secs(1));
            }
            None => fs::remove_file(&pdf).expect("removed"),
        }
        assert!(built.batch(&[]).contains("built papers/p"));
        assert_eq!(fs::read(&pdf).expect("the PDF"), right);
    }
}

#[test]
fn a_receipt_that_makes_no_sense_is_passed_over() {
    let built = Built::new();
    let name = "output/.panelpaper/p.json";
    let receipt = built.read(name);
    let start = receipt.find("\"start\":").expect("a place");
    let far = format!(
        "{}\"start\":99999{}",
        &receipt[..start],
        &receipt[start + 8..]
    );
    for wrong in [far.as_str(), "", "{}", &receipt[..receipt.len() / 2]] {
        built.write(name, wrong);
        assert!(built.is_current(), "{wrong}");
        assert_eq!(built.read(name), receipt);
    }
}

fn set_age(path: &Path, time: SystemTime) {
    let file = fs::File::options().write(true).open(path);
    let set = file.and_then(|file| file.set_modified(time));
    set.expect("the time is set");
}
