//! The files of `examples/ci`, run as the services run them: the steps that call
//! the program, on a tree of small papers, one folder for each machine.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use super::support::{Outcome, copy, root, run};
use super::tree::Tree;

fn example(name: &str) -> PathBuf {
    root().join("examples/ci").join(name)
}

/// A file of the examples; the parser refuses a key that stands twice.
fn yaml(name: &str) -> Value {
    let text = fs::read_to_string(example(name)).expect("the file is there");
    serde_saphyr::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn list(value: &Value) -> Vec<String> {
    let items = value.as_array().expect("a list").iter();
    items
        .map(|item| item.as_str().expect("a text").to_owned())
        .collect()
}

/// A machine of a service: a checkout of the papers, and a shell.
struct Machine(TempDir);

impl Machine {
    fn new(papers: &Tree) -> Self {
        let machine = Self(tempfile::tempdir().expect("a temporary folder"));
        copy(papers.path(), &machine.path().join("papers"));
        machine
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn shell(&self, script: &str, env: &[(&str, &str)]) -> Outcome {
        let program = Path::new(env!("CARGO_BIN_EXE_panelpaper"));
        let path = std::env::var("PATH").unwrap_or_default();
        let own = program.parent().expect("a folder").display();
        run(Command::new("bash")
            .args(["-eo", "pipefail", "-c", script])
            .current_dir(self.path())
            .env("PATH", format!("{own}:{path}"))
            .envs(env.iter().copied()))
    }

    /// Copies what an upload names into a folder.
    fn upload(&self, paths: &[String], to: &Path) {
        for path in paths {
            copy(&self.path().join(path), &to.join(path));
        }
    }

    fn json(&self, name: &str) -> Value {
        let text = fs::read(self.path().join(name)).expect("the file is there");
        serde_json::from_slice(&text).expect("JSON")
    }

    /// Looks at the joined reports: they tell of each of a dozen papers once.
    fn check_joined(&self, [json, sarif, junit]: [&str; 3]) {
        let report = self.json(json);
        let papers = report["papers"].as_array().expect("papers");
        let paths = papers.iter().map(|paper| paper["path"].as_str());
        let mut paths: Vec<&str> = paths.map(|path| path.expect("a path")).collect();
        paths.sort_unstable();
        let wanted: Vec<String> = (1..=12)
            .map(|at| format!("papers/{}/p{at:02}", if at < 7 { "x" } else { "y/deep" }))
            .collect();
        assert_eq!(paths, wanted);
        let built = papers.iter().filter(|paper| paper["status"] == "built");
        assert_eq!(built.count(), 10);
        let junit = fs::read_to_string(self.path().join(junit)).expect("the file is there");
        assert_eq!(junit.matches("<testsuite ").count(), 12);
        let runs = self.json(sarif);
        let runs = runs["runs"].as_array().expect("runs");
        assert_eq!(runs.len(), 1);
        let rules = runs[0]["results"].as_array().expect("results").iter();
        let rules: Vec<&str> = rules
            .filter_map(|result| result["ruleId"].as_str())
            .collect();
        assert!(rules.contains(&"posts/unknown-rank"), "{rules:?}");
    }
}

/// Text in which the expressions of GitHub have their values.
fn filled(text: &str, values: &[(&str, &str)]) -> String {
    let mut text = text.to_owned();
    for (name, value) in values {
        text = text.replace(&format!("${{{{ {name} }}}}"), value);
    }
    assert!(!text.contains("${{"), "an expression has no value: {text}");
    text
}

/// The scripts of a job that call the program, in order.
fn scripts(job: &Value) -> Vec<String> {
    let steps = job["steps"].as_array().expect("steps").iter();
    let scripts = steps.filter_map(|step| step["run"].as_str());
    let own =
        scripts.filter(|script| script.contains("panelpaper ") || script.contains("reports/"));
    own.filter(|script| !script.contains("cargo"))
        .map(str::to_owned)
        .collect()
}

/// What the step of an action is given.
fn given<'v>(job: &'v Value, action: &str) -> &'v Value {
    let steps = job["steps"].as_array().expect("steps").iter();
    let uses = |step: &&Value| {
        step["uses"]
            .as_str()
            .is_some_and(|uses| uses.starts_with(action))
    };
    &steps
        .clone()
        .find(uses)
        .unwrap_or_else(|| panic!("no {action}"))["with"]
}

#[test]
fn the_workflow_of_github_builds_each_paper_once() {
    let papers = Tree::dozen();
    let jobs = &yaml("github.yml")["jobs"];
    let share = &jobs["share"];
    let shares = share["strategy"]["matrix"]["share"]
        .as_array()
        .expect("a matrix");
    let total = shares.len().to_string();
    let joining = Machine::new(&papers);
    let mut bad = 0;
    let mut kept = Vec::new();
    for number in shares {
        let number = number.to_string();
        let values = [("matrix.share", &*number), ("strategy.job-total", &*total)];
        let machine = Machine::new(&papers);
        let summary = machine.path().join("the-summary");
        let env = [("GITHUB_STEP_SUMMARY", summary.to_str().expect("UTF-8"))];
        for script in scripts(share) {
            let outcome = machine.shell(&filled(&script, &values), &env);
            assert!(outcome.status < 2, "{script}\n{}", outcome.stderr);
            bad += outcome.status;
        }
        let summary = fs::read_to_string(summary).expect("a summary");
        assert!(summary.starts_with("| paper | status |"), "{summary}");
        let upload = given(share, "actions/upload-artifact@");
        let paths = upload["path"].as_str().expect("paths").lines();
        let paths: Vec<String> = paths.map(str::to_owned).collect();
        let name = filled(upload["name"].as_str().expect("a name"), &values);
        let pattern = given(&jobs["join"], "actions/download-artifact@");
        let start = pattern["pattern"]
            .as_str()
            .and_then(|all| all.strip_suffix('*'));
        assert!(name.starts_with(start.expect("a pattern")), "{name}");
        let folder = pattern["path"].as_str().expect("a folder");
        machine.upload(&paths, &joining.path().join(folder).join(name));
        kept.push((number, machine));
    }
    assert!(bad > 0, "broken papers fail a machine");
    for script in scripts(&jobs["join"]) {
        let outcome = joining.shell(&filled(&script, &[]), &[]);
        assert_eq!(outcome.status, 0, "{script}\n{}", outcome.stderr);
    }
    joining.check_joined([
        "reports/papers.json",
        "reports/papers.sarif",
        "reports/junit.xml",
    ]);
    let upload = given(&jobs["join"], "github/codeql-action/upload-sarif@");
    assert_eq!(upload["sarif_file"], "reports/papers.sarif");
    check_cached(share, &papers, &total, kept);
}

/// The next run finds the outputs in the cache, and makes none again.
fn check_cached(share: &Value, papers: &Tree, total: &str, kept: Vec<(String, Machine)>) {
    let cached = given(share, "actions/cache/save@");
    for (number, before) in kept {
        let values = [("matrix.share", &*number), ("strategy.job-total", total)];
        let machine = Machine::new(papers);
        before.upload(
            &[cached["path"].as_str().expect("a path").to_owned()],
            machine.path(),
        );
        let outcome = machine.shell(&filled(&scripts(share)[0], &values), &[]);
        assert!(outcome.status < 2, "{}", outcome.stderr);
        let report = machine.json("reports/papers.json");
        for paper in report["papers"].as_array().expect("papers") {
            assert_ne!(paper["status"], "built", "{paper}");
        }
    }
}

#[test]
fn the_jobs_of_gitlab_build_each_paper_once() {
    let papers = Tree::dozen();
    let jobs = yaml("gitlab-ci.yml");
    let (share, join) = (&jobs["share"], &jobs["join"]);
    let total = share["parallel"].to_string();
    let program = |machine: &Machine| {
        let folder = machine.path().join("program/bin");
        fs::create_dir_all(&folder).expect("a folder");
        let own = env!("CARGO_BIN_EXE_panelpaper");
        fs::hard_link(own, folder.join("panelpaper"))
            .or_else(|_| fs::copy(own, folder.join("panelpaper")).map(drop))
            .expect("the program");
    };
    let joining = Machine::new(&papers);
    program(&joining);
    for index in 1..=share["parallel"].as_u64().expect("a number") {
        let machine = Machine::new(&papers);
        program(&machine);
        let index = index.to_string();
        let env = [("CI_NODE_INDEX", &*index), ("CI_NODE_TOTAL", &*total)];
        for script in list(&share["script"]) {
            let outcome = machine.shell(&script, &env);
            assert!(outcome.status < 2, "{script}\n{}", outcome.stderr);
        }
        let junit = share["artifacts"]["reports"]["junit"]
            .as_str()
            .expect("a pattern");
        assert!(
            machine.path().join(junit.replace('*', &index)).exists(),
            "{junit}"
        );
        machine.upload(&list(&share["artifacts"]["paths"]), joining.path());
    }
    for script in list(&join["script"]) {
        let outcome = joining.shell(&script, &[]);
        assert_eq!(outcome.status, 0, "{script}\n{}", outcome.stderr);
    }
    joining.check_joined(["papers.json", "papers.sarif", "junit.xml"]);
    for path in list(&join["artifacts"]["paths"]) {
        assert!(joining.path().join(&path).exists(), "{path}");
    }
}

/// What is installed is named by its address and commit, which are to be put in.
#[test]
fn the_program_is_installed_from_its_repository() {
    let install = "cargo install --git \"$PANELPAPER_GIT\" --rev \"$PANELPAPER_REV\" --locked";
    for name in ["github.yml", "gitlab-ci.yml"] {
        let text = fs::read_to_string(example(name)).expect("the file is there");
        assert!(text.replace("+stable ", "").contains(install), "{name}");
        assert!(
            text.contains("# PUT YOURS HERE") && text.contains("git.example.org"),
            "{name}"
        );
    }
}

/// A repository with a good paper, committed, and one whose slip is to be.
struct Repository(Machine);

impl Repository {
    fn new() -> Self {
        let repository = Self(Machine::new(&Tree::of(&["good", "a paper"])));
        repository.git("init -q && printf 'output\\n' > .gitignore");
        repository
    }

    fn git(&self, rest: &str) -> Outcome {
        let own = "git -c user.name=N -c user.email=n@example.org";
        let outcome = self.0.shell(&format!("{own} {rest}"), &[]);
        assert_eq!(outcome.status, 0, "{rest}: {}", outcome.stderr);
        outcome
    }

    fn commit(&self) -> Outcome {
        let script = "git -c user.name=N -c user.email=n@example.org commit -qm papers";
        self.0.shell(script, &[])
    }

    fn edit(&self, name: &str, from: &str, to: &str) {
        let path = self.0.path().join("papers").join(name);
        let text = fs::read_to_string(&path).expect("the file is there");
        assert!(text.contains(from), "{from}");
        fs::write(path, text.replace(from, to)).expect("written");
    }
}

#[test]
fn the_hook_refuses_a_broken_paper_and_passes_a_good_one() {
    let repository = Repository::new();
    let hook = repository.0.path().join(".git/hooks/pre-commit");
    fs::copy(example("pre-commit"), hook).expect("the hook");
    // The first commit, which has nothing before it.
    repository.git("add -A");
    let first = repository.commit();
    assert_eq!(first.status, 0, "{}", first.stderr);
    repository.edit("a paper/posts.csv", ",slo,", ",xyz,");
    repository.git("add -A");
    let refused = repository.commit();
    assert_eq!(refused.status, 1, "{}", refused.stderr);
    let place = "papers/a paper/posts.csv:";
    assert!(refused.stderr.contains(place), "{}", refused.stderr);
    assert!(
        refused.stderr.contains("posts/unknown-rank"),
        "{}",
        refused.stderr
    );
    // What is to be committed counts, and not what stands in the folder.
    repository.edit("a paper/posts.csv", ",xyz,", ",slo,");
    assert_eq!(repository.commit().status, 1);
    repository.git("add -A && git reset -q");
    repository.edit("a paper/posts.csv", ",slo,", ",xyz,");
    repository.edit("good/figures.csv", "id,", "# a note\nid,");
    repository.git("add papers/good");
    let good = repository.commit();
    assert_eq!(good.status, 0, "{}", good.stderr);
    // A commit that touches no paper, and one that removes one.
    repository.git("checkout -q . && echo text > notes && git add notes");
    assert_eq!(repository.commit().status, 0);
    repository.git("rm -rq 'papers/a paper'");
    let removed = repository.commit();
    assert_eq!(removed.status, 0, "{}", removed.stderr);
}

/// The comment tells of each paper that changed, and of no other.
#[test]
fn the_comment_on_a_change_says_what_it_makes_of_the_papers() {
    let repository = Repository::new();
    repository.git("add -A");
    assert_eq!(repository.commit().status, 0);
    let base = repository.git("rev-parse HEAD").stdout;
    repository.edit("good/posts.csv", "Lamp Oil Officer", "Officer of Lamps");
    repository.git("add -A");
    assert_eq!(repository.commit().status, 0);
    let job = &yaml("compare.yml")["jobs"]["compare"];
    let scripts = scripts(job);
    let compares = scripts
        .iter()
        .find(|script| script.contains("panelpaper compare"));
    let compares = compares.expect("the step that compares");
    let outcome = repository.0.shell(compares, &[("BASE", base.trim())]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let changes = repository.0.path().join("changes");
    let comment = fs::read_to_string(changes.join("comment.md")).expect("the comment");
    assert!(comment.contains("## good\n"), "{comment}");
    assert!(comment.contains("Officer of Lamps"), "{comment}");
    assert!(!comment.contains("a paper"), "{comment}");
    assert!(changes.join("good.pdf").is_file());
}

#[test]
fn the_hook_of_the_framework_builds_what_changes() {
    let repository = Repository::new();
    repository.git("add -A");
    assert_eq!(repository.commit().status, 0);
    let hook = &yaml("pre-commit-config.yaml")["repos"][0]["hooks"][0];
    let entry = hook["entry"].as_str().expect("a command");
    assert_eq!(repository.0.shell(entry, &[]).status, 0);
    assert!(
        !repository.0.path().join("output/good").exists(),
        "nothing changed"
    );
    repository.edit("good/figures.csv", "id,", "# a note\nid,");
    let good = repository.0.shell(entry, &[]);
    assert_eq!(good.status, 0, "{}", good.stderr);
    assert!(repository.0.path().join("output/good").exists());
    repository.edit("a paper/posts.csv", ",slo,", ",xyz,");
    let bad = repository.0.shell(entry, &[]);
    assert_eq!(bad.status, 1, "{}", bad.stderr);
    assert!(bad.stderr.contains("posts/unknown-rank"), "{}", bad.stderr);
}
