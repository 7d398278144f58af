//! `panelpaper explain`, and that what it says is true: the example of each name
//! is what the program prints.
//!
//! `names/<area>/<name>.edit` changes the small paper so that a message comes;
//! those that no edit of a file brings about are in [`by_hand`].

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use check::catalogue::{self, Entry};
use check::explain;
use serde_json::Value;

use super::support::{Case, Run, copy, panelpaper, root};

/// A name that nothing is known to bring about: it would be a fault of the
/// program's own templates.
const NEVER: [&str; 2] = ["typst/error", "export/docx"];

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

/// A batch in which a paper fails.
fn batch(name: &str, case: &Case) -> String {
    let mut args = vec![
        "batch", "other", "paper", "--format", "short", "--jobs", "1",
    ];
    let other = case.path("other");
    copy(&case.path("paper"), &other);
    match name {
        "batch/broken" => {
            for paper in ["paper", "other"] {
                let file = case.path(paper).join("paper.toml");
                let text = fs::read_to_string(&file).expect("paper.toml");
                fs::write(&file, format!("id = \"small\"\n{text}")).expect("paper.toml");
            }
        }
        "batch/timed-out" => {
            let page = fs::read_to_string(root().join("templates/page.typ")).expect("page.typ");
            let loops =
                "\n#for a in range(1000000) { for b in range(1000000) { let c = a + b } }\n";
            let own = case.path("paper/templates");
            fs::create_dir(&own).expect("a folder");
            fs::write(own.join("page.typ"), page + loops).expect("a template");
            args.extend(["--timeout", "1"]);
        }
        _ => {
            fs::remove_file(other.join("ranks.csv")).expect("it was there");
            args.push("--fail-fast");
        }
    }
    case.run(&args).stderr
}

/// Names the folder `fonts` in paper.toml.
fn with_fonts(case: &Case) {
    let name = case.path("paper/paper.toml");
    let text = fs::read_to_string(&name).expect("paper.toml");
    let own = text.contains("[fonts]");
    assert!(!own, "the small paper names no fonts");
    case.write(
        "paper.toml",
        format!("{text}\n[fonts]\ndirs = [\"fonts\"]\n"),
    );
}

/// Writes a table in the encoding that brings a message; false for other names.
fn encoded(name: &str, figures: &Path) -> bool {
    let bytes: Vec<u8> = match name {
        "tables/undecodable" => b"id,value,note\ncost,1234567,\xFF\n".to_vec(),
        "tables/wrong-encoding" => {
            let text = "id,value,note\ncost,1234567,首長級職位的開支\n";
            encoding_rs::GBK.encode(text).0.into_owned()
        }
        "tables/lost-characters" => b"id,value,note\ncost,1234567,????????\n".to_vec(),
        "tables/unsure-encoding" => b"id,value,note\ncost,1234567,Caf\x88\x6D\n".to_vec(),
        _ => return false,
    };
    fs::write(figures, bytes).expect("a table");
    true
}

/// What is printed where more is needed than an edit of texts; `None` for a
/// name that is not here.
fn by_hand(name: &str, case: &Case) -> Option<String> {
    let paper = case.path("paper");
    let figures = paper.join("figures.csv");
    match name {
        "tables/missing-file" => fs::remove_file(paper.join("ranks.csv")).expect("it was there"),
        "tables/unreadable-file" => {
            fs::remove_file(&figures).expect("it was there");
            fs::create_dir(&figures).expect("a folder");
        }
        "tables/workbook" => {
            fs::rename(&figures, paper.join("figures.xlsx")).expect("it was there");
        }
        "tables/both-kinds"
        | "tables/missing-sheet"
        | "tables/unknown-sheet"
        | "tables/macros"
        | "tables/not-text"
        | "tables/no-value"
        | "tables/merged-cells"
        | "tables/hidden"
        | "tables/not-kept"
        | "tables/nothing-to-convert" => {
            return Some(super::workbook::example(name, case));
        }
        "tables/too-many-rows" => {
            let settings = case.read("paper.toml") + "[table.steps]\n";
            case.write("paper.toml", settings);
            case.write("steps.csv", format!("step\n{}", "1\n".repeat(10_001)));
        }
        _ if encoded(name, &figures) => {}
        "fonts/unreadable" => {
            fs::create_dir_all(paper.join("fonts/Seal.ttf")).expect("a folder");
            with_fonts(case);
        }
        "fonts/damaged" => {
            fs::create_dir(paper.join("fonts")).expect("a folder");
            let font = root().join("templates/fonts/LiberationSerif-Regular.ttf");
            let font = fs::read(font).expect("a font");
            fs::write(paper.join("fonts/Seal.ttf"), &font[..200]).expect("half a font");
            with_fonts(case);
        }
        "paper/no-edition" => {
            case.edit("paper.toml", "[\"zh\", \"en\"]", "[\"zh\"]");
            let args = ["build", "paper", "--lang", "en", "--format", "short"];
            return Some(case.run(&args).stderr);
        }
        "batch/broken" | "batch/timed-out" | "batch/not-tried" => return Some(batch(name, case)),
        "charts/no-room" => {
            let note = vec!["燈火全年不熄。"; 60].join("\n");
            let annexes = format!("kind,subject,note_zh\nchart,hls,\"{note}\"\n");
            case.write("annexes.csv", annexes);
            case.edit("paper.toml", "[\"zh\", \"en\"]", "[\"zh\"]");
        }
        _ => return of_lone_chart(name, case),
    }
    Some(case.run(&["check", "paper", "--format", "short"]).stderr)
}

/// The same of a chart that stands by itself.
fn of_lone_chart(name: &str, case: &Case) -> Option<String> {
    let rows = match name {
        "posts/none" => String::new(),
        "posts/empty-id" => "a,A,,,\n,D,,,a\n".to_owned(),
        "posts/several-heads" => "a,A,,,\nb,B,,,\n".to_owned(),
        "charts/broken-word" => {
            let long = "Lighthousekeepersandalltheirassistantssuperintendent";
            format!("a,{long},,,\n")
        }
        "charts/small-text" => format!("a,{},,,\n", "Keeper ".repeat(600).trim_end()),
        _ => return None,
    };
    let head = "id,title,rank,point,reports_to\n";
    Some(chart(case, &format!("{head}{rows}")))
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
    for entry in catalogue::entries().filter(|entry| !NEVER.contains(&entry.name)) {
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
fn explain_knows_the_name_that_a_message_prints() {
    let outcome = panelpaper(root(), &["explain", "tables/missing-column"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    insta::assert_snapshot!(outcome.stdout, @r#"
    tables/missing-column (error)

    A table lacks a column that it must have.

    Columns of one language (`title_zh`, `title_en`) must be there where
    `languages` of paper.toml has that language; the manual lists the columns of
    each table under "The tables".

    Example: a posts.csv without the column `tenure`.

        paper/posts.csv:1:1: error[tables/missing-column]: the column `tenure` is missing

    Fix: add the column to the header row, and a cell for it to every row.

    Allow: it is no check, and no level or comment can allow it.
    "#);
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
    fonts/damaged         warning  A file of a folder of fonts has a font's name and is none that can be read.
    fonts/missing-glyph   error    No font of the paper has a character that it prints.
    fonts/unknown-family  warning  paper.toml asks for a font family that no font file has.
    fonts/unreadable      error    A file of a folder of fonts cannot be read.
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
