//! The blocks of each page, run.
//!
//! With `INSTA_UPDATE=always`, as for snapshots, what a command prints now is written
//! into the page, but where `...` leaves a part of it out.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use super::block::{Block, Use};
use crate::support::{Outcome, copy, root, run};

/// Folders of the repository that commands of the manual read.
const FOLDERS: [&str; 3] = ["data", "seeds", "templates"];

/// A test for each page of the manual, which runs its blocks.
macro_rules! pages {
    ($($page:ident)*) => {
        $(#[test]
        fn $page() {
            hold(&format!("book/src/{}", file(stringify!($page))));
        })*

        const PAGES: &[&str] = &[$(stringify!($page)),*];
    };
}

pages! {
    annexes batches body build_systems changes charts checks commands compare cookbook editions excel
    filters
    folder fonts helpers install introduction library messages office output page pdf placed
    proposal reproducibility review scope security settings signs speed subcommittee tables templates
    tutorial watch
}

#[test]
fn readme() {
    hold("README.md");
}

/// A page of the manual that is not run could say anything.
#[test]
fn every_page_is_run() {
    let files = fs::read_dir(root().join("book/src")).expect("the book");
    let files = files.map(|entry| entry.expect("an entry").file_name());
    let names = files.map(|name| name.display().to_string());
    let found: BTreeSet<String> = names
        .filter(|name| name.ends_with(".md") && name != "SUMMARY.md")
        .collect();
    let listed: BTreeSet<String> = PAGES.iter().map(|page| file(page)).collect();
    assert_eq!(found, listed);
}

/// The file of a page that a test has its name from.
fn file(page: &str) -> String {
    format!("{}.md", page.replace('_', "-"))
}

/// Runs a page; all that is wrong is said at once.
#[track_caller]
fn hold(name: &str) {
    let text = fs::read_to_string(root().join(name)).expect("the page");
    let page = Page {
        name,
        dir: tempfile::tempdir().expect("a temporary folder"),
    };
    let blocks = Block::all(&text);
    page.lay(&blocks);
    let mut wrong = String::new();
    let mut lines: Vec<&str> = text.split('\n').collect();
    let mut printed = Vec::new();
    for block in &blocks {
        let done = block.purpose().and_then(|purpose| match purpose {
            Use::Console => {
                printed.push((block, page.console(block)?));
                Ok(())
            }
            Use::File(file) => page.file(file, &block.text),
            Use::Body(fails) => page.body(&block.text, fails),
            Use::Paper => page.settings(&block.text),
            Use::Nothing => Ok(()),
        });
        if let Err(why) = done {
            let _ = writeln!(wrong, "{}:{}: {why}", page.name, block.line);
        }
    }
    if update() {
        for (block, now) in printed
            .iter()
            .rev()
            .filter(|(block, now)| block.text != *now)
        {
            let old = block.line..block.line + block.text.lines().count();
            lines.splice(old, now.lines());
        }
        write(&root().join(name), &lines.join("\n"));
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Whether pages are written again.
fn update() -> bool {
    std::env::var("INSTA_UPDATE").is_ok_and(|how| how == "always")
}

/// A page while it is run.
struct Page<'p> {
    name: &'p str,
    dir: TempDir,
}

impl Page<'_> {
    /// The folder of its commands. One whose name begins with a dot holds no
    /// papers, which that of a temporary folder does.
    fn folder(&self) -> PathBuf {
        self.dir.path().join("here")
    }

    /// Makes the folder, with what the page's commands read of the repository.
    fn lay(&self, blocks: &[Block]) {
        fs::create_dir(self.folder()).expect("a folder");
        let consoles = blocks
            .iter()
            .filter(|block| block.purpose() == Ok(Use::Console));
        let commands: String = consoles.map(|block| block.text.as_str()).collect();
        for folder in FOLDERS {
            if commands.contains(&format!(" {folder}/")) {
                copy(&root().join(folder), &self.folder().join(folder));
            }
        }
    }

    /// Runs each command, and holds what it prints to what the page says; gives the
    /// block as it should be.
    fn console(&self, block: &Block) -> Result<String, String> {
        let mut now = String::new();
        if !block.text.starts_with("$ ") {
            return Err("a transcript begins with a command".to_owned());
        }
        let text = format!("\n{}", block.text.strip_suffix('\n').unwrap_or_default());
        for part in text.split("\n$ ").skip(1) {
            let mut want = part.split('\n');
            let command = want.next().unwrap_or_default();
            let want: Vec<&str> = want.collect();
            let program = command.split(' ').next().unwrap_or_default();
            if !["panelpaper", "cat", "ls"].contains(&program) {
                return Err(format!("a reader may not have `{program}`"));
            }
            let printed = shell(command, &self.folder());
            let got: Vec<&str> = printed.lines().collect();
            let same = fits(&want, &got);
            let shown = if same { &want } else { &got };
            now += &format!("$ {command}\n");
            now.extend(shown.iter().map(|line| format!("{line}\n")));
            if !same && (!update() || want.contains(&"...")) {
                let want = want.join("\n");
                return Err(format!(
                    "$ {command}\n--- the page:\n{want}\n--- it prints:\n{printed}"
                ));
            }
        }
        Ok(now)
    }

    fn file(&self, name: &str, text: &str) -> Result<(), String> {
        let path = self.folder().join(name);
        let folder = path.parent().unwrap_or(&path);
        let written = fs::create_dir_all(folder).and_then(|()| fs::write(&path, text));
        written.map_err(|error| format!("cannot write {name}: {error}"))
    }

    /// Builds a new paper with this body.
    fn body(&self, text: &str, fails: Option<&str>) -> Result<(), String> {
        self.built(fails, |paper| write(&paper.join("body.zh.hbs"), text))
    }

    /// Builds a new paper with these settings.
    fn settings(&self, text: &str) -> Result<(), String> {
        self.built(None, |paper| {
            let file = paper.join("paper.toml");
            let whole = text.lines().any(|line| line.starts_with("type ="));
            let before = fs::read_to_string(&file).expect("the file is there");
            let text = if whole {
                text.to_owned()
            } else {
                format!("{before}\n{text}")
            };
            write(&file, &text);
        })
    }

    fn built(&self, fails: Option<&str>, change: impl Fn(&Path)) -> Result<(), String> {
        let dir = tempfile::tempdir_in(self.dir.path()).expect("a temporary folder");
        let folder = dir.path().join("here");
        fs::create_dir(&folder).expect("a folder");
        shell("panelpaper new paper", &folder);
        change(&folder.join("paper"));
        let Outcome { status, stderr, .. } = panelpaper(&folder);
        let as_said = match fails {
            Some(name) => status == 1 && stderr.contains(&format!("error[{name}]")),
            None => status == 0,
        };
        match (as_said, fails) {
            (true, _) => Ok(()),
            (_, None) => Err(format!("it is not built:\n{stderr}")),
            (_, Some(name)) => Err(format!("it does not fail with {name}:\n{stderr}")),
        }
    }
}

fn write(file: &Path, text: &str) {
    fs::write(file, text).expect("written");
}

/// Builds the paper below a folder.
fn panelpaper(folder: &Path) -> Outcome {
    crate::support::panelpaper(folder, &["build", "paper", "--format", "short"])
}

/// What a command prints, messages and data as one stream, as on a terminal.
fn shell(command: &str, folder: &Path) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_panelpaper"));
    let own = program.parent().expect("a folder").display();
    let others = std::env::var("PATH").unwrap_or_default();
    let outcome = run(Command::new("sh")
        .arg("-c")
        .arg(format!("exec 2>&1\n{command}"))
        .current_dir(folder)
        .env("PATH", format!("{own}:{others}"))
        .env("NO_COLOR", "1")
        .stdin(Stdio::null()));
    outcome.stdout
}

/// Whether lines are those that are wanted, `...` standing for any.
fn fits(want: &[&str], got: &[&str]) -> bool {
    match want.split_first() {
        None => got.is_empty(),
        Some((&"...", rest)) => (0..=got.len()).any(|skipped| fits(rest, &got[skipped..])),
        Some((line, rest)) => got.first() == Some(line) && fits(rest, &got[1..]),
    }
}

#[test]
fn dots_stand_for_any_lines() {
    let got = ["a", "b", "c", "d"];
    for want in [
        &got[..],
        &["..."],
        &["a", "...", "d"],
        &["...", "a", "b", "...", "c", "d", "..."],
    ] {
        assert!(fits(want, &got), "{want:?}");
    }
    for want in [
        &got[..3],
        &["a", "..."][..1],
        &["b", "..."],
        &["...", "c"],
        &["a", "c", "..."],
    ] {
        assert!(!fits(want, &got), "{want:?}");
    }
}
