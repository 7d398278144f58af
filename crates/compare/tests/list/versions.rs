//! Where an earlier version comes from.

use super::support::{loaded, version};
use camino::Utf8Path;
use panelpaper_compare::compare;
use panelpaper_compare::old::Old;
use testing::Case;

/// A version is the same whichever way it is kept.
#[test]
fn a_zip_and_a_revision_are_versions() {
    let case = Case::small();
    let path = case.path("paper");
    let paper = Utf8Path::from_path(&path).expect("a path in UTF-8");
    let git = |args: &[&str]| {
        let output = std::process::Command::new("git")
            .current_dir(case.folder())
            .args(["-c", "user.name=a", "-c", "user.email=a@example.org"])
            .args(args)
            .output()
            .expect("git is there");
        assert!(output.status.success(), "{output:?}");
    };
    git(&["init", "--quiet"]);
    git(&["add", "."]);
    git(&["commit", "--quiet", "-m", "first"]);
    git(&["archive", "--format=zip", "-o", "old.zip", "HEAD"]);
    // The files at the root of the zip: a paper without an id is called as its folder.
    git(&["archive", "--format=zip", "-o", "flat.zip", "HEAD:paper"]);
    case.edit("duties.csv", "每季出版浮標表", "每月出版浮標表");
    let zips = ["old.zip", "flat.zip"].map(|name| case.path(name));
    let zips = zips
        .each_ref()
        .map(|zip| zip.to_str().expect("a path in UTF-8"));
    for name in ["git:HEAD", zips[0], zips[1]] {
        let old = Old::open(paper, name).expect("a version");
        let found = compare(&loaded(&old.folder), &version(&case));
        assert_eq!(found.differences.len(), 1, "{name}: {found:?}");
    }
    for (name, said) in [
        ("git:nowhere", "git says"),
        ("git:-o/x", "a revision is a name"),
        ("git:", "a revision is a name"),
        ("nowhere.zip", "nowhere.zip is not there"),
        ("Cargo.toml", "is no zip of a paper's folder"),
    ] {
        let error = Old::open(paper, name).expect_err(name).to_string();
        assert!(error.contains(said), "{name}: {error}");
    }
}

/// In a clone of the last commits alone, another revision is told with the way to it.
#[test]
fn a_shallow_clone_is_told() {
    let case = Case::small();
    let git = |folder: &str, args: &[&str]| {
        let output = std::process::Command::new("git")
            .current_dir(case.path(folder))
            .args(["-c", "user.name=a", "-c", "user.email=a@example.org"])
            .args(args)
            .output()
            .expect("git is there");
        assert!(output.status.success(), "{output:?}");
    };
    git("", &["init", "--quiet"]);
    git("", &["add", "."]);
    git("", &["commit", "--quiet", "-m", "first"]);
    git("", &["tag", "first"]);
    git("", &["commit", "--quiet", "--allow-empty", "-m", "second"]);
    let from = format!("file://{}", case.folder().display());
    git(
        "",
        &[
            "clone",
            "--quiet",
            "--depth",
            "1",
            "--no-tags",
            &from,
            "clone",
        ],
    );
    let path = case.path("clone/paper");
    let paper = Utf8Path::from_path(&path).expect("a path in UTF-8");
    Old::open(paper, "git:HEAD").expect("the last commit is there");
    for revision in ["git:HEAD~1", "git:first"] {
        let error = Old::open(paper, revision).expect_err(revision).to_string();
        let way_out = "this clone is shallow, it has the last commits alone: fetch";
        assert!(error.contains(way_out), "{error}");
    }
    git("clone", &["fetch", "--quiet", "--unshallow", "--tags"]);
    Old::open(paper, "git:first").expect("it is there now");
    let error = Old::open(paper, "git:none")
        .expect_err("no revision")
        .to_string();
    assert!(!error.contains("shallow"), "{error}");
}
