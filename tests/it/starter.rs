//! What `panelpaper new` writes, in each choice of languages.

use std::fs;
use std::path::Path;

use super::support::{panelpaper, pdf_pages};

/// The files of a new paper, each with its text.
fn written(folder: &Path) -> Vec<(String, String)> {
    let entries = fs::read_dir(folder.join("mine")).expect("the paper");
    let mut files: Vec<(String, String)> = entries
        .map(|entry| {
            let path = entry.expect("a file").path();
            let name = path
                .file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            (name, fs::read_to_string(&path).expect("a text"))
        })
        .collect();
    files.sort();
    files
}

#[test]
fn each_choice_of_languages_builds_with_nothing_to_report() {
    for (args, editions) in [
        (&["new", "mine"][..], &["zh"][..]),
        (&["new", "mine", "--lang", "zh"], &["zh"]),
        (&["new", "mine", "--lang", "en"], &["en"]),
        (&["new", "mine", "--lang", "all"], &["zh", "en"]),
        (&["new", "mine", "--type", "ec", "--lang", "en"], &["en"]),
        (
            &["new", "mine", "--type", "ec", "--lang", "all"],
            &["zh", "en"],
        ),
    ] {
        let dir = tempfile::tempdir().expect("a folder");
        let folder = dir.path();
        let outcome = panelpaper(folder, args);
        assert_eq!(outcome.status, 0, "{}", outcome.stderr);
        for (name, text) in written(folder) {
            let is_table = name.ends_with(".csv");
            assert_eq!(text.starts_with('\u{FEFF}'), is_table, "{name}");
            // A spreadsheet writes each row of a table as wide as the others.
            let commas = |line: &str| {
                let mut quoted = false;
                let comma = |c: &char| {
                    quoted ^= *c == '"';
                    *c == ',' && !quoted
                };
                line.chars().filter(comma).count()
            };
            let widths: Vec<usize> = text.lines().map(commas).collect();
            assert!(
                !is_table || widths.windows(2).all(|two| two[0] == two[1]),
                "{name}: {text}"
            );
            for other in ["zh", "en"].iter().filter(|lang| !editions.contains(lang)) {
                assert!(!name.ends_with(&format!(".{other}.hbs")), "{name}");
                let column = format!("_{other}");
                assert!(!is_table || !text.contains(&column), "{name}: {text}");
                assert!(!text.contains(&format!("[{other}]")), "{name}: {text}");
            }
        }
        let outcome = panelpaper(folder, &["check", "mine", "--deny-warnings"]);
        assert_eq!(outcome.status, 0, "{}", outcome.stderr);
        assert_eq!(outcome.stderr.trim(), "mine: nothing to report");
        let outcome = panelpaper(folder, &["build", "mine", "--deny-warnings"]);
        assert_eq!(outcome.status, 0, "{}", outcome.stderr);
        assert_eq!(
            outcome.stderr.trim().lines().count(),
            1,
            "{}",
            outcome.stderr
        );
        let made = |lang: &str| folder.join(format!("output/mine/{lang}/paper.pdf"));
        for lang in ["zh", "en"] {
            assert_eq!(made(lang).exists(), editions.contains(&lang), "{args:?}");
        }
        if editions.contains(&"en") {
            begins_as_its_type_does(&made("en"), args.contains(&"ec"));
        }
    }
}

/// What an English paper of a type begins with.
fn begins_as_its_type_does(paper: &Path, of_subcommittee: bool) {
    let text = pdf_pages(paper).concat();
    let begins = match of_subcommittee {
        true => [
            "HEAD999–SAMPLEDEPARTMENT",
            "Membersareinvitedtorecommend",
            "PROBLEM",
        ],
        false => [
            "PURPOSE",
            "ThispaperseeksMembers’viewsontheproposal",
            "PROPOSAL",
        ],
    };
    for said in begins {
        assert!(text.contains(said), "{said} in {text}");
    }
}

/// A table that Excel has saved again, quotes and commas and all, says the same.
#[test]
fn comments_survive_a_spreadsheet() {
    let dir = tempfile::tempdir().expect("a folder");
    panelpaper(dir.path(), &["new", "mine", "--lang", "all"]);
    let mut comments = 0;
    for (name, text) in written(dir.path()) {
        if name.ends_with(".csv") {
            comments += text
                .lines()
                .filter(|line| line.trim_start_matches(['\u{FEFF}', '"']).starts_with('#'))
                .count();
            let saved = text.replace('\n', "\r\n");
            fs::write(dir.path().join("mine").join(name), saved).expect("written");
        }
    }
    assert!(comments > 2, "{comments}");
    let outcome = panelpaper(dir.path(), &["check", "mine", "--deny-warnings"]);
    assert_eq!(outcome.stderr.trim(), "mine: nothing to report");
}

#[test]
fn another_type_is_told_of_those_that_there_are() {
    let dir = tempfile::tempdir().expect("a folder");
    let outcome = panelpaper(dir.path(), &["new", "mine", "--type", "fcr"]);
    assert_eq!(outcome.status, 2);
    assert!(outcome.stderr.contains("panel, ec"), "{}", outcome.stderr);
}

#[test]
fn another_language_is_told_of_the_three() {
    let dir = tempfile::tempdir().expect("a folder");
    for wrong in ["fr", "EN", "zh,en"] {
        let outcome = panelpaper(dir.path(), &["new", "mine", "--lang", wrong]);
        assert_eq!(outcome.status, 2);
        assert!(outcome.stderr.contains("zh, en, all"), "{}", outcome.stderr);
    }
    assert!(!dir.path().join("mine").exists());
}
