//! The papers as edges of a Ninja file: what it says, and what Ninja makes of
//! it where Ninja is installed.

use std::fs;
use std::io::Write;
use std::process::Command;

use super::depfile::{DOT, files, rich};
use super::support::{Outcome, copy, root, run};
use super::tree::Tree;

/// The edge of a paper in the Ninja file, by the paper's folder as the shell is
/// told it.
fn edge<'t>(text: &'t str, dir: &str) -> &'t str {
    let mut edges = text.split("\n\n");
    let has = |edge: &&str| edge.contains(&format!("\n  dir = {dir}\n"));
    edges.find(has).unwrap_or_else(|| panic!("{dir} in {text}"))
}

#[test]
fn the_file_says_what_is_made_of_what() {
    let tree = Tree::of(&["papers/a: b$1", "papers/broken"]);
    tree.write("papers/broken/paper.toml", "id = \"a/b\"\n");
    let toml = tree.read("papers/a: b$1/paper.toml");
    // No output folder may have a colon in its name.
    let toml = toml.replace("[\"zh\", \"en\"]", "[\"zh\"]\nid = \"a b$1\"");
    tree.write("papers/a: b$1/paper.toml", &toml);
    fs::remove_file(tree.path().join("papers/a: b$1/body.en.hbs")).expect("removed");
    fs::create_dir(tree.path().join("it's")).expect("a folder");
    tree.write("it's/x.ttf", "");
    let args = [
        "papers",
        "--emit",
        "ninja",
        "--font-dir",
        "it's",
        "--pdf-standard",
        "a-2b",
        "--deny-warnings",
    ];
    let outcome = tree.batch(&args);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    assert_eq!(outcome.stderr, "build.ninja: 2 papers\n");
    assert!(!tree.path().join("output").exists(), "nothing is built");
    let version = env!("CARGO_PKG_VERSION");
    let expected = include_str!("ninja/build.ninja").replace("VERSION", version);
    assert_eq!(tree.read("build.ninja"), expected);
}

#[test]
fn one_paper_is_told_as_one() {
    let tree = Tree::of(&["one"]);
    let outcome = tree.batch(&["one", "--emit", "ninja"]);
    assert_eq!(outcome.stderr, "build.ninja: 1 paper\n");
}

#[test]
fn the_file_is_of_the_papers_alone() {
    let tree = Tree::of(&["a", "b", "c"]);
    let same = Tree::of(&["c", "b", "a"]);
    for tree in [&tree, &same] {
        assert_eq!(tree.batch(&[".", "--emit", "ninja"]).status, 0);
    }
    assert_eq!(tree.read("build.ninja"), same.read("build.ninja"));
    // A file that would be the same is not touched, whatever was built since.
    let time = |tree: &Tree| {
        let facts = fs::metadata(tree.path().join("build.ninja")).expect("it is there");
        facts.modified().expect("its time")
    };
    let before = time(&tree);
    tree.batch(&["."]);
    assert_eq!(tree.batch(&[".", "--emit", "ninja"]).status, 0);
    assert_eq!(before, time(&tree));
    assert_eq!(tree.read("build.ninja"), same.read("build.ninja"));
    // A share has its own papers, and makes itself again as the same share.
    let args = [
        "a",
        "b",
        "c",
        "--partition",
        "slice:2/3",
        "--emit",
        "ninja=n",
    ];
    assert_eq!(tree.batch(&args).status, 0);
    let text = tree.read("n");
    assert_eq!(text.matches(": paper").count(), 1);
    assert!(edge(&text, "b").contains("output/b/en/paper.pdf"));
    assert!(text.contains("--emit=ninja=n --partition=slice:2/3 -- a b c\n"));
}

#[test]
fn what_cannot_be_emitted_is_refused() {
    let tree = Tree::of(&["a/p", "b/p", "c/q"]);
    let outcome = tree.batch(&[".", "--emit", "ninja"]);
    assert_eq!(outcome.status, 2);
    assert!(
        outcome.stderr.contains("./a/p and ./b/p have one id, `p`"),
        "{}",
        outcome.stderr
    );
    for args in [
        &["c", "--emit", "make"][..],
        &["c", "--emit", "ninja="],
        &["c", "--emit", "ninja", "--report", "json=r.json"],
        &["c", "--emit", "ninja", "--timeout", "5"],
        &["c", "--emit", "ninja", "--depfile", "d"],
        &["d", "--emit", "ninja"],
    ] {
        let outcome = tree.batch(args);
        assert_eq!(outcome.status, 2, "{args:?}: {}", outcome.stderr);
    }
    assert!(!tree.path().join("build.ninja").exists());
    let odd = Tree::of(&["a|b"]);
    let outcome = odd.batch(&[".", "--emit", "ninja"]);
    assert_eq!(outcome.status, 2);
    assert!(
        outcome.stderr.contains("no Ninja file can name"),
        "{}",
        outcome.stderr
    );
}

/// Ninja in a tree; none where it is not installed, which is said aloud.
struct Ninja<'t>(&'t Tree);

impl<'t> Ninja<'t> {
    fn in_tree(tree: &'t Tree) -> Option<Self> {
        let version = Command::new("ninja").arg("--version").output();
        if version.is_ok_and(|output| output.status.success()) {
            return Some(Self(tree));
        }
        let told = "skipped: no ninja is installed\n";
        std::io::stderr().write_all(told.as_bytes()).expect("told");
        None
    }

    fn run(&self, args: &[&str]) -> Outcome {
        run(Command::new("ninja")
            .args(args)
            .current_dir(self.0.path())
            .env_remove("NINJA_STATUS")
            .env("PANELPAPER", env!("CARGO_BIN_EXE_panelpaper")))
    }

    /// The papers that a run builds, in the order of their names.
    fn built(&self) -> Vec<String> {
        let outcome = self.run(&["-v"]);
        assert_eq!(outcome.status, 0, "{outcome:?}");
        let lines = outcome.stdout.lines();
        let papers = lines.filter_map(|line| line.split(" -- ").nth(1));
        let names = papers.filter_map(|rest| rest.split(" # ").next());
        let papers = names.filter(|name| name.contains('/'));
        let mut papers: Vec<String> = papers.map(str::to_owned).collect();
        papers.sort();
        papers
    }
}

/// Gives a paper an id, where its folder's name can be none.
fn with_id(tree: &Tree, paper: &str, id: &str) {
    let file = format!("{paper}/paper.toml");
    let settings = tree.read(&file);
    tree.write(&file, &format!("id = \"{id}\"\n{settings}"));
}

/// Odd names, and what only typesetting finds.
fn odd_tree() -> Tree {
    let tree = Tree::of(&["in/plain", "in/(it) #1"]);
    rich(&tree, "in/$ 附件: 1");
    with_id(&tree, "in/$ 附件: 1", "$ 附件 1");
    tree
}

#[test]
fn ninja_makes_what_a_batch_makes_and_only_what_changed() {
    let tree = odd_tree();
    let Some(ninja) = Ninja::in_tree(&tree) else {
        return;
    };
    assert_eq!(tree.batch(&["in", "--emit", "ninja"]).status, 0);
    assert_eq!(ninja.built().len(), 3);
    tree.batch(&["in", "--out", "same"]);
    // A batch has a page of all papers, and notes of its own.
    fs::remove_file(tree.path().join("same/index.html")).expect("the page");
    fs::remove_dir_all(tree.path().join("same/.panelpaper")).expect("the notes");
    let bytes = |folder: &str| {
        let files = files(&tree.path().join(folder)).into_iter();
        files.map(|(_, bytes)| bytes).collect::<Vec<_>>()
    };
    assert!(bytes("output") == bytes("same"));
    let again = ninja.run(&[]);
    assert!(again.stdout.contains("no work to do"), "{again:?}");
    // A table.
    let duties = tree.read("in/plain/duties.csv").replace("每季", "每月");
    tree.write("in/plain/duties.csv", &duties);
    assert_eq!(ninja.built(), ["in/plain"]);
    // A picture, which only the depfile names.
    let dot = DOT.replace("r=\"4\"", "r=\"3\"");
    tree.write("in/$ 附件: 1/pictures of $/點 #1.svg", &dot);
    assert_eq!(ninja.built(), ["'in/$ 附件: 1'"]);
    // A file that no paper reads.
    tree.write("in/plain/notes.txt", "a note");
    assert_eq!(ninja.built(), Vec::<String>::new());
    let again = ninja.run(&[]);
    assert!(again.stdout.contains("no work to do"), "{again:?}");
    // The shell reads any name, though Ninja before 1.12 reads none with a
    // quote in a depfile.
    copy(
        &root().join("tests/it/small"),
        &tree.path().join("in/it's \"new\""),
    );
    with_id(&tree, "in/it's \"new\"", "it's new");
    ninja.built();
    assert!(tree.path().join("output/it's new/zh/paper.pdf").exists());
}

#[test]
fn ninja_sees_papers_and_templates_come_and_go() {
    let tree = odd_tree();
    let Some(ninja) = Ninja::in_tree(&tree) else {
        return;
    };
    assert_eq!(tree.batch(&["in", "--emit", "ninja"]).status, 0);
    assert_eq!(ninja.built().len(), 3);
    // A paper comes.
    rich(&tree, "in/new");
    assert_eq!(ninja.built(), ["in/new"]);
    assert!(tree.path().join("output/new/zh/paper.pdf").exists());
    // A template of a paper's own takes the place of a built-in one.
    fs::create_dir(tree.path().join("in/plain/templates")).expect("a folder");
    let page = tree.read("in/new/templates/page.typ");
    tree.write("in/plain/templates/page.typ", &page);
    assert_eq!(ninja.built(), ["in/plain"]);
    fs::remove_file(tree.path().join("in/plain/templates/page.typ")).expect("removed");
    assert_eq!(ninja.built(), ["in/plain"]);
    // An annex more is a file more.
    let annexes = tree.read("in/plain/annexes.csv") + "chart,survey,,\n";
    tree.write(
        "in/plain/annexes.csv",
        &annexes.replace("chart,survey", "duties,dhl"),
    );
    ninja.run(&["-k", "0"]);
    assert!(
        tree.read("build.ninja")
            .contains("output/plain/zh/annex-04.pdf")
    );
    // A paper goes.
    fs::remove_dir_all(tree.path().join("in/plain")).expect("removed");
    assert_eq!(ninja.built(), Vec::<String>::new());
    assert!(!tree.read("build.ninja").contains("plain"));
}

#[test]
fn ninja_shows_what_is_broken_and_builds_the_rest() {
    let tree = odd_tree();
    let Some(ninja) = Ninja::in_tree(&tree) else {
        return;
    };
    let good = tree.read("in/plain/paper.toml");
    tree.write("in/plain/paper.toml", "id = \"/\"");
    fs::remove_file(tree.path().join("in/(it) #1/posts.csv")).expect("removed");
    assert_eq!(tree.batch(&["in", "--emit", "ninja"]).status, 0);
    let outcome = ninja.run(&["-k", "0"]);
    assert_eq!(outcome.status, 1, "{outcome:?}");
    for told in ["paper/wrong-value", "posts.csv is missing"] {
        assert!(outcome.stdout.contains(told), "{}", outcome.stdout);
    }
    assert!(tree.path().join("output/$ 附件 1/zh/paper.pdf").exists());
    // Mended, they are built, and nothing else.
    tree.write("in/plain/paper.toml", &good);
    let posts = tree.read("in/plain/posts.csv");
    tree.write("in/(it) #1/posts.csv", &posts);
    assert_eq!(ninja.built(), ["'in/(it) #1'", "in/plain"]);
    let again = ninja.run(&[]);
    assert!(again.stdout.contains("no work to do"), "{again:?}");
}
