//! The pages that changed, as pictures.

use std::collections::BTreeMap;
use std::fs;

use super::small;
use crate::support::{Case, Run, copy};

/// Compares, and gives what is said.
fn compared(case: &Case, more: &[&str]) -> String {
    let mut args = vec!["compare", "paper", "--to", "old", "--pages", "shots"];
    args.extend(more);
    let made = case.run(&args);
    assert_eq!(made.status, 0, "{}", made.stderr);
    made.stderr
}

/// The pictures by name.
fn shots(case: &Case) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(case.path("shots")).expect("a folder");
    let entries = entries.map(|entry| entry.expect("an entry"));
    let read = |entry: fs::DirEntry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        (name, fs::read(entry.path()).expect("a file"))
    };
    let all: BTreeMap<String, Vec<u8>> = entries.map(read).collect();
    let is_picture = |(name, _): &(String, Vec<u8>)| name.ends_with(".png");
    all.into_iter().filter(is_picture).collect()
}

fn names(case: &Case) -> Vec<String> {
    shots(case).into_keys().collect()
}

/// One duty, in both languages: its annex alone, each with three pictures of one size.
#[test]
fn pages_of_which_the_dots_differ_are_pictures() {
    let case = small();
    copy(&case.path("paper"), &case.path("old"));
    case.edit(
        "duties.csv",
        "每季出版浮標表,To publish the list of buoys each quarter",
        "每月出版浮標表,To publish the list of buoys each month",
    );
    let first = compared(&case, &[]);
    let all = names(&case);
    assert!(first.contains("pictures into shots"), "{}", first);
    assert_eq!(all.len(), 6, "{all:?}");
    for lang in ["en", "zh"] {
        let own: Vec<&String> = all.iter().filter(|name| name.starts_with(lang)).collect();
        let [after, before, overlay] = own[..] else {
            panic!("{own:?}");
        };
        assert!(after.ends_with("-after.png") && before.ends_with("-before.png"));
        assert!(overlay.ends_with("-overlay.png"), "{overlay}");
        assert!(after.starts_with(&format!("{lang}-page-")), "{after}");
    }
    let pictures = shots(&case);
    let size = |bytes: &[u8]| bytes[16..24].to_vec();
    let sizes: Vec<Vec<u8>> = pictures.values().map(|bytes| size(bytes)).collect();
    assert!(sizes.iter().all(|own| *own == sizes[0]), "{sizes:?}");
    let different: std::collections::BTreeSet<&Vec<u8>> = pictures.values().collect();
    assert_eq!(different.len(), 6);
    // The same bytes, and one language where one is named.
    fs::remove_dir_all(case.path("shots")).expect("it goes");
    compared(&case, &["--lang", "en"]);
    let again = shots(&case);
    assert_eq!(again.len(), 3);
    assert!(again.iter().all(|(name, bytes)| pictures[name] == *bytes));
}

/// An annex that is new or gone is pages of one version; one that moved has its pages in
/// both.
#[test]
fn pages_are_opposite_by_what_they_are_of() {
    let case = small();
    copy(&case.path("paper"), &case.path("old"));
    case.edit(
        "annexes.csv",
        "chart,lo,,,,existing,,,transferred,,,,,\n",
        "",
    );
    compared(&case, &["--lang", "en"]);
    let all = names(&case);
    assert_eq!(
        all.iter()
            .filter(|name| name.ends_with("-removed.png"))
            .count(),
        1,
        "{all:?}"
    );
    assert!(
        !all.iter().any(|name| name.ends_with("-added.png")),
        "{all:?}"
    );
    let back = case.run(&[
        "compare", "old", "--to", "paper", "--pages", "back", "--lang", "en",
    ]);
    assert_eq!(back.status, 0, "{}", back.stderr);
    let entries = fs::read_dir(case.path("back")).expect("a folder");
    let added = entries.filter(|entry| {
        let name = entry.as_ref().expect("an entry").file_name();
        name.to_string_lossy().ends_with("-added.png")
    });
    assert_eq!(added.count(), 1);
}

/// Files of somebody else are left, and those of an earlier run go.
#[test]
fn the_folder_keeps_what_is_not_ours() {
    let case = small();
    copy(&case.path("paper"), &case.path("old"));
    case.edit("duties.csv", "each quarter", "each month");
    compared(&case, &["--lang", "en"]);
    let ours = names(&case);
    fs::write(case.path("shots/en-page-99-before.png"), "a draft").expect("written");
    fs::write(case.path("shots/readme.md"), "notes").expect("written");
    // One of ours was changed: it is told, and stays.
    fs::write(case.path("shots").join(&ours[0]), "painted over").expect("written");
    case.edit("duties.csv", "each month", "each quarter");
    let out = compared(&case, &["--lang", "en"]);
    assert!(out.contains("no page is different"), "{}", out);
    assert!(out.contains("somebody changed it"), "{}", out);
    assert_eq!(
        names(&case),
        [ours[0].clone(), "en-page-99-before.png".to_owned()]
    );
    // And is in the way of a page that changed again.
    case.edit("duties.csv", "each quarter", "each month");
    let args = [
        "compare", "paper", "--to", "old", "--pages", "shots", "--lang", "en",
    ];
    let made = case.run(&args);
    assert_eq!(made.status, 2, "{}", made.stderr);
    assert!(
        made.stderr.contains("somebody else wrote it"),
        "{}",
        made.stderr
    );
    assert_eq!(names(&case).len(), 2);
    // A list that is none of ours.
    fs::write(case.path("shots/pages.sha256"), "../posts.csv").expect("written");
    let made = case.run(&args);
    assert_eq!(made.status, 2, "{}", made.stderr);
    assert!(case.path("paper/posts.csv").exists());
    // A version with errors: nothing is written.
    case.edit("body.en.hbs", "{{short \"lo\"}}", "{{short \"nowhere\"}}");
    let args = ["compare", "paper", "--to", "old", "--pages", "other"];
    let made = case.run(&args);
    assert_eq!(made.status, 1, "{}", made.stderr);
    assert!(
        made.stderr.contains("other is not written"),
        "{}",
        made.stderr
    );
    assert!(!case.path("other").exists());
}
