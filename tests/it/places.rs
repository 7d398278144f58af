//! Outputs go where they belong: what stands in their way and is not theirs is
//! never replaced, read or removed.

use std::fs;
use std::os::unix::fs::{FileTypeExt, PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use super::support::{Case, Outcome, Run, panelpaper, run};
use super::tree::Tree;

const TABLE: &str = "id,title,rank,point,reports_to\nh,Head,R,D6,\n";

/// The commands that write a file that the user names, with `OUT` for its name.
const NAMING: [&[&str]; 6] = [
    &["chart", "c.csv", "--to", "svg", "-q", "-o", "OUT"],
    &["batch", "p", "-q", "--report", "json=OUT"],
    &["batch", "p", "-q", "--depfile", "OUT"],
    &["build", "p", "-q", "--depfile", "OUT"],
    &["batch", "p", "-q", "--emit", "ninja=OUT"],
    &["merge-reports", "part.json", "-o", "OUT"],
];

fn tree() -> Tree {
    let tree = Tree::of(&["p"]);
    tree.write("c.csv", TABLE);
    let outcome = tree.batch(&["p", "-q", "--report", "json=part.json"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    tree
}

fn with(args: &[&str], out: &str) -> Vec<String> {
    args.iter().map(|arg| arg.replace("OUT", out)).collect()
}

fn go(tree: &Tree, args: &[String]) -> Outcome {
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    panelpaper(tree.path(), &args)
}

fn make_pipe(path: &Path) {
    let made = Command::new("mkfifo").arg(path).status();
    assert!(made.expect("mkfifo is there").success());
}

fn is_pipe(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|facts| facts.file_type().is_fifo())
}

#[test]
fn pipes_are_written_to_and_stay() {
    let tree = tree();
    let pipe = tree.path().join("pipe");
    make_pipe(&pipe);
    for args in NAMING {
        assert_eq!(go(&tree, &with(args, "file")).status, 0, "{args:?}");
        let wanted = tree.read("file");
        fs::remove_file(tree.path().join("file")).expect("it was written");
        let from = pipe.clone();
        let reader = thread::spawn(move || fs::read_to_string(from).expect("read"));
        let outcome = go(&tree, &with(args, "pipe"));
        assert_eq!(outcome.status, 0, "{args:?}: {}", outcome.stderr);
        let got = reader.join().expect("it ends");
        // The Ninja file names itself.
        assert_eq!(got.replace("pipe", "file"), wanted, "{args:?}");
        assert!(is_pipe(&pipe), "{args:?}");
    }
    // What is larger than a pipe holds goes through too.
    let rows: String = (0..3_000)
        .map(|at| format!("p{at},Post {at},R,D1,h\n"))
        .collect();
    tree.write("large.csv", &format!("{TABLE}{rows}"));
    let reader = thread::spawn(move || fs::read(pipe).expect("read").len());
    let outcome = panelpaper(
        tree.path(),
        &["chart", "large.csv", "--to", "json", "-q", "-o", "pipe"],
    );
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    assert!(reader.join().expect("it ends") > 200_000);
}

#[test]
fn a_pipe_that_nobody_reads_is_not_waited_for_without_end() {
    let tree = tree();
    make_pipe(&tree.path().join("pipe"));
    let outcome = panelpaper(
        tree.path(),
        &["chart", "c.csv", "--to", "svg", "-q", "-o", "pipe"],
    );
    assert_eq!(outcome.status, 2);
    assert!(
        outcome
            .stderr
            .contains("cannot write pipe: nobody has opened this pipe"),
        "{}",
        outcome.stderr
    );
}

/// Copies of devices, where the tests run as a user who can make them.
#[test]
fn devices_are_written_to_and_stay() {
    let tree = tree();
    let null = tree.path().join("null");
    let made = Command::new("mknod")
        .arg(&null)
        .args(["c", "1", "3"])
        .stderr(Stdio::null())
        .status();
    if !made.is_ok_and(|status| status.success()) {
        let told: &[u8] = b"skipped: devices are for root to make\n";
        std::io::Write::write_all(&mut std::io::stderr(), told).expect("told");
        return;
    }
    symlink("null", tree.path().join("link")).expect("a link");
    for args in NAMING {
        for name in ["null", "link"] {
            let outcome = go(&tree, &with(args, name));
            assert_eq!(outcome.status, 0, "{args:?}: {}", outcome.stderr);
            let facts = fs::symlink_metadata(&null).expect("it is there");
            assert!(facts.file_type().is_char_device(), "{args:?}");
        }
    }
    assert!(
        fs::symlink_metadata(tree.path().join("link"))
            .expect("it is there")
            .is_symlink()
    );
}

#[cfg(target_os = "linux")]
#[test]
fn standard_output_has_many_names() {
    let tree = tree();
    symlink("/proc/self/fd/1", tree.path().join("out")).expect("a link");
    for args in NAMING {
        assert_eq!(go(&tree, &with(args, "file")).status, 0, "{args:?}");
        let wanted = tree.read("file");
        fs::remove_file(tree.path().join("file")).expect("it was written");
        for name in ["-", "/dev/stdout", "/dev/fd/1", "out"] {
            let outcome = go(&tree, &with(args, name));
            assert_eq!(outcome.status, 0, "{args:?} {name}: {}", outcome.stderr);
            let got = outcome
                .stdout
                .replace(&format!("ninja={name}"), "ninja=file");
            let got = got.replace(&format!("build {name}:"), "build file:");
            assert_eq!(got, wanted, "{args:?} {name}");
        }
    }
    // A file behind standard output is written on, and not put aside.
    let script = "{ echo first; \"$0\" chart c.csv --to json -q -o /dev/stdout; echo last; } > all";
    let outcome = run(Command::new("sh")
        .args(["-c", script, env!("CARGO_BIN_EXE_panelpaper")])
        .current_dir(tree.path()));
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let all = tree.read("all");
    assert!(
        all.starts_with("first\n{\"pages\"") && all.ends_with("last\n"),
        "{all}"
    );
    // Bash hands over pipes by such names.
    let script = "\"$0\" chart c.csv --to json -q -o >(cat > got); wait; while [ ! -s got ]; do sleep 0.01; done";
    let outcome = run(Command::new("bash")
        .args(["-c", script, env!("CARGO_BIN_EXE_panelpaper")])
        .current_dir(tree.path()));
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    assert!(tree.read("got").starts_with("{\"pages\""));
    // Two outputs would run into one.
    let outcome = tree.batch(&["p", "--report", "json=-", "--format", "json"]);
    assert_eq!(outcome.status, 2);
    let outcome = tree.batch(&["p", "--report", "json=-", "--depfile", "/dev/stdout"]);
    assert_eq!(outcome.status, 2);
}

#[test]
fn links_that_are_named_stay_links() {
    let tree = tree();
    fs::create_dir(tree.path().join("far")).expect("a folder");
    symlink("far/one", tree.path().join("there")).expect("a link");
    symlink("there", tree.path().join("twice")).expect("a link");
    symlink("far", tree.path().join("folder")).expect("a link");
    symlink("round", tree.path().join("round")).expect("a link");
    for args in NAMING {
        for name in ["there", "twice", "folder/one"] {
            let one = tree.path().join("far/one");
            let outcome = go(&tree, &with(args, name));
            assert_eq!(outcome.status, 0, "{args:?} {name}: {}", outcome.stderr);
            assert!(
                fs::symlink_metadata(&one).expect("the file").is_file(),
                "{args:?} {name}"
            );
            fs::remove_file(one).expect("removed");
        }
        assert_eq!(go(&tree, &with(args, "round")).status, 2, "{args:?}");
        assert_eq!(go(&tree, &with(args, "far")).status, 2, "{args:?}");
    }
    for name in ["there", "twice", "folder"] {
        assert!(
            fs::symlink_metadata(tree.path().join(name))
                .expect("a link")
                .is_symlink(),
            "{name}"
        );
    }
    let left = fs::read_dir(tree.path().join("far")).expect("the folder");
    assert_eq!(left.count(), 0, "nothing is left beside");
    // So may the folder of outputs be.
    let outcome = panelpaper(tree.path(), &["build", "p", "--out", "folder"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    assert!(tree.path().join("far/p/zh/paper.pdf").is_file());
}

#[test]
fn new_files_are_as_the_umask_says_and_old_ones_stay_as_they_were() {
    let tree = tree();
    let mode = |name: &str| {
        fs::metadata(tree.path().join(name))
            .expect("it is there")
            .permissions()
            .mode()
            & 0o777
    };
    for (mask, wanted) in [("077", 0o600), ("027", 0o640), ("002", 0o664)] {
        let _ = fs::remove_dir_all(tree.path().join("output"));
        let script = format!(
            "umask {mask}; \"$0\" batch p -q --report json=r-{mask}; \"$0\" chart c.csv -q -o c-{mask}.svg"
        );
        let outcome = run(Command::new("sh")
            .args(["-c", &script, env!("CARGO_BIN_EXE_panelpaper")])
            .current_dir(tree.path()));
        assert_eq!(outcome.status, 0, "{}", outcome.stderr);
        for name in [
            "output/p/zh/paper.pdf",
            "output/p/manifest.json",
            "output/index.html",
            "output/.panelpaper/p.json",
            &format!("r-{mask}"),
            &format!("c-{mask}.svg"),
        ] {
            assert_eq!(mode(name), wanted, "{name} under {mask}");
        }
    }
    let private = fs::Permissions::from_mode(0o604);
    for name in ["output/p/zh/paper.pdf", "r-002"] {
        fs::write(tree.path().join(name), "old").expect("written");
        fs::set_permissions(tree.path().join(name), private.clone()).expect("set");
    }
    assert_eq!(tree.batch(&["p", "-q", "--report", "json=r-002"]).status, 0);
    for name in ["output/p/zh/paper.pdf", "r-002"] {
        assert!(
            fs::metadata(tree.path().join(name))
                .expect("it is there")
                .len()
                > 3,
            "{name}"
        );
        assert_eq!(mode(name), 0o604, "{name}");
    }
}

/// What may stand in an output's way.
#[test]
fn what_is_in_the_way_below_the_output_folder_is_named_and_stays() {
    for (at, is_folder) in [
        ("output/paper", true),
        ("output/paper/zh", true),
        ("output/paper/zh/paper.pdf", false),
        ("output/paper/zh/annex-02.pdf", false),
        ("output/paper/manifest.json", false),
        ("output/paper/paper.zip", false),
    ] {
        let case = Case::small();
        case.build();
        let path = case.path(at);
        fs::rename(&path, case.path("elsewhere")).expect("moved");
        let before = contents(&case.path("elsewhere"));
        symlink(case.path("elsewhere"), &path).expect("a link");
        case.edit("duties.csv", "每季", "每月");
        let outcome = case.run(&["build", "paper"]);
        assert_eq!(outcome.status, 2, "{at}: {}", outcome.stderr);
        let said = format!("error: cannot write {at}: it is a link");
        assert!(outcome.stderr.contains(&said), "{at}: {}", outcome.stderr);
        assert!(
            fs::symlink_metadata(&path)
                .expect("it is there")
                .is_symlink()
        );
        assert_eq!(contents(&case.path("elsewhere")), before, "{at}");
        // Nor is a pipe replaced, nor anything half-written.
        fs::remove_file(&path).expect("the link");
        make_pipe(&path);
        let rest = (!is_folder).then(|| contents(&case.path("output")));
        let outcome = case.run(&["build", "paper"]);
        assert_eq!(outcome.status, 2, "{at}: {}", outcome.stderr);
        assert!(outcome.stderr.contains(at), "{at}: {}", outcome.stderr);
        assert!(is_pipe(&path), "{at}");
        if let Some(rest) = rest {
            assert_eq!(contents(&case.path("output")), rest, "{at}");
        }
        // Out of the way, all is well.
        fs::remove_file(&path).expect("the pipe");
        case.build();
    }
}

#[test]
fn receipts_and_the_page_of_papers_follow_no_links() {
    let tree = tree();
    for name in ["output/index.html", "output/.panelpaper"] {
        let path = tree.path().join(name);
        let _ = fs::remove_file(&path).or_else(|_| fs::remove_dir_all(&path));
        let there = tree.path().join("elsewhere");
        fs::create_dir_all(&there).expect("a folder");
        symlink(&there, &path).expect("a link");
        let outcome = tree.batch(&["p"]);
        assert_ne!(outcome.status, 0, "{name}: {}", outcome.stderr);
        assert!(
            outcome.stderr.contains(&format!("{name}: it is a link")),
            "{name}: {}",
            outcome.stderr
        );
        assert_eq!(
            fs::read_dir(&there).expect("the folder").count(),
            0,
            "{name}"
        );
        fs::remove_file(&path).expect("the link");
    }
    assert_eq!(tree.batch(&["p"]).status, 0);
}

/// The regular files below a folder, or a file's own bytes.
fn contents(path: &Path) -> Vec<(String, Vec<u8>)> {
    if path.is_file() {
        return vec![(String::new(), fs::read(path).expect("a file"))];
    }
    let mut found = Vec::new();
    let mut entries: Vec<_> = fs::read_dir(path).expect("a folder").flatten().collect();
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let facts = fs::symlink_metadata(entry.path()).expect("an entry");
        let name = entry.file_name().into_string().expect("UTF-8");
        if facts.is_dir() {
            let below = contents(&entry.path()).into_iter();
            found.extend(below.map(|(file, bytes)| (format!("{name}/{file}"), bytes)));
        } else if facts.is_file() {
            found.push((name, fs::read(entry.path()).expect("a file")));
        }
    }
    found
}

/// A font that the paper's own folder leads to, or that cannot be read, is
/// refused like any other file; folders of the command line may lead anywhere.
#[test]
fn fonts_of_a_paper_stand_in_its_folder() {
    let font = super::support::root().join("templates/fonts/LiberationSerif-Regular.ttf");
    let with_fonts = || {
        let case = Case::small();
        case.edit("paper.toml", "[zh]", "[fonts]\ndirs = [\"fonts\"]\n\n[zh]");
        fs::create_dir(case.path("paper/fonts")).expect("a folder");
        case
    };
    let told = |case: &Case, said: &str| {
        for command in ["check", "build"] {
            let outcome = case.run(&[command, "paper", "--format", "short"]);
            assert_eq!(outcome.status, 1, "{}", outcome.stderr);
            assert!(outcome.stderr.contains(said), "{}", outcome.stderr);
        }
    };
    let refused = |case: &Case, said: &str| {
        told(case, &format!("error[paper/font-folder]: {said}"));
    };
    let case = with_fonts();
    fs::copy(&font, case.path("outside.ttf")).expect("a font");
    symlink("../../outside.ttf", case.path("paper/fonts/a.ttf")).expect("a link");
    refused(&case, "paper/fonts/a.ttf leads out of the paper's folder");
    let case = with_fonts();
    symlink("gone.ttf", case.path("paper/fonts/b.otf")).expect("a link");
    refused(&case, "paper/fonts/b.otf is missing");
    let case = with_fonts();
    make_pipe(&case.path("paper/fonts/c.ttc"));
    let said = "error[fonts/unreadable]: this font cannot be read: it is no file";
    told(&case, &format!("paper/fonts/c.ttc: {said}"));
    // A link within the folder is the paper's own.
    let case = with_fonts();
    case.write("other/d.ttf", fs::read(&font).expect("a font"));
    symlink("../other/d.ttf", case.path("paper/fonts/d.ttf")).expect("a link");
    case.build();
    // What the user names may be links.
    let case = Case::small();
    fs::create_dir(case.path("named")).expect("a folder");
    symlink(&font, case.path("named/e.ttf")).expect("a link");
    let outcome = case.run(&["build", "paper", "--font-dir", "named"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let manifest = fs::read_to_string(case.path("output/paper/manifest.json")).expect("a manifest");
    assert!(manifest.contains("<fonts>/e.ttf"));
}

/// Pipes and devices in a paper's folder are no files, and not waited for.
#[test]
fn a_pipe_in_a_papers_folder_is_no_file() {
    for name in [
        "paper.toml",
        "duties.csv",
        "body.zh.hbs",
        "templates/page.typ",
    ] {
        let case = Case::small();
        let path = case.path("paper").join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
        let _ = fs::remove_file(&path);
        make_pipe(&path);
        let outcome = case.run(&["check", "paper", "--format", "short"]);
        assert_eq!(outcome.status, 1, "{name}: {}", outcome.stderr);
        let said = format!(
            "paper/{name}: error[tables/unreadable-file]: cannot read paper/{name}: it is no file"
        );
        assert!(outcome.stderr.contains(&said), "{name}: {}", outcome.stderr);
    }
}

/// Why NUL is no id.
const DEVICE: &str = "Windows keeps this name for a device";

/// Ids that no machine can have as a folder, and why.
const IDS: &[(&str, &str)] = &[
    (
        "index.html",
        "the outputs have a file `index.html` of their own",
    ),
    (
        "INDEX.html",
        "the outputs have a file `index.html` of their own",
    ),
    (
        "paper.toml",
        "the outputs have a file `paper.toml` of their own",
    ),
    (".panelpaper", "a name that begins with a dot is hidden"),
    ("..", "a name that begins with a dot is hidden"),
    ("NUL", DEVICE),
    ("com1.2027", DEVICE),
    (
        "paper.",
        "Windows drops dots and spaces at the ends of names",
    ),
    (
        "paper ",
        "Windows drops dots and spaces at the ends of names",
    ),
    ("a<b", "no folder's name may have `<` in it on Windows"),
    ("a/b", "no folder's name may have `/` in it on Windows"),
    ("a\\u001Bb", "it has U+001B in it, which is invisible"),
    ("a\\u200Bb", "it has U+200B in it, which is invisible"),
    ("", "it is empty"),
];

#[test]
fn an_id_is_a_folders_name_on_any_machine() {
    let refused = |case: &Case, paper: &str, why: &str| {
        let outcome = case.run(&["build", paper, "--format", "short"]);
        assert_eq!(outcome.status, 1, "{paper} {why}: {}", outcome.stderr);
        assert!(
            outcome.stderr.contains("error[paper/wrong-value]: "),
            "{}",
            outcome.stderr
        );
        assert!(outcome.stderr.contains(why), "{}", outcome.stderr);
        assert!(!case.path("output").exists(), "{paper} {why}");
    };
    for &(id, why) in IDS {
        let case = Case::small();
        let settings = fs::read_to_string(case.path("paper/paper.toml")).expect("the settings");
        case.write("paper.toml", format!("id = \"{id}\"\n{settings}"));
        refused(&case, "paper", why);
    }
    for (name, why) in [
        (
            "index.html",
            "the folder's name `index.html` cannot be the paper's id: the outputs have",
        ),
        ("aux", DEVICE),
        ("a:b", "no folder's name may have `:` in it on Windows"),
        (
            "a\nb",
            "the folder's name `a\\nb` cannot be the paper's id: it has U+000A in it",
        ),
        ("a.", "Windows drops dots"),
    ] {
        let case = Case::small();
        fs::rename(case.path("paper"), case.path(name)).expect("moved");
        refused(&case, name, why);
        // With an id of its own it is as good as any.
        let path = case.path(name).join("paper.toml");
        let settings = fs::read_to_string(&path).expect("the settings");
        fs::write(&path, format!("id = \"fine\"\n{settings}")).expect("written");
        let outcome = case.run(&["build", name]);
        assert_eq!(outcome.status, 0, "{name:?}: {}", outcome.stderr);
        assert!(case.path("output/fine/zh/paper.pdf").exists());
    }
}

/// A text as it stands in a file of this encoding, with its mark.
fn utf16(text: &str) -> Vec<u8> {
    let units = text.encode_utf16().flat_map(u16::to_le_bytes);
    [0xFF, 0xFE].into_iter().chain(units).collect()
}

#[test]
fn papers_that_would_be_one_folder_somewhere_are_told_apart() {
    // By what paper.toml says, in any encoding, and by the folder's name.
    for (one, two, wide) in [
        ("same", "same", true),
        ("same", "SAME", false),
        ("\u{C9}t\u{E9}", "\u{E9}t\u{E9}", true),
        ("a", "A", false),
    ] {
        let tree = Tree::of(&["ps/a", "ps/b"]);
        for (name, id, wide) in [("ps/a", one, false), ("ps/b", two, wide)] {
            let settings = tree.read(&format!("{name}/paper.toml"));
            // The folder `a` has its own name for an id.
            let settings = if id == "a" {
                settings
            } else {
                format!("id = \"{id}\"\n{settings}")
            };
            let bytes = if wide {
                utf16(&settings)
            } else {
                settings.into_bytes()
            };
            fs::write(tree.path().join(name).join("paper.toml"), bytes).expect("written");
        }
        let outcome = tree.batch(&["ps", "-q"]);
        assert_eq!(outcome.status, 1, "{one} {two}: {}", outcome.stderr);
        assert_eq!(
            outcome
                .stderr
                .matches("error[batch/broken]: ps/a and ps/b have")
                .count(),
            2,
            "{}",
            outcome.stderr
        );
        let outcome = panelpaper(tree.path(), &["build", "ps/a", "ps/b"]);
        assert_eq!(outcome.status, 2, "{one} {two}: {}", outcome.stderr);
        assert!(
            outcome.stderr.starts_with("error: ps/a and ps/b have "),
            "{}",
            outcome.stderr
        );
        let made: Vec<_> = fs::read_dir(tree.path().join("output"))
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.file_name())
            .collect();
        assert_eq!(made, ["index.html"], "{one} {two}");
    }
}
