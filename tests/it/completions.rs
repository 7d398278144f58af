//! What shells and `man` are told of the commands.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::support::{Outcome, panelpaper, root, run};

const SHELLS: [&str; 5] = ["bash", "elvish", "fish", "powershell", "zsh"];

/// The names of all commands, as the help has them.
fn commands() -> Vec<String> {
    let help = panelpaper(root(), &["--help"]).stdout;
    let lines = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let names = lines
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next());
    let names: Vec<String> = names.map(str::to_owned).collect();
    assert!(names.len() > 10, "{help}");
    names
}

fn script(shell: &str) -> String {
    let outcome = panelpaper(root(), &["completions", shell]);
    assert_eq!(
        (outcome.status, outcome.stderr.as_str()),
        (0, ""),
        "{shell}"
    );
    outcome.stdout
}

#[test]
fn every_shell_is_told_every_command() {
    for shell in SHELLS {
        let script = script(shell);
        for command in commands() {
            assert!(script.contains(&command), "{shell}: {command}");
        }
        assert!(script.contains("deny-warnings"), "{shell}");
        assert_eq!(script, self::script(shell), "{shell}");
    }
}

/// Where a shell is there, it must be able to read its script.
#[test]
fn shells_read_their_scripts() {
    let folder = tempfile::tempdir().expect("a folder");
    for (shell, option) in [("bash", "-n"), ("zsh", "-n"), ("fish", "--no-execute")] {
        if Command::new(shell).arg("--version").output().is_err() {
            continue;
        }
        let path = folder.path().join(shell);
        fs::write(&path, script(shell)).expect("written");
        let read = run(Command::new(shell).arg(option).arg(&path));
        assert_eq!((read.status, read.stderr.as_str()), (0, ""), "{shell}");
    }
}

#[cfg(unix)]
#[test]
fn bash_completes_commands_options_and_values() {
    if Command::new("bash").arg("--version").output().is_err() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("script"), script("bash")).expect("written");
    for (words, wanted) in [
        ("merge", "merge-reports"),
        ("completions po", "powershell"),
        ("check --deny", "--deny-warnings"),
        ("build --color al", "always"),
    ] {
        let words: Vec<&str> = words.split(' ').collect();
        let (last, at) = (words[words.len() - 1], words.len());
        let before = words.iter().rev().nth(1).unwrap_or(&"panelpaper");
        let completed = format!(
            "source ./script; COMP_WORDS=(panelpaper {}); COMP_CWORD={at}; \
             _panelpaper panelpaper '{last}' '{before}'; echo \"${{COMPREPLY[*]}}\"",
            words.join(" ")
        );
        let outcome = run(Command::new("bash")
            .args(["--norc", "-c", &completed])
            .current_dir(folder.path()));
        assert_eq!(outcome.stdout.trim_end(), wanted, "{}", outcome.stderr);
    }
}

#[test]
fn a_shell_that_is_not_known_is_told_by_name() {
    for args in [
        &["completions", "tcsh"][..],
        &["completions"],
        &["completions", "Bash"],
    ] {
        let outcome = panelpaper(root(), args);
        assert_eq!(
            (outcome.status, outcome.stdout.as_str()),
            (2, ""),
            "{args:?}"
        );
        let wanted = match args.len() {
            1 => "<SHELL>",
            _ => "[possible values: bash, elvish, fish, powershell, zsh]",
        };
        assert!(outcome.stderr.contains(wanted), "{}", outcome.stderr);
    }
}

fn man(folder: &Path, name: &str) -> Outcome {
    panelpaper(folder, &["man", name])
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<String> = names.filter_map(|name| name.into_string().ok()).collect();
    names.sort();
    names
}

#[test]
fn man_has_a_page_for_each_command() {
    let folder = tempfile::tempdir().expect("a folder");
    let outcome = man(folder.path(), "a/b");
    assert_eq!(
        (outcome.status, outcome.stdout.as_str()),
        (0, ""),
        "{}",
        outcome.stderr
    );
    let commands = commands();
    let commands = commands.iter().filter(|name| *name != "help");
    let mut wanted: Vec<String> = commands
        .map(|name| format!("panelpaper-{name}.1"))
        .collect();
    wanted.push("panelpaper.1".to_owned());
    wanted.sort();
    assert_eq!(names(&folder.path().join("a/b")), wanted);
    assert_eq!(
        outcome.stderr,
        format!(
            "wrote {} pages into a/b; next: man -l a/b/panelpaper.1\n",
            wanted.len()
        )
    );
    let read = |name: &str| fs::read_to_string(folder.path().join("a/b").join(name));
    let page = read("panelpaper-check.1").expect("the page");
    assert!(page.contains(".TH panelpaper-check 1 "), "{page}");
    assert!(page.contains("\\-\\-deny\\-warnings"), "{page}");
    let source = format!("\"panelpaper {}\"", env!("CARGO_PKG_VERSION"));
    assert!(page.contains(&source), "{page}");
    // No clock and nothing of the machine is in them.
    let other = man(folder.path(), "c");
    assert_eq!(other.status, 0);
    for name in &wanted {
        let other = fs::read_to_string(folder.path().join("c").join(name));
        assert_eq!(
            read(name).expect("a page"),
            other.expect("a page"),
            "{name}"
        );
    }
    check_with_groff(&folder.path().join("c"));
}

/// Where groff is there, it has nothing to say of any page.
fn check_with_groff(folder: &Path) {
    if Command::new("groff").arg("--version").output().is_err() {
        return;
    }
    for name in names(folder) {
        let mut groff = Command::new("groff");
        let read = run(groff
            .args(["-man", "-Tutf8", "-ww", "-z"])
            .arg(folder.join(&name)));
        assert_eq!((read.status, read.stderr.as_str()), (0, ""), "{name}");
    }
}

#[test]
fn man_writes_over_its_own_pages_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join("man").join(name);
    assert_eq!(man(folder.path(), "man").status, 0);
    let page = fs::read_to_string(path("panelpaper-new.1")).expect("the page");
    let older = page.replace(env!("CARGO_PKG_VERSION"), "0.1.0") + "older\n";
    fs::write(path("panelpaper-new.1"), older).expect("written");
    assert_eq!(man(folder.path(), "man").status, 0);
    let again = fs::read_to_string(path("panelpaper-new.1")).expect("the page");
    assert_eq!(again, page);
    // A page of another command, a text, nothing, and a folder are none.
    let build = fs::read_to_string(path("panelpaper-build.1")).expect("the page");
    fs::remove_file(path("panelpaper-build.1")).expect("removed");
    for text in [page.as_str(), "my notes\n", ""] {
        fs::write(path("panelpaper.1"), text).expect("written");
        check_left(&man(folder.path(), "man"), "man/panelpaper.1");
        assert_eq!(
            fs::read_to_string(path("panelpaper.1")).expect("left"),
            text
        );
        assert!(!path("panelpaper-build.1").exists());
    }
    fs::create_dir(path("panelpaper-build.1")).expect("a folder");
    let both = "man/panelpaper.1, man/panelpaper-build.1";
    check_left(&man(folder.path(), "man"), both);
    fs::remove_dir(path("panelpaper-build.1")).expect("removed");
    fs::remove_file(path("panelpaper.1")).expect("removed");
    assert_eq!(man(folder.path(), "man").status, 0);
    let again = fs::read_to_string(path("panelpaper-build.1")).expect("the page");
    assert_eq!(again, build);
}

#[track_caller]
fn check_left(outcome: &Outcome, names: &str) {
    let said = format!(
        "error: no page of this manual, and so not written over: {names}; name another folder\n"
    );
    assert_eq!(
        (outcome.status, outcome.stderr.as_str()),
        (2, said.as_str())
    );
}

#[test]
fn man_needs_a_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("file"), "text").expect("written");
    for args in [
        &["man"][..],
        &["man", ""],
        &["man", "file"],
        &["man", "file/man"],
    ] {
        let outcome = panelpaper(folder.path(), args);
        assert_eq!(outcome.status, 2, "{args:?}: {}", outcome.stderr);
        assert!(outcome.stderr.starts_with("error: "), "{}", outcome.stderr);
        assert_eq!(names(folder.path()), ["file"]);
    }
}

/// A link may lead to somebody's file.
#[cfg(unix)]
#[test]
fn man_leaves_what_a_link_leads_to() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("notes"), "my notes\n").expect("written");
    fs::create_dir(folder.path().join("man")).expect("a folder");
    symlink("../notes", folder.path().join("man/panelpaper-man.1")).expect("a link");
    symlink("/dev/null", folder.path().join("man/panelpaper-new.1")).expect("a link");
    let both = "man/panelpaper-new.1, man/panelpaper-man.1";
    check_left(&man(folder.path(), "man"), both);
    let notes = fs::read_to_string(folder.path().join("notes"));
    assert_eq!(notes.expect("left"), "my notes\n");
}
