//! What goes wrong around a build: killed processes, two at once, folders and
//! disks that take nothing. The output is the old one or the new one, whole.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Instant;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::support::{Case, Outcome, Run, root, run};

/// The bytes of every file below a folder.
fn bytes(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for sub in ["", "zh", "en"] {
        for entry in fs::read_dir(folder.join(sub)).into_iter().flatten() {
            let path = entry.expect("an entry").path();
            if path.is_file() {
                let name = path
                    .strip_prefix(folder)
                    .expect("below it")
                    .display()
                    .to_string();
                found.insert(name, fs::read(&path).expect("the file"));
            }
        }
    }
    found
}

/// Builds the paper into a folder of its own and gives the files.
fn clean(case: &Case, out: &str) -> BTreeMap<String, Vec<u8>> {
    let outcome = case.run(&["build", "paper", "--out", out]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    bytes(&case.path(out).join("paper"))
}

#[test]
fn killed_at_any_moment_files_are_old_or_new_and_the_next_run_mends() {
    let case = Case::small();
    let old = clean(&case, "old");
    case.edit("ranks.csv", "plo,D1", "plo,D3");
    let start = Instant::now();
    let new = clean(&case, "new");
    // Each kill a little later, over and past the whole of a run.
    let whole = start.elapsed() * 3 / 2;
    let folder = case.path("output/paper");
    for kill in 0..200u32 {
        let _ = fs::remove_dir_all(&folder);
        for (name, bytes) in &old {
            let path = folder.join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(path, bytes).expect("written");
        }
        let command = if kill % 2 == 0 { "build" } else { "annexes" };
        let mut child = Command::new(env!("CARGO_BIN_EXE_panelpaper"))
            .args([command, "paper", "--quiet"])
            .current_dir(case.path(""))
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        sleep(whole * kill / 200);
        child.kill().expect("it can be killed");
        child.wait().expect("it ends");
        for (name, found) in bytes(&folder) {
            let aside = name.contains(".panelpaper-");
            // A manifest made by `annexes` is of no build.
            let of_annexes = name == "manifest.json" && command == "annexes";
            let known = old.get(&name) == Some(&found) || new.get(&name) == Some(&found);
            assert!(
                aside || of_annexes || known,
                "{name} is neither, kill {kill}"
            );
        }
        if kill % 10 == 0 || kill > 195 {
            assert_eq!(case.run(&["annexes", "paper"]).status, 0);
            assert_eq!(case.run(&["build", "paper"]).status, 0);
            let mended = bytes(&folder);
            assert_eq!(
                mended.keys().collect::<Vec<_>>(),
                new.keys().collect::<Vec<_>>()
            );
            assert!(mended == new, "not mended after kill {kill}");
        }
    }
}

#[test]
fn a_folder_that_is_being_written_is_left_alone() {
    let case = Case::small();
    case.build();
    case.edit("ranks.csv", "plo,D1", "plo,D3");
    let before = bytes(&case.path("output/paper"));
    let held = File::open(case.path("output/paper")).expect("the folder");
    held.lock().expect("it can be held");
    for command in ["build", "annexes"] {
        let outcome = case.run(&[command, "paper"]);
        let told = "error: another panelpaper is writing into output/paper: \
                    wait for it to end, or choose another folder with --out\n";
        assert_eq!((outcome.status, outcome.stderr.as_str()), (2, told));
    }
    assert!(bytes(&case.path("output/paper")) == before);
    drop(held);
    case.build();
}

#[test]
fn a_full_disk_leaves_the_old_output() {
    let case = Case::small();
    case.build();
    case.edit("ranks.csv", "plo,D1", "plo,D3");
    let before = bytes(&case.path("output/paper"));
    for command in ["build", "annexes"] {
        // A limit on the size of files, of which the signal is not heeded, is
        // like a disk with that much left.
        let script = format!(
            "trap '' XFSZ; ulimit -f 4; exec {} {command} paper",
            env!("CARGO_BIN_EXE_panelpaper")
        );
        let outcome = run(Command::new("bash")
            .args(["-c", &script])
            .current_dir(case.path("")));
        assert_eq!(outcome.status, 2, "{}", outcome.stderr);
        assert!(
            outcome.stderr.contains("error: cannot write output/paper/"),
            "{}",
            outcome.stderr
        );
        assert!(bytes(&case.path("output/paper")) == before, "{command}");
    }
}

#[test]
fn an_output_that_is_no_folder_is_told() {
    let case = Case::small();
    fs::write(case.path("output"), "a file").expect("written");
    for command in ["build", "annexes"] {
        let outcome = case.run(&[command, "paper"]);
        assert_eq!(outcome.status, 2);
        assert!(
            outcome.stderr.contains("error: cannot write output/paper"),
            "{}",
            outcome.stderr
        );
    }
    assert_eq!(
        fs::read(case.path("output")).expect("it is there"),
        b"a file"
    );
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_leaves_the_old_output() {
    use std::os::unix::fs::PermissionsExt;
    let case = Case::small();
    case.build();
    case.edit("ranks.csv", "plo,D1", "plo,D3");
    let folder = case.path("output/paper");
    let before = bytes(&folder);
    let folders = [folder.clone(), folder.join("zh"), folder.join("en")];
    let set = |mode: u32| {
        for folder in &folders {
            fs::set_permissions(folder, fs::Permissions::from_mode(mode)).expect("set");
        }
    };
    set(0o555);
    for command in ["build", "annexes"] {
        let args = [command, "paper"];
        let outcome = match free(&folder) {
            false => Some(case.run(&args)),
            true => as_nobody(&case, &args),
        };
        let Some(outcome) = outcome else {
            let told =
                "skipped: this user may write into read-only folders, and there is no setpriv\n";
            std::io::stderr().write_all(told.as_bytes()).expect("told");
            continue;
        };
        assert_eq!(outcome.status, 2, "{}", outcome.stderr);
        let told = "error: cannot write output/paper/";
        assert!(outcome.stderr.contains(told), "{}", outcome.stderr);
        assert!(bytes(&folder) == before);
    }
    set(0o755);
}

/// Whether this user may write where nobody may.
#[cfg(unix)]
fn free(folder: &Path) -> bool {
    let probe = folder.join("probe");
    let made = File::create(&probe).is_ok();
    if made {
        fs::remove_file(probe).expect("removed");
    }
    made
}

/// Runs the program as a user with no rights, where this one can.
#[cfg(unix)]
fn as_nobody(case: &Case, args: &[&str]) -> Option<Outcome> {
    use std::os::unix::fs::PermissionsExt;
    let rights = fs::Permissions::from_mode(0o755);
    fs::set_permissions(case.path(""), rights).expect("set");
    let mut command = Command::new("setpriv");
    command
        .args(["--reuid=65534", "--regid=65534", "--clear-groups"])
        .arg(env!("CARGO_BIN_EXE_panelpaper"))
        .args(args)
        .current_dir(case.path(""));
    command.output().ok()?;
    Some(run(&mut command))
}

/// An edit of the small paper that leaves it sound.
fn edits() -> impl Strategy<Value = (usize, String)> {
    (0..EDITS.len(), "[a-z]{1,4}")
}

/// Files with a text in each that a word may be put behind, and what stands behind
/// the word then.
const EDITS: [(&str, &str, &str); 17] = [
    ("duties.csv", "每季出版浮標表", ""),
    ("duties.csv", "buoys each quarter", ""),
    ("posts.csv", "hls,keeper,燈塔總管", ""),
    ("posts.csv", "hls,beam,電燈改裝總監", ""),
    ("ranks.csv", "首席燈務主任", ""),
    ("offices.csv", "海港燈務署", ""),
    ("annexes.csv", "chart,hls,", ""),
    ("paper.toml", "改組燈塔處", ""),
    ("body.zh.hbs", "油燈每晚須由人點燃", ""),
    ("duties.csv", "12 fairways", ""),
    ("duties.csv", "避風塘", ""),
    ("annexes.csv", "只列部分職位", ""),
    ("posts.csv", "lo,oil,燈油供應主任", ""),
    // A paragraph more, which annexes and a duty cite the number of.
    ("body.zh.hbs", "== 電燈\n\n", "\n\n"),
    ("annex-terms.zh.hbs", "= 範圍\n\n", "\n\n"),
    ("annex-terms.zh.hbs", "港內的燈", ""),
    ("annexes.csv", "text,works,工程", ""),
];

#[test]
fn any_edits_then_annexes_and_build_are_a_clean_build() {
    let mut runner = TestRunner::new(Config {
        cases: 12,
        failure_persistence: None,
        ..Config::default()
    });
    let steps = prop::collection::vec((edits(), prop::bool::ANY), 1..5);
    let outcome = runner.run(&steps, |steps| {
        let case = Case::small();
        case.apply(&root().join("tests/it/every_annex.edit"))
            .build();
        for ((edit, word), also_annexes) in steps {
            let (file, behind, after) = EDITS[edit];
            let text = fs::read_to_string(case.path("paper").join(file)).expect("the file");
            case.write(
                file,
                text.replacen(behind, &format!("{behind}{word}{after}"), 1),
            );
            if also_annexes {
                prop_assert_eq!(case.run(&["annexes", "paper"]).status, 0);
            }
        }
        prop_assert_eq!(case.run(&["annexes", "paper"]).status, 0);
        let annexes = bytes(&case.path("output/paper"));
        prop_assert_eq!(case.run(&["build", "paper"]).status, 0);
        let built = bytes(&case.path("output/paper"));
        let clean = clean(&case, "clean");
        for (name, bytes) in &clean {
            // The annexes were right before the build came to them.
            prop_assert!(
                !name.contains("/annex-") || annexes.get(name) == Some(bytes),
                "{} by itself",
                name
            );
            prop_assert!(built.get(name) == Some(bytes), "{}", name);
        }
        prop_assert_eq!(built.len(), clean.len());
        Ok(())
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
}
