//! Runs of the program, and what PDFs say.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;
use testing::program;
pub(crate) use testing::{Case, Outcome, copy, root, run};

/// Longer than anything here takes, on any machine.
pub(crate) const LONG: Duration = Duration::from_secs(60);

/// The program with arguments, in a folder.
pub(crate) fn panelpaper(folder: &Path, args: &[&str]) -> Outcome {
    program(env!("CARGO_BIN_EXE_panelpaper"), folder, args)
}

/// The program, run on the paper of a case.
pub(crate) trait Run {
    /// Runs the program in the folder.
    fn run(&self, args: &[&str]) -> Outcome;
    /// Builds the paper, which must go well.
    fn build(&self) -> &Self;
    /// The text of a PDF of the output, page by page.
    fn pages(&self, name: &str) -> Vec<String>;
}

impl Run for Case {
    fn run(&self, args: &[&str]) -> Outcome {
        panelpaper(self.folder(), args)
    }

    fn build(&self) -> &Self {
        let outcome = self.run(&["build", "paper"]);
        assert_eq!(outcome.status, 0, "{}", outcome.stderr);
        self
    }

    fn pages(&self, name: &str) -> Vec<String> {
        pdf_pages(&self.path("output/paper").join(name))
    }
}

/// The founding paper's output, built once for all tests.
pub(crate) fn founding() -> &'static Path {
    static OUT: OnceLock<TempDir> = OnceLock::new();
    static PATH: OnceLock<PathBuf> = OnceLock::new();
    PATH.get_or_init(|| {
        let out = OUT.get_or_init(|| tempfile::tempdir().expect("a temporary folder"));
        let arg = out.path().to_str().expect("a UTF-8 path");
        let outcome = panelpaper(root(), &["build", "data/dpo-2024", "--out", arg]);
        assert_eq!(outcome.status, 0, "{}", outcome.stderr);
        out.path().join("dpo-2024")
    })
}

/// A manifest.
pub(crate) fn manifest(output: &Path) -> Value {
    let text = fs::read(output.join("manifest.json")).expect("manifest.json is there");
    serde_json::from_slice(&text).expect("manifest.json is JSON")
}

/// The text of a PDF's pages in the order in which it is drawn, without white
/// space.
pub(crate) fn pdf_pages(path: &Path) -> Vec<String> {
    let bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let pages = pdf_extract::extract_text_from_mem_by_pages(&bytes).expect("a readable PDF");
    pages.iter().map(|page| squeeze(page)).collect()
}

/// Panics with the first place where two texts differ.
#[track_caller]
pub(crate) fn same(what: &str, found: &str, wanted: &str) {
    let found: Vec<char> = found.chars().collect();
    let wanted: Vec<char> = wanted.chars().collect();
    let at = found.iter().zip(&wanted).position(|(a, b)| a != b);
    let at = at.unwrap_or(found.len().min(wanted.len()));
    if found.len() == wanted.len() && at == found.len() {
        return;
    }
    let around = |text: &[char]| {
        let part = &text[at.saturating_sub(30)..text.len().min(at + 40)];
        part.iter().collect::<String>()
    };
    panic!(
        "{what}:\n found:  {}\n wanted: {}",
        around(&found),
        around(&wanted)
    );
}

/// A text without its white space.
pub(crate) fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
