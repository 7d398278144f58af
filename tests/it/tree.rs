//! Trees of small papers, for batches.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use super::support::{Outcome, copy, panelpaper, root, run};

/// A folder with papers in it.
pub(crate) struct Tree(TempDir);

impl Tree {
    /// A tree of small papers of these paths.
    pub(crate) fn of(papers: &[&str]) -> Self {
        let tree = Self(tempfile::tempdir().expect("a temporary folder"));
        for paper in papers {
            copy(&root().join("tests/it/small"), &tree.path().join(paper));
        }
        tree
    }

    /// A dozen papers, of which `x/p03` names an unknown rank and `y/p09` has
    /// no readable paper.toml.
    pub(crate) fn dozen() -> Self {
        let paths: Vec<String> = (1..=12)
            .map(|at| format!("{}/p{at:02}", if at < 7 { "x" } else { "y/deep" }))
            .collect();
        let tree = Self::of(&paths.iter().map(String::as_str).collect::<Vec<_>>());
        let posts = tree.read("x/p03/posts.csv").replace(",slo,", ",xyz,");
        tree.write("x/p03/posts.csv", &posts);
        tree.write("y/deep/p09/paper.toml", "[[");
        tree
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path().join(name)).expect("the file is there")
    }

    pub(crate) fn json(&self, name: &str) -> Value {
        serde_json::from_str(&self.read(name)).expect("JSON")
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is there");
        fs::write(path, text).expect("the file is written");
    }

    pub(crate) fn batch(&self, args: &[&str]) -> Outcome {
        panelpaper(self.path(), &[&["batch"], args].concat())
    }

    /// Makes the tree a repository of git with everything in its first commit.
    pub(crate) fn commit(&self) {
        for args in [&["init", "-q"][..], &["add", "."], &["commit", "-qm", "x"]] {
            let own = ["-c", "user.name=N", "-c", "user.email=n@example.org"];
            let outcome = run(Command::new("git")
                .current_dir(self.path())
                .args(own)
                .args(args));
            assert_eq!(outcome.status, 0, "{}", outcome.stderr);
        }
    }

    /// The papers of a JSON report with their statuses.
    pub(crate) fn statuses(&self, name: &str) -> Vec<(String, String)> {
        let report = self.json(name);
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let papers = report["papers"].as_array().expect("papers").iter();
        papers
            .map(|paper| (text(&paper["path"]), text(&paper["status"])))
            .collect()
    }
}
