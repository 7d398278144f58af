//! Many papers in one go: a tree of small ones, two of them broken.

use std::fs;

use super::support::panelpaper;
use super::tree::Tree;

#[test]
fn every_paper_is_built_or_told_of() {
    let tree = Tree::dozen();
    let outcome = tree.batch(&["x", "y", "--report", "json=r.json", "--jobs", "3"]);
    assert_eq!(outcome.status, 1, "{}", outcome.stderr);
    let statuses = tree.statuses("r.json");
    let bad: Vec<&str> = statuses
        .iter()
        .filter(|(_, s)| s != "built")
        .map(|(p, _)| &**p)
        .collect();
    assert_eq!((statuses.len(), bad), (12, vec!["x/p03", "y/deep/p09"]));
    assert!(statuses.is_sorted(), "in the order of their paths");
    for at in [1, 2, 4, 12] {
        assert!(
            tree.path()
                .join(format!("output/p{at:02}/zh/paper.pdf"))
                .exists()
        );
    }
    assert!(!tree.path().join("output/p03").exists());
    // Told of in the same order, each paper's findings before its line.
    let at = |text: &str| {
        outcome
            .stderr
            .find(text)
            .unwrap_or_else(|| panic!("{text}"))
    };
    assert!(at("x/p02") < at("posts/unknown-rank"));
    assert!(at("posts/unknown-rank") < at("failed x/p03") && at("failed x/p03") < at("x/p04"));
    assert!(outcome.stderr.contains("built  10") && outcome.stderr.contains("failed  2"));
    let index = tree.read("output/index.html");
    assert!(
        index.contains("<a href=\"p01/zh/paper.pdf\">zh</a> <a href=\"p01/en/paper.pdf\">en</a>")
    );
    assert_eq!(index.matches(" class=\"bad\">").count(), 2);
    assert!(index.contains("2031-11-03") && !index.contains("http:"));
    let again = tree.batch(&["x", "y", "--report", "json=r2.json"]);
    assert_eq!(again.status, 1);
    let statuses = tree.statuses("r2.json");
    assert_eq!(
        statuses
            .iter()
            .filter(|(_, status)| status == "current")
            .count(),
        10
    );
}

#[test]
fn reports_are_the_same_each_time() {
    let tree = Tree::dozen();
    let reports = [
        "junit=a.xml",
        "sarif=a.sarif",
        "json=a.json",
        "markdown=a.md",
    ];
    let args: Vec<&str> = reports
        .iter()
        .flat_map(|report| ["--report", report])
        .collect();
    tree.batch(&[&["x", "--quiet"][..], &args].concat());
    let before: Vec<String> = ["a.xml", "a.sarif"]
        .iter()
        .map(|name| tree.read(name))
        .collect();
    tree.batch(&[&["x", "--quiet", "--out", "other"][..], &args].concat());
    let after: Vec<String> = ["a.xml", "a.sarif"]
        .iter()
        .map(|name| tree.read(name))
        .collect();
    assert_eq!(before, after);
}

#[test]
fn shares_build_each_paper_once_and_their_reports_join() {
    let tree = Tree::dozen();
    for kind in ["slice", "hash"] {
        let mut all = Vec::new();
        for format in ["json", "sarif", "junit"] {
            let mut names = Vec::new();
            for share in 1..=3 {
                let name = format!("{format}-{share}");
                let (partition, report) = (format!("{kind}:{share}/3"), format!("{format}={name}"));
                let args = [
                    "x",
                    "y",
                    "-q",
                    "--partition",
                    &partition,
                    "--report",
                    &report,
                ];
                let outcome = tree.batch(&args);
                assert!(outcome.status < 2, "{}", outcome.stderr);
                names.push(name);
            }
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let args = [&["merge-reports", "-o", "merged"][..], &names].concat();
            let outcome = panelpaper(tree.path(), &args);
            assert_eq!(outcome.status, 0, "{}", outcome.stderr);
            match format {
                "json" => all = tree.statuses("merged"),
                "sarif" => assert_eq!(
                    tree.json("merged")["runs"].as_array().map(Vec::len),
                    Some(1)
                ),
                _ => assert_eq!(tree.read("merged").matches("<testsuite ").count(), 12),
            }
        }
        all.sort();
        all.dedup_by(|a, b| a.0 == b.0);
        assert_eq!(all.len(), 12, "{kind}");
    }
    let mixed = panelpaper(tree.path(), &["merge-reports", "json-1", "junit-1"]);
    assert_eq!(mixed.status, 2);
    tree.write("none", "<html>");
    assert_eq!(
        panelpaper(tree.path(), &["merge-reports", "none"]).status,
        2
    );
}

#[test]
fn two_papers_of_one_id_are_both_refused() {
    let tree = Tree::of(&["a/p", "b/p", "c/q"]);
    let outcome = tree.batch(&[".", "--report", "json=r.json"]);
    assert_eq!(outcome.status, 1);
    assert!(
        outcome.stderr.contains("./a/p and ./b/p have one id, `p`"),
        "{}",
        outcome.stderr
    );
    let statuses = tree.statuses("r.json");
    let statuses: Vec<&str> = statuses.iter().map(|(_, status)| status.as_str()).collect();
    assert_eq!(statuses, ["broken", "broken", "built"]);
}

#[test]
fn papers_of_one_id_are_refused_whichever_share_they_fall_into() {
    let tree = Tree::of(&["a/p", "b/p", "c/q"]);
    let mut seen = Vec::new();
    for share in ["slice:1/3", "slice:2/3", "slice:3/3"] {
        let outcome = tree.batch(&[".", "--partition", share, "--report", "json=r.json"]);
        let statuses = tree.statuses("r.json");
        let told = outcome
            .stderr
            .contains("./a/p and ./b/p have one id, `p`: give one of them another id");
        assert_eq!(told, statuses[0].1 == "broken", "{}", outcome.stderr);
        seen.extend(statuses);
    }
    let statuses: Vec<(&str, &str)> = seen.iter().map(|(p, s)| (&**p, &**s)).collect();
    assert_eq!(
        statuses,
        [("./a/p", "broken"), ("./b/p", "broken"), ("./c/q", "built")]
    );
    assert!(!tree.path().join("output/p").exists());
}

#[test]
fn papers_of_one_id_are_refused_where_only_one_of_them_changed() {
    let tree = Tree::of(&["a/p", "b/p"]);
    tree.commit();
    tree.write("b/p/new.txt", "new");
    let args = [".", "--changed-since", "HEAD", "--report", "json=r.json"];
    let outcome = tree.batch(&args);
    assert_eq!(outcome.status, 1);
    assert!(
        outcome.stderr.contains("./a/p and ./b/p have one id, `p`"),
        "{}",
        outcome.stderr
    );
    let statuses = tree.statuses("r.json");
    assert_eq!(statuses, [("./b/p".to_owned(), "broken".to_owned())]);
}

#[test]
fn the_first_failure_can_stop_the_rest() {
    let tree = Tree::dozen();
    let args = [
        "x",
        "y",
        "--fail-fast",
        "--jobs",
        "1",
        "--report",
        "json=r.json",
        "-q",
    ];
    assert_eq!(tree.batch(&args).status, 1);
    let statuses = tree.statuses("r.json");
    let count = |word: &str| statuses.iter().filter(|(_, status)| status == word).count();
    assert_eq!(
        (count("built"), count("failed"), count("not-tried")),
        (2, 1, 9)
    );
}

#[test]
fn only_papers_that_differ_from_a_revision_are_built() {
    let tree = Tree::of(&["a", "b", "c"]);
    tree.commit();
    let figures = tree.read("b/figures.csv") + "# a note\n";
    tree.write("b/figures.csv", &figures);
    tree.write("c/new.txt", "new");
    let outcome = tree.batch(&[".", "--changed-since", "HEAD", "--report", "json=r.json"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let paths: Vec<String> = tree
        .statuses("r.json")
        .into_iter()
        .map(|(path, _)| path)
        .collect();
    assert_eq!(paths, ["./b", "./c"]);
    let unknown = tree.batch(&[".", "--changed-since", "--output=x"]);
    assert_eq!(unknown.status, 2, "{}", unknown.stderr);
    assert!(!tree.path().join("x").exists());
}

#[test]
fn odd_trees_are_walked_to_their_end() {
    let tree = Tree::of(&["p"]);
    for at in 0..500 {
        fs::create_dir_all(tree.path().join(format!("empty/{at}/below"))).expect("a folder");
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink(tree.path(), tree.path().join("empty/loop")).expect("a link");
    let outcome = tree.batch(&["."]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    assert!(outcome.stderr.contains("papers  1"), "{}", outcome.stderr);
    // Its own output is no paper, wherever it stands.
    assert_eq!(tree.batch(&["."]).status, 0);
    for args in [
        &["empty/1"][..],
        &["missing"],
        &[".", "--report", "pdf=x"],
        &[".", "--partition", "slice:3/2"],
    ] {
        let outcome = tree.batch(args);
        assert_eq!(outcome.status, 2, "{args:?}: {}", outcome.stderr);
    }
}
