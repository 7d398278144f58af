//! Slips in a paper that has none, each with all that its rule says of it, and words that
//! are right as they are, of which it says nothing.
//!
//! `slips.txt` has a case a paragraph: the rule, edits of the paper `sentences/carbon` as
//! `FILE: OLD => NEW`, and what is said, behind `=`.

use std::fs;

use camino::Utf8Path;
use panelpaper_check::check;
use tables::load;
use tables::source::PaperFolder;
use testing::{Case, root};

/// All that a rule says of a paper.
fn said(case: &Case, rule: &str) -> Vec<String> {
    let path = case.path("paper");
    let path = Utf8Path::from_path(&path).expect("a path in UTF-8");
    let loaded = load::load(&PaperFolder::open(path).expect("the paper's folder"));
    let (_, findings) = check(loaded.project.expect("a paper.toml"), &loaded.sources);
    let own = findings.into_iter().filter(|it| it.rule == rule);
    let mut said: Vec<String> = own.map(|it| it.message).collect();
    said.sort();
    said
}

/// The paper with the edits of a case.
fn edited(lines: &[&str]) -> Case {
    let case = Case::copy_of(&root().join("crates/check/tests/sentences/carbon"));
    for line in lines {
        let (file, edit) = line.split_once(": ").expect("a file");
        let (old, new) = edit.split_once(" => ").expect("what is edited");
        let text = case.read(file);
        assert!(text.contains(old), "{old} in {file}");
        case.write(file, text.replacen(old, &new.replace("\\n", "\n"), 1));
    }
    case
}

#[test]
fn slips_are_told_and_right_words_are_not() {
    let list = root().join("crates/check/tests/slips.txt");
    let list = fs::read_to_string(list).expect("the list");
    let mut faults = String::new();
    let (mut rule, mut count) = ("", 0);
    for part in list.split("\n\n") {
        let lines = part.lines().filter(|line| !line.starts_with('#'));
        let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
        if let [heading] = lines[..] {
            rule = heading.strip_prefix("== ").expect("a rule");
            continue;
        }
        let (messages, edits): (Vec<&str>, Vec<&str>) =
            lines.iter().partition(|line| line.starts_with("= "));
        let mut messages: Vec<&str> = messages.iter().map(|line| &line[2..]).collect();
        messages.sort_unstable();
        let edits: Vec<&str> = edits.into_iter().filter(|line| *line != "-").collect();
        let said = said(&edited(&edits), rule);
        count += 1;
        if said != messages {
            faults += &format!("\n{rule} {edits:?}\n  {said:#?}");
        }
    }
    assert!(faults.is_empty(), "{faults}");
    assert!(count > 5, "{count} cases");
}
