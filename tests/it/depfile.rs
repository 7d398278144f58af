//! What a paper was made of: all that was read and nothing else, however the
//! build went.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime};

use serde_json::Value;

use super::support::{Outcome, copy, panelpaper, root, run};
use super::tree::Tree;

/// A picture of one dot.
pub(crate) const DOT: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><circle cx=\"4\" cy=\"4\" r=\"4\"/></svg>";

/// A paper of this name that reads everything that a paper may: a template of
/// its own with a picture, a picture and a table in the body, a part of the
/// body, fonts of its own.
pub(crate) fn rich(tree: &Tree, paper: &str) {
    let name = |file: &str| format!("{paper}/{file}");
    copy(&root().join("tests/it/small"), &tree.path().join(paper));
    for folder in ["templates", "pictures of $", "own fonts"] {
        fs::create_dir_all(tree.path().join(name(folder))).expect("a folder");
    }
    let page = fs::read_to_string(root().join("templates/page.typ")).expect("a template");
    tree.write(&name("templates/page.typ"), &(page + "\n#let unused = 1\n"));
    let marks = fs::read_to_string(root().join("templates/marks.toml")).expect("marks");
    tree.write(&name("templates/marks.toml"), &marks);
    let dot = "pictures of $/點 #1.svg";
    tree.write(&name(dot), DOT);
    tree.write(&name("part.typ"), "A part.\n");
    let body = tree.read(&name("body.zh.hbs"));
    let more = format!("\n#image(\"/{dot}\", alt: \"A dot.\")\n\n#include \"/part.typ\"\n");
    tree.write(&name("body.zh.hbs"), &(body + &more));
    let font = root().join("templates/fonts/LiberationSerif-Regular.ttf");
    fs::copy(font, tree.path().join(name("own fonts/a b.ttf"))).expect("a font");
    let settings = tree.read(&name("paper.toml"));
    let fonts = "\n[fonts]\ndirs = [\"own fonts\"]\n";
    tree.write(&name("paper.toml"), &(settings + fonts));
}

/// The one paper of a JSON depfile, or one of several.
fn paper(tree: &Tree, file: &str, at: usize) -> Value {
    tree.json(file)["papers"][at].clone()
}

fn paths(value: &Value) -> Vec<String> {
    let list = value.as_array().expect("a list").iter();
    let path = |item: &Value| item["path"].as_str().or(item.as_str()).map(str::to_owned);
    list.map(|item| path(item).expect("a path")).collect()
}

fn build(tree: &Tree, args: &[&str]) -> Outcome {
    panelpaper(tree.path(), &[&["build"], args].concat())
}

/// Every file below a folder, with its bytes.
pub(crate) fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            let bytes = fs::read(&path).expect("a file");
            found.push((path.display().to_string(), bytes));
        }
    }
    found.sort();
    found
}

#[test]
fn what_is_listed_is_enough_to_build_the_same_bytes() {
    let tree = Tree::of(&[]);
    rich(&tree, "the paper $1");
    fs::create_dir(tree.path().join("more fonts")).expect("a folder");
    let font = root().join("templates/fonts/LiberationSerif-Bold.ttf");
    fs::copy(font, tree.path().join("more fonts/x.ttf")).expect("a font");
    tree.write("the paper $1/not read.csv", "nobody,reads,this\n");
    let args = ["the paper $1", "--font-dir", "more fonts", "--depfile"];
    let outcome = build(&tree, &[&args[..], &["d.json"]].concat());
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let listed = paper(&tree, "d.json", 0);
    let inputs = paths(&listed["inputs"]);
    for needed in [
        "more fonts/x.ttf",
        "the paper $1/body.en.hbs",
        "the paper $1/own fonts/a b.ttf",
        "the paper $1/paper.toml",
        "the paper $1/part.typ",
        "the paper $1/pictures of $/點 #1.svg",
        "the paper $1/templates/marks.toml",
    ] {
        assert!(
            inputs.iter().any(|path| path == needed),
            "{needed}: {inputs:?}"
        );
    }
    assert!(!inputs.iter().any(|path| path.contains("not read")));
    let made: BTreeSet<String> = paths(&listed["outputs"]).into_iter().collect();
    let below = |(path, _): (String, Vec<u8>)| {
        let root = tree.path().display().to_string();
        path[root.len() + 1..].to_owned()
    };
    let there = files(&tree.path().join("output")).into_iter().map(below);
    assert_eq!(made, there.collect());
    // A tree of these files alone.
    let other = Tree::of(&[]);
    for path in &inputs {
        let to = other.path().join(path);
        fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
        fs::copy(tree.path().join(path), to).expect("a listed file is there");
    }
    let outcome = build(&other, &[&args[..], &["d.json"]].concat());
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let bytes = |tree: &Tree| {
        let files = files(&tree.path().join("output")).into_iter();
        files.map(|(_, bytes)| bytes).collect::<Vec<_>>()
    };
    assert!(bytes(&tree) == bytes(&other));
    assert_eq!(tree.read("d.json"), other.read("d.json"));
    // And not one of them does not matter: an edit of any is seen.
    for path in &inputs {
        let file = other.path().join(path);
        let before = fs::read(&file).expect("a file");
        fs::write(&file, [&before[..], b"\n"].concat()).expect("an edit");
        let outcome = build(&other, &args[..3]);
        assert!(!outcome.stderr.contains("nothing changed"), "{path}");
        fs::write(&file, before).expect("undone");
        build(&other, &args[..3]);
    }
}

#[test]
fn the_list_is_the_same_however_little_was_made() {
    let tree = Tree::of(&["b"]);
    rich(&tree, "a");
    rich(&tree, "c");
    let args = [".", "--jobs", "1", "--quiet", "--depfile"];
    let batch = |file: &str| {
        let outcome = tree.batch(&[&args[..], &[file]].concat());
        assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    };
    batch("made.json");
    batch("current.json");
    assert_eq!(tree.read("made.json"), tree.read("current.json"));
    // Papers of one process share Typst's memory, and yet each has its own list.
    assert_eq!(
        paths(&paper(&tree, "made.json", 0)["inputs"]).len(),
        paths(&paper(&tree, "made.json", 2)["inputs"]).len()
    );
    for (at, name) in ["./a", "./b", "./c"].into_iter().enumerate() {
        let outcome = build(&tree, &[name, "--out", "alone", "--depfile", "alone.json"]);
        assert_eq!(outcome.status, 0, "{}", outcome.stderr);
        let (alone, shared) = (paper(&tree, "alone.json", 0), paper(&tree, "made.json", at));
        assert_eq!(alone["inputs"], shared["inputs"]);
        assert_eq!(alone["absent"], shared["absent"]);
    }
    // An edit of a table leaves some files as they are; the list stays whole.
    let duties = tree.read("a/duties.csv").replace("每季", "每月");
    tree.write("a/duties.csv", &duties);
    batch("edited.json");
    let inputs = |file: &str| paths(&paper(&tree, file, 0)["inputs"]);
    assert_eq!(inputs("made.json"), inputs("edited.json"));
}

/// The annexes of papers alike are shared, and those of an earlier build kept;
/// what the body reads is not theirs.
#[test]
fn what_was_read_is_of_this_paper_and_this_build() {
    let tree = Tree::of(&["a", "b"]);
    let body = tree.read("b/body.zh.hbs");
    let picture = "\n#image(\"/dot.svg\", alt: \"A dot.\")\n";
    tree.write("b/dot.svg", DOT);
    tree.write("b/body.zh.hbs", &(body.clone() + picture));
    let bytes = |folder: &str| {
        let files = files(&tree.path().join(folder)).into_iter();
        files.map(|(_, bytes)| bytes).collect::<Vec<_>>()
    };
    let same_alone = |out: &str| {
        assert_eq!(tree.batch(&[".", "--jobs", "1"]).status, 0);
        assert_eq!(build(&tree, &["b", "--out", out]).status, 0);
        assert!(bytes("output/b") == bytes(&format!("{out}/b")), "{out}");
    };
    same_alone("with");
    assert!(tree.read("output/b/manifest.json").contains("dot.svg"));
    tree.write("b/body.zh.hbs", &body);
    same_alone("without");
    assert!(!tree.read("output/b/manifest.json").contains("dot.svg"));
}

#[test]
fn what_is_absent_is_told_where_it_would_be_used() {
    let tree = Tree::of(&["p"]);
    build(&tree, &["p", "--depfile", "d.json"]);
    let absent = paths(&paper(&tree, "d.json", 0)["absent"]);
    assert!(absent.iter().any(|path| path == "p/templates/main.typ"));
    for path in absent {
        assert!(!tree.path().join(&path).exists(), "{path}");
    }
    rich(&tree, "q");
    build(&tree, &["q", "--depfile", "d.json"]);
    let listed = paper(&tree, "d.json", 0);
    assert!(!paths(&listed["absent"]).contains(&"q/templates/page.typ".to_owned()));
    assert_eq!(paths(&listed["folders"]), ["q/own fonts", "q/templates"]);
}

#[test]
fn a_broken_papers_list_is_what_was_read_till_then() {
    let tree = Tree::of(&["table", "toml"]);
    rich(&tree, "typst");
    let body = tree.read("typst/body.zh.hbs");
    tree.write("typst/body.zh.hbs", &(body + "\n#image(\"/gone.svg\")\n"));
    tree.write("table/posts.csv", "id\n\"");
    tree.write("toml/paper.toml", "id = \"toml\"\n[[");
    rich(&tree, "unkept");
    let body = tree.read("unkept/body.zh.hbs");
    let untold = body.replace(", alt: \"A dot.\"", "");
    tree.write("unkept/body.zh.hbs", &untold);
    let outcome = tree.batch(&[".", "-q", "--depfile", "d.json"]);
    assert_eq!(outcome.status, 1);
    let [table, toml, typst, unkept] = [0, 1, 2, 3].map(|at| paper(&tree, "d.json", at));
    assert!(paths(&table["inputs"]).contains(&"./table/posts.csv".to_owned()));
    assert!(paths(&table["outputs"]).contains(&"output/table/zh/annex-01.pdf".to_owned()));
    assert!(paths(&toml["inputs"]).contains(&"./toml/paper.toml".to_owned()));
    assert!(paths(&toml["outputs"]).contains(&"output/toml/manifest.json".to_owned()));
    let inputs = paths(&typst["inputs"]);
    assert!(inputs.contains(&"./typst/pictures of $/點 #1.svg".to_owned()));
    assert!(paths(&typst["absent"]).contains(&"./typst/gone.svg".to_owned()));
    // Typeset, but the picture without words keeps no standard.
    let inputs = paths(&unkept["inputs"]);
    assert!(inputs.contains(&"./unkept/pictures of $/點 #1.svg".to_owned()));
}

#[test]
fn a_build_that_cannot_run_lists_its_files_too() {
    let tree = Tree::of(&["p", "q"]);
    let args = ["p", "q", "--font-dir", "nowhere", "--depfile", "d/d.json"];
    let outcome = build(&tree, &args);
    assert_eq!(outcome.status, 2, "{}", outcome.stderr);
    for (at, name) in ["p/paper.toml", "q/paper.toml"].into_iter().enumerate() {
        let listed = paper(&tree, "d/d.json", at);
        assert!(paths(&listed["inputs"]).contains(&name.to_owned()));
    }
    let clash = Tree::of(&["a/p", "b/p"]);
    let outcome = clash.batch(&["a", "b", "-q", "--depfile", "d"]);
    assert_eq!(outcome.status, 1);
    let text = clash.read("d");
    for path in ["a/p/paper.toml", "b/p/paper.toml"] {
        assert!(text.contains(path), "{text}");
    }
}

#[test]
fn make_reads_the_rules() {
    let tree = Tree::of(&[]);
    rich(&tree, "the paper $1");
    let args = ["the paper $1", "--lang", "zh", "--depfile", "d"];
    assert_eq!(build(&tree, &args).status, 0);
    let text = tree.read("d");
    let head: Vec<&str> = text.lines().take(7).collect();
    assert_eq!(
        head,
        [
            r"output/the\ paper\ $$1/zh/paper.pdf \",
            r"output/the\ paper\ $$1/zh/annex-01.pdf \",
            r"output/the\ paper\ $$1/zh/annex-02.pdf \",
            r"output/the\ paper\ $$1/zh/annex-03.pdf \",
            r"output/the\ paper\ $$1/manifest.json \",
            r"output/the\ paper\ $$1/the\ paper\ $$1.zip: \",
            r"  the\ paper\ $$1/annexes.csv \",
        ]
    );
    let dot = r"the\ paper\ $$1/pictures\ of\ $$/點\ \#1.svg";
    assert!(text.contains(&format!("\n  {dot} \\\n")), "{text}");
    assert!(text.contains(&format!("\n{dot}:\n")), "{text}");
}

/// Runs Make in a tree; nothing where none is installed, which is said aloud.
fn make(tree: &Tree, args: &[&str]) -> Option<Outcome> {
    let version = Command::new("make").arg("--version").output();
    if !version.is_ok_and(|output| output.status.success()) {
        let told: &[u8] = b"skipped: no make is installed\n";
        std::io::Write::write_all(&mut std::io::stderr(), told).expect("told");
        return None;
    }
    Some(run(Command::new("make")
        .args(args)
        .current_dir(tree.path())
        .env_remove("MAKEFLAGS")))
}

/// A small paper whose body shows a picture of this name.
#[cfg(unix)]
fn with_picture(name: &str) -> Tree {
    let tree = Tree::of(&["p"]);
    tree.write(&format!("p/{name}"), DOT);
    let quoted = name.replace('\\', "\\\\").replace('"', "\\\"");
    let body = tree.read("p/body.zh.hbs");
    let more = format!("\n#image(\"/{quoted}\", alt: \"A dot.\")\n");
    tree.write("p/body.zh.hbs", &(body + &more));
    // Goes by the stamp, as the manual says.
    let rules = "all: stamp\nstamp: output/p/zh/paper.pdf\n\techo MADE\n\ttouch stamp\n\
         output/p/zh/paper.pdf:\n\ttouch output/p/zh/paper.pdf\n-include d.mk\n";
    tree.write("Makefile", rules);
    tree
}

/// Whatever a picture is called, Make sees it change, sees nothing else, and
/// runs no part of its name.
#[cfg(unix)]
#[test]
fn make_reads_every_name_that_is_written() {
    for name in [
        "a;b.svg",
        "x=;touch${IFS}PWNED;.svg",
        ";touch PWNED;.svg",
        "$(shell touch PWNED).svg",
        "`touch PWNED`.svg",
        "a b#c.svg",
        "a:b.svg",
        "a%b.svg",
        "a*b.svg",
        "a?b[c].svg",
        "[x]y.svg",
        "a=b.svg",
        "a!=touch PWNED.svg",
        "a:=b.svg",
        "it's \"new\" & <odd>.svg",
        "(a).svg",
        "附件 1.svg",
    ] {
        let tree = with_picture(name);
        let outcome = build(&tree, &["p", "-q", "--depfile", "d.mk"]);
        assert_eq!(outcome.status, 0, "{name}: {}", outcome.stderr);
        // What a pattern would match beside.
        tree.write("p/axb.svg", DOT);
        tree.write("p/xy.svg", DOT);
        let now = fs::metadata(tree.path().join("d.mk")).and_then(|facts| facts.modified());
        let now = now.expect("the depfile has a time");
        let old = now - Duration::from_secs(100);
        for (path, _) in files(tree.path()) {
            set_time(Path::new(&path), old);
        }
        let Some(first) = make(&tree, &[]) else {
            return;
        };
        assert_eq!(first.status, 0, "{name}: {first:?}");
        let again = make(&tree, &[]).expect("it is there");
        assert!(!again.stdout.contains("MADE"), "{name}: {again:?}");
        // Another file.
        let later = now + Duration::from_secs(50);
        for other in ["p/axb.svg", "p/xy.svg"] {
            set_time(&tree.path().join(other), later);
        }
        let again = make(&tree, &[]).expect("it is there");
        assert!(!again.stdout.contains("MADE"), "{name}: {again:?}");
        // The picture.
        set_time(&tree.path().join("p").join(name), later);
        let again = make(&tree, &[]).expect("it is there");
        assert!(again.stdout.contains("MADE"), "{name}: {again:?}");
        assert!(!tree.path().join("PWNED").exists(), "{name}");
        let noise: Vec<&str> = again
            .stderr
            .lines()
            .filter(|line| !line.contains("future") && !line.contains("Clock skew"))
            .collect();
        assert!(noise.is_empty(), "{name}: {noise:?}");
    }
}

#[cfg(unix)]
fn set_time(path: &Path, time: SystemTime) {
    let file = fs::File::options().write(true).open(path).expect("a file");
    file.set_modified(time).expect("set");
}

#[cfg(unix)]
#[test]
fn a_name_that_make_cannot_read_is_refused() {
    for (name, what) in [
        ("a\nb", "a line break in it"),
        ("a\tb", "a control character in it"),
        ("a|b", "a | in it"),
        ("lib(x)", "brackets at its end, as a part of an archive has"),
        ("a&", "a backslash or & at its end"),
    ] {
        // What the body shows is a part of it, whose name may end in anything.
        let tree = Tree::of(&["p"]);
        tree.write(&format!("p/{name}"), "A part.\n");
        let body = tree.read("p/body.zh.hbs");
        let quoted = name
            .replace('\\', "\\\\")
            .replace('\n', "\\n")
            .replace('\t', "\\t");
        let more = format!("\n#read(\"/{quoted}\")\n");
        tree.write("p/body.zh.hbs", &(body + &more));
        let outcome = build(&tree, &["p", "--depfile", "d"]);
        assert_eq!(outcome.status, 2, "{name}: {}", outcome.stderr);
        let said = format!("has {what}, which Make cannot read");
        assert!(outcome.stderr.contains(&said), "{}", outcome.stderr);
        assert!(!tree.path().join("d").exists(), "{name}");
        let outcome = build(&tree, &["p", "--depfile", "d.json"]);
        assert_eq!(outcome.status, 0, "{name}: {}", outcome.stderr);
    }
    let tree = Tree::of(&["a=b"]);
    let outcome = build(&tree, &["a=b", "--depfile", "d"]);
    assert_eq!(outcome.status, 2);
    assert!(
        outcome.stderr.contains("has an equals sign in it"),
        "{}",
        outcome.stderr
    );
}
