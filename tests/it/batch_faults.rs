//! What goes wrong while a batch runs: papers that never end, folders that
//! vanish, outputs that cannot be written, runs that are killed.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::support::{LONG, root, run};
use super::tree::Tree;

/// Typst refuses a loop that never ends, but not one that runs for years.
const ENDLESS: &str = "\n#for a in range(1000000) { for b in range(1000000) { let c = a + b } }\n";

impl Tree {
    /// Adds to a paper's own front page.
    fn add_to_template(&self, paper: &str, text: &str) {
        let template = root().join("templates/front.typ");
        let template = fs::read_to_string(template).expect("the template");
        fs::create_dir_all(self.path().join(paper).join("templates")).expect("a folder");
        self.write(&format!("{paper}/templates/front.typ"), &(template + text));
    }

    fn start(&self, args: &[&str]) -> Child {
        Command::new(env!("CARGO_BIN_EXE_panelpaper"))
            .args(args)
            .current_dir(self.path())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts")
    }
}

#[track_caller]
fn wait_for(path: &Path) {
    let start = Instant::now();
    while !path.exists() {
        assert!(start.elapsed() < LONG, "never: {}", path.display());
        thread::sleep(Duration::from_millis(5));
    }
}

/// While the second paper takes its time, the last one's folder goes.
#[test]
fn a_paper_without_end_is_given_up_and_one_that_vanished_is_told_of() {
    let tree = Tree::of(&["p/a", "p/b", "p/c", "p/d"]);
    tree.add_to_template("p/b", ENDLESS);
    let args = [
        "batch",
        "p",
        "--jobs",
        "1",
        "--timeout",
        "3",
        "--report",
        "json=r.json",
    ];
    let child = tree.start(&args);
    wait_for(&tree.path().join("output/a/manifest.json"));
    fs::remove_dir_all(tree.path().join("p/d")).expect("removed");
    let start = Instant::now();
    let output = child.wait_with_output().expect("it ends");
    assert!(
        start.elapsed() < LONG,
        "what is left behind keeps nothing waiting"
    );
    let told = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(
        told.contains("error[batch/timed-out]: not done after 3 s, and given up\n--> p/b"),
        "{told}"
    );
    assert!(told.contains("\n--> p/d\n"), "{told}");
    let statuses: Vec<String> = tree
        .statuses("r.json")
        .into_iter()
        .map(|(_, s)| s)
        .collect();
    assert_eq!(statuses, ["built", "timed-out", "built", "broken"]);
}

#[test]
fn papers_without_end_take_no_worker_from_the_rest() {
    let tree = Tree::of(&["p/a", "p/b", "p/c", "p/d", "p/e"]);
    for paper in ["p/a", "p/b", "p/c"] {
        tree.add_to_template(paper, ENDLESS);
    }
    // Long enough for a good paper beside three that never rest.
    let args = [
        "p",
        "--jobs",
        "2",
        "--timeout",
        "8",
        "--report",
        "json=r.json",
    ];
    let outcome = tree.batch(&args);
    assert_eq!(outcome.status, 1, "{}", outcome.stderr);
    let statuses: Vec<String> = tree
        .statuses("r.json")
        .into_iter()
        .map(|(_, s)| s)
        .collect();
    assert_eq!(
        statuses,
        ["timed-out", "timed-out", "timed-out", "built", "built"]
    );
}

#[test]
fn typst_itself_refuses_what_it_sees_to_be_endless() {
    for (text, message) in [
        ("\n#while true { [] }\n", "condition is always true"),
        (
            "\n#{ let f(n) = f(n + 1); f(0) }\n",
            "maximum function call depth exceeded",
        ),
        (
            "\n#{ let n = 0; while n >= 0 { n += 1 } }\n",
            "loop seems to be infinite",
        ),
    ] {
        let tree = Tree::of(&["p"]);
        tree.add_to_template("p", text);
        let outcome = tree.batch(&["p", "--timeout", "30"]);
        assert_eq!(outcome.status, 1, "{text}: {}", outcome.stderr);
        assert!(
            outcome.stderr.contains(message),
            "{text}: {}",
            outcome.stderr
        );
        assert!(
            outcome.stderr.contains("failed p\n"),
            "{text}: {}",
            outcome.stderr
        );
    }
}

#[test]
fn what_cannot_be_written_is_told_of_and_the_rest_is_written() {
    let tree = Tree::of(&["p/a", "p/b"]);
    tree.write("file", "");
    let broken = tree.batch(&["p", "--out", "file", "--report", "json=r.json"]);
    assert_eq!(broken.status, 2, "{}", broken.stderr);
    for part in [
        "error[batch/broken]: cannot write file/a",
        "error: cannot write file/index.html",
        "broken  2",
    ] {
        assert!(broken.stderr.contains(part), "{part}: {}", broken.stderr);
    }
    assert!(
        tree.statuses("r.json")
            .iter()
            .all(|(_, status)| status == "broken")
    );
    let reports = [
        "p",
        "--report",
        "json=file/r.json",
        "--report",
        "junit=r.xml",
    ];
    let outcome = tree.batch(&reports);
    assert_eq!(outcome.status, 2, "{}", outcome.stderr);
    assert!(tree.read("r.xml").contains("<testsuite "));
    assert!(tree.path().join("output/b/b.zip").exists());
}

/// Killed whenever it may be, and started again: all is as it is after a run
/// that nobody disturbs.
#[test]
fn a_killed_run_is_put_right_by_the_next() {
    let tree = Tree::of(&["p/a", "p/b", "p/c", "p/d"]);
    assert_eq!(tree.batch(&["p", "-q", "--out", "clean"]).status, 0);
    for delay in [5, 40, 90, 150, 220, 300, 400, 550] {
        let mut child = tree.start(&["batch", "p", "-q"]);
        thread::sleep(Duration::from_millis(delay));
        child.kill().expect("killed, or at its end");
        child.wait().expect("it ends");
    }
    // Killed while it writes the page, it leaves the half of it.
    tree.write("output/.panelpaper-half", "<!DOC");
    let outcome = tree.batch(&["p", "-q"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    // The page tells which papers were made by this run.
    let differ = ["-r", "--exclude=index.html", "clean", "output"];
    let same = run(Command::new("diff").args(differ).current_dir(tree.path()));
    assert_eq!(same.status, 0, "{}", same.stdout);
}

/// A large paper, last in the list, is begun first; it is reported in its turn.
#[test]
fn the_largest_paper_is_begun_first() {
    let papers: Vec<String> = (1..=8).map(|at| format!("p/a{at}")).collect();
    let papers: Vec<&str> = papers.iter().map(String::as_str).chain(["p/z"]).collect();
    let tree = Tree::of(&papers);
    let duties = tree.read("p/z/duties.csv");
    let last = duties.lines().last().expect("a duty").to_owned();
    let more: String = (0..3_000).map(|at| format!("{last}{at}\n")).collect();
    tree.write("p/z/duties.csv", &(duties + &more));
    let args = [
        "p",
        "--jobs",
        "2",
        "--timings",
        "t",
        "--report",
        "json=r.json",
    ];
    let outcome = tree.batch(&args);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let timings = tree.json("t/timings.json");
    let began = |at: usize| timings["papers"][at]["began_ms"].as_f64().expect("a time");
    assert_eq!(timings["papers"][8]["path"], "p/z");
    assert!((1..8).all(|at| began(8) < began(at)), "{timings}");
    assert!(
        outcome.stderr.contains("[9/9] built p/z"),
        "{}",
        outcome.stderr
    );
}
