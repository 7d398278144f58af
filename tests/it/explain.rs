//! Every name that a message has is explained, and what is explained is true:
//! the example of each is what the program prints.
//!
//! `names/<area>/<name>.edit` changes the small paper so that a message comes;
//! those that no edit of a file brings about are in [`by_hand`].

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use panelpaper::catalogue::{self, Entry};
use panelpaper::check;
use panelpaper::explain;
use serde_json::Value;

use super::support::{Case, panelpaper, root};

/// A name that nothing is known to bring about: it would be a fault of the
/// program's own templates.
const NEVER: &str = "typst/error";

/// The lines of an explanation that are what is printed.
fn samples(entry: &Entry) -> Vec<&'static str> {
    let lines = entry.doc.lines();
    lines.filter_map(|line| line.strip_prefix("    ")).collect()
}

/// A chart of a table by itself.
fn chart(case: &Case, table: &str) -> String {
    fs::write(case.path("table.csv"), table).expect("a table");
    let args = ["chart", "table.csv", "--format", "short", "-o", "x.svg"];
    case.run(&args).stderr
}

/// What is printed where more is needed than an edit of texts; `None` for a
/// name that is not here.
fn by_hand(name: &str, case: &Case) -> Option<String> {
    let paper = case.path("paper");
    let figures = paper.join("figures.csv");
    let head = "id,title,rank,point,reports_to\n";
    match name {
        "tables/missing-file" => fs::remove_file(paper.join("ranks.csv")).expect("it was there"),
        "tables/unreadable-file" => {
            fs::remove_file(&figures).expect("it was there");
            fs::create_dir(&figures).expect("a folder");
        }
        "tables/undecodable" => {
            fs::write(&figures, b"id,value,note\ncost,1234567,\xFF\n").expect("a table");
        }
        "paper/no-edition" => {
            case.edit("paper.toml", "[\"zh\", \"en\"]", "[\"zh\"]");
            let args = ["build", "paper", "--lang", "en", "--format", "short"];
            return Some(case.run(&args).stderr);
        }
        "posts/none" => return Some(chart(case, head)),
        "posts/empty-id" => return Some(chart(case, &format!("{head}a,A,,,\n,D,,,a\n"))),
        "posts/several-heads" => return Some(chart(case, &format!("{head}a,A,,,\nb,B,,,\n"))),
        _ => return None,
    }
    Some(case.run(&["check", "paper", "--format", "short"]).stderr)
}

/// What the program prints where a name's message comes.
fn printed(name: &str) -> Option<String> {
    let case = Case::small();
    let script = root().join(format!("tests/it/names/{name}.edit"));
    if script.exists() {
        case.apply(&script);
        let args = ["build", "paper", "--format", "short", "--quiet"];
        return Some(case.run(&args).stderr);
    }
    by_hand(name, &case)
}

#[test]
fn examples_are_what_is_printed() {
    let mut wrong = Vec::new();
    for entry in catalogue::entries().filter(|entry| entry.name != NEVER) {
        let printed = printed(entry.name).unwrap_or_default();
        let (samples, name) = (samples(&entry), format!("[{}]: ", entry.name));
        let its_own = samples.iter().any(|line| line.contains(&name));
        let level = ["error", "warning"].into_iter().find(|level| {
            entry.level.split(" or ").any(|known| known == *level)
                && printed.contains(&format!("{level}{name}"))
        });
        let all = samples
            .iter()
            .all(|line| printed.lines().any(|found| found == *line));
        if !(its_own && all && level.is_some()) {
            wrong.push(format!("{} ({})\n{printed}", entry.name, entry.level));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_edit_is_a_names() {
    let known: BTreeSet<&str> = catalogue::entries().map(|entry| entry.name).collect();
    for area in fs::read_dir(root().join("tests/it/names")).expect("the areas") {
        let area = area.expect("an area").path();
        for edit in fs::read_dir(&area).expect("the edits") {
            let edit = edit.expect("an edit").path().with_extension("");
            let part = |path: &Path| path.file_name().map(|part| part.display().to_string());
            let name = [part(&area), part(&edit)].map(Option::unwrap_or_default);
            assert!(known.contains(name.join("/").as_str()), "{name:?}");
        }
    }
}

#[test]
fn explanations_have_the_form_of_the_checks() {
    let mut seen = BTreeSet::new();
    for entry in catalogue::entries() {
        let Entry { name, level, doc } = entry;
        assert!(seen.insert(name), "{name} stands twice");
        assert!(check::rule(name).is_none(), "{name} is a check's");
        assert!(["error", "warning", "error or warning"].contains(&level));
        let example = doc.find("\n\nExample: ").expect("an example");
        let mend = doc.find("\n\nMend: ").expect("how to mend it");
        assert!(example < mend, "{name}");
        let first = doc[..example].split("\n\n").next().unwrap_or_default();
        assert!(first.ends_with('.'), "{name} begins with a sentence");
    }
}

/// The Rust sources of the program, without comments and unit tests.
fn sources(folder: &Path, found: &mut String) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).expect("a source file");
            let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
            let lines = code.lines().filter(|line| !line.trim().starts_with("//"));
            lines.for_each(|line| *found += &format!("{line}\n"));
        }
    }
}

/// Whether a text has the form of a name, `area/kebab-case`.
fn is_name(text: &str) -> bool {
    let word = |word: &str| {
        let sound = |c: char| c.is_ascii_lowercase() || c == '-';
        !word.is_empty() && word.chars().all(sound) && !word.starts_with('-')
    };
    text.split_once('/')
        .is_some_and(|(area, name)| word(area) && word(name))
}

/// Findings carry names that live as long as the program: each stands in the
/// source, in quotes.
#[test]
fn the_names_of_the_source_are_the_explained_ones() {
    let mut code = String::new();
    sources(&root().join("src"), &mut code);
    let quoted = code.lines().flat_map(|line| line.split('"').skip(1));
    // A folder of what the program carries.
    let in_source: BTreeSet<&str> = quoted
        .filter(|text| is_name(text) && *text != "templates/new")
        .collect();
    let known = explain::all();
    let known: BTreeSet<&str> = known.iter().map(|known| known.name).collect();
    assert_eq!(in_source, known);
}

/// The names that messages in a text carry in brackets after their level.
fn carried(text: &str) -> impl Iterator<Item = &str> {
    let parts = ["error[", "warning["].map(|word| text.split(word).skip(1));
    let names = parts.into_iter().flatten();
    names.filter_map(|part| Some(part.split_once(']')?.0).filter(|name| is_name(name)))
}

#[test]
fn the_names_of_every_kept_message_are_explained() {
    let mut folders = vec![root().join("tests/it"), root().join("docs")];
    let mut files = vec![root().join("README.md")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    let mut count = 0;
    for file in files {
        let bytes = fs::read(&file).expect("a file");
        let text = String::from_utf8_lossy(&bytes);
        for name in carried(&text) {
            count += 1;
            let found = explain::find(name);
            assert!(found.is_some(), "{name} in {}", file.display());
        }
    }
    assert!(count > 80, "{count} messages are kept");
}

#[test]
fn explain_knows_the_name_that_a_message_prints() {
    let outcome = panelpaper(root(), &["explain", "tables/missing-column"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    insta::assert_snapshot!(outcome.stdout, @r"
    tables/missing-column (error)

    A table lacks a column that it must have.

    Columns of one language (`title_zh`, `title_en`) must be there where
    `languages` of paper.toml has that language; README lists the columns of each
    table.

    Example: a posts.csv without the column `tenure`.

        paper/posts.csv:1:1: error[tables/missing-column]: the column `tenure` is missing

    Mend: add the column to the header row, and a cell for it to every row.

    Allow: it is no check, and no level or comment can allow it.
    ");
    for (wrong, near) in [
        ("tables/mising-column", "`tables/missing-column`"),
        ("missing-column", "`tables/missing-column`"),
        ("body/handelbars", "`body/handlebars`"),
        ("xyzzy", "`panelpaper explain` lists them"),
        ("", "`panelpaper explain` lists them"),
    ] {
        let outcome = panelpaper(root(), &["explain", wrong]);
        assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""));
        assert!(outcome.stderr.contains(near), "{}", outcome.stderr);
    }
}

#[test]
fn explain_lists_every_name_by_area() {
    let list = panelpaper(root(), &["explain"]).stdout;
    let lines: Vec<&str> = list.lines().filter(|line| !line.is_empty()).collect();
    let known = explain::all();
    assert_eq!(lines.len(), known.len());
    for (line, known) in lines.iter().zip(&known) {
        let rest = line.strip_prefix(known.name).expect("the name").trim();
        let summary = rest.strip_prefix(known.level).expect("the level").trim();
        assert_eq!(summary, known.summary);
    }
    let area = panelpaper(root(), &["explain", "fonts"]);
    insta::assert_snapshot!(area.stdout, @r"
    fonts/missing-glyph   warning  No font of the paper has a character that it prints.
    fonts/unknown-family  warning  paper.toml asks for a font family that no font file has.
    ");
}

#[test]
fn a_log_explains_every_name() {
    let case = Case::small();
    fs::remove_file(case.path("paper/ranks.csv")).expect("it was there");
    let log = case.run(&["check", "paper", "--format", "sarif"]).stdout;
    let log: Value = serde_json::from_str(&log).expect("a log");
    let rule = &log["runs"][0]["tool"]["driver"]["rules"][0];
    let found = explain::find("tables/missing-file").expect("it is explained");
    assert_eq!(rule["id"], found.name);
    assert_eq!(rule["shortDescription"]["text"], found.summary);
    assert_eq!(rule["help"]["text"], found.text);
}

#[test]
fn only_a_checks_name_has_a_level() {
    for name in ["tables/missing-file", "body"] {
        let case = Case::small();
        let level = format!("[checks.levels]\n\"{name}\" = \"allow\"\n");
        case.edit("paper.toml", "[checks.levels]\n", &level);
        let outcome = case.run(&["check", "paper"]);
        assert_eq!(outcome.status, 1);
        let refused = format!("error[checks/unknown-rule]: no check has the name `{name}`");
        assert!(outcome.stderr.contains(&refused), "{}", outcome.stderr);
        let way_out = "only a check's can be allowed or given a level";
        assert!(outcome.stderr.contains(way_out), "{}", outcome.stderr);
        assert!(!outcome.stderr.contains("did you mean"));
    }
}

/// The table of the README is generated; on a mismatch the whole of it is
/// printed, to be put there.
#[test]
fn the_readme_lists_every_other_name() {
    let known = explain::all().into_iter();
    let others = known.filter(|known| check::rule(known.name).is_none());
    let rows = others.map(|other| {
        let summary = other.summary.replace('|', "\\|");
        format!("| `{}` | {} | {summary} |\n", other.name, other.level)
    });
    let head = "| message | level | what it says |\n| --- | --- | --- |\n";
    let table = head.to_owned() + &rows.collect::<String>();
    let readme = fs::read_to_string(root().join("README.md")).expect("the README");
    assert!(
        readme.contains(&table),
        "put this into the README:\n{table}"
    );
}
