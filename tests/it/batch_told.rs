//! What a batch passes over is reported, in every format.

use std::fs;

use super::support::{panelpaper, run};
use super::tree::Tree;

/// Two papers of one id.
fn papers_of_one_id() -> Tree {
    let tree = Tree::of(&["p/a", "p/b"]);
    for paper in ["p/a", "p/b"] {
        let name = format!("{paper}/paper.toml");
        let text = tree.read(&name);
        tree.write(&name, &format!("id = \"one\"\n{text}"));
    }
    tree
}

#[test]
fn every_format_has_the_papers_that_came_to_nothing() {
    for (format, told) in [
        ("json", "\"rule\":\"batch/broken\""),
        ("github", "::error file=p/a,title=batch/broken::"),
        ("junit", " type=\"broken\">"),
        ("sarif", "\"executionSuccessful\": false"),
    ] {
        let outcome = papers_of_one_id().batch(&["p", "--format", format, "-q"]);
        assert_eq!(outcome.status, 1);
        assert!(
            outcome.stdout.contains(told),
            "{format}: {}",
            outcome.stdout
        );
    }
    let outcome = papers_of_one_id().batch(&["p", "-q"]);
    assert!(
        outcome
            .stderr
            .contains("error[batch/broken]: p/a and p/b have one id")
    );
}

#[test]
fn a_folder_named_in_vain_is_refused() {
    let tree = Tree::of(&["p/a"]);
    fs::create_dir(tree.path().join("empty")).expect("a folder");
    let outcome = tree.batch(&["p", "empty"]);
    assert_eq!(outcome.status, 2);
    assert!(
        outcome.stderr.contains("no paper below empty:"),
        "{}",
        outcome.stderr
    );
    assert_eq!(tree.batch(&["p", "p/a"]).status, 0, "named twice is named");
}

#[cfg(unix)]
#[test]
fn a_folder_whose_name_is_no_text_is_told_of() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let tree = Tree::of(&["p/a"]);
    let odd = tree.path().join("p").join(OsStr::from_bytes(b"b\xFF"));
    fs::create_dir(odd).expect("a folder");
    let outcome = tree.batch(&["p"]);
    assert_eq!(outcome.status, 1);
    assert!(
        outcome.stderr.contains("its name is not UTF-8"),
        "{}",
        outcome.stderr
    );
    assert!(tree.path().join("output/a/manifest.json").exists());
}

#[test]
fn no_output_goes_into_a_papers_folder() {
    let tree = Tree::of(&["p/a"]);
    let outcome = tree.batch(&["p", "--out", "p"]);
    assert_eq!(outcome.status, 1);
    assert!(
        outcome.stderr.contains("p/a is a paper's folder"),
        "{}",
        outcome.stderr
    );
    assert!(!tree.path().join("p/a/manifest.json").exists());
    // A paper with such a file beside its tables is a paper all the same.
    tree.write("p/a/manifest.json", "{}");
    assert!(tree.batch(&["p"]).stderr.contains("built p/a"));
}

#[test]
fn what_a_paper_left_behind_is_told_of() {
    let tree = Tree::of(&["p/a", "p/b"]);
    assert_eq!(tree.batch(&["p"]).status, 0);
    fs::rename(tree.path().join("p/b"), tree.path().join("p/c")).expect("renamed");
    let outcome = tree.batch(&["p"]);
    assert_eq!(outcome.status, 0);
    let told = "warning: output/b is left over from p/b,";
    assert!(outcome.stderr.contains(told), "{}", outcome.stderr);
    fs::remove_dir_all(tree.path().join("output/b")).expect("removed");
    assert!(!tree.batch(&["p"]).stderr.contains("is left over from"));
}

#[test]
fn what_git_cannot_tell_counts_as_changed() {
    let tree = Tree::of(&["in/p/a", "in/p/b", "beside/c"]);
    let git = |folder: &str, args: &[&str]| {
        let own = ["-c", "user.name=N", "-c", "user.email=n@example.org"];
        let mut git = std::process::Command::new("git");
        let outcome = run(git
            .arg("-C")
            .arg(tree.path().join(folder))
            .args(own)
            .args(args));
        assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    };
    let changed = |folders: &[&str], options: &[&str]| {
        let always = ["--changed-since", "HEAD", "--report", "json=r.json"];
        let outcome = tree.batch(&[folders, &always, options].concat());
        assert_eq!(outcome.status, 0, "{}", outcome.stderr);
        let papers = tree.statuses("r.json").into_iter();
        papers.map(|(path, _)| path).collect::<Vec<String>>()
    };
    git("in", &["init", "-q"]);
    assert_eq!(
        changed(&["in"], &[]),
        ["in/p/a", "in/p/b"],
        "before the first commit"
    );
    // A repository within the other.
    git("in/p/b", &["init", "-q"]);
    for (folder, args) in [("in/p/b", ["add", "."]), ("in", ["add", "p/a"])] {
        git(folder, &args);
        git(folder, &["commit", "-qm", "papers"]);
    }
    git("in", &["add", "p/b"]);
    git("in", &["commit", "-qm", "the other"]);
    assert_eq!(changed(&["in"], &[]), [""; 0]);
    let duties = tree.read("in/p/b/duties.csv") + "# a note\n";
    tree.write("in/p/b/duties.csv", &duties);
    assert_eq!(changed(&["in"], &[]), ["in/p/b"]);
    assert_eq!(changed(&["in", "beside"], &[]), ["in/p/b", "beside/c"]);
    fs::create_dir(tree.path().join("fonts")).expect("a folder");
    assert_eq!(changed(&["in"], &["--font-dir", "fonts"]).len(), 2);
    let outside = tree.batch(&["beside", "--changed-since", "HEAD"]);
    assert_eq!(outside.status, 2);
    assert!(
        outside.stderr.contains("git finds no repository"),
        "{}",
        outside.stderr
    );
}

#[test]
fn joined_reports_are_in_order_and_have_no_paper_twice() {
    let tree = Tree::of(&["p/a", "p/b", "p/c"]);
    for (share, name) in [("1/3", "1"), ("2/3", "2"), ("3/3", "3")] {
        let (share, json) = (format!("slice:{share}"), format!("json={name}.json"));
        let junit = format!("junit={name}.xml");
        tree.batch(&[
            "p",
            "--partition",
            &share,
            "--report",
            &json,
            "--report",
            &junit,
        ]);
    }
    tree.batch(&[
        "p",
        "--out",
        "all",
        "--report",
        "json=all.json",
        "--report",
        "junit=all.xml",
    ]);
    for kind in ["json", "xml"] {
        let parts = ["3", "1", "2"].map(|part| format!("{part}.{kind}"));
        let [third, first, second] = parts.each_ref().map(String::as_str);
        let joined = panelpaper(tree.path(), &["merge-reports", third, first, second]);
        assert_eq!(joined.stdout, tree.read(&format!("all.{kind}")));
        let twice = panelpaper(tree.path(), &["merge-reports", first, second, first]);
        assert_eq!(twice.status, 2);
        assert!(twice.stderr.contains("p/a is in 1."), "{}", twice.stderr);
    }
}

#[test]
fn shares_are_the_same_however_a_folder_is_typed() {
    let tree = Tree::of(&["p/a", "p/b", "p/c", "p/d", "p/e"]);
    let whole = tree.path().join("p").display().to_string();
    let shares = ["p", "./p", &whole, "p/"].map(|folder| {
        tree.batch(&[folder, "--partition", "hash:1/2", "--report", "json=r.json"]);
        let papers = tree.statuses("r.json").into_iter();
        let name = |path: String| path.rsplit('/').next().map(str::to_owned);
        papers.map(|(path, _)| name(path)).collect::<Vec<_>>()
    });
    assert!(shares.iter().all(|share| *share == shares[0]), "{shares:?}");
}

#[test]
fn two_reports_cannot_have_one_file() {
    let tree = Tree::of(&["p/a"]);
    let outcome = tree.batch(&["p", "--report", "junit=x", "--report", "sarif=x"]);
    assert_eq!(outcome.status, 2);
    assert!(
        outcome
            .stderr
            .contains("two reports cannot be written to x")
    );
    let outcome = tree.batch(&["p", "--font-dir", "nowhere"]);
    assert_eq!(outcome.status, 2);
    assert!(
        outcome
            .stderr
            .contains("cannot read the font folder nowhere")
    );
}
