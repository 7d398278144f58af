//! Mistakes in a paper: each is found at its place, with a way out, and nothing
//! is written.
//!
//! `mistakes/<area>/<name>.edit` changes the small paper, and `<name>.snap` is all
//! that people then read. Each is a test of that name.

use std::path::PathBuf;
use std::process::ExitCode;

use testing::{Case, each, edits, program, root};

fn main() -> ExitCode {
    each(edits(&mistakes()), is_found)
}

fn mistakes() -> PathBuf {
    root().join("tests/mistakes")
}

fn is_found(name: &str) {
    let case = Case::small();
    case.apply(&mistakes().join(format!("{name}.edit")));
    let panelpaper = env!("CARGO_BIN_EXE_panelpaper");
    let outcome = program(panelpaper, case.folder(), &["build", "paper", "--quiet"]);
    assert_eq!((outcome.status, outcome.stdout.as_str()), (1, ""));
    assert!(!case.path("output").exists(), "something was written");
    let (area, name) = name.split_once('/').expect("an area and a name");
    insta::with_settings!({snapshot_path => mistakes().join(area), prepend_module_to_snapshot => false, omit_expression => true}, {
        insta::assert_snapshot!(name, outcome.stderr);
    });
}
