//! A paper in a temporary folder, which a test changes.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::{copy, root};

/// A folder of its own for one test, with a paper in it, `paper`.
#[derive(Debug)]
pub struct Case {
    dir: TempDir,
}

impl Case {
    /// A copy of the small paper of `tests/it/small`.
    pub fn small() -> Self {
        Self::copy_of(&root().join("tests/it/small"))
    }

    /// A copy of a paper's folder.
    pub fn copy_of(paper: &Path) -> Self {
        let case = Self {
            dir: tempfile::tempdir().expect("a temporary folder"),
        };
        copy(paper, &case.path("paper"));
        case
    }

    /// The folder, in which programs run.
    pub fn folder(&self) -> &Path {
        self.dir.path()
    }

    /// A path in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// The text of a file of the paper.
    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path("paper").join(name)).expect("the file is there")
    }

    /// Puts a file into the paper's folder.
    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) -> &Self {
        let path = self.path("paper").join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
        fs::write(path, text).expect("the file is written");
        self
    }

    /// Replaces the one occurrence of a text in a file of the paper.
    pub fn edit(&self, name: &str, from: &str, to: &str) -> &Self {
        let text = self.read(name);
        assert_eq!(text.matches(from).count(), 1, "{from:?} in {name}");
        self.write(name, text.replace(from, to))
    }

    /// Changes the paper as an edit file says. It names a file (`== posts.csv`),
    /// then what gives way (`- …`) and what takes its place (`+ …`); lines that
    /// are only added go to the end. Lines `= …` are a whole file.
    pub fn apply(&self, script: &Path) -> &Self {
        let text = fs::read_to_string(script).expect("the edit file");
        for file in format!("\n{text}").split("\n== ").skip(1) {
            let (name, edits) = file.split_once('\n').expect("a file's name");
            for edit in edits.split("\n\n").filter(|edit| !edit.trim().is_empty()) {
                let lines = |sign: &str| {
                    let empty = |line: &str| (line == sign.trim_end()).then_some("");
                    let lines = edit.lines();
                    let lines = lines.filter_map(|line| line.strip_prefix(sign).or(empty(line)));
                    lines.collect::<Vec<_>>()
                };
                let (old, new) = (lines("- "), lines("+ ").join("\n"));
                if edit.starts_with('=') {
                    self.write(name, lines("= ").join("\n"));
                } else if old.is_empty() {
                    self.write(name, format!("{}{new}\n", self.read(name)));
                } else {
                    self.edit(name, &old.join("\n"), &new);
                }
            }
        }
        self
    }
}
