//! What the project's own repository runs and says: its workflows and issue
//! forms, the notes of a release, the pages for those who work on it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::support::{Outcome, root, run};

/// The files of a folder that end in `.yml`, parsed; the parser refuses a key
/// that stands twice.
fn yaml_files(folder: &str) -> Vec<(PathBuf, Value)> {
    let entries = fs::read_dir(root().join(folder)).expect("the folder is there");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let yaml = paths.filter(|path| path.extension().is_some_and(|end| end == "yml"));
    yaml.map(|path| {
        let text = fs::read_to_string(&path).expect("a text");
        let value = serde_saphyr::from_str(&text);
        let value = value.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        (path, value)
    })
    .collect()
}

fn jobs(workflow: &Value) -> impl Iterator<Item = (&String, &Value)> {
    workflow["jobs"].as_object().expect("jobs").iter()
}

#[test]
fn workflows_name_actions_by_major_version_and_ask_for_few_rights() {
    let workflows = yaml_files(".github/workflows");
    assert_eq!(workflows.len(), 2);
    for (path, workflow) in workflows {
        let path = path.display();
        let reading = serde_json::json!({"contents": "read"});
        assert_eq!(workflow["permissions"], reading, "{path}");
        for (name, job) in jobs(&workflow) {
            assert!(job["timeout-minutes"].is_u64(), "{path}: {name} may hang");
            let steps = job["steps"].as_array().expect("steps");
            let scripts = steps.iter().filter(|step| step["run"].is_string()).count();
            let actions: Vec<&str> = steps.iter().filter_map(|s| s["uses"].as_str()).collect();
            assert_eq!(scripts + actions.len(), steps.len(), "{path}: {name}");
            for action in &actions {
                let major = action.split_once("@v").map(|(_, major)| major);
                let major = major.is_some_and(|major| major.parse::<u32>().is_ok());
                assert!(major, "{path}: {action}");
            }
            // A job with rights of its own runs nothing of the repository's.
            let checks_out = actions.iter().any(|a| a.starts_with("actions/checkout@"));
            let more_rights = !job["permissions"].is_null();
            assert!(!(checks_out && more_rights), "{path}: {name}");
        }
    }
}

#[test]
fn a_release_has_programs_for_each_system() {
    let workflows = yaml_files(".github/workflows");
    let release = workflows
        .iter()
        .find(|(path, _)| path.ends_with("release.yml"));
    let (_, release) = release.expect("release.yml");
    let matrix = release["jobs"]["program"]["strategy"]["matrix"]["include"].as_array();
    let targets = matrix
        .expect("a matrix")
        .iter()
        .map(|row| row["target"].as_str());
    let targets: BTreeSet<&str> = targets.map(|target| target.expect("a target")).collect();
    for system in ["linux", "apple-darwin", "windows"] {
        let there = targets.iter().any(|target| target.contains(system));
        assert!(there, "nothing for {system}");
    }
}

#[test]
fn each_field_of_an_issue_form_has_its_own_name() {
    let forms = yaml_files(".github/ISSUE_TEMPLATE");
    let forms = forms
        .iter()
        .filter(|(path, _)| !path.ends_with("config.yml"));
    let mut titles = BTreeSet::new();
    for (path, form) in forms {
        let fields = form["body"].as_array().expect("a body").iter();
        let fields: Vec<&Value> = fields.filter(|field| field["type"] != "markdown").collect();
        let ids: BTreeSet<&str> = fields.iter().filter_map(|f| f["id"].as_str()).collect();
        assert_eq!(ids.len(), fields.len(), "{}", path.display());
        assert!(titles.insert(form["name"].as_str().expect("a name")));
    }
    assert_eq!(titles.len(), 3);
}

/// Runs the script for a tag in a repository of two files.
fn notes(tag: &str, cargo: &str, changelog: &str) -> Outcome {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::create_dir(folder.path().join(".ci")).expect("a folder");
    let script = folder.path().join(".ci/release-notes");
    fs::copy(root().join(".ci/release-notes"), &script).expect("the script");
    fs::write(folder.path().join("Cargo.toml"), cargo).expect("written");
    fs::write(folder.path().join("CHANGELOG.md"), changelog).expect("written");
    run(Command::new("bash").arg(&script).arg(tag))
}

#[test]
fn the_notes_of_a_release_are_its_part_of_the_changelog() {
    let cargo = "[workspace.package]\nversion = \"1.2.3\"\n\n[workspace.dependencies]\n\
                 zip = { version = \"9.8.1\" }\n";
    let part = "### Added\n\n- One.\n\n### Fixed\n\n- Two.\n";
    let dated =
        format!("# Changelog\n\n## [1.2.3] - 2026-12-01\n\n{part}\n## [1.2.2] - x\n\n- Old.\n");
    let good = notes("v1.2.3", cargo, &dated);
    assert_eq!((good.status, &*good.stdout), (0, part), "{}", good.stderr);
    let undated = dated.replace("2026-12-01", "Unreleased");
    for (tag, changelog, why) in [
        (
            "v1.2.4",
            &dated,
            "Cargo.toml has version 1.2.3, the tag is v1.2.4",
        ),
        ("1.2.3", &dated, "the tag 1.2.3 does not begin with v"),
        ("v1.2.3", &undated, "[1.2.3] has no date in CHANGELOG.md"),
        ("v1.2.3", &String::new(), "CHANGELOG.md has no part [1.2.3]"),
    ] {
        let refused = notes(tag, cargo, changelog);
        assert_eq!((refused.status, &*refused.stdout), (1, ""), "{tag}");
        assert!(refused.stderr.contains(why), "{}", refused.stderr);
    }
}

#[test]
fn links_of_the_pages_for_contributors_lead_to_files() {
    let mut dead = Vec::new();
    for page in ["ARCHITECTURE.md", "CONTRIBUTING.md", "RELEASING.md"] {
        let text = fs::read_to_string(root().join(page)).expect("the page");
        for link in text.split("](").skip(1) {
            let link = link.split(')').next().unwrap_or_default();
            let file = link.split('#').next().unwrap_or_default();
            let own = !file.is_empty() && !file.contains("://");
            if own && !Path::new(root()).join(file).exists() {
                dead.push(format!("{page}: {link}"));
            }
        }
    }
    assert!(dead.is_empty(), "{}", dead.join("\n"));
}

#[test]
fn the_patch_of_typst_says_what_was_changed() {
    let vendor = root().join("vendor");
    let read = |name: &str| {
        let text = fs::read_to_string(vendor.join(name));
        text.unwrap_or_else(|error| panic!("{name}: {error}"))
    };
    let patch = read("changes.patch");
    let files = patch.split("--- a/").skip(1);
    let mut marks = 0;
    for file in files {
        let (name, hunks) = file.split_once('\n').expect("a name");
        let text = read(name);
        for hunk in hunks.split("\n@@").skip(1) {
            let lines = hunk.lines().skip(1).filter(|line| !line.starts_with('-'));
            let now: Vec<&str> = lines.map(|line| line.get(1..).unwrap_or("")).collect();
            let now = now.join("\n");
            assert!(text.contains(now.trim_end()), "{name} has not:\n{now}");
        }
        marks += text.matches("PANELPAPER").count();
    }
    let told = patch.lines().filter(|line| line.starts_with('+'));
    let told: usize = told.map(|line| line.matches("PANELPAPER").count()).sum();
    assert_eq!(
        marks, told,
        "marks of changes, and those that the patch has"
    );
    let mut others = 0;
    for name in ["typst-layout", "typst-pdf", "typst-utils"] {
        count_marks(&vendor.join(name), &mut others);
    }
    assert_eq!(others, told, "marks in files that the patch does not name");
}

/// Adds how many changes the files below a folder mark.
fn count_marks(folder: &Path, marks: &mut usize) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            count_marks(&path, marks);
        } else {
            let text = fs::read_to_string(&path).expect("a text");
            *marks += text.matches("PANELPAPER").count();
        }
    }
}

/// What cargo says that it would build, a line a package with its features.
fn packages_with_features(options: &[&str]) -> BTreeSet<String> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .args(["tree", "--locked", "--offline", "--prefix", "none"])
        .args(["--format", "{p} {f}"])
        .args(options)
        .current_dir(root())
        .output()
        .expect("cargo runs");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    let lines = String::from_utf8(output.stdout).expect("UTF-8");
    let lines = lines.lines().map(|line| line.trim_end_matches(" (*)"));
    lines.map(str::to_owned).collect()
}

#[test]
fn the_program_is_built_of_the_libraries_that_tests_built() {
    let tests = packages_with_features(&["--workspace", "--edges", "all"]);
    for of_program in [&[][..], &["--workspace"]] {
        let options = [of_program, &["--edges", "no-dev"]].concat();
        let program = packages_with_features(&options);
        let others: Vec<_> = program.difference(&tests).collect();
        assert!(!program.is_empty() && others.is_empty(), "{others:#?}");
    }
}
