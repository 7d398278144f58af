//! The same slip made in both editions at once, so that no edition contradicts the other:
//! `both.txt` names papers of `both/` (`== wetland`), and then has a slip of several lines
//! each, `caught` or `missed` with what it is, and below it a line for each file, what
//! stands there and what is written for it: `en` and `zh` are the bodies. A slip is caught
//! where a check finds something that it did not find before; that a number is typed and
//! not given by a helper, which is said of right numbers too, does not count.

use std::collections::BTreeMap;
use std::fs;

use camino::Utf8Path;
use panelpaper_check::check;
use tables::load;
use tables::source::PaperFolder;
use testing::{Case, root};

/// What is found in a paper, as words that do not depend on places, with how often each is
/// said.
fn found(case: &Case) -> BTreeMap<String, usize> {
    let path = case.path("paper");
    let path = Utf8Path::from_path(&path).expect("a path in UTF-8");
    let loaded = load::load(&PaperFolder::open(path).expect("the paper's folder"));
    let mut findings = loaded.findings;
    findings.extend(check(loaded.project.expect("a paper.toml"), &loaded.sources).1);
    let mut said = BTreeMap::new();
    for finding in findings {
        if !finding.rule.starts_with("numbers/typed-") {
            let words = format!("{} {}", finding.rule, finding.message);
            *said.entry(words).or_default() += 1;
        }
    }
    said
}

/// Whether the slip of some lines is caught.
fn is_caught(folder: &Utf8Path, lines: &[&str], before: &BTreeMap<String, usize>) -> bool {
    let case = Case::copy_of(folder.as_std_path());
    for line in lines {
        let (file, change) = line.split_once(' ').expect("a file");
        let (old, new) = change.split_once(" => ").expect("what is written for it");
        let file = match file {
            "en" | "zh" => format!("body.{file}.hbs"),
            other => other.to_owned(),
        };
        let text = case.read(&file);
        assert!(text.contains(old), "{file} has no {old}");
        case.write(&file, text.replacen(old, new, 1));
    }
    let after = found(&case);
    let new = |(words, times): (&String, &usize)| {
        let known = before.get(words);
        known.is_none_or(|known| known < times)
    };
    after.iter().any(new)
}

#[test]
fn slips_of_both_editions_are_caught_as_their_list_says() {
    let papers = root().join("crates/check/tests/both");
    let list = fs::read_to_string(root().join("crates/check/tests/both.txt")).expect("the list");
    let (mut caught, mut made, mut faults) = (0, 0, String::new());
    for part in format!("\n{list}").split("\n== ").skip(1) {
        let (paper, slips) = part.split_once('\n').expect("slips");
        let folder = papers.join(paper);
        let folder = Utf8Path::from_path(&folder).expect("a path in UTF-8");
        let before = found(&Case::copy_of(folder.as_std_path()));
        for slip in slips.split("\n\n").filter(|slip| !slip.trim().is_empty()) {
            let lines: Vec<&str> = slip.trim().lines().collect();
            let (head, lines) = lines.split_first().expect("a slip");
            let wanted = head.starts_with("caught ");
            assert!(wanted || head.starts_with("missed "), "{head}");
            let there = is_caught(folder, lines, &before);
            made += 1;
            caught += usize::from(there);
            if there != wanted {
                faults += &format!("\n{paper}: {head}");
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{caught} of {made} are caught; not so:{faults}"
    );
}
