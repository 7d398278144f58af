//! A test of its own for each case, named as the case is.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use libtest_mimic::{Arguments, Trial};

/// The main function of a test target without a harness: a test for each name,
/// which fails where it panics. It takes the arguments that any test takes.
pub fn each(names: impl IntoIterator<Item = String>, test: fn(&str)) -> ExitCode {
    let trial = |name: String| {
        Trial::test(name.clone(), move || {
            test(&name);
            Ok(())
        })
    };
    let trials = names.into_iter().map(trial).collect();
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

/// The edit files below a folder, in order, by their paths from there without
/// their ending: `posts/unknown-rank`.
pub fn edits(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(below) = folders.pop() {
        for entry in fs::read_dir(below).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "edit") {
                let path = path.with_extension("");
                let name = path.strip_prefix(folder).expect("a path below");
                found.push(name.display().to_string().replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}
