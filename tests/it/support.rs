//! Papers in temporary folders, runs of the program, and what PDFs say.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

/// Longer than anything here takes, on any machine.
pub(crate) const LONG: Duration = Duration::from_secs(60);

/// The repository's root.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What a run of the program gave.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// The program with arguments, in a folder, with nothing of this environment
/// that could matter.
pub(crate) fn panelpaper(folder: &Path, args: &[&str]) -> Outcome {
    run(Command::new(env!("CARGO_BIN_EXE_panelpaper"))
        .args(args)
        .current_dir(folder)
        .env_remove("NO_COLOR"))
}

/// Runs a command to its end.
pub(crate) fn run(command: &mut Command) -> Outcome {
    let output = command.output().expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
    Outcome {
        status: output.status.code().expect("the program ends by itself"),
        stdout: text(output.stdout),
        stderr: text(output.stderr),
    }
}

/// A folder of its own for one test, with a paper in it.
pub(crate) struct Case {
    dir: TempDir,
}

impl Case {
    /// A copy of the small paper of `tests/it/small`.
    pub(crate) fn small() -> Self {
        Self::copy_of(&root().join("tests/it/small"))
    }

    /// A copy of a paper's folder, as `paper`.
    pub(crate) fn copy_of(paper: &Path) -> Self {
        let case = Self {
            dir: tempfile::tempdir().expect("a temporary folder"),
        };
        copy(paper, &case.path("paper"));
        case
    }

    /// A path in the folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Puts a file into the paper's folder.
    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) -> &Self {
        let path = self.path("paper").join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
        fs::write(path, text).expect("the file is written");
        self
    }

    /// Replaces the one occurrence of a text in a file of the paper.
    pub(crate) fn edit(&self, name: &str, from: &str, to: &str) -> &Self {
        let path = self.path("paper").join(name);
        let text = fs::read_to_string(&path).expect("the file is there");
        assert_eq!(text.matches(from).count(), 1, "{from:?} in {name}");
        self.write(name, text.replace(from, to))
    }

    /// Runs the program in the folder.
    pub(crate) fn run(&self, args: &[&str]) -> Outcome {
        panelpaper(self.dir.path(), args)
    }

    /// Builds the paper, which must go well.
    pub(crate) fn build(&self) -> &Self {
        let outcome = self.run(&["build", "paper"]);
        assert_eq!(outcome.status, 0, "{}", outcome.stderr);
        self
    }

    /// The text of a PDF of the output, page by page.
    pub(crate) fn pages(&self, name: &str) -> Vec<String> {
        pdf_pages(&self.path("output/paper").join(name))
    }
}

pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the folder is made");
    for entry in fs::read_dir(from).expect("the folder is there") {
        let entry = entry.expect("an entry");
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).expect("the file is copied");
        }
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

/// A text without its white space.
pub(crate) fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
