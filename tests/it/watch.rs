//! `panelpaper watch`: what is saved is built; what is broken leaves the last
//! good files; Ctrl-C ends it.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::support::{Case, Run, copy, root};

/// Longer than any build takes, on any machine.
const LONG: Duration = Duration::from_secs(60);

/// A paper that is being watched.
struct Watched {
    case: Case,
    child: Child,
    lines: Receiver<String>,
}

impl Watched {
    fn new(case: Case) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_panelpaper"))
            .args(["watch", "paper"])
            .current_dir(case.path(""))
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let stderr = child.stderr.take().expect("it is piped");
        let (sender, lines) = channel();
        thread::spawn(move || {
            for line in BufReader::new(stderr).lines().map_while(Result::ok) {
                let _ = sender.send(line);
            }
        });
        let watched = Self { case, child, lines };
        watched.until("watching paper; Ctrl-C ends");
        watched
    }

    /// The lines up to one that begins like this.
    #[track_caller]
    fn until(&self, start: &str) -> Vec<String> {
        let mut seen = Vec::new();
        loop {
            match self.lines.recv_timeout(LONG) {
                Ok(line) => seen.push(line),
                Err(error) => panic!("no line begins with {start} ({error}): {seen:#?}"),
            }
            if seen.last().is_some_and(|line| line.starts_with(start)) {
                return seen;
            }
        }
    }

    /// The lines up to one that has these words.
    #[track_caller]
    fn until_has(&self, words: &str) -> Vec<String> {
        let mut seen = Vec::new();
        while !seen
            .last()
            .is_some_and(|line: &String| line.contains(words))
        {
            seen.extend(self.until(""));
        }
        seen
    }

    fn pdf(&self) -> Vec<u8> {
        fs::read(self.case.path("output/paper/zh/paper.pdf")).expect("the paper")
    }

    /// Ctrl-C; gives the exit status.
    fn interrupt(&mut self) -> Option<i32> {
        let id = self.child.id().to_string();
        let sent = Command::new("kill").args(["-INT", &id]).status();
        assert!(sent.expect("kill is there").success());
        self.child.wait().expect("it ends").code()
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        // A test that failed leaves nobody watching.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_save_is_built() {
    let watched = Watched::new(Case::small());
    let before = watched.pdf();
    watched.case.edit("duties.csv", "每季", "每月");
    let lines = watched.until("duties.csv: built, 1 annex changed, in ");
    assert_eq!(lines.len(), 1, "one line a build: {lines:?}");
    assert_ne!(watched.pdf(), before);
    // Editors also put a new file in the old one's place.
    let text = fs::read_to_string(watched.case.path("paper/body.zh.hbs")).expect("the body");
    watched.case.write(
        ".body.zh.hbs.new",
        text.replace("電燈則不須。", "電燈則不用。"),
    );
    let (aside, body) = (".body.zh.hbs.new", "body.zh.hbs");
    let path = |name: &str| watched.case.path("paper").join(name);
    fs::rename(path(aside), path(body)).expect("renamed");
    watched.until("body.zh.hbs: built, no annex changed, in ");
    // A template of the paper's own, in a folder that was not there.
    let own = fs::read_to_string(root().join("templates/page.typ")).expect("the template");
    let own = own.replace("size = 14pt", "size = 13pt");
    watched.case.write("templates/page.typ", own);
    watched.until("templates");
    let built = loop {
        let clean = watched.case.run(&["build", "paper", "--out", "clean"]);
        assert_eq!(clean.status, 0, "{}", clean.stderr);
        let clean = fs::read(watched.case.path("clean/paper/zh/paper.pdf")).expect("the paper");
        if clean == watched.pdf() {
            break true;
        }
        // The folder and the file in it may be seen one after the other.
        watched.until("templates");
    };
    assert!(built);
}

#[test]
fn a_broken_save_keeps_the_last_good_files() {
    let watched = Watched::new(Case::small());
    let before = watched.pdf();
    watched.case.edit(
        "posts.csv",
        "hls,beam,電燈改裝總監,Director of Electric Beams,plo",
        "hls,beam,電燈改裝總監,Director of Electric Beams,plop",
    );
    let lines = watched.until("posts.csv: nothing written, the last good files stay, in ");
    assert!(
        lines[0].starts_with("error[posts/unknown-rank]"),
        "{lines:?}"
    );
    assert!(
        lines.last().is_some_and(|line| line.ends_with("; 1 error")),
        "{lines:?}"
    );
    assert_eq!(watched.pdf(), before);
    watched.case.edit("posts.csv", "plop", "plo");
    watched.until("posts.csv: nothing changed, in ");
    // A table that is away for a moment.
    let path = watched.case.path("paper/ranks.csv");
    let text = fs::read(&path).expect("the table");
    fs::remove_file(&path).expect("removed");
    watched.until("ranks.csv: nothing written");
    fs::write(&path, text).expect("written");
    watched.until("ranks.csv: nothing changed, in ");
    assert_eq!(watched.pdf(), before);
}

/// A paper that Typst or Handlebars cannot go through is an error of that save.
#[test]
fn what_makes_typst_break_down_ends_no_watch() {
    let watched = Watched::new(Case::small());
    let good = watched.pdf();
    let body = fs::read_to_string(watched.case.path("paper/body.zh.hbs")).expect("the body");
    for end in [
        "#v(calc.pow(10.0, 308) * 1pt)".to_owned(),
        format!("#{{{}1}}", "1+".repeat(20_000)),
        "{{#if true}}".repeat(1_500) + &"{{/if}}".repeat(1_500),
    ] {
        watched
            .case
            .write("body.zh.hbs", format!("{body}\n{end}\n"));
        let lines = watched.until("body.zh.hbs: nothing written");
        assert!(
            lines.iter().any(|line| line.starts_with("error[")),
            "{lines:?}"
        );
        assert_eq!(watched.pdf(), good);
        watched.case.write("body.zh.hbs", format!("{body}\n甲\n"));
        watched.until("body.zh.hbs: built");
        watched.case.write("body.zh.hbs", &body);
        watched.until("body.zh.hbs: built");
    }
}

/// Builds what is watched until its paper is what a clean build makes.
fn until_as_clean(watched: &Watched, what: &str) {
    loop {
        let clean = watched.case.run(&["build", "paper", "--out", "clean"]);
        assert_eq!(clean.status, 0, "{}", clean.stderr);
        let clean = fs::read(watched.case.path("clean/paper/zh/paper.pdf")).expect("the paper");
        if clean == watched.pdf() {
            return;
        }
        // What is put in place file by file may be seen so.
        watched.until(what);
    }
}

#[test]
fn a_folder_that_is_removed_is_built_again_when_it_is_back() {
    let watched = Watched::new(Case::small());
    let (paper, kept) = (watched.case.path("paper"), watched.case.path("kept"));
    copy(&paper, &kept);
    for word in ["每月", "每週"] {
        fs::remove_dir_all(&paper).expect("removed");
        watched.until("paper is built again when it is back");
        copy(&kept, &paper);
        watched.until("");
        watched.case.edit("duties.csv", "每季", word);
        until_as_clean(&watched, "");
    }
}

#[test]
fn a_folder_that_is_moved_away_is_built_again_when_it_is_back() {
    let watched = Watched::new(Case::small());
    let (paper, away) = (watched.case.path("paper"), watched.case.path("away"));
    fs::rename(&paper, &away).expect("moved");
    // Nothing of it is ours while it is elsewhere.
    fs::write(away.join("duties.csv"), "nothing").expect("written");
    thread::sleep(Duration::from_millis(600));
    copy(&root().join("tests/it/small"), &away);
    fs::rename(&away, &paper).expect("moved back");
    watched.until_has(": nothing changed, in ");
    watched.case.edit("duties.csv", "每季", "每月");
    // What the system says late of the move may name other files too.
    watched.until_has(": built, 1 annex changed, in ");
}

#[test]
fn a_folder_that_takes_another_s_place_is_built() {
    let watched = Watched::new(Case::small());
    let (paper, next) = (watched.case.path("paper"), watched.case.path("next"));
    for word in ["每月", "每週"] {
        copy(&root().join("tests/it/small"), &next);
        let duties = next.join("duties.csv");
        let text = fs::read_to_string(&duties).expect("the table");
        fs::write(&duties, text.replace("每季", word)).expect("written");
        // As a checkout that makes a folder anew: no name of a file in it changes.
        fs::rename(&paper, watched.case.path(word)).expect("moved");
        fs::rename(&next, &paper).expect("moved");
        watched.until("paper: built, ");
        watched.case.edit("ranks.csv", "plo,D1", "plo,D3");
        watched.until_has("ranks.csv: built, ");
    }
}

#[test]
fn a_folder_half_copied_has_errors_and_heals_with_the_rest() {
    let watched = Watched::new(Case::small());
    let paper = watched.case.path("paper");
    let before = watched.pdf();
    fs::remove_dir_all(&paper).expect("removed");
    watched.until("paper is built again when it is back");
    fs::create_dir(&paper).expect("made");
    let small = root().join("tests/it/small");
    for name in ["paper.toml", "offices.csv", "ranks.csv"] {
        fs::copy(small.join(name), paper.join(name)).expect("copied");
    }
    let lines = watched.until_has(": nothing written, ");
    let missing = |line: &String| line.starts_with("error[tables/missing-file]");
    assert!(lines.iter().any(missing), "{lines:#?}");
    assert_eq!(watched.pdf(), before);
    copy(&small, &paper);
    watched.case.edit("duties.csv", "每季", "每月");
    until_as_clean(&watched, "");
    assert_ne!(watched.pdf(), before);
}

#[test]
fn folders_in_a_paper_are_made_anew() {
    let watched = Watched::new(Case::small());
    let page = fs::read_to_string(root().join("templates/page.typ")).expect("the template");
    let templates = watched.case.path("paper/templates");
    for size in ["13pt", "12pt", "11pt"] {
        if templates.exists() {
            fs::remove_dir_all(&templates).expect("removed");
        }
        let own = page.replace("size = 14pt", &format!("size = {size}"));
        watched.case.write("templates/page.typ", own);
        watched.until("templates");
        until_as_clean(&watched, "templates");
    }
    // A font of the paper's own, in a folder that comes, goes and comes again.
    let font = root().join("templates/fonts/LiberationSerif-Regular.ttf");
    let section = "\n[fonts]\ndirs = [\"fonts\"]\n\n[zh]\n";
    watched.case.edit("paper.toml", "\n[zh]\n", section);
    watched.until("paper.toml: nothing written");
    for _ in 0..2 {
        let fonts = watched.case.path("paper/fonts");
        fs::create_dir(&fonts).expect("made");
        fs::copy(&font, fonts.join("own.ttf")).expect("copied");
        // The folder and the file in it may be seen one after the other.
        loop {
            let lines = watched.until("fonts");
            if lines
                .last()
                .is_some_and(|line| !line.contains("nothing written"))
            {
                break;
            }
        }
        fs::remove_dir_all(&fonts).expect("removed");
        watched.until("error[paper/font-folder]");
        watched.until("fonts");
    }
}

#[test]
fn ctrl_c_ends_it_and_leaves_nothing_half_written() {
    let mut watched = Watched::new(Case::small());
    watched.case.edit("ranks.csv", "plo,D1", "plo,D3");
    assert_eq!(watched.interrupt(), Some(0));
    let case = &watched.case;
    for folder in ["output/paper", "output/paper/zh", "output/paper/en"] {
        for entry in fs::read_dir(case.path(folder)).expect("a folder") {
            let name = entry.expect("an entry").file_name();
            assert!(!name.to_string_lossy().starts_with('.'), "{name:?}");
        }
    }
    assert_eq!(case.run(&["build", "paper"]).status, 0);
}

#[test]
fn outputs_in_the_paper_s_own_folder_start_no_build() {
    let case = Case::small();
    let mut child = Command::new(env!("CARGO_BIN_EXE_panelpaper"))
        .args(["watch", "."])
        .current_dir(case.path("paper"))
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    // Once the outputs are there, the build that they must not start has time.
    let start = Instant::now();
    while !case.path("paper/output/paper/paper.zip").exists() {
        assert!(start.elapsed() < LONG, "no outputs");
        thread::sleep(Duration::from_millis(10));
    }
    thread::sleep(Duration::from_millis(1000));
    child.kill().expect("it can be killed");
    let output = child.wait_with_output().expect("it ends");
    let text = String::from_utf8(output.stderr).expect("UTF-8");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 2, "{text}");
    assert!(
        lines[0].starts_with("first build: built, 6 annexes changed, in "),
        "{text}"
    );
}

#[test]
fn what_cannot_be_watched_is_told() {
    let case = Case::small();
    let outcome = case.run(&["watch", "nowhere"]);
    assert_eq!(outcome.status, 2);
    assert!(
        outcome.stderr.starts_with("error: cannot watch nowhere: "),
        "{}",
        outcome.stderr
    );
    let outcome = case.run(&["watch", "paper", "other"]);
    let told = "error: one paper is watched at a time\n";
    assert_eq!((outcome.status, outcome.stderr.as_str()), (2, told));
}

/// Office programs leave lock files beside a workbook, and write it in steps or put
/// another in its place.
#[test]
fn a_workbook_is_built_once_it_is_whole() {
    let case = Case::small();
    let write = |word: &str, name: &str| {
        let to = case.path(name);
        copy(&root().join("tests/it/small"), &to);
        let duties = fs::read_to_string(to.join("duties.csv")).expect("the table");
        fs::write(to.join("duties.csv"), duties.replace("每季", word)).expect("written");
        assert_eq!(case.run(&["tables", name, "--to", "xlsx"]).status, 0);
        fs::read(to.join("tables.xlsx")).expect("the workbook")
    };
    let (monthly, weekly) = (write("每月", "monthly"), write("每週", "weekly"));
    assert_eq!(case.run(&["tables", "paper", "--to", "xlsx"]).status, 0);
    let watched = Watched::new(case);
    let path = watched.case.path("paper/tables.xlsx");
    for lock in [".~lock.tables.xlsx#", "~$tables.xlsx"] {
        watched.case.write(lock, "somebody");
    }
    // Half of it, and the rest when every wait of an editor's save is over.
    fs::write(&path, &monthly[..3_000]).expect("written");
    thread::sleep(Duration::from_millis(400));
    fs::write(&path, &monthly).expect("written");
    let lines = watched.until("tables.xlsx: built, 1 annex changed, in ");
    assert_eq!(lines.len(), 1, "one line a build: {lines:?}");
    fs::write(watched.case.path("paper/5A1B2C00"), &weekly).expect("written");
    fs::rename(watched.case.path("paper/5A1B2C00"), &path).expect("renamed");
    watched.until("tables.xlsx: built, 1 annex changed, in ");
    // One that stays half written is damaged.
    fs::write(&path, &monthly[..3_000]).expect("written");
    let lines = watched.until("tables.xlsx: nothing written");
    assert!(lines[0].starts_with("error[tables/workbook]"), "{lines:?}");
}

#[test]
fn a_folder_that_lends_its_tables_is_watched_once_it_is_named() {
    let watched = Watched::new(Case::small());
    let lender = watched.case.path("lender");
    copy(&root().join("tests/it/small"), &lender);
    fs::remove_file(watched.case.path("paper/duties.csv")).expect("removed");
    watched.until("duties.csv: nothing written");
    let settings = "\n[tables]\nfrom = \"../lender\"\n\n[zh]\n";
    watched.case.edit("paper.toml", "\n[zh]\n", settings);
    watched.until_has("paper.toml: built, no annex changed, in ");
    let duties = fs::read_to_string(lender.join("duties.csv")).expect("the table");
    fs::write(lender.join("duties.csv"), duties.replace("每季", "每月")).expect("written");
    watched.until_has("duties.csv: built, 1 annex changed, in ");
}
